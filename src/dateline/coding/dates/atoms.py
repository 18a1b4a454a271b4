"""Single dates: each builder turns the words of one date into a function from the anchor to days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from dateline.coding.dates import calendar as cal
from dateline.coding.dates.calendar import Anchor, Interval, UnanchoredError
from dateline.coding.dates.feasts import feast_day
from dateline.coding.dates.words import Word

Atom = Callable[[Anchor], Interval]
Words = Sequence[Word]
UNITS = "dNkFMYD"


def first(words: Words, letters: str) -> Word | None:
    """The first word with one of these letters."""
    return next((word for word in words if word.letter in letters), None)


def value(words: Words, letters: str, default: int | None = None) -> int:
    """The value of the first word with one of these letters."""
    word = first(words, letters)
    if word is not None and word.value is not None:
        return int(word.value)
    if default is None:
        raise UnanchoredError("no_day")
    return default


def _turn(words: Words) -> int:
    """-1 for "last", 0 for "this", 1 for "next"."""
    word = first(words, "ltx")
    return {"l": -1, "t": 0, "x": 1}[word.letter] if word else 0


def figures(words: Words) -> Atom:
    """A date in figures: year first, day first or month first."""
    parts = next(word.value for word in words if word.letter == "X")
    form = next(word.form for word in words if word.letter == "X")

    def atom(anchor: Anchor) -> Interval:
        if parts[0] > 31:
            return cal.day(cal.make(*parts))
        left, right = parts[:2]
        swap = right > 12 or ("." not in form and left <= 12 and anchor.month_first is True)
        if not swap and "." not in form and left <= 12 and left != right and anchor.month_first is None:
            raise UnanchoredError("ambiguous")
        day, month = (right, left) if swap else (left, right)
        if len(parts) == 2:
            return cal.day(cal.month_day(month, day, anchor))
        year = parts[2] if parts[2] > 99 else parts[2] + (1900 if parts[2] > 40 else 2000)
        return cal.day(cal.make(year, month, day))

    return atom


def month_day(words: Words) -> Atom:
    """ "Friday, 3 June 2011", "June 3", "the 3rd of June last year"."""
    number, month = value(words, "no"), value(words, "m")
    weekday = first(words, "w")

    def atom(anchor: Anchor) -> Interval:
        year = _year(words, anchor)
        if year is not None:
            return cal.day(cal.make(year, month, number))
        return cal.day(cal.month_day(month, number, anchor, weekday.value if weekday else None))

    return atom


def days_of_month(words: Words) -> Atom:
    """ "June 1-3", "between 5 and 7 May 2011"."""
    low, *_, high = (word.value for word in words if word.letter in "no")
    month = value(words, "m")

    def atom(anchor: Anchor) -> Interval:
        year = _year(words, anchor)
        edge = low if anchor.future else high
        near = cal.make(year, month, edge) if year is not None else cal.month_day(month, edge, anchor)
        return Interval(cal.make(near.year, month, low), cal.make(near.year, month, high), "range")

    return atom


def _year(words: Words, anchor: Anchor) -> int | None:
    """The year that the words name, in figures or as "last year"; None where it is left out."""
    if first(words, "y"):
        return value(words, "y")
    return anchor.today.year + _turn(words) if first(words, "Y") else None


def month(words: Words) -> Atom:
    """ "March 2011", "in March", "last March", "in March last year"."""
    number = value(words, "m")

    def atom(anchor: Anchor) -> Interval:
        year = _year(words, anchor)
        if year is not None:
            return cal.month(year, number)
        turn = _turn(words)
        if turn and anchor.today.month == number:
            return cal.month(anchor.today.year + turn, number)
        if first(words, "t"):
            return cal.month(anchor.today.year, number)
        return cal.named_month(number, Anchor(anchor.today, turn > 0 or (turn == 0 and anchor.future)))

    return atom


def third_of_month(words: Words) -> Atom:
    """ "early March", "in late June last year", "the second half of May 2011": some of its days, as the table says."""
    low, high = next(word.value for word in words if word.letter == "e")
    whole = unit(words) if not first(words, "m") else month([word for word in words if word.letter != "e"])

    def atom(anchor: Anchor) -> Interval:
        found = whole(anchor)
        if found.start is None or found.end is None:
            raise UnanchoredError("no_day")
        return Interval(found.start.replace(day=low), min(found.start.replace(day=28) + (high - 28) * cal.DAY, found.end), "range")

    return atom


def part_of_month(words: Words) -> Atom:
    """ "the first Friday of September", "the last week of July", "the first weekend of October 2019"."""
    unit_ = next(word for word in words if word.letter in "wkE")
    nth = -1 if first(words, "l") else value(words, "o")
    whole = month([word for word in words if word.letter in "mytxY" or (word.letter == "l" and first(words, "o"))])

    def atom(anchor: Anchor) -> Interval:
        start = whole(anchor).start
        if start is None:
            raise UnanchoredError("no_day")
        weekday_ = unit_.value if unit_.letter == "w" else 5
        return cal.nth_in_month(start.year, start.month, nth, unit_.letter, weekday_)

    return atom


def season(words: Words) -> Atom:
    """ "the summer of 2007", "the winter of 2013-14", "last summer"."""
    months = next(word.value for word in words if word.letter == "S")

    def atom(anchor: Anchor) -> Interval:
        year = _year(words, anchor)
        if year is not None:
            return cal.season(months, year)
        turn = _turn(words)
        if not first(words, "ltx"):
            raise UnanchoredError("season")
        found = [cal.season(months, anchor.today.year + away) for away in (-2, -1, 0, 1, 2)]
        if turn < 0:
            return next(s for s in reversed(found) if s.end and s.end < anchor.today)
        return next(s for s in found if s.start and s.end and (s.start > anchor.today or (turn == 0 and s.end >= anchor.today)))

    return atom


def feast(words: Words) -> Atom:
    """A day with a name, in the year named or the nearest on the anchor's side."""
    name = next(word.value for word in words if word.letter == "H")

    def atom(anchor: Anchor) -> Interval:
        year = _year(words, anchor)
        if year is not None:
            return cal.day(feast_day(name, year, anchor.country))
        today = anchor.today
        near = [feast_day(name, today.year + away, anchor.country) for away in (-1, 0, 1)]
        return cal.day(next(d for d in near if d >= today) if anchor.future else next(d for d in reversed(near) if d <= today))

    return atom


