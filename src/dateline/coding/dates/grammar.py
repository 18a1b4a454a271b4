"""Words to days: rules over the letters of `words`, the longest first, each turning a stretch of words into one date.

First the hours are taken out, then single dates are built (letter "@"), then what stands between and before them is read: ranges,
"since", "until", "for the third day", durations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, partial

from dateline.coding.dates import atoms
from dateline.coding.dates import calendar as cal
from dateline.coding.dates.atoms import Atom
from dateline.coding.dates.calendar import Anchor, Interval, UnanchoredError
from dateline.coding.dates.words import Word, lexicon, words
from dateline.model import DatePrecision

OTHERS = ((r"g[dpN]|RI?[T1]?d(?![a-z])|LI[T1]?d|iTd(?![a-zA-Z@])", 0), (r"[vx][pdN]", 1), (r"V[pdN]|(?<![no])T[dpN]B(?![a-zA-Z1?@])", -1))
MONTH_PART = r"[OT]*(?:[ltx]?m(?!,?[T1]?[no](?!Y))|(?<=[eOI])[lx]M)"
Rule = tuple[str, Callable[[Sequence[Word]], Atom]]


@dataclass(frozen=True, slots=True)
class Resolved:
    """First and last day (either may be open) with their precision; where nothing could be anchored, `reason` says why.

    `now` is the day spoken of where the words say that something has gone on up to it ("for a third day").
    """

    start: date | None = None
    end: date | None = None
    precision: DatePrecision = "unknown"
    reason: str | None = None
    now: date | None = None


def resolve(
    text: str,
    *,
    published: date | None,
    future: bool = False,
    relative_to: date | None = None,
    country: str | None = None,
    going_on: bool = True,
) -> Resolved:
    """The days that a phrase names, counted from the day of writing.

    `future` says which way words look that name a day without saying which ("on Friday"); `relative_to` is the day that "the following
    day" counts from; `country` (alpha-3) decides how 3/4/2020 is read and when a
    feast is; `going_on`
    that the event is not over, so that "for three days" ends on the day of writing.
    """
    try:
        found = _parsed(text)(Anchor(published, future, relative_to, country, going_on))
    except UnanchoredError as reason:
        return Resolved(reason=lexicon()["reasons"][str(reason)])
    except OverflowError:
        return Resolved(reason=lexicon()["reasons"]["impossible"])
    return Resolved(found.start, found.end, found.precision, None, found.now)


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Atom:
    """The phrase as one date; cached, since news repeats its words."""
    try:
        found = _without_hours(words(text))
        for pattern, build in SINGLE:
            found = _replace(found, pattern, build)
        return _whole(found)
    except UnanchoredError as reason:
        return atoms.nothing(str(reason))


def _letters(found: Sequence[Word]) -> str:
    return "".join(word.letter for word in found)


def _replace(found: list[Word], pattern: str, build: Callable[[Sequence[Word]], Atom]) -> list[Word]:
    """Each match of the pattern as one "@"."""
    out, at = [], 0
    for match in re.finditer(pattern, _letters(found)):
        out += found[at : match.start()]
        out.append(Word("@", build(found[match.start() : match.end()])))
        at = match.end()
    return out + found[at:] if at else found


def _drop(found: list[Word], pattern: str, letter: str | None = None) -> list[Word]:
    """Each match of the pattern taken out, or put as one word of another letter."""
    out, at = [], 0
    for match in re.finditer(pattern, _letters(found)):
        out += found[at : match.start()]
        out += [Word(letter)] if letter else []
        at = match.end()
    return out + found[at:] if at else found


def _without_hours(found: list[Word]) -> list[Word]:
    """Clock times and parts of the day taken out, but for those that shift the day ("last night", "from 9pm to 6am")."""
    overnight = re.search(r"c[-u]c", _letters(found))
    if overnight and _crosses_midnight(found[overnight.start()], found[overnight.end() - 1]):
        found = [*found, Word("Z", "over")]
    found = _drop(found, r"(?<![mn])Jn(?![dNkFMYDEhjmO+-])", "c")
    found = _drop(found, r"bn(?=[iI,@w?]|$)", "c")
    found = _drop(found, r"fn[-u][nc](?![mdNkFMYDhjO])", "c")
    found = _drop(found, r"[fbW]?[iJ]?c(?:[-+u][iJ]?[cn])*", "c")
    found = _replace(found, r"t[pN]", lambda _: atoms.days_on(0))
    found = _replace(found, r"l[pN]", lambda _: atoms.days_on(-1))
    found = _drop(found, r"[pN]-(?=[T1]?[now])", "z")
    for pattern, count in OTHERS:
        found = _replace(found, pattern, partial(_others_day, count))
    found = _replace(found, r"[n1]-?[dkN][LRB](?!l)", lambda stretch: atoms.others_day(_offset(stretch)))
    found = _drop(found, r"(?<![oqnQ])[T1]?[pN]O?|c", "c")
    return _drop(found, rf"e(?!-?[OI]?{MONTH_PART})-?O?|(?<=[mw])c(?=[,mno])|EO(?=[mnoT1])", None)


def _others_day(count: int, _: Sequence[Word]) -> Atom:
    return atoms.others_day(count)


def _crosses_midnight(first: Word, last: Word) -> bool:
    names = lexicon()["words"]
    plain = [word.form.replace(" ", "").rstrip(".") for word in (first, last)]
    return plain[0].endswith(tuple(names["time_after_noon"])) and plain[1].endswith(tuple(names["morning"]))


def _offset(found: Sequence[Word]) -> int:
    count = atoms.value(found, "n", 1) * (7 if atoms.first(found, "k") else 1)
    return count if atoms.first(found, "L") else -count


# Single dates. Order matters: what holds more words comes first.
YEAR = r"(?:,?[IO]?y|,?O?[ltx]Y)"
SINGLE: tuple[Rule, ...] = (
    (rf"e-?[OI]?{MONTH_PART}(?:{YEAR})?", atoms.third_of_month),
    (r"(?:w,?i?)?X", atoms.figures),
    (rf"[ol][wkE][OI][ltx]?m(?:{YEAR})?", atoms.part_of_month),
    (r"m[T1]?[no](?:,[no])*,?[-+][T1]?[no](?!-?[mdNkMYhO])(?:,?y)?", atoms.days_of_month),
    (r"(?:[fW]i?)?[T1]?[no][-+][T1]?[no]O?m(?:,?y)?", atoms.days_of_month),
    (rf"(?:w,?i?[T1]?c?,?)?[T1]?[no](?:O?m)(?:{YEAR})?", atoms.month_day),
    (rf"(?:w,?i?[T1]?c?,?)?m,?[T1]?[no](?![-dNkFMYDhj](?!m))(?:{YEAR})?", atoms.month_day),
    (r"tdI?y", atoms.this_day_in),
    (rf"[ltx]?m{YEAR}|[ltx]?m", atoms.month),
    (r"SO?y-n|[ltx]S|SO?[ltx]Y|SO?y|S", atoms.season),
    (rf"H(?:{YEAR})?", atoms.feast),
    (r"G", atoms.decade),
    (r"K[T1]?[wpdNkE]|K[T1]?@", lambda _: atoms.nothing("recurring")),
    (r"[n1]w(?!c?,?i?[ltx]k)", lambda _: atoms.nothing("no_day")),
    (r"w,?[T1]?o(?![dNkMQ])|wc?,?i?[ltx]k|[ltx]k,?i?w|tc?xw|[ltx]w|wl|wk|w", atoms.weekday),
    (r"r", lambda found: atoms.days_on(atoms.value(found, "r"))),
    (r"[n1q]*O?[dNkFMYDC]a", atoms.ago),
    (r"I[n1]-?[dkFMYD]", atoms.ahead),
    (r"P(?:[nq]O?)?[dNkFMYD]|l[nq]O?[dNkFMYD]", atoms.window),
    (r"kBl|[ltx][kMY]|[ltx]?E", atoms.unit),
    (r"y", atoms.year),
    (r"To(?![a-zA-Z@])", atoms.day_of_month),
)


def _whole(found: list[Word]) -> Atom:
    """The whole phrase, of the dates in it and the words between them."""
    letters = _letters(found)
    dates = {i: word.value for i, word in enumerate(found) if word.letter == "@"}
    for pattern, build in WHOLE:
        match = re.search(pattern, letters)
        if match:
            return build(found, match, dates)
    if dates:
        inner = next(iter(dates.values())) if len(dates) == 1 else _best(list(dates.values()))
        over = any(word.letter == "Z" for word in found)
        return _spread(inner) if over else inner
    return atoms.nothing(_why(letters))


def _best(dates: list[Atom]) -> Atom:
    """Of dates that stand side by side, the first that is a day, else the first that can be placed."""

    def atom(anchor: Anchor) -> Interval:
        found, reason = [], UnanchoredError("no_day")
        for one in dates:
            try:
                found.append(one(anchor))
            except UnanchoredError as error:
                reason = error
        if not found:
            raise reason
        return next((interval for interval in found if interval.precision == "day"), found[0])

    return atom


def _spread(inner: Atom) -> Atom:
    """A night from one day into the next."""

    def atom(anchor: Anchor) -> Interval:
        one = inner(anchor)
        return Interval(one.start, one.end + timedelta(days=1), "range") if one.end and one.precision == "day" else one

    return atom


WHY = (
    (r"K", "recurring"),
    (r"[n1q]-?Q?[hj]", "hours"),
    (r"[nq]-?[dNkFMYhj]", "duration"),
    (r"U|[n1]-?[dkN]?[ABLR]|[LR]", "relative"),
    (r"c", "clock"),
    (r"[hj]|iTd", "hours"),
)


def _why(letters: str) -> str:
    """The reason why a phrase without a date names no day."""
    for pattern, reason in WHY:
        if re.search(pattern, letters):
            return reason
    return "no_day"


Build = Callable[[list[Word], "re.Match[str]", dict[int, Atom]], Atom]


def _at(match: re.Match[str], dates: dict[int, Atom], which: int = 0) -> Atom | None:
    inside = [dates[i] for i in range(match.start(), match.end()) if i in dates]
    return inside[which] if inside else None


def _serial(found: list[Word], match: re.Match[str], dates: dict[int, Atom]) -> Atom:
    number = atoms.value(found[match.start() :], "o")
    kind = next(word.letter for word in found[match.start() :] if word.letter in "dNkMpw@")
    inner = next(iter(dates.values()), None)
    if number < 2:
        return inner or atoms.others_day(0)
    return atoms.serial(number, {"w": "k", "@": "k", "p": "d"}.get(kind, kind), inner)


def _duration(found: list[Word], match: re.Match[str], dates: dict[int, Atom]) -> Atom:
    stretch = found[match.start() : match.end()]
    kind = next(word.letter for word in stretch if word.letter in "dNkFMYDhj")
    begin = any(word.letter in "fs" for word in found)
    one = next(iter(dates.values()), None)
    few = atoms.first(stretch, "q")
    if few:
        return one or atoms.nothing("duration")
    count = atoms.value(stretch, "n1", 1)
    if any(word.letter == "s" for word in found) and one is None:
        return lambda anchor: Interval(cal.back(anchor.today, count, kind), None, "range")
    if begin and one:
        return atoms.lasting(count, kind, begin=one)
    if one and kind in "dN":
        return atoms.if_ahead(atoms.lasting(count, kind, begin=one), _in_place(found, match, count, kind, one))
    if kind in "hj" or not any(word.letter in "iQ" for word in found[: match.end() + 1]):
        return one or atoms.lasting(count, kind)
    return atoms.up_to_now(count, kind, last=one)


def _in_place(found: list[Word], match: re.Match[str], count: int, kind: str, one: Atom) -> Atom:
    lasting = any(word.letter in "iQ" for word in found[: match.end() + 1])
    return atoms.up_to_now(count, kind, last=one) if lasting else one


def _pair(found: list[Word], match: re.Match[str], dates: dict[int, Atom]) -> Atom:
    left, right = _at(match, dates), _at(match, dates, -1)
    assert left is not None
    assert right is not None
    return atoms.joined(left, right)


def _moved(found: list[Word], match: re.Match[str], dates: dict[int, Atom]) -> Atom:
    inner = _at(match, dates)
    stretch = found[match.start() : match.end()]
    assert inner
    sign = 1 if atoms.first(stretch, "A") else -1
    return atoms.moved(inner, sign * atoms.value(stretch, "n", 1) * (7 if atoms.first(stretch, "k") else 1))


def _with(build: Callable[[Atom], Atom]) -> Build:
    def one(found: list[Word], match: re.Match[str], dates: dict[int, Atom]) -> Atom:
        inner = _at(match, dates)
        assert inner
        return build(inner)

    return one


WHOLE: tuple[tuple[str, Build], ...] = (
    (r"(?<!U)oQ?-?[dNkMp]Q?", _serial),
    (r"U[^@]*@", _with(lambda inner: atoms.moved(inner, -1))),
    (r"[n1T]-?[dk][AB][^@]{0,6}@", _moved),
    (r"z[^@]*@", _with(atoms.night_to)),
    (r"kO@", _with(atoms.week_of)),
    (r"[fW]?[^@]?@c?[-+u]i?c?@|f@[^@]*b@|[fs][^@]?@[^@]{0,4}[ub][^@]?@", _pair),
    (r"[n1q]O?-?Q?[dNkFMYDhj](?!a)", _duration),
    (r"s[^@]{0,3}@", _with(atoms.since)),
    (r"f[^@]{0,2}@", _with(atoms.from_)),
    (r"u[^@]{0,2}@", _with(atoms.until)),
    (r"b[^@]{0,2}@", _with(atoms.by)),
)
