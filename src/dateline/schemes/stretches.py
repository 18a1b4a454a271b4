"""The words of each field of a report or statement in which classes are looked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.model import Actor, Document, Harm, Issue, Measure, Report, Size, Span, Statement

_SENTENCE = re.compile(r"\S.*?(?:[.!?…][\"'”’)]*(?=\s)|(?=\s*\n)|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one field: where they stand, who is said to say so; `whole` where a match rests on all of them (a name said elsewhere)."""

    field: str
    span: Span
    attribution: str | None = None
    whole: str | None = None

    @property
    def text(self) -> str:
        """What is searched."""
        return self.whole or self.span.quote

    def part(self, start: int, end: int) -> Span:
        """The words between two of its characters."""
        if self.whole:
            return self.span
        return Span(self.span.start + start, self.span.start + end, self.span.quote[start:end], self.span.of)


def stretches(unit: Report | Statement, document: Document, fields: Collection[str]) -> list[Stretch]:
    """The words of these fields, field after field; `statements` is the one field of a statement, and none of a report."""
    if isinstance(unit, Report):
        return list(_of_report(unit, document, fields))
    return [Stretch("statements", span, unit.speaker) for span in unit.evidence] if "statements" in fields else []


def _of_report(report: Report, document: Document, fields: Iterable[str]) -> Iterator[Stretch]:
    for field in fields:
        if field in {"issues", "measures", "harms"}:
            for finding in getattr(report, field):
                yield from (Stretch(field, span, finding.attribution) for span in finding.evidence)
        elif field == "actors":
            for actor in report.actors:
                yield from _of_actor(actor)
        elif field == "place" and report.place:
            yield from (Stretch(field, span, report.place.attribution) for span in report.place.evidence)
        elif field == "forms":
            yield from (Stretch(field, span) for span in report.evidence)
        elif field == "report":
            yield from (Stretch(field, span) for span in _all_words(report))
        elif field == "sentences":
            yield from (Stretch(field, span) for span in _sentences(report, document))
        elif field == "text":
            yield from _whole(document)


def _of_actor(actor: Actor) -> Iterator[Stretch]:
    for i, span in enumerate(actor.evidence):
        yield Stretch("actors", span, actor.attribution)
        if i == 0 and actor.name != span.quote:
            yield Stretch("actors", span, actor.attribution, whole=actor.name)


def _all_words(report: Report) -> tuple[Span, ...]:
    single = [found.evidence for found in (report.date, report.place) if found]
    lists: tuple[Sequence[Actor | Size | Issue | Measure | Harm], ...] = (
        report.actors, report.sizes, report.issues, report.measures, report.harms,
    )  # fmt: skip
    many = [finding.evidence for findings in lists for finding in findings]
    return tuple(dict.fromkeys(span for evidence in (report.evidence, *single, *many) for span in evidence))


def _whole(document: Document) -> Iterator[Stretch]:
    if document.title:
        yield Stretch("text", Span(0, len(document.title), document.title, "title"))
    yield Stretch("text", Span(0, len(document.text), document.text))


def _sentences(report: Report, document: Document) -> Iterator[Span]:
    """The sentences that name the event or what it is about, cut where a full stop or a line ends."""
    told = [*report.evidence, *(span for issue in report.issues for span in issue.evidence)]
    texts: tuple[tuple[Literal["title", "text"], str], ...] = (("title", document.title or ""), ("text", document.text))
    for of, text in texts:
        wanted = [span for span in told if span.of == of]
        for match in _SENTENCE.finditer(text) if wanted else ():
            if any(span.start < match.end() and match.start() < span.end for span in wanted):
                yield Span(match.start(), match.end(), match[0], of)
