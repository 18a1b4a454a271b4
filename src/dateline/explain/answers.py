"""How each kind of finding becomes a value that can be shown, beside the spans it rests on."""

from __future__ import annotations

from dataclasses import replace

from dateline.explain.phrases import coordinates, country, figure, plain, when, where
from dateline.explain.values import Value
from dateline.model import Actor, ClassFinding, Date, Harm, Issue, Measure, Place, Size, Span


def _flags(from_: str, inferred: bool) -> tuple[str, ...]:
    return tuple(flag for flag in (plain("origins", from_) if from_ != "text" else "", "inferred" if inferred else "") if flag)


def date_value(found: Date) -> tuple[Value, tuple[Span, ...]]:
    days = " to ".join(day or "…" for day in (found.start, found.end))
    details = (f"precision: {plain('precision', found.precision)}", *((days,) if found.start != found.end else ()))
    value = Value(id="date", question="when", text=when(found), details=details, attribution=found.attribution)
    return replace(value, flags=_flags(found.from_, found.inferred)), found.evidence


def place_value(found: Place) -> tuple[Value, tuple[Span, ...]]:
    phrase = f"“{found.text}”" if found.text and found.text != found.name else None
    details = (phrase, f"precision: {plain('precision', found.precision)}", coordinates(found))
    value = Value(id="place", question="where", text=where(found), attribution=found.attribution, flags=_flags(found.from_, found.inferred))
    return replace(value, details=tuple(part for part in details if part)), found.evidence


def actor_value(actor: Actor) -> tuple[Value, tuple[Span, ...]]:
    name = f"{actor.name} ({actor.acronym})" if actor.acronym and actor.acronym != actor.name else actor.name
    count = figure(actor.count) if actor.count else None
    details = (*actor.titles, plain("sectors", actor.category), country(actor.country), count)
    value = Value(id="actors", question="who", text=name, group=plain("roles", actor.role), attribution=actor.attribution)
    return replace(value, details=tuple(part for part in details if part), flags=_flags("text", actor.inferred)), actor.evidence


def size_value(size: Size) -> tuple[Value, tuple[Span, ...]]:
    shown = figure(size)
    details = (f"“{size.text}”",) if size.text and size.text not in shown else ()
    value = Value(id="sizes", question="how_many", text=shown, details=details, attribution=size.attribution)
    return replace(value, range=(size.low, size.high)), size.evidence


def issue_value(issue: Issue) -> tuple[Value, tuple[Span, ...]]:
    summary = issue.summary if issue.summary and issue.summary != issue.text else None
    details = (summary, *(f"asks {name}" if issue.kind == "demand" else f"to {name}" for name in issue.addressee))
    value = Value(id="issues", question="why", text=issue.text, group=issue.kind, attribution=issue.attribution)
    return replace(value, details=tuple(part for part in details if part), flags=_flags("text", issue.inferred)), issue.evidence


def class_value(found: ClassFinding) -> tuple[Value, tuple[Span, ...]]:
    value = Value(id="classes", question="why", text=found.class_, group=found.table, details=(found.field,), attribution=found.attribution)
    return value, found.evidence


def measure_value(measure: Measure) -> tuple[Value, tuple[Span, ...]]:
    what = plain("measures", measure.what)
    details = (what,) if what else ()
    value = Value(id="measures", question="how", text=measure.text, group=measure.by, details=details, attribution=measure.attribution)
    return value, measure.evidence


def harm_value(harm: Harm) -> tuple[Value, tuple[Span, ...]]:
    group = f"{harm.kind}, {harm.victims}" if harm.victims else harm.kind
    shown = figure(harm)
    details = (f"“{harm.text}”",) if harm.text and harm.text not in shown else ()
    value = Value(id="harms", question="harm", text=shown, group=group, details=details, attribution=harm.attribution)
    return replace(value, range=(harm.low, harm.high)), harm.evidence
