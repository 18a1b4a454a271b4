"""Days, weeks, months and years: arithmetic that knows no words."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.knowledge.lexicon import table
from dateline.model import DatePrecision

DAY = timedelta(days=1)


class UnanchoredError(Exception):
    """Words that cannot be placed in the calendar; the argument is the key of the reason in the word table. It never leaves this room."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From a first to a last day; None where that end is open or not known. `now` is the day spoken of in what is still going on."""

    start: date | None
    end: date | None
    precision: DatePrecision
    now: date | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative words count from: the day of writing, which way they look, another day of the event, the country.

    `going_on` says that the event still goes on, so that "for three days" ends today.
    """

    day: date | None
    future: bool = False
    other: date | None = None
    country: str | None = None
    going_on: bool = True

    @property
    def today(self) -> date:
        """The day of writing, which relative words need."""
        if self.day is None:
            raise UnanchoredError("no_published")
        return self.day

    @property
    def month_first(self) -> bool | None:
        """Whether the country writes 3/4/2020 for the fourth of March; None where no country is known."""
        return self.country in table("dates")["words"]["month_first"] if self.country else None

    def at(self, day: date | None) -> Anchor:
        """The same, counted from another day."""
        return replace(self, day=day)


def day(when: date) -> Interval:
    """One day."""
    return Interval(when, when, "day")


def make(year: int, month: int, number: int) -> date:
    """A date, or the reason why there is none."""
    try:
        return date(year, month, number)
    except ValueError:
        raise UnanchoredError("impossible") from None


def monday(when: date, weeks: int = 0) -> date:
    """The Monday of the week of a day, some weeks on."""
    return when - when.weekday() * DAY + 7 * weeks * DAY


def week(when: date, weeks: int = 0) -> Interval:
    """Monday to Sunday of the week of a day, some weeks on."""
    first = monday(when, weeks)
    return Interval(first, first + 6 * DAY, "week")


def weekend(when: date, weeks: int = 0) -> Interval:
    """Saturday and Sunday of the week of a day, some weeks on."""
    first = monday(when, weeks)
    return Interval(first + 5 * DAY, first + 6 * DAY, "range")


def month_days(year: int, number: int) -> tuple[date, date]:
    """First and last day of a month; numbers below 1 and above 12 run into the years beside it."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = make(year, number, 1)
    return first, first.replace(day=calendar.monthrange(year, number)[1])


def month(year: int, number: int) -> Interval:
    """A month, numbered as in `month_days`."""
    return Interval(*month_days(year, number), "month")


def nth_in_month(year_: int, number: int, nth: int, unit: str, weekday_: int = 5) -> Interval:
    """The nth weekday, weekend ("E") or week ("k") of a month; -1 is the last."""
    first, last = month_days(year_, number)
    if unit == "k":
        start = last - 6 * DAY if nth < 0 else first + 7 * (nth - 1) * DAY
        return Interval(start, min(start + 6 * DAY, last), "week")
    if nth < 0:  # noqa: SIM108
        when = last - (last.weekday() - weekday_) % 7 * DAY
    else:
        when = first + ((weekday_ - first.weekday()) % 7 + 7 * (nth - 1)) * DAY
    return Interval(when, when + DAY, "range") if unit == "E" else day(when)


def year(number: int) -> Interval:
    """A year."""
    return Interval(make(number, 1, 1), make(number, 12, 31), "year")


def weekday(number: int, anchor: Anchor) -> date:
    """The last such weekday up to and including the anchor's day; the next one from it on where the words look ahead."""
    today = anchor.today
    away = (number - today.weekday()) % 7 if anchor.future else -((today.weekday() - number) % 7)
    return today + away * DAY


def month_day(number: int, day_: int, anchor: Anchor, weekday_: int | None = None) -> date:
    """A day and month without a year: the nearest on the anchor's side, and one that falls on the weekday where that is given."""
    today, step = anchor.today, 1 if anchor.future else -1
    found = []
    for away in range(12):
        try:
            when = date(today.year + step * away, number, day_)
        except ValueError:
            continue
        if (when >= today) if anchor.future else (when <= today):
            found.append(when)
    if not found:
        raise UnanchoredError("impossible")
    return next((when for when in found if weekday_ in (None, when.weekday())), found[0])


def named_month(number: int, anchor: Anchor) -> Interval:
    """A month without a year: the last one that has begun, or the next that has not ended."""
    today = anchor.today
    if anchor.future:
        return month(today.year + (number < today.month), number)
    return month(today.year - (number > today.month), number)


def month_number(number: int, anchor: Anchor) -> date:
    """ "The 15th": of this month, or of the one before (after) it where that has not come (has passed)."""
    today = anchor.today
    away = 1 if anchor.future and number < today.day else -1 if not anchor.future and number > today.day else 0
    first, _ = month_days(today.year, today.month + away)
    return make(first.year, first.month, number)


def season(months: tuple[int, int], year_: int) -> Interval:
    """The months of a season; the one that runs over the turn of the year begins in `year_`."""
    first, last = months
    return Interval(month_days(year_, first)[0], month_days(year_ + (last < first), last)[1], "range")


def shifted(when: date, count: int, unit: str) -> Interval:
    """So many units on (back where negative): a day for days, the whole week, month or year for the others."""
    if unit in "dN":
        return day(when + count * DAY)
    if unit in "kF":
        return week(when, count * (2 if unit == "F" else 1))
    if unit == "M":
        return month(when.year, when.month + count)
    return year(when.year + count * (10 if unit == "D" else 1))


def back(when: date, count: int, unit: str) -> date:
    """The day so many units before a day, exactly."""
    if unit in "dN":
        return when - count * DAY
    if unit in "kF":
        return when - 7 * count * (2 if unit == "F" else 1) * DAY
    months = count if unit == "M" else 12 * count * (10 if unit == "D" else 1)
    first, last = month_days(when.year, when.month - months)
    return min(first + (when.day - 1) * DAY, last)
