"""Columns of the table of events that are there only where they were asked for: other schemes, users' own classes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.model import Report
from dateline.record import plain
from dateline.release.columns import Column
from dateline.release.rows import Row
from dateline.schemes import Additions
from dateline.schemes.table import scheme


@dataclass(frozen=True)
class Extras:
    """The columns that `Additions` bring: SCHEME_COLUMN for each column of a scheme, class_TABLE with the classes of each table."""

    additions: Additions = field(default_factory=Additions)

    def columns(self) -> Iterable[Column]:
        """The columns, after the table's own."""
        for name in self.additions.schemes:
            yield from (Column(f"{name}_{column.name}", column.type, column.about) for column in scheme(name).columns)
        for table in self.additions.classes:
            yield Column(f"class_{table.name}", "list", table.about or "Classes of this table.")

    def cells(self, report: Report) -> Row:
        """A report's values for them; empty where a scheme would not record it."""
        row: Row = {}
        for name in self.additions.schemes:
            found = getattr(report, name)
            row |= {f"{name}_{c.name}": plain(getattr(found, c.name)) if found else _empty(c.type) for c in scheme(name).columns}
        for table in self.additions.classes:
            row[f"class_{table.name}"] = list(dict.fromkeys(c.class_ for c in report.classes if c.table == table.name))
        return row


def _empty(kind: str) -> list[str] | None:
    return [] if kind == "list" else None
