"""What a record holds, as values that can be shown: one question, one text, its words, whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.explain.phrases import coordinates, country, figure, plain, unique, when, where
from dateline.model import Actor, CodedDocument, Document, Harm, Issue, Measure, Report, Size, Span, Statement

Notes = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value as it is shown; `question` is the codebook's (what, who, how_many, ...), `group` its kind within it."""

    id: str
    question: str
    text: str
    group: str = ""
    details: tuple[str, ...] = ()
    attribution: str | None = None
    flags: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    lost: tuple[Span, ...] = ()
    range: tuple[int | None, int | None] = (None, None)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One report: the value that names it, and its values by question in the codebook's order."""

    id: str
    number: int
    name: Value
    status: str
    prominence: str
    confidence: float
    contexts: tuple[str, ...]
    answers: dict[str, tuple[Value, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One statement: the value with its words, and the number of the event at which it was made."""

    value: Value
    statement: Statement
    event: int | None

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """What was said, cut into stretches (text, inside quotation marks)."""
        return _quoted(self.statement.text, self.statement.quotes)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that is shown of one coded document."""

    document: Document
    coder: str
    events: tuple[Event, ...]
    speeches: tuple[Speech, ...]

    def values(self) -> Iterator[Value]:
        """Every value, in the order it is shown."""
        for event in self.events:
            yield event.name
            for answers in event.answers.values():
                yield from answers
        yield from (speech.value for speech in self.speeches)


def view(coded: CodedDocument, notes: Notes | None = None) -> View:
    """Turn a record into what is shown of it; `notes` are keyed "document id/unit id/field" or ".../field/index"."""
    numbers = {report.id: number for number, report in enumerate(coded.reports, 1)}
    reader = _Reader(coded.document, notes or {})
    return View(
        document=coded.document,
        coder=f"{coded.coder.name} {coded.coder.version}".strip(),
        events=tuple(reader.event(report, number) for number, report in enumerate(coded.reports, 1)),
        speeches=tuple(
            Speech(value=reader.speech(said, number), statement=said, event=numbers.get(said.event or ""))
            for number, said in enumerate(coded.statements, 1)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    document: Document
    notes: Notes

    def event(self, report: Report, number: int) -> Event:
        unit = f"e{number}"
        kinds = unique((*report.forms, *(plain("modes", mode) for mode in report.mode)))
        name = Value(id=f"{unit}-type-0", question="what", text=plain("types", report.type), details=kinds, attribution=report.attribution)
        answers = {
            "when": [_date(report)] if report.date else [],
            "where": [_place(report)] if report.place else [],
            "who": [_actor(actor) for actor in report.actors],
            "how_many": [_size(size) for size in report.sizes],
            "why": [_issue(issue) for issue in report.issues],
            "how": [_measure(measure) for measure in report.measures],
            "harm": [_harm(harm) for harm in report.harms],
        }
        return Event(
            id=unit,
            number=number,
            name=self._ground(name, report.evidence, f"{report.id}/type"),
            status=report.status,
            prominence=plain("prominence", report.prominence),
            confidence=report.confidence,
            contexts=tuple(context.replace("_", " ") for context in report.contexts),
            answers={
                question: tuple(
                    self._ground(replace(value, id=f"{unit}-{value.id}-{index}"), evidence, f"{report.id}/{value.id}", index)
                    for index, (value, evidence) in enumerate(found)
                )
                for question, found in answers.items()
                if found
            },
        )

    def speech(self, said: Statement, number: int) -> Value:
        value = Value(id=f"s{number}-text-0", question="said", text=said.text, group=plain("types", said.type).lower())
        return self._ground(value, said.evidence, f"{said.id}/text")

    def _ground(self, value: Value, evidence: tuple[Span, ...], key: str, index: int = 0) -> Value:
        """The value with the spans that hold their quotes apart from those that do not, and with its notes."""
        true = tuple(span for span in evidence if self._holds(span))
        prefix = f"{self.document.id}/{key}"
        notes = (*self.notes.get(prefix, ()), *self.notes.get(f"{prefix}/{index}", ()))
        return replace(value, spans=true, lost=tuple(span for span in evidence if span not in true), notes=notes)

    def _holds(self, span: Span) -> bool:
        text = (self.document.title or "") if span.of == "title" else self.document.text
        return 0 <= span.start < span.end and text[span.start : span.end] == span.quote


def _flags(from_: str, inferred: bool) -> tuple[str, ...]:
    return tuple(flag for flag in (plain("origins", from_) if from_ != "text" else "", "inferred" if inferred else "") if flag)


def _date(report: Report) -> tuple[Value, tuple[Span, ...]]:
    found = report.date
    assert found is not None
    days = " to ".join(day or "…" for day in (found.start, found.end))
    details = (f"precision: {plain('precision', found.precision)}", *((days,) if found.start != found.end else ()))
    value = Value(id="date", question="when", text=when(found), details=details, attribution=found.attribution)
    return replace(value, flags=_flags(found.from_, found.inferred)), found.evidence


def _place(report: Report) -> tuple[Value, tuple[Span, ...]]:
    found = report.place
    assert found is not None
    phrase = f"“{found.text}”" if found.text and found.text != found.name else None
    details = (phrase, f"precision: {plain('precision', found.precision)}", coordinates(found))
    value = Value(id="place", question="where", text=where(found), attribution=found.attribution, flags=_flags(found.from_, found.inferred))
    return replace(value, details=tuple(part for part in details if part)), found.evidence


def _actor(actor: Actor) -> tuple[Value, tuple[Span, ...]]:
    name = f"{actor.name} ({actor.acronym})" if actor.acronym and actor.acronym != actor.name else actor.name
    count = figure(actor.count) if actor.count else None
    details = (*actor.titles, plain("sectors", actor.category), country(actor.country), count)
    value = Value(id="actors", question="who", text=name, group=plain("roles", actor.role), attribution=actor.attribution)
    return replace(value, details=tuple(part for part in details if part), flags=_flags("text", actor.inferred)), actor.evidence


def _size(size: Size) -> tuple[Value, tuple[Span, ...]]:
    shown = figure(size)
    details = (f"“{size.text}”",) if size.text and size.text not in shown else ()
    value = Value(id="sizes", question="how_many", text=shown, details=details, attribution=size.attribution)
    return replace(value, range=(size.low, size.high)), size.evidence


def _issue(issue: Issue) -> tuple[Value, tuple[Span, ...]]:
    summary = issue.summary if issue.summary and issue.summary != issue.text else None
    details = (summary, *(f"asks {name}" if issue.kind == "demand" else f"to {name}" for name in issue.addressee))
    value = Value(id="issues", question="why", text=issue.text, group=issue.kind, attribution=issue.attribution)
    return replace(value, details=tuple(part for part in details if part), flags=_flags("text", issue.inferred)), issue.evidence


def _measure(measure: Measure) -> tuple[Value, tuple[Span, ...]]:
    what = plain("measures", measure.what)
    details = (what,) if what else ()
    value = Value(id="measures", question="how", text=measure.text, group=measure.by, details=details, attribution=measure.attribution)
    return value, measure.evidence


def _harm(harm: Harm) -> tuple[Value, tuple[Span, ...]]:
    group = f"{harm.kind}, {harm.victims}" if harm.victims else harm.kind
    shown = figure(harm)
    details = (f"“{harm.text}”",) if harm.text and harm.text not in shown else ()
    value = Value(id="harms", question="harm", text=shown, group=group, details=details, attribution=harm.attribution)
    return replace(value, range=(harm.low, harm.high)), harm.evidence


def _quoted(text: str, quotes: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    at = 0
    for quote in quotes:
        found = text.find(quote, at) if quote else -1
        if found < 0:
            continue
        pieces += [(text[at:found], False), (quote, True)]
        at = found + len(quote)
    return tuple(piece for piece in (*pieces, (text[at:], False)) if piece[0])
