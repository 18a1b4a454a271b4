"""Reading a cardinal or a plural of magnitude from words: "1,50,000", "two and a half thousand", "tens of thousands"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.knowledge.lexicon import table

GROUPED = r"\d{1,3}(?:[,.'’\u00a0\u202f\u2009 ]\d{2,3})*[,.'’\u00a0\u202f\u2009 ]\d{3}(?!\d)|\d{1,3}, \d{3}(?!\d)"
TOKEN = re.compile(
    rf"(?P<number>(?<![\w.,])(?:{GROUPED}|\d+(?:\.\d{{1,2}})?(?!\.?\d)))(?P<suffix>[^\W\d_]*)"
    r"|(?P<word>[^\W_]+(?:['’][^\W\d_]+)?)|(?P<sign>[^\w\s])"
)
PLAIN = str.maketrans("–—‑−’", "----'")


@dataclass(frozen=True, slots=True)
class Piece:
    """One word, number or sign of a phrase: its plain form, its value where it is written in digits, and where it stands."""

    form: str
    start: int
    end: int
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """What a number says by itself; `end` is the piece after it, `vague` that it is a plural ("hundreds"), `unit` its last magnitude."""

    low: float
    high: float
    vague: bool
    end: int
    unit: float = 1


@cache
def words(language: str = "en") -> Mapping[str, Any]:
    """The table of number words."""
    return table("numbers", language)


def pieces(text: str) -> list[Piece]:
    """The phrase in lower-case pieces; dashes are one sign, "5k" is a number with its magnitude, "3rd" and "R500" are words."""
    found: list[Piece] = []
    suffixes = words()["suffixes"]
    for match in TOKEN.finditer(text):
        start, end = match.span()
        number, suffix = match["number"], (match["suffix"] or "").lower()
        day = re.match(r"(\d{1,2})(, )(\d{3})$", number or "")
        if day and found and found[-1].form in words()["not_people"]["before"]:  # "On June 1, 150 people": a day and a number
            comma, at = start + len(day[1]), start + day.start(3)
            found += [Piece("#", start, comma, float(day[1])), Piece(",", comma, comma + 1), Piece("#", at, end, float(day[3]))]
            continue
        if number is None:
            found.append(Piece(match[0].lower().translate(PLAIN), start, end))
        elif suffix and suffix not in suffixes:
            found.append(Piece(match[0].lower(), start, end))
        else:
            found.append(Piece("#", start, end, _digits(number) * suffixes.get(suffix, 1)))
    return found


def _digits(number: str) -> float:
    if re.fullmatch(r"\d+\.\d{1,2}", number):
        return float(number)
    return float(re.sub(r"\D", "", number))


def amount(parts: Sequence[Piece], at: int) -> Amount | None:
    """The number that begins at this piece; None where none does."""
    return _plural(parts, at) or _few(parts, at) or _cardinal(parts, at)


def form(parts: Sequence[Piece], at: int) -> str:
    """The form of a piece, "" past either end."""
    return parts[at].form if 0 <= at < len(parts) else ""


def _plural(parts: Sequence[Piece], at: int) -> Amount | None:
    """ "dozens", "hundreds of thousands"."""
    plurals = words()["plurals"]
    if form(parts, at) not in plurals or (at and form(parts, at - 1) == "of" and form(parts, at - 2) in plurals):
        return None
    low, high = plurals[form(parts, at)]
    unit, end = 1.0, at + 1
    while form(parts, end) == "of" and form(parts, end + 1) in plurals:
        unit *= _singular(form(parts, end + 1))
        end += 2
    return Amount(low * unit, (high + 1) * unit - 1, True, end)


def _few(parts: Sequence[Piece], at: int) -> Amount | None:
    """ "several hundred", "a few dozen", "a couple of hundred"."""
    table_ = words()
    end, few = at + 1, form(parts, at)
    if few in table_["words"]["couple"]:
        end += form(parts, end) == "of"
        unit, after = _magnitudes(parts, end)
        return Amount(2 * unit, 2 * unit, False, after, unit)
    if few not in table_["words"]["few"]:
        return None
    unit, after = _magnitudes(parts, end)
    if after > end:
        return Amount(3 * unit, _reach(unit), True, after)
    plural = _plural(parts, end)
    return Amount(plural.low * 1.5, plural.high, True, plural.end) if plural else None


def _reach(unit: float) -> float:
    """The most that several of a unit can be: below the next power of ten of it ("several dozen" is below a hundred)."""
    return 99 if unit < 100 else unit * 10 - 1


def _magnitudes(parts: Sequence[Piece], at: int) -> tuple[float, int]:
    magnitudes, unit = words()["magnitudes"], 1.0
    while form(parts, at) in magnitudes:
        unit *= magnitudes[form(parts, at)]
        at += 1
    return unit, at


def _singular(plural: str) -> float:
    return {"tens": 10.0}.get(plural) or float(words()["magnitudes"][plural.removesuffix("s")])


def _cardinal(parts: Sequence[Piece], at: int) -> Amount | None:
    """Digits or number words with their magnitudes: sums of falling products, as they are said."""
    total, current, unit, end = 0.0, None, 1.0, at
    while (value := _one(parts, end, current)) is not None:
        added, end = value
        current = added if current is None else current + added
        scale, end = _magnitudes(parts, end)
        if scale > 1 or total == 0:
            unit = scale
        if scale >= 1000:
            total, current = total + current * scale, None
        else:
            current *= scale
        if form(parts, end) in words()["words"]["joiners"] and scale > 1 and _one(parts, end + 1, None):
            following = _one(parts, end + 1, None)
            end += 1 if following and (current or total) and following[0] < scale else 0
        elif scale == 1:
            break
    if current is None and total == 0:
        return None
    value_ = total + (current or 0)
    if form(parts, end) in words()["words"]["joiners"] and form(parts, end + 1) == "a" and form(parts, end + 2) == "half":
        scale, after = _magnitudes(parts, end + 3)
        unit = max(unit, scale)
        value_, end = (value_ + 0.5) * scale if scale > 1 else value_ + 0.5 * unit, after
    return Amount(value_, value_, False, end, unit)


def _one(parts: Sequence[Piece], at: int, before: float | None) -> tuple[float, int] | None:
    """A number below its magnitude: digits, "fifty-two", "a" or nothing before a magnitude, "half a"; and the piece after it."""
    if at >= len(parts):
        return None
    piece, cardinals, table_ = parts[at], words()["cardinals"], words()
    if piece.value is not None:
        return None if before and (before < 100 or piece.value >= 100) else (piece.value, at + 1)
    if piece.form in cardinals:
        value, end = float(cardinals[piece.form]), at + 1
        follow = end + (form(parts, end) == "-")
        if 20 <= value <= 90 and 1 <= cardinals.get(form(parts, follow), 0) <= 9:
            return value + cardinals[form(parts, follow)], follow + 1
        return _share(parts, value, end)
    if piece.form in table_["fractions"] and form(parts, at + 1) in ("a", "-"):
        return (table_["fractions"][piece.form], at + 2) if form(parts, at + 2) in table_["magnitudes"] else None
    if piece.form in table_["words"]["articles"] and form(parts, at + 1) in table_["magnitudes"]:
        return 1.0, at + 1
    if piece.form in table_["words"]["articles"] and form(parts, at + 1) == "quarter" and form(parts, at + 2) == "of":
        return 0.25, at + 4
    return (1.0, at) if piece.form in table_["magnitudes"] and before is None else None


def _share(parts: Sequence[Piece], value: float, end: int) -> tuple[float, int]:
    """ "three quarters of a million" after the three."""
    at = end + (form(parts, end) == "-")
    if form(parts, at) in words()["fractions"] and form(parts, at + 1) == "of" and form(parts, at + 3) in words()["magnitudes"]:
        return value * float(words()["fractions"][form(parts, at)]), at + 3
    return value, end
