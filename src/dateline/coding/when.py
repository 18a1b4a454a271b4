"""When: the days on which an event took place, from the words that date it, counted from the day the document was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from dateline.coding.dates import Resolved, resolve
from dateline.coding.dates.words import lexicon
from dateline.coding.happening import Happening
from dateline.coding.syntax import clause_head, head_of
from dateline.coding.when_items import item_at
from dateline.coding.when_told import (
    NEWS,
    TIMES,
    background,
    decided_on,
    ends_on,
    happens_now,
    looks_ahead,
    older_time,
    set_for,
    told_day,
    written,
)
from dateline.language.analysis import Analysis, Mark
from dateline.model import Date, Origin

if TYPE_CHECKING:
    from spacy.tokens import Token

AHEAD = frozenset({"planned", "hypothetical"})
LASTING = frozenset({"strike", "boycott", "hunger"})
"""Modes that go on when one day of them is named and they are said to be ongoing."""
COARSE = {"day": 0, "range": 0, "week": 1, "month": 2, "year": 3}
LONG = timedelta(8)
"""A range of more days is as coarse as a week."""
LONG_AGO = timedelta(60)
STILL = timedelta(1)
"""What was told to have gone on for days, so short before the day of writing, goes on."""


@dataclass(frozen=True, slots=True)
class Said:
    """One phrase that may date an event: what it resolves to, and the phrase it counts from where it counts from another."""

    mark: Mark
    resolved: Resolved
    base: Mark | None = None


def date_of(analysis: Analysis, happening: Happening, *, country: str | None = None) -> Date | None:
    """The days of an event with the words they rest on; None where the document says nothing of its time.

    Words that cannot be anchored give a date without days, precision unknown. A hypothetical event has no days even where a deadline is
    named. An event told in passing takes the day that the story speaks of there, as inferred. `country` (alpha-3) is where it took place.
    """
    said = _with_clause(analysis, happening, said_of(analysis, happening, country=country), country)
    item = item_at(analysis, happening.triggers[0].start)
    if item is not None and item.day is not None:
        said = tuple(one for one in said if item.start <= one.mark.start < item.end)
    if said and happening.status == "hypothetical":
        return _date(analysis, Resolved(), [said[0].mark])
    placed = [
        one for one in said if (one.resolved.start or one.resolved.end) and not _long_open(one.resolved, happening, written(analysis))
    ]
    if placed:
        best = min(placed, key=lambda one: _rank(analysis, happening, one))
        return _date(analysis, *_combined(best, said, happening, written(analysis)))
    if item is not None and item.day is not None:
        return _date(analysis, Resolved(item.named, item.named, "day"), [item.day])
    passing = {_reason("clock"), _reason("hours"), _reason("relative")}
    vague = [one.mark for one in said if one.resolved.reason not in passing and not one.resolved.start]
    if vague:
        return _date(analysis, Resolved(), vague[:2])
    inferred = _inferred(analysis, happening, said) if happening.type == "PROTEST" else None
    return inferred or (_date(analysis, Resolved(), [one.mark for one in said[:2]]) if said else None)


def said_of(analysis: Analysis, happening: Happening, *, country: str | None = None) -> tuple[Said, ...]:
    """Each phrase that may date the event and what it resolves to, with the reason where it resolves to nothing."""
    day = written(analysis)
    marks = list(happening.of("tim"))
    if happening.status in {"cancelled", "prevented"}:
        marks = [mark for mark in marks if not decided_on(analysis, mark, happening.triggers)]
    said = tuple(_said(analysis, happening, mark, day, country) for mark in marks or _by_syntax(analysis, happening))
    return said if marks else tuple(one for one in said if one.resolved.start or one.resolved.end)


def _with_clause(analysis: Analysis, happening: Happening, said: tuple[Said, ...], country: str | None) -> tuple[Said, ...]:
    """The phrases with those of the event's own clause, where none of its marks names a day by itself."""
    day = written(analysis)
    if not said or any(one.resolved.start and not one.base and not _long_open(one.resolved, happening, day) for one in said):
        return said
    more = [_said(analysis, happening, mark, day, country) for mark in _by_syntax(analysis, happening)]
    return tuple(sorted((*said, *(one for one in more if one.resolved.start)), key=lambda one: one.mark.start))