def weekday(words: Words) -> Atom:
    """ "Friday", "last Friday", "Friday last week", "this Friday"; "Tuesday, the 15th"."""
    number = value(words, "w")
    ordinal, whole_week = first(words, "o"), first(words, "k")

    def atom(anchor: Anchor) -> Interval:
        today = anchor.today
        turn = _turn(words)
        if ordinal:
            return cal.day(cal.month_number(ordinal.value, anchor))
        if whole_week or (turn > 0 and not first(words, "t")):
            weeks = turn if first(words, "ltx") else 1
            return cal.day(cal.monday(today, weeks) + number * cal.DAY)
        if turn < 0:
            return cal.day(cal.weekday(number, Anchor(today - cal.DAY)))
        return cal.day(cal.weekday(number, Anchor(today, anchor.future or turn > 0)))

    return atom


def days_on(count: int) -> Atom:
    """So many days from the day of writing: "yesterday", "tonight"."""
    return lambda anchor: cal.day(anchor.today + timedelta(days=count))


def others_day(count: int) -> Atom:
    """So many days from another day of the event: "the same evening", "the following day", "two days later"."""

    def atom(anchor: Anchor) -> Interval:
        if anchor.other is None:
            raise UnanchoredError("relative")
        return cal.day(anchor.other + timedelta(days=count))

    return atom


