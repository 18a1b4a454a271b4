"""How a record is turned into what is shown of it, each span checked against the text first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.explain import answers
from dateline.explain.phrases import plain, unique
from dateline.explain.values import Event, Notes, Speech, Value, View
from dateline.model import CodedDocument, Document, Report, Span, Statement


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
        answered = {
            "when": [answers.date_value(report.date)] if report.date else [],
            "where": [answers.place_value(report.place)] if report.place else [],
            "who": [answers.actor_value(actor) for actor in report.actors],
            "how_many": [answers.size_value(size) for size in report.sizes],
            "why": [*map(answers.issue_value, report.issues), *map(answers.class_value, report.classes)],
            "how": [answers.measure_value(measure) for measure in report.measures],
            "harm": [answers.harm_value(harm) for harm in report.harms],
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
                for question, found in answered.items()
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
