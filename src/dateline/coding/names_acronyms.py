"""Acronyms that a text defines: "the Bharati Workers' Union (BWU)", "BWU (Bharati Workers' Union)", also where letters fit in part."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.knowledge.lexicon import table

WORD = re.compile(r"\w+")
PAREN = re.compile(r"\(([^()\n]{2,90})\)")
ACRONYM = re.compile(r"[^\W\d_](?:[\w.&/]|-(?=\w)){1,14}\Z")
SMALL = frozenset(table("people")["connectors"])
REACH = 12
"""How many words before a parenthesis may make up the long name."""


@dataclass(frozen=True, slots=True)
class Definition:
    """Where a text gives a long name and its acronym: half-open character ranges."""

    acronym: str
    long: tuple[int, int]
    short: tuple[int, int]


def definitions(text: str) -> list[Definition]:
    """The acronyms that a text defines in parentheses, in reading order."""
    found = []
    for paren in PAREN.finditer(text):
        inner, at = paren[1].strip(), paren.start(1) + len(paren[1]) - len(paren[1].lstrip())
        one = _long_before(text, paren.start(), inner, at) if ACRONYM.match(inner) else _long_inside(text, paren.start(), inner, at)
        if one is not None:
            found.append(one)
    return found


def _long_before(text: str, end: int, inner: str, at: int) -> Definition | None:
    acronym = re.sub(r"(?<=[A-Z])s\Z", "", inner).replace(".", "")
    end = len(text[:end].rstrip())
    start = spelled(text, end, acronym)
    if start is None and acronym.isupper() and len(acronym) >= 3:
        start = _capitalized_run(text, end)
    if start is None or end - start <= len(acronym) or (text[start:end].isupper() and text != text.upper()):
        return None
    return Definition(acronym, (start, end), (at, at + len(inner)))


def _long_inside(text: str, open_: int, inner: str, at: int) -> Definition | None:
    before = re.search(r"([^\W\d_][\w-]{1,12})\s*\Z", text[max(0, open_ - 20) : open_])
    if before is None or len(WORD.findall(inner)) < 2 or spelled(inner, len(inner), before[1]) != 0:
        return None
    begin = max(0, open_ - 20) + before.start(1)
    return Definition(before[1], (at, at + len(inner)), (begin, begin + len(before[1])))


def spelled(text: str, end: int, acronym: str) -> int | None:
    """Where the long name before `end` begins, each of whose words but one gives the acronym its initial; None where no name does."""
    letters = "".join(c for c in acronym.casefold() if c.isalnum())
    floor = max(0, text.rfind("\n", 0, end) + 1, end - 160)
    words = [(m.start(), m[0]) for m in WORD.finditer(text, floor, end)][-REACH:]
    cased = text != text.lower()
    for spare in (0, 1 if len(letters) > 2 else 0):
        for number in range(len(words) - 2, -1, -1):
            start, word = words[number]
            if word[0].casefold() != letters[0] or (cased and not word[0].isupper()) or re.search(r"[.!?;:]\s", text[start:end]):
                continue
            if _gives([w.casefold() for _, w in words[number:]], letters, spare):
                return start
    return None


def _gives(words: list[str], letters: str, spare: int) -> bool:
    """Whether the words spell the letters in order, each word from its initial on; `spare` words and small ones may give none."""
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if letters and word[0] == letters[0]:
        taken = 0
        for letter in word:
            if taken < len(letters) and letter == letters[taken]:
                taken += 1
        if any(_gives(rest, letters[count:], spare) for count in range(1, taken + 1)):
            return True
    if word in SMALL:
        return _gives(rest, letters, spare)
    return spare > 0 and _gives(rest, letters, spare - 1)


def abbreviates(acronym: str, name: str) -> bool:
    """Whether an acronym that stands nowhere beside a name is its initials, all of them; one written as a word asks for more words."""
    words = WORD.findall(name)
    needed = 2 if acronym.isupper() else 3
    if len(acronym) < needed or sum(w[0].isupper() for w in words) < needed or not acronym.isalpha() or not acronym[0].isupper():
        return False
    return _gives([w.casefold() for w in words], acronym.casefold(), 0)


def _capitalized_run(text: str, end: int) -> int | None:
    """Where the capitalized words before a parenthesis begin, for names whose acronym comes from another language."""
    floor = max(0, end - 120, text.rfind("\n", 0, end) + 1)
    start, count = None, 0
    for word in reversed(list(WORD.finditer(text, floor, end))):
        if word[0][0].isupper():
            start, count = word.start(), count + 1
        elif word[0].casefold() not in SMALL:
            break
        if re.search(r"[.,;:!?“”\"]\s*\Z", text[floor : word.start()]):
            break
    return _without_article(text, start) if start is not None and count >= 2 else None


def _without_article(text: str, start: int) -> int:
    article = re.match(r"(?:the|a|an)\s+", text[start:], re.IGNORECASE)
    return start + article.end() if article else start
