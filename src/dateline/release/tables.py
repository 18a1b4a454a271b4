"""Records as tables: the events alone in one file, or every table in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.model import CodedDocument
from dateline.release.columns import tables
from dateline.release.extras import Extras
from dateline.release.files import CsvTable, ParquetTable
from dateline.release.rows import TABLES, Row


class _Table:
    """One table in one file; the events with the extra columns that were asked for."""

    def __init__(self, name: str, path: Path, extras: Extras) -> None:
        self._name, self._extras = name, extras
        columns = (*tables()[name], *(extras.columns() if name == "events" else ()))
        self._file = (ParquetTable if path.suffix.lower() == ".parquet" else CsvTable)(columns, path)

    def add(self, coded: CodedDocument) -> None:
        self._file.add(self._rows(coded))

    def _rows(self, coded: CodedDocument) -> Iterator[Row]:
        rows = TABLES[self._name](coded)
        if self._name == "events":
            return (row | self._extras.cells(report) for row, report in zip(rows, coded.reports, strict=True))
        return rows

    def finish(self, *, partial: bool) -> Path:
        self._file.close()
        return self._file.file.keep(partial=partial)

    def discard(self) -> None:
        self._file.file.discard()


class EventsFile:
    """The table of events, one tidy row each, as CSV or Parquet by the file's name."""

    def __init__(self, path: Path, extras: Extras) -> None:
        self._table = _Table("events", path, extras)

    def add(self, coded: CodedDocument) -> None:
        self._table.add(coded)

    def finish(self, *, partial: bool = False) -> str:
        return str(self._table.finish(partial=partial))

    def discard(self) -> None:
        self._table.discard()


class Folder:
    """All tables, one file each."""

    def __init__(self, path: Path, format: str, extras: Extras) -> None:
        self._path = path
        self._tables = {name: _Table(name, path / f"{name}.{format}", extras) for name in TABLES}

    def add(self, coded: CodedDocument) -> None:
        for table in self._tables.values():
            table.add(coded)

    def finish(self, *, partial: bool = False) -> str:
        for table in self._tables.values():
            table.finish(partial=partial)
        return f"{self._path}/ ({', '.join(self._tables)})"

    def discard(self) -> None:
        for table in self._tables.values():
            table.discard()
