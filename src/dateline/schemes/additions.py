"""What a user asked for beside the codebook's own fields, added to records that are coded already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Self, get_args

from dateline.errors import KnowledgeError
from dateline.model import Acled, Cameo, Ccc, ClassFinding, CodedDocument, MassMob, Plover, Report
from dateline.other_schemes import Demand, SchemeName
from dateline.schemes.classes import ClassTable, load
from dateline.schemes.classify import classes_of
from dateline.schemes.facets import Case, facets
from dateline.schemes.table import NAMES, Column, Facets, Scheme, scheme
from dateline.schemes.taken import TAKEN

Row = Acled | Cameo | Ccc | MassMob | Plover
KINDS: Mapping[SchemeName, type[Row]] = {"acled": Acled, "cameo": Cameo, "ccc": Ccc, "massmob": MassMob, "plover": Plover}


@dataclass(frozen=True, slots=True)
class Additions:
    """Columns of other schemes and classes of the user's own; what a record already has of either is written anew."""

    schemes: tuple[SchemeName, ...] = ()
    classes: tuple[ClassTable, ...] = ()

    @classmethod
    def load(cls, schemes: Iterable[str] = (), classes: Iterable[str] = ()) -> Self:
        """The schemes of these names and the tables of these names or files; raises KnowledgeError for what cannot be used."""
        wanted = tuple(dict.fromkeys(schemes))
        if unknown := next((name for name in wanted if name not in NAMES), None):
            raise KnowledgeError(f"no scheme {unknown!r}; expected {', '.join(NAMES)}")
        tables = tuple(load(name) for name in dict.fromkeys(classes))
        names = [table.name for table in tables]
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise KnowledgeError(f"two tables of classes are named {twice!r}; expected each name once")
        return cls(tuple(name for name in NAMES if name in wanted), tables)

    def __bool__(self) -> bool:
        return bool(self.schemes or self.classes)

    @property
    def config(self) -> dict[str, Any]:
        """What was added, as the record says of its coder: names, and the checksum of each table of classes."""
        added: dict[str, Any] = {}
        if self.schemes:
            added["schemes"] = list(self.schemes)
        if self.classes:
            added["classes"] = {table.name: table.sha256 for table in self.classes}
        return added

    def add(self, coded: CodedDocument) -> CodedDocument:
        """The same record with the additions to every report and statement."""
        if not self:
            return coded
        statements = coded.statements
        if self.classes:
            statements = tuple(replace(s, classes=classes_of(s, coded.document, self.classes)) for s in statements)
        reports = tuple(replace(report, **self._of(report, coded)) for report in coded.reports)
        coder = replace(coded.coder, config={**coded.coder.config, **self.config})
        return replace(coded, reports=reports, statements=statements, coder=coder)

    def _of(self, report: Report, coded: CodedDocument) -> dict[str, Any]:
        added: dict[str, Any] = {name: row_of(scheme(name), Case(report, coded)) for name in self.schemes}
        if self.classes:
            added["classes"] = classes_of(report, coded.document, self.classes)
        return added


def row_of(scheme: Scheme, case: Case) -> Row | None:
    """A report's row in a scheme; None where the scheme would not record it."""
    known: Facets = facets(case)
    if not scheme.applies.holds(known):
        return None
    values: dict[str, Any] = {}
    for column in scheme.columns:
        if column.name == "demands":
            values |= _demands(case)
            continue
        value = _value(column, case, known)
        if value is None and column.rows and column is scheme.columns[0]:
            return None
        values[column.name] = value
        known = {**known, column.name: frozenset({str(value)} if value is not None else ())}
    return KINDS[scheme.name](**values)


def _value(column: Column, case: Case, known: Facets) -> Any:
    if column.taken:
        return TAKEN[column.taken](case)
    holding = [row.value for row in column.rows if row.condition.holds(known)]
    return tuple(dict.fromkeys(holding)) if column.type == "list" else next(iter(holding), None)


@cache
def _demand_classes() -> tuple[ClassTable, ...]:
    return (load("massmob"),)


def _demands(case: Case) -> dict[str, Any]:
    """The demand classes and the words they rest on, by the table of classes of the same name."""
    found: tuple[ClassFinding, ...] = classes_of(case.report, case.coded.document, _demand_classes())
    names = {finding.class_ for finding in found}
    evidence = dict.fromkeys(span for finding in found for span in finding.evidence)
    return {"demands": tuple(name for name in get_args(Demand) if name in names), "evidence": tuple(evidence)}
