"""Which classes of a table a report or a statement falls into, and the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.model import ClassFinding, Document, Report, Span, Statement
from dateline.schemes.classes import ClassTable
from dateline.schemes.matching import Hit
from dateline.schemes.stretches import Stretch, stretches

Read = Sequence[tuple[Stretch, Sequence[Hit]]]


def classes_of(unit: Report | Statement, document: Document, tables: Iterable[ClassTable]) -> tuple[ClassFinding, ...]:
    """One finding for each class, field and source, table after table."""
    return tuple(finding for table in tables for finding in _found(unit, document, table))


def _found(unit: Report | Statement, document: Document, table: ClassTable) -> Iterator[ClassFinding]:
    fields = dict.fromkeys([*(field for item in table.classes for field in item.on), *table.fallback])
    read = [(s, sorted(table.phrases.find(s.text), key=lambda hit: (hit.start, -hit.end))) for s in stretches(unit, document, fields)]
    found = [f for i, item in enumerate(table.classes) for f in _of_class(table, i, read, item.on)]
    if not found:
        found = [f for i in range(len(table.classes)) for f in _of_class(table, i, read, table.fallback)]
    rest = next((item for item in table.classes if item.otherwise), None)
    if not found and rest:
        own = [(s, s.span) for s, _ in read if s.field in rest.on]
        found = list(_findings(table, rest.name, own or [(s, s.span) for s, _ in read]))
    yield from found


def _of_class(table: ClassTable, number: int, read: Read, fields: Iterable[str]) -> Iterator[ClassFinding]:
    """What makes one class in some fields: a word, or two different weak ones."""
    hits = [(s, s.part(hit.start, hit.end), strong) for s, all_hits in read if s.field in fields for hit, strong in _own(all_hits, number)]
    if any(strong for _, _, strong in hits) or len({span.quote.casefold() for _, span, _ in hits}) > 1:
        yield from _findings(table, table.classes[number].name, [(stretch, span) for stretch, span, _ in hits])


def _own(hits: Iterable[Hit], number: int) -> Iterator[tuple[Hit, bool]]:
    """The longest matches of a class, and whether one is enough; those that a phrase of its `unless` covers are none."""
    barred = [(hit.start, hit.end) for hit in hits if f"{number} unless" in hit.keys]
    end = 0
    for hit in hits:
        strong = f"{number} words" in hit.keys
        covered = any(start <= hit.start and hit.end <= stop for start, stop in barred)
        if (strong or f"{number} weak" in hit.keys) and hit.start >= end and not covered:
            end = hit.end
            yield hit, strong


def _findings(table: ClassTable, name: str, found: Iterable[tuple[Stretch, Span]]) -> Iterator[ClassFinding]:
    grouped: dict[tuple[str, str | None], list[Span]] = {}
    for stretch, span in found:
        grouped.setdefault((stretch.field, stretch.attribution), []).append(span)
    for (field, attribution), spans in grouped.items():
        yield ClassFinding(table=table.name, class_=name, field=field, attribution=attribution, evidence=tuple(dict.fromkeys(spans)))
