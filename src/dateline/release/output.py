"""Where coded documents go: `open_output` tells by the name what is wanted."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Literal, Protocol, Self

from dateline.errors import OutputError
from dateline.explain.values import Notes
from dateline.model import CodedDocument
from dateline.release.place import NewFile
from dateline.schemes import Additions

TableFormat = Literal["csv", "parquet"]


class Output(Protocol):
    """Takes coded documents one by one; nothing has its name before `finish`."""

    def add(self, coded: CodedDocument) -> None:
        """Write one document."""
        ...

    def finish(self, *, partial: bool = False) -> str:
        """Give everything its name and say where it is; `partial` where the run was stopped."""
        ...

    def discard(self) -> None:
        """Leave nothing behind."""
        ...


def open_output(target: str, *, format: TableFormat | None = None, additions: Additions | None = None) -> Output:
    """Open what `target` names: "-" or NAME.jsonl for records, NAME.csv or NAME.parquet for events, NAME.html for pages, else a folder.

    `format` is for the tables of a folder, CSV unless said otherwise; `additions` are the schemes and classes that the table of events
    gets columns for. Raises OutputError where it cannot be written.
    """
    from dateline.release.extras import Extras
    from dateline.release.tables import EventsFile, Folder

    extras = Extras(additions) if additions else Extras()

    if target == "-":
        return JsonLines(None)
    path = Path(target)
    kind = path.suffix.lower()
    if kind in {".jsonl", ".ndjson", ".json"}:
        return JsonLines(path)
    if kind in {".csv", ".parquet"}:
        return EventsFile(path, extras)
    if kind in {".html", ".htm"}:
        return Pages(path)
    if kind and not path.is_dir():
        raise OutputError(f"{target}: no output of this kind; expected -, NAME.jsonl, NAME.csv, NAME.parquet, NAME.html or a folder")
    return Folder(path, format or "csv", extras)


def json_line(record: Mapping[str, Any]) -> bytes:
    """One line of JSON in UTF-8; escaped where a lone surrogate cannot be encoded."""
    try:
        return json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n"
    except UnicodeEncodeError:
        return json.dumps(record).encode("ascii") + b"\n"


class JsonLines:
    """Records, a line each, to a file or to standard output."""

    def __init__(self, path: Path | None) -> None:
        self._file = NewFile(path) if path else None
        self._stream: IO[bytes] = self._file.stream if self._file else sys.stdout.buffer

    def add(self, coded: CodedDocument) -> None:
        self._stream.write(json_line(coded.to_dict()))
        if self._file is None:
            self._stream.flush()

    def finish(self, *, partial: bool = False) -> str:
        return str(self._file.keep(partial=partial)) if self._file else "standard output"

    def discard(self) -> None:
        if self._file:
            self._file.discard()


class Pages:
    """One self-contained HTML page over all documents; they are held in memory until it is written."""

    @classmethod
    def at(cls, name: str, *, notes: Notes | None = None) -> Self:
        """A page in a file of any name; `notes` as in `dateline.explain.html`, read when the page is written."""
        return cls(Path(name), notes=notes)

    def __init__(self, path: Path, *, notes: Notes | None = None) -> None:
        self._file, self._notes = NewFile(path), notes
        self._coded: list[CodedDocument] = []

    def add(self, coded: CodedDocument) -> None:
        self._coded.append(coded)

    def finish(self, *, partial: bool = False) -> str:
        from dateline.explain import html

        self._file.stream.write(html(self._coded, notes=self._notes).encode("utf-8", "backslashreplace"))
        return str(self._file.keep(partial=partial))

    def discard(self) -> None:
        self._file.discard()
