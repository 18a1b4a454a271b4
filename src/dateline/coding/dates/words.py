"""The words of a date, each as one letter with its value, so that a grammar over letters knows no language.

Letters: w weekday, m month, n number, o ordinal, y year, G decade, X date in figures, r day from today, H feast, S season; units d day, N
night, k week, F fortnight, M month, Y year, E weekend, D decade, C a stretch with its number, h hour, j minute; p part of the day, c
clock; l last, t this, x next, a ago, L later, R earlier, B before, A after, s since, f from, u until, b by, W between, + and, - to, O of,
T the, 1 a, I in, i on, J at, q few, P past, Q running, g same, v following, V previous, K every, e a part of a month (its days), U eve;
"," as it is, "?" anything else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.coding.dates import feasts
from dateline.knowledge.lexicon import table

FIGURES = (
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}(?!\d)"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{2,4}(?!\d)|(?![\d\w]))|\d{1,2}-\d{1,2}-\d{2,4}(?!\d)"
)
SECTIONS = (("w", "weekday"), ("m", "month"), ("o", "ordinal"), ("r", "day"), ("S", "season"), ("G", "decade"), ("e", "part"))
PLAIN = str.maketrans("–—‑−’‘", "----''")


@dataclass(frozen=True, slots=True)
class Word:
    """A word's letter and its value."""

    letter: str
    value: Any = None
    form: str = ""


@cache
def lexicon(language: str = "en") -> Mapping[str, Any]:
    """The word table."""
    return table("dates", language)


@cache
def _pattern() -> re.Pattern[str]:
    clock, suffixes = lexicon()["patterns"]["clock"], "|".join(lexicon()["words"]["ordinal_suffix"])
    return re.compile(
        rf"(?P<figures>(?<![\d./-]){FIGURES})|(?P<clock>(?<!\d)(?:{clock}))|(?P<decade>\d{{3}}0s\b)|(?P<short>'\d\d\b)"
        rf"|(?P<ordinal>\d+(?:{suffixes})\b)|(?P<number>\d+)|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*'?)|(?P<sign>[^\w\s])",
        re.IGNORECASE,
    )


@cache
def _vocabulary() -> tuple[Mapping[str, Word], int]:
    """Every word and phrase of the table with its letter, and the length of the longest phrase."""
    data, found = lexicon(), {}
    for letter, section in SECTIONS:
        found.update({form: Word(letter, tuple(v) if isinstance(v, list) else v, form) for form, v in data[section].items()})
    found.update({form: Word("H", form, form) for form in feasts.names()})
    found.update({form: Word(letter, None, form) for form, letter in data["unit"].items()})
    found.update({form: Word("C", tuple(unit), form) for form, unit in data["stretch"].items()})
    found.update({form: Word(data["unit"][form], "plural", form) for form in data["words"]["plural_units"]})
    for letter, forms in data["letter"].items():
        found.update({form: Word(letter, None, form) for form in forms if form not in found})
    found.update({form: Word("n", value, form) for form, value in table("numbers")["cardinals"].items() if form not in found})
    return found, max(len(form.split()) for form in found)


def words(text: str) -> list[Word]:
    """The phrase as letters with values."""
    known, longest = _vocabulary()
    matches = list(_pattern().finditer(text.translate(PLAIN)))
    forms = [m[0].casefold() if m.lastgroup != "word" else m[0].casefold().rstrip("'") for m in matches]
    found: list[Word] = []
    at = 0
    while at < len(matches):
        for length in range(min(longest, len(matches) - at), 0, -1):
            form = " ".join(forms[at : at + length])
            word = known.get(form) or (known.get(form.removesuffix("'s")) if length == 1 else None)
            if word:
                break
        else:
            length, word = 1, _figures(matches[at])
        if forms[at + length : at + length + 1] == ["."] and word.letter in "wm":
            length += 1
        found.append(word)
        at += length
    return _joined(found)


def _figures(match: re.Match[str]) -> Word:
    """A word that the table does not know: digits in one form or another, or a sign."""
    form = match[0].casefold()
    digits = int(re.sub(r"\D", "", form) or 0)
    match match.lastgroup:
        case "figures":
            return Word("X", tuple(int(part) for part in re.findall(r"\d+", form)), form)
        case "clock":
            return Word("c", None, form)
        case "decade":
            return Word("G", digits, form)
        case "short":
            return Word("y", digits + (1900 if digits > 40 else 2000), form)
        case "ordinal":
            return Word("o", digits, form)
        case "number":
            return Word("y" if len(form) == 4 and 1500 <= digits <= 2100 else "n", digits, form)
    return Word({"-": "-", ",": ",", "&": "+"}.get(form, "?"), None, form)


def _joined(found: list[Word]) -> list[Word]:
    """Numbers of two words as one: "twenty-three", "twenty-third"."""
    joined: list[Word] = []
    for word in found:
        dash = len(joined) > 1 and joined[-1].letter == "-"
        tens = joined[-2 if dash else -1] if len(joined) > dash else None
        if tens and _spelt(tens, "n") and _spelt(word, "no") and tens.value >= 20 and word.value < 10:
            del joined[-2 if dash else -1 :]
            joined.append(Word(word.letter, tens.value + word.value, word.form))
        else:
            joined.append(word)
    return joined


def _spelt(word: Word, letters: str) -> bool:
    return word.letter in letters and word.form.isalpha()
