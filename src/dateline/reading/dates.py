"""Dates as papers and archives print them, read only where they can mean one day: 03/04/2021 is nobody's date."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from dateline.reading.tables import table


class Day(NamedTuple):
    """A day as printed; `year` is missing in most datelines."""

    month: int
    day: int
    year: int | None = None

    def iso(self, year: int | None = None) -> str | None:
        """The ISO date, with the year from elsewhere where the print has none; None where there is no such day or no year."""
        full = self.year or year
        try:
            return date(full, self.month, self.day).isoformat() if full else None
        except ValueError:
            return None


_MONTH = rf"(?:{'|'.join(sorted(table('en')['months'], key=len, reverse=True))})\b\.?"
_YEAR = r"(?:(?:19|20)\d\d|'?[0-9]{2}(?=\b(?!\d)(?![:.]\d)))"
PRINTED = (
    rf"(?:(?P<m1>{_MONTH})\s?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:\d)(?:,?\s(?P<y1>(?:19|20)\d\d)\b)?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?[\s-](?P<m2>{_MONTH})(?:,?[\s-](?P<y2>{_YEAR})\b)?"
    r"|(?P<y3>(?:19|20)\d\d)[-/](?P<m3>\d{1,2})[-/](?P<d3>\d{1,2})(?!\d)"
    r"|(?P<d4>\d{1,2})[./](?P<m4>\d{1,2})[./](?P<y4>(?:19|20)\d\d)(?!\d))"
)
"""A printed date; use with re.IGNORECASE and hand the match to `day_of`. Its groups are m1 to y4."""

_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_WEEKDAY = rf"(?:{_DAY}\.?,?\s+)?"
_REST = rf"(?:[,\s]*{_DAY}\b\.?)?(?:[\sT,@|•·-]*(?:at\s)?\d{{1,2}}[:.]\d\d.*)?(?:\s*\([^)]*\))?[\s.]*"
_WHOLE = re.compile(rf"\s*{_WEEKDAY}{PRINTED}{_REST}", re.IGNORECASE)
_COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6}Z?)?\s*")


@cache
def _months() -> dict[str, int]:
    return dict(table("en")["months"])


def day_of(match: re.Match[str]) -> Day | None:
    """The day of a match of `PRINTED`; None where the figures are no day or could be two."""
    found = match.groupdict()
    for n in "12":
        if found[f"m{n}"]:
            month, year = _months()[found[f"m{n}"].rstrip(".").lower()], _year(found[f"y{n}"])
            return _checked(Day(month, int(found[f"d{n}"]), year))
    if found["m3"]:
        return _checked(Day(int(found["m3"]), int(found["d3"]), int(found["y3"])))
    first, second, year = int(found["d4"]), int(found["m4"]), int(found["y4"])
    if "." in match.group() or first > 12 or first == second:
        return _checked(Day(second, first, year))
    return _checked(Day(first, second, year)) if second > 12 else None


def written_date(text: str) -> str | None:
    """The ISO date of a field or line that is a date and nothing else (a weekday or time of day may stand by); None otherwise."""
    if match := _COMPACT.fullmatch(text):
        return Day(int(match[2]), int(match[3]), int(match[1])).iso()
    match = _WHOLE.fullmatch(text) if len(text) < 100 else None
    day = day_of(match) if match else None
    return day.iso() if day else None


def _year(printed: str | None) -> int | None:
    if printed is None:
        return None
    number = int(printed.lstrip("'"))
    return number if number > 99 else number + (1900 if number > 68 else 2000)


def _checked(day: Day) -> Day | None:
    try:
        date(day.year or 2000, day.month, day.day)
    except ValueError:
        return None
    return day
