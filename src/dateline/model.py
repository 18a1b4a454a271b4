"""The record: what a coder writes about one document (docs/codebook.md says what each field means).

Everything is frozen and compares by value. Offsets are half-open and count Unicode code points of the document's text, or of
its title where a span says ``of="title"``. ``to_dict`` gives the JSON object of the codebook, ``from_dict`` reads it back.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Protocol, get_args

from dateline.other_schemes import Acled, Cameo, Ccc, MassMob, Plover, SchemeName
from dateline.record import Record, Span, plain

__all__ = [
    "Acled", "Actor", "Cameo", "Ccc", "ClassFinding", "CodedDocument", "Coder", "CoderInfo", "Count", "Date", "Document", "Finding",
    "Harm", "Issue", "MassMob", "Measure", "Place", "Plover", "Record", "Report", "Size", "Span", "Statement",
]  # fmt: skip

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
StatementType = Literal["REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN", "AGREE", "CONSULT", "CONCEDE"]
Status = Literal["occurred", "ongoing", "planned", "cancelled", "prevented", "hypothetical", "denied"]
Prominence = Literal["main", "secondary", "background"]
DatePrecision = Literal["day", "week", "month", "year", "range", "unknown"]
PlacePrecision = Literal["venue", "street", "neighbourhood", "locality", "admin2", "admin1", "country", "unknown"]
Qualifier = Literal["exact", "about", "at_least", "at_most", "range", "vague"]
Role = Literal[
    "organizer", "participant", "speaker", "target", "addressee", "beneficiary", "authority", "opponent", "actor", "recipient",
]  # fmt: skip
IssueKind = Literal["demand", "grievance", "opposition", "solidarity", "commemoration"]
By = Literal["participants", "authorities", "opponents"]
HarmKind = Literal["killed", "injured", "arrested", "missing", "displaced", "damaged", "casualties"]
Form = Literal["direct", "indirect", "mixed"]
Origin = Literal["text", "dateline", "published", "gazetteer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """One news text as published, with its metadata; the text is never changed."""

    id: str
    title: str | None = None
    text: str
    publisher: str | None = None
    published: str | None = None
    dateline: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Record):
    """When: ISO dates, `end` null while it goes on, both null where the words cannot be anchored."""

    start: str | None = None
    end: str | None = None
    precision: DatePrecision = "unknown"
    attribution: str | None = None
    from_: Origin = "text"
    inferred: bool = False
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """Where: the whole phrase, and the finest gazetteer unit it was resolved to (WGS84 degrees)."""

    text: str | None = None
    name: str | None = None
    admin1: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    precision: PlacePrecision = "unknown"
    attribution: str | None = None
    from_: Origin = "text"
    inferred: bool = False
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Record):
    """A group counted apart from the crowd, in the form of a size."""

    low: int | None = None
    high: int | None = None
    qualifier: Qualifier = "exact"
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """Who: the longest name in the document, one role; one finding for each role."""

    name: str
    acronym: str | None = None
    role: Role
    category: str | None = None
    country: str | None = None
    titles: tuple[str, ...] = ()
    count: Count | None = None
    attribution: str | None = None
    inferred: bool = False
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Size(Record):
    """How many, according to whom (`attribution` null: the narrator)."""

    low: int | None = None
    high: int | None = None
    qualifier: Qualifier = "exact"
    text: str = ""
    attribution: str | None = None
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Record):
    """What it was about; `summary` is CCC's "for ..." or "against ..."."""

    kind: IssueKind
    text: str
    addressee: tuple[str, ...] = ()
    summary: str | None = None
    attribution: str | None = None
    inferred: bool = False
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Record):
    """What participants, authorities or opponents did at it."""

    by: By
    what: str | None
    text: str
    attribution: str | None = None
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm(Record):
    """Killed, injured, arrested, missing, displaced, damaged; rival counts are separate findings."""

    kind: HarmKind
    victims: str | None = None
    low: int | None = None
    high: int | None = None
    qualifier: Qualifier = "exact"
    text: str = ""
    attribution: str | None = None
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassFinding(Record):
    """A class of a user's own that a report or statement falls into: whose table, which class, the field whose words say so."""

    table: str
    class_: str
    field: str
    attribution: str | None = None
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Record):
    """What one document says about one event; `classes` and the columns of other schemes are there where they were asked for."""

    SPARE: ClassVar[frozenset[str]] = frozenset({"classes", *get_args(SchemeName)})

    id: str
    type: EventType
    mode: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    status: Status = "occurred"
    prominence: Prominence = "main"
    attribution: str | None = None
    date: Date | None = None
    place: Place | None = None
    actors: tuple[Actor, ...] = ()
    sizes: tuple[Size, ...] = ()
    issues: tuple[Issue, ...] = ()
    measures: tuple[Measure, ...] = ()
    harms: tuple[Harm, ...] = ()
    confidence: float = 1.0
    evidence: tuple[Span, ...] = ()
    classes: tuple[ClassFinding, ...] = ()
    acled: Acled | None = None
    cameo: Cameo | None = None
    ccc: Ccc | None = None
    massmob: MassMob | None = None
    plover: Plover | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """One act of speech (or, kind "thought", a belief nobody is said to utter) that the document attributes to someone."""

    SPARE: ClassVar[frozenset[str]] = frozenset({"classes"})

    id: str
    kind: Literal["speech", "thought"] = "speech"
    speaker: str
    speaker_roles: tuple[str, ...] = ()
    verb: str | None = None
    form: Form = "indirect"
    type: StatementType | None = None
    addressee: tuple[str, ...] = ()
    text: str
    quotes: tuple[str, ...] = ()
    event: str | None = None
    confidence: float = 1.0
    evidence: tuple[Span, ...] = ()
    classes: tuple[ClassFinding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoderInfo(Record):
    """Which coder wrote a record, so that anybody can write it again."""

    name: str
    version: str
    config: Mapping[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Record):
    """One value of one field, flat: where it stands in the record, its words, who is said to say so, who coded it."""

    document: str
    unit: str
    field: str
    value: Any
    attribution: str | None
    evidence: tuple[Span, ...]
    coder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedDocument(Record):
    """A document with everything one coder found in it."""

    document: Document
    reports: tuple[Report, ...] = ()
    statements: tuple[Statement, ...] = ()
    coder: CoderInfo

    def findings(self) -> Iterator[Finding]:
        """The same record as single findings, in the order of the text's reports and statements."""
        units: tuple[Report | Statement, ...] = (*self.reports, *self.statements)
        for unit in units:
            yield from _findings(unit, self.document.id, self.coder.name)

    def __rich__(self) -> Any:
        from dateline.tables import show

        return show(self)


_NO_FINDINGS = frozenset({"id", "evidence", "confidence", "attribution", *get_args(SchemeName)})
"""What a report says of itself, and what follows from its findings."""


def _findings(unit: Report | Statement, document: str, coder: str) -> Iterator[Finding]:
    for field in dataclasses.fields(unit):
        value = getattr(unit, field.name)
        if field.name in _NO_FINDINGS or value is None or value == ():
            continue
        single = value if isinstance(value, tuple) and isinstance(value[0], Record) else (value,)
        for item in single:
            own = isinstance(item, Record)
            yield Finding(
                document=document,
                unit=unit.id,
                field=field.name,
                value=item.to_dict() if own else plain(item),
                attribution=item.attribution if own else getattr(unit, "attribution", None),
                evidence=item.evidence if own else unit.evidence,
                coder=coder,
            )


class Coder(Protocol):
    """Whoever reads a document and fills in the record: the built-in model, another model, a person."""

    @property
    def info(self) -> CoderInfo:
        """Who codes, as every record says."""
        ...

    def code(self, document: Document) -> CodedDocument:
        """What this coder finds in the document."""
        ...
