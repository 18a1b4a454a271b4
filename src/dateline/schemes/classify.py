"""Which classes of a table a report or a statement falls into, and the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.model import Actor, ClassFinding, Document, Harm, Issue, Measure, Report, Size, Span, Statement
from dateline.schemes.classes import ClassTable

_SENTENCE = re.compile(r"\S.*?(?:[.!?…][\"'”’)]*(?=\s)|(?=\s*\n)|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one field: where they stand, who is said to say so; `whole` where a match rests on all of them (a name said elsewhere)."""

    field: str
    span: Span
    attribution: str | None = None
    whole: str | None = None


def classes_of(unit: Report | Statement, document: Document, tables: Iterable[ClassTable]) -> tuple[ClassFinding, ...]:
    """One finding for each class, field and source, table after table."""
    return tuple(finding for table in tables for finding in _found(unit, document, table))


def _found(unit: Report | Statement, document: Document, table: ClassTable) -> Iterator[ClassFinding]:
    stretches = list(_of_statement(unit) if isinstance(unit, Statement) else _of_report(unit, document, table))
    hits: dict[int, list[tuple[Stretch, Span, bool]]] = {}
    for stretch in stretches:
        for i, span, strong in _hits(stretch, table):
            if stretch.field in table.classes[i].on:
                hits.setdefault(i, []).append((stretch, span, strong))
    any_found = False
    for i, item in enumerate(table.classes):
        found = hits.get(i, [])
        if any(strong for _, _, strong in found) or len({span.quote.casefold() for _, span, _ in found}) > 1:
            any_found = True
            yield from _findings(table.name, item.name, [(stretch, span) for stretch, span, _ in found])
    if not any_found and (rest := next((item for item in table.classes if item.otherwise), None)):
        yield from _findings(table.name, rest.name, [(s, s.span) for s in stretches if s.field in rest.on])


def _findings(table: str, name: str, found: Iterable[tuple[Stretch, Span]]) -> Iterator[ClassFinding]:
    grouped: dict[tuple[str, str | None], list[Span]] = {}
    for stretch, span in found:
        grouped.setdefault((stretch.field, stretch.attribution), []).append(span)
    for (field, attribution), spans in grouped.items():
        yield ClassFinding(table=table, class_=name, field=field, attribution=attribution, evidence=tuple(dict.fromkeys(spans)))


def _hits(stretch: Stretch, table: ClassTable) -> Iterator[tuple[int, Span, bool]]:
    """(class, words, whether one such match is enough) for the longest matches of each class that no phrase of `unless` covers."""
    text = stretch.whole or stretch.span.quote
    found = list(table.phrases.find(text))
    for i in range(len(table.classes)):
        barred = [(hit.start, hit.end) for hit in found if f"{i} unless" in hit.keys]
        end = 0
        for hit in sorted(found, key=lambda hit: (hit.start, -hit.end)):
            if not hit.keys & {f"{i} words", f"{i} weak"} or hit.start < end or any(a <= hit.start and hit.end <= b for a, b in barred):
                continue
            end = hit.end
            span = stretch.span
            if not stretch.whole:
                span = Span(span.start + hit.start, span.start + hit.end, text[hit.start : hit.end], span.of)
            yield i, span, f"{i} words" in hit.keys


def _of_statement(statement: Statement) -> Iterator[Stretch]:
    for span in statement.evidence:
        yield Stretch("statements", span, statement.speaker)


def _of_report(report: Report, document: Document, table: ClassTable) -> Iterator[Stretch]:
    for field in dict.fromkeys(field for item in table.classes for field in item.on):
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