def _said(analysis: Analysis, happening: Happening, mark: Mark, day: date | None, country: str | None) -> Said:
    status, text = happening.status, analysis.quote(mark.start, mark.end)
    future = status in AHEAD or (status == "cancelled" and looks_ahead(analysis, mark))
    future = future or (status in {"cancelled", "prevented"} and set_for(analysis, mark))
    read = partial(resolve, text, published=day, country=country, going_on=status == "ongoing")
    resolved = read(future=future)
    if resolved.end and not resolved.start and status == "ongoing":
        resolved = read(future=True)
    counted = resolved.reason in {_reason("duration"), _reason("hours")} or (resolved.start is not None and resolved.end is None)
    if not counted and resolved.reason not in {_reason("relative"), _reason("no_published")}:
        return Said(mark, resolved)
    own = list(happening.of("tim")) if counted and status != "ongoing" else None
    told = told_day(analysis, mark.start, day, sentence=counted, ahead=future, among=own)
    if told is None or (resolved.start and not (day and timedelta(0) <= day - told[1] <= timedelta(3))):
        return Said(mark, resolved)
    again = read(future=future, relative_to=told[1])
    if counted and status not in {*AHEAD, "ongoing"} and ends_on(analysis, mark, told[0]):
        again = _backwards(again)
    return Said(mark, again, told[0]) if again != resolved else Said(mark, resolved)


def _backwards(resolved: Resolved) -> Resolved:
    """The same number of days, the first of them as the last."""
    if resolved.start is None or resolved.end is None or resolved.start == resolved.end:
        return resolved
    return Resolved(resolved.start - (resolved.end - resolved.start), resolved.start, "range")


def _reason(key: str) -> str:
    reason: str = lexicon()["reasons"][key]
    return reason


def _inferred(analysis: Analysis, happening: Happening, said: Sequence[Said]) -> Date | None:
    """The day the story speaks of at the event's first trigger, for one that is told as part of it."""
    first = happening.triggers[0]
    if happening.status in {*AHEAD, "cancelled"} or (happening.status != "prevented" and not said and background(analysis, first)):
        return None
    day, marks = written(analysis), [one.mark for one in said[:1]]
    if day and not said and (older := older_time(analysis, first.start, day)):
        return _date(analysis, older[1], [older[0]], inferred=True)
    told = told_day(analysis, marks[0].start if marks else first.start, day, sentence=True, news=True)
    if told is not None:
        near = not day or day - told[1] <= NEWS
        return _date(analysis, Resolved(told[1], told[1], "day"), [*marks, told[0]], inferred=True) if near else None
    if day and happening.status == "ongoing" and happens_now(analysis, first):
        return _date(analysis, Resolved(day, day, "day"), marks or [first], inferred=True, origin="published")
    return None


def _date(analysis: Analysis, resolved: Resolved, marks: Sequence[Mark], *, inferred: bool = False, origin: Origin = "text") -> Date:
    return Date(
        from_=origin,
        start=resolved.start.isoformat() if resolved.start else None,
        end=resolved.end.isoformat() if resolved.end else None,
        precision=resolved.precision,
        inferred=inferred,
        evidence=tuple(dict.fromkeys(analysis.span(m.start, m.end) for m in marks)),
    )


def _rank(analysis: Analysis, happening: Happening, said: Said) -> tuple[bool, int, bool, bool, bool, int]:
    """Which phrase dates the event itself: one of a trigger's sentence, a day before a month, one of its noun or clause, the first."""
    span = analysis.words(said.mark)
    triggers = [analysis.words(t) for t in happening.triggers]
    sentence = all(span.sent.start != t.sent.start for t in triggers)
    clause = all(_clause(span.root) != _clause(t.root) for t in triggers)
    hangs = any(_hangs_on(head_of(span), head_of(t)) for t in triggers)
    return sentence, _coarse(said.resolved, happening.status), not hangs, clause, said.base is not None, said.mark.start


def _hangs_on(word: Token, trigger: Token) -> bool:
    """Whether a time word depends on the noun that names the event ("called off a stoppage planned for Thursday")."""
    return trigger.pos_ in {"NOUN", "PROPN"} and word.i > trigger.i and trigger in word.ancestors