def unit(words: Words) -> Atom:
    """ "last week", "this month", "next year", "the weekend", "the week before last"."""
    kind = next(word.letter for word in words if word.letter in "kMYE")
    turn = _turn(words) - bool(first(words, "B"))

    def atom(anchor: Anchor) -> Interval:
        today = anchor.today
        if kind == "E":
            return _weekend(anchor, turn if first(words, "ltx") else None)
        return cal.shifted(today, turn, kind)

    return atom


def _weekend(anchor: Anchor, turn: int | None) -> Interval:
    """The weekend that is over, or the next one; "next weekend" is that of the next week."""
    today = anchor.today
    if turn == 1:
        return cal.weekend(today, 1)
    if anchor.future or turn == 0:
        return cal.weekend(today)
    over = today.weekday() == 6 and turn is None
    return cal.weekend(today, 0 if over else -1)


def ago(words: Words) -> Atom:
    """ "two years ago", "a fortnight ago"; "a few days ago" has no first day."""
    if stretch := first(words, "C"):
        unit_, times = stretch.value
        return lambda anchor: cal.shifted(anchor.today, -times * value(words, "n1", 1), unit_)
    kind = next(word.letter for word in words if word.letter in UNITS)
    few = first(words, "q")
    if not few and not first(words, "n1"):
        return nothing("no_day")
    count = value(words, "n1", 1)
    if few:
        return lambda anchor: Interval(None, anchor.today - cal.DAY, "range")
    return lambda anchor: cal.shifted(anchor.today, -count, kind)


def ahead(words: Words) -> Atom:
    """ "in two weeks": a day to come, but a duration where the words look back ("built in three days")."""
    kind, count = next(word.letter for word in words if word.letter in UNITS), value(words, "n1", 1)

    def atom(anchor: Anchor) -> Interval:
        if not anchor.future:
            raise UnanchoredError("duration")
        return cal.shifted(anchor.today, count, kind)

    return atom


def window(words: Words) -> Atom:
    """ "over the last three days", "in the past week": up to the day before; "in recent weeks" has no first day."""
    unit_ = next(word for word in words if word.letter in UNITS)
    open_ = bool(first(words, "q")) or (unit_.value == "plural" and not first(words, "n"))

    def atom(anchor: Anchor) -> Interval:
        start = None if open_ else cal.back(anchor.today, value(words, "n", 1), unit_.letter)
        return Interval(start, anchor.today - cal.DAY, "range")

    return atom


def year(words: Words) -> Atom:
    """ "in 2009"."""
    number = value(words, "y")
    return lambda anchor: cal.year(number)


def decade(words: Words) -> Atom:
    """ "in the 1980s", "in the seventies"."""
    number = value(words, "G")
    return lambda anchor: Interval(cal.make(number, 1, 1), cal.make(number + 9, 12, 31), "range")


def this_day_in(words: Words) -> Atom:
    """ "on this day in 1956"."""
    number = value(words, "y")
    return lambda anchor: cal.day(cal.make(number, anchor.today.month, anchor.today.day))


def day_of_month(words: Words) -> Atom:
    """ "on the 15th"."""
    number = value(words, "o")
    return lambda anchor: cal.day(cal.month_number(number, anchor))


def nothing(reason: str) -> Atom:
    """Words that name no day, with the reason."""

    def atom(anchor: Anchor) -> Interval:
        raise UnanchoredError(reason)

    return atom


def joined(left: Atom, right: Atom) -> Atom:
    """From the one to the other: the second is counted from the first where the words look ahead, the first from the second elsewhere."""

    def atom(anchor: Anchor) -> Interval:
        if anchor.future:
            one = left(anchor)
            two = right(anchor.at(one.start) if one.start else anchor)
        else:
            two = right(anchor)
            one = left(anchor.at(two.end) if two.end and anchor.day else anchor)
        if one.start and two.end and one.start <= two.end:
            return Interval(one.start, two.end, "range" if one != two else one.precision)
        return one

    return atom


