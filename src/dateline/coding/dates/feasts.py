"""On which day of a year is a feast: by a date that is the same everywhere, counted from Easter, or by the rule of a country."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from dateline.coding.dates import calendar as cal
from dateline.coding.dates.calendar import UnanchoredError
from dateline.knowledge.lexicon import table


def names(language: str = "en") -> Iterator[str]:
    """All feasts whose day can be told, by the names they have in the text."""
    rows = table("feasts", language)
    for part in ("fixed", "easter", "country"):
        yield from rows[part]


def feast_day(name: str, year: int, country: str | None) -> date:
    """The day of a feast in a year; raises UnanchoredError where it depends on a country that is not known or keeps it by another rule."""
    rows = table("feasts")
    if name in rows["fixed"]:
        return cal.make(year, *rows["fixed"][name])
    if name in rows["easter"]:
        away: int = rows["easter"][name]
        return easter(year, julian=country in rows["julian"]["countries"]) + away * cal.DAY
    rule: Any = rows["country"][name].get(country, rows["country"][name].get("*"))
    if not rule:
        raise UnanchoredError("feast")
    if len(rule) == 2:
        return cal.make(year, *rule)
    month, weekday, nth = rule
    found = cal.nth_in_month(year, month, nth, "w", weekday).start
    assert found is not None
    return found


@cache
def easter(year: int, *, julian: bool = False) -> date:
    """Easter Sunday in today's calendar, by the rules of Meeus."""
    if julian:
        moon = (19 * (year % 19) + 15) % 30
        month, day = divmod(moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114, 31)
        return cal.make(year, month, day + 1) + (year // 100 - year // 400 - 2) * cal.DAY
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return cal.make(year, month, day + 1)