def _long_open(resolved: Resolved, happening: Happening, day: date | None) -> bool:
    """Whether a phrase tells since when something has been so, of an event that is over ("not seen here since the seventies")."""
    over = happening.status not in {"ongoing", "denied"} and resolved.end is None and resolved.now is None
    return bool(over and day and resolved.start and day - resolved.start > LONG_AGO)


def _coarse(resolved: Resolved, status: str) -> int:
    """How loosely a phrase dates an event: an open range ("since the seventies") only where the event goes on or is to come."""
    if resolved.start and not resolved.end and not resolved.now and status not in {"ongoing", "planned"}:
        return COARSE["month"]
    if resolved.precision == "range" and resolved.start and resolved.end and resolved.end - resolved.start > LONG:
        return COARSE["week"]
    return COARSE.get(resolved.precision, 4) + _is_weekend(resolved)


def _is_weekend(resolved: Resolved) -> bool:
    """Whether two days are Saturday and Sunday, which one of them makes finer."""
    start, end = resolved.start, resolved.end
    return start is not None and end is not None and start.weekday() == 5 and end - start == timedelta(1)


def _clause(token: Token) -> int:
    return clause_head(token).i


def _combined(best: Said, said: Sequence[Said], happening: Happening, day: date | None) -> tuple[Resolved, list[Mark]]:
    """The best phrase with what others add: the year, the other end, how long it lasts."""
    resolved, used = best.resolved, [best.mark, *([best.base] if best.base else [])]
    for other in said:
        joined = _joined(resolved, other.resolved, happening) if other is not best else None
        if joined is not None and joined != resolved:
            resolved = joined
            used.append(other.mark)
    modes = {trigger.attributes.get("mode") for trigger in happening.triggers}
    still = day is not None and resolved.now is not None and day - resolved.now <= STILL
    if happening.status not in {*AHEAD, "ongoing"} and resolved.end is None and resolved.now and not still:
        resolved = Resolved(resolved.start, resolved.now, "range")
    if happening.status == "ongoing" and resolved.precision == "day" and modes & LASTING:
        resolved = Resolved(resolved.start, None, "day")
    return resolved, used


def _joined(one: Resolved, more: Resolved, happening: Happening) -> Resolved | None:
    """What another phrase adds to a date that is found; None where it adds nothing."""
    if not one.start:
        fits = more.start and more.end is None and one.end and more.start <= one.end
        return Resolved(more.start, one.end, "range") if fits else None
    if more.start is None and more.end and more.end > one.start and one.precision == "day":
        return Resolved(one.start, more.end, "range")
    if _holds(more, one):
        return more
    if more.end is None and more.start and more.start < one.start and happening.status == "ongoing":
        return Resolved(more.start, None, "range")
    if more.precision == "year" and more.start and one.precision == "day" and one.end:
        moved = _in_year(one.start, more.start.year)
        return Resolved(moved, moved, "day") if moved else None
    return None


def _holds(more: Resolved, one: Resolved) -> bool:
    """Whether a range goes on from where a date begins or ends; a weekend is no range of that kind."""
    if more.precision != "range" or not (more.start and more.end and one.start and one.end) or _is_weekend(more):
        return False
    return (more.start == one.start and more.end > one.end) or (more.end == one.end and more.start < one.start)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year) if year < day.year else None
    except ValueError:
        return None


def _by_syntax(analysis: Analysis, happening: Happening) -> Iterator[Mark]:
    """Dates in the clause of a trigger that were not taken for its own: marked of another event, or seen by the reader of names alone."""
    clauses = {_clause(analysis.words(t).root) for t in happening.triggers}
    marked = list(analysis.of("tim"))
    yield from (m for m in marked if m not in happening.marks and _clause(head_of(analysis.words(m))) in clauses)
    for entity in analysis.doc.ents:
        word = head_of(entity)
        if word.dep_ in {"compound", "amod"} and not any(word.head in analysis.words(t) for t in happening.triggers):
            continue
        free = not any(m.start < entity.end_char and entity.start_char < m.end for m in marked)
        if entity.label_ in TIMES and free and _clause(entity.root) in clauses:
            yield Mark("tim", entity.start_char, entity.end_char, 0.5)
