"""One table as one file, CSV or Parquet, written row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.release.cells import cell
from dateline.release.columns import Column
from dateline.release.place import NewFile

ROWS_IN_MEMORY = 2_000


class CsvTable:
    """UTF-8, comma-separated, a header line, line feeds."""

    def __init__(self, columns: Sequence[Column], path: Path) -> None:
        self.file = NewFile(path)
        self._columns = [column.name for column in columns]
        self._text = io.TextIOWrapper(self.file.stream, encoding="utf-8", newline="", write_through=True)
        self._writer = csv.writer(self._text, lineterminator="\n")
        self._writer.writerow(self._columns)

    def add(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write rows."""
        self._writer.writerows([cell(row[name]) for name in self._columns] for row in rows)

    def close(self) -> None:
        """Nothing is held back."""
        self._text.flush()


class ParquetTable:
    """The same columns with their types; lists stay lists."""

    def __init__(self, columns: Sequence[Column], path: Path) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        types = {"string": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_(), "list": pa.list_(pa.string())}
        self._schema = pa.schema([(column.name, types[column.type]) for column in columns])
        self.file = NewFile(path)
        self._writer = pq.ParquetWriter(self.file.stream, self._schema)
        self._rows: list[Mapping[str, Any]] = []

    def add(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Take rows in; some thousands are written at a time."""
        self._rows.extend({name: _sound(value) for name, value in row.items()} for row in rows)
        if len(self._rows) >= ROWS_IN_MEMORY:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
        self._rows.clear()

    def close(self) -> None:
        """Write what is held back and the footer."""
        if self._rows:
            self._flush()
        self._writer.close()


def _sound(value: Any) -> Any:
    """Text without lone surrogates, which have no bytes in UTF-8."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return [_sound(item) for item in value] if isinstance(value, list) else value
