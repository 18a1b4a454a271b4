"""Records as tables: the events alone in one file, or every table in a folder."""

from __future__ import annotations

from pathlib import Path

from dateline.model import CodedDocument
from dateline.release.files import CsvTable, ParquetTable
from dateline.release.rows import TABLES


class EventsFile:
    """The table of events, one tidy row each, as CSV or Parquet by the file's name."""

    def __init__(self, path: Path) -> None:
        self._table = _open("events", path)

    def add(self, coded: CodedDocument) -> None:
        self._table.add(TABLES["events"](coded))

    def finish(self, *, partial: bool = False) -> str:
        self._table.close()
        return str(self._table.file.keep(partial=partial))

    def discard(self) -> None:
        self._table.file.discard()


class Folder:
    """All tables, one file each."""

    def __init__(self, path: Path, format: str) -> None:
        self._path = path
        self._tables = {name: _open(name, path / f"{name}.{format}") for name in TABLES}

    def add(self, coded: CodedDocument) -> None:
        for name, table in self._tables.items():
            table.add(TABLES[name](coded))

    def finish(self, *, partial: bool = False) -> str:
        for table in self._tables.values():
            table.close()
            table.file.keep(partial=partial)
        return f"{self._path}/ ({', '.join(self._tables)})"

    def discard(self) -> None:
        for table in self._tables.values():
            table.file.discard()


def _open(table: str, path: Path) -> CsvTable | ParquetTable:
    return ParquetTable(table, path) if path.suffix.lower() == ".parquet" else CsvTable(table, path)