def since(inner: Atom) -> Atom:
    """Open to the end."""
    return lambda anchor: Interval(inner(anchor).start, None, "range")


def from_(inner: Atom) -> Atom:
    """Open to the end, where the days named have none of their own ("from August 16 to 20")."""

    def atom(anchor: Anchor) -> Interval:
        found = inner(anchor)
        return found if found.precision == "range" and found.end else Interval(found.start, None, "range")

    return atom


def until(inner: Atom) -> Atom:
    """Open to the beginning."""
    return lambda anchor: Interval(None, inner(anchor).end, "range")


def moved(inner: Atom, count: int) -> Atom:
    """Days after or before another date: "the eve of May Day", "a day after Monday's march"."""

    def atom(anchor: Anchor) -> Interval:
        found = inner(anchor)
        edge = found.end if count > 0 else found.start
        if edge is None:
            raise UnanchoredError("relative")
        return cal.day(edge + timedelta(days=count))

    return atom


def by(inner: Atom) -> Atom:
    """ "By Friday": a deadline to come, else the day by which something was so."""
    return lambda anchor: until(inner)(anchor) if anchor.future else inner(anchor)


def week_of(inner: Atom) -> Atom:
    """ "the week of June 1"."""

    def atom(anchor: Anchor) -> Interval:
        found = inner(anchor)
        return cal.week(found.start) if found.start and found.precision == "day" else found

    return atom


def night_to(inner: Atom) -> Atom:
    """ "the night to 9 May": two days."""

    def atom(anchor: Anchor) -> Interval:
        found = inner(anchor)
        if found.start is None:
            return found
        return Interval(found.start - cal.DAY, found.start, "range")

    return atom


def serial(number: int, kind: str, inner: Atom | None = None) -> Atom:
    """ "for the third day running (on Monday)": it began so many days or weeks before that day and goes on."""

    def atom(anchor: Anchor) -> Interval:
        now = _now(anchor, inner)
        return Interval(cal.back(now, number - 1, kind), None, "range", now)

    return atom


def lasting(count: int, kind: str, *, begin: Atom | None = None) -> Atom:
    """A duration from its first day: "three days from Monday", or "36-hour" where another phrase names the day."""

    def atom(anchor: Anchor) -> Interval:
        start = begin(anchor).start if begin else anchor.other
        if start is None:
            raise UnanchoredError("hours" if kind == "j" or (kind == "h" and count <= 24) else "duration")
        days = {"d": count, "N": count, "h": -(-count // 24), "j": 1, "k": count * 7, "F": count * 14}.get(kind)
        end = start + timedelta(days=max(days, 1) - 1) if days is not None else cal.back(start, -count, kind) - cal.DAY
        return Interval(start, end, "range" if end > start else "day")

    return atom


def if_ahead(plan: Atom, else_: Atom) -> Atom:
    """One reading for what is to come ("will begin a two-day strike on Thursday"), another for what was."""

    def atom(anchor: Anchor) -> Interval:
        found = plan(anchor) if anchor.future else None
        return found if found is not None and else_(anchor).precision == "day" else else_(anchor)

    return atom


def up_to_now(count: int, kind: str, last: Atom | None = None) -> Atom:
    """ "for three days": it began so long before the day spoken of and goes on; "for three weeks last year" is that year."""

    def atom(anchor: Anchor) -> Interval:
        if last is not None and (named := last(anchor)).precision != "day":
            return named
        if kind in "hj":
            raise UnanchoredError("hours")
        if anchor.future or (last is None and not anchor.going_on):
            raise UnanchoredError("duration")
        now = _now(anchor, last)
        return Interval(cal.back(now, count - (kind in "dN"), kind), None, "range", now)

    return atom


def _now(anchor: Anchor, inner: Atom | None) -> date:
    """The day spoken of: the one named beside, another day of the event, else the day of writing."""
    found = inner(anchor).start if inner else anchor.other or anchor.today
    if found is None:
        raise UnanchoredError("no_day")
    return found
