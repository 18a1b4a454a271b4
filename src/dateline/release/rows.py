"""One record as rows of the tables; a row has a table's columns in their order (columns.toml says what each means)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from dateline.model import CodedDocument, Harm, Report, Size, Span, Statement
from dateline.record import plain
from dateline.release.columns import tables

Row = dict[str, Any]

ROLES = ("organizer", "participant", "speaker", "target", "addressee", "beneficiary", "authority", "opponent", "actor", "recipient")
HARMS = ("killed", "injured", "arrested", "missing", "displaced", "damaged", "casualties")


def documents(coded: CodedDocument) -> Iterator[Row]:
    """The document itself, also where it reports nothing: the denominator of every share."""
    d = coded.document
    yield {
        "document_id": d.id, "title": d.title, "publisher": d.publisher, "published": d.published, "dateline": d.dateline,
        "author": d.author, "url": d.url, "language": d.language, "sha256": d.sha256,
        "reports": len(coded.reports), "statements": sum(1 for _ in _spoken(coded)), "coder": _coder(coded),
    }  # fmt: skip


def events(coded: CodedDocument) -> Iterator[Row]:
    """One tidy row an event; rival figures stand side by side in one cell."""
    d = coded.document
    for report in coded.reports:
        yield {
            "event_id": event_id(coded, report.id), "document_id": d.id, "report_id": report.id,
            "title": d.title, "publisher": d.publisher, "published": d.published,
            "type": report.type, "mode": list(report.mode), "forms": list(report.forms), "contexts": list(report.contexts),
            "status": report.status, "prominence": report.prominence, "attribution": report.attribution,
            **_when(report), **_where(report), **_who(report), **_how_many(report),
            "issues": [issue.summary or issue.text for issue in report.issues],
            "issue_kinds": [issue.kind for issue in report.issues],
            **_how(report), **_harm(report),
            "confidence": report.confidence, "quote": report.evidence[0].quote if report.evidence else None,
            "url": d.url, "coder": _coder(coded),
        }  # fmt: skip


def _when(report: Report) -> Row:
    date = report.date
    return {
        "date_start": date and date.start,
        "date_end": date and date.end,
        "date_precision": date and date.precision,
        "date_from": date and date.from_,
    }


def _where(report: Report) -> Row:
    place = report.place
    return {
        "place_text": place and place.text, "place_name": place and place.name, "admin1": place and place.admin1,
        "country": place and place.country, "latitude": place and place.latitude, "longitude": place and place.longitude,
        "geonames_id": place and place.geonames_id, "place_precision": place and place.precision, "place_from": place and place.from_,
    }  # fmt: skip


def _who(report: Report) -> Row:
    return {role: [a.name for a in report.actors if a.role == role] for role in ROLES}


def _how_many(report: Report) -> Row:
    lows = [s.low for s in report.sizes if s.low is not None]
    highs = [s.high for s in report.sizes if s.high is not None]
    return {
        "size_low": min(lows, default=None),
        "size_high": max(highs, default=None),
        "sizes": [_claimed(s.text, s.attribution) for s in report.sizes],
    }


def _how(report: Report) -> Row:
    sides = {"participant_measures": "participants", "authority_measures": "authorities", "opponent_measures": "opponents"}
    return {column: list(dict.fromkeys(m.what or m.text for m in report.measures if m.by == side)) for column, side in sides.items()}


def _harm(report: Report) -> Row:
    return {kind: [_claimed(figure(h), h.attribution) for h in report.harms if h.kind == kind] for kind in HARMS}


def figure(item: Size | Harm) -> str:
    """A figure as people write it: 500, 500-700, 500+, up to 500; its own words where it has no bounds."""
    low, high = item.low, item.high
    if low is None and high is None:
        return item.text
    if high is None:
        return f"{low}+"
    if low is None:
        return f"up to {high}"
    return str(low) if low == high else f"{low}-{high}"


def _claimed(text: str, source: str | None) -> str:
    return f"{text} ({source})" if source else text


def actors(coded: CodedDocument) -> Iterator[Row]:
    """Who, one row for each role."""
    for report in coded.reports:
        for actor in report.actors:
            count = {f"count_{name}": actor.count and getattr(actor.count, name) for name in ("low", "high", "qualifier", "text")}
            yield _finding_row("actors", event_id(coded, report.id), actor, count)


def _parts(table: str) -> Callable[[CodedDocument], Iterator[Row]]:
    """A table with a row for each finding of one field: sizes, issues, measures, harms."""

    def rows(coded: CodedDocument) -> Iterator[Row]:
        return (_finding_row(table, event_id(coded, r.id), part, {}) for r in coded.reports for part in getattr(r, table))

    return rows


def classes(coded: CodedDocument) -> Iterator[Row]:
    """Classes of users' own, one row for each class and the field whose words say so."""
    units: tuple[Report | Statement, ...] = (*coded.reports, *_spoken(coded))
    for unit in units:
        yield from (_finding_row("classes", event_id(coded, unit.id), found, {"class": found.class_}) for found in unit.classes)


def _finding_row(table: str, unit: str, finding: Any, given: Row) -> Row:
    """A finding under the names of a table's columns; what is not `given` is an attribute of that name."""
    known = {"event_id": unit, "unit_id": unit, **_words(finding.evidence), **given}
    names = (column.name for column in tables()[table])
    return {name: known[name] if name in known else plain(getattr(finding, name)) for name in names}


def statements(coded: CodedDocument) -> Iterator[Row]:
    """Who said what to whom; thoughts that nobody is said to utter stay in the JSON."""
    for s in _spoken(coded):
        yield {
            "statement_id": event_id(coded, s.id), "document_id": coded.document.id, "event_id": s.event and event_id(coded, s.event),
            "speaker": s.speaker, "speaker_roles": list(s.speaker_roles), "verb": s.verb, "form": s.form, "type": s.type,
            "addressee": list(s.addressee), "text": s.text, "quotes": list(s.quotes), "confidence": s.confidence, **_words(s.evidence),
        }  # fmt: skip


def findings(coded: CodedDocument) -> Iterator[Row]:
    """Every value of the record on a row of its own (thoughts aside)."""
    hidden = {s.id for s in coded.statements if s.kind == "thought"}
    for f in coded.findings():
        if f.unit in hidden:
            continue
        value = json.dumps(f.value, ensure_ascii=False)
        yield {
            "document_id": f.document, "unit_id": event_id(coded, f.unit), "field": f.field.rstrip("_"), "value": value,
            "attribution": f.attribution, **_words(f.evidence), "coder": f.coder,
        }  # fmt: skip


TABLES: Mapping[str, Callable[[CodedDocument], Iterator[Row]]] = {
    "documents": documents, "events": events, "actors": actors,
    **{table: _parts(table) for table in ("sizes", "issues", "measures", "harms")},
    "statements": statements, "classes": classes, "findings": findings,
}  # fmt: skip


def event_id(coded: CodedDocument, unit: str) -> str:
    """An id that holds among all documents."""
    return f"{coded.document.id}/{unit}"


def _spoken(coded: CodedDocument) -> Iterator[Statement]:
    return (s for s in coded.statements if s.kind != "thought")


def _words(evidence: Iterable[Span]) -> Row:
    first = next(iter(evidence), None)
    return {"start": first and first.start, "end": first and first.end, "quote": first and first.quote, "of": first and first.of}


def _coder(coded: CodedDocument) -> str:
    return f"{coded.coder.name} {coded.coder.version}"
