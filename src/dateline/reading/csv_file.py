"""CSV and TSV: a table with a header row, one document a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from dateline.errors import FormatError, InputError
from dateline.reading.decode import encoding_of, said
from dateline.reading.fields import column_of, listed, pick
from dateline.reading.notice import Notice, Part, Raw
from dateline.reading.options import FIELDS, ReadOptions
from dateline.reading.source import Source

_SAMPLE = 256 * 1024
_CELL = 16 * 1024 * 1024


def read_csv(source: Source, options: ReadOptions) -> Iterator[Part]:
    """The documents of a comma, semicolon, bar or tab separated table."""
    csv.field_size_limit(_CELL)
    encoding, mark = (options.encoding, 0) if options.encoding else encoding_of(source.stream.peek(_SAMPLE), cut=True)
    source.stream.read(mark)
    if encoding != "utf-8" and not options.encoding:
        yield Notice(said(encoding))
    stream = io.TextIOWrapper(source.stream, encoding=encoding, newline="")
    first = stream.readline(_CELL)
    rows = csv.reader(_chain(first, stream), delimiter=_delimiter(first, source.suffix), strict=True)
    try:
        yield from _table(rows, options)
    except UnicodeDecodeError:
        yield FormatError(f"not {encoding.upper()} from here on: give the encoding of the file", line=rows.line_num + 1)
    finally:
        stream.detach()


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _delimiter(header: str, suffix: str) -> str:
    if suffix in {".tsv", ".tab"}:
        return "\t"
    return max(",;\t|", key=lambda mark: header.count(mark))


def _table(rows: Iterator[list[str]], options: ReadOptions) -> Iterator[Part]:
    header = [name.strip().removeprefix("\ufeff") for name in _next(rows) or []]
    columns = {field: column for field in FIELDS if (column := column_of(field, header, options.columns))}
    if "text" not in columns:
        raise FormatError(f"no column for the text among {listed(header)}: name it with columns text=NAME", line=1)
    empty = True
    while True:
        line = getattr(rows, "line_num", 0) + 1
        try:
            row = _next(rows)
        except csv.Error as error:
            yield FormatError(f"broken CSV: {error}", line=line)
            continue
        if row is None:
            break
        if any(cell.strip() for cell in row):
            empty = False
            yield from _row(row, header, columns, line)
    if empty:
        raise FormatError("a header and no rows")


def _next(rows: Iterator[list[str]]) -> list[str] | None:
    return next(rows, None)


def _row(row: list[str], header: list[str], columns: dict[str, str], line: int) -> Iterator[Part]:
    if len(row) > len(header):
        yield FormatError(f"{len(row)} cells where the header has {len(header)}: a comma or quotation mark is not quoted", line=line)
        return
    if len(row) <= header.index(columns["text"]):
        yield FormatError(f"{len(row)} {'cell' if len(row) == 1 else 'cells'} where the header has {len(header)}: no text", line=line)
        return
    try:
        text, fields, notices = pick(dict(zip(header, row, strict=False)), columns, line=line)
        if not text.strip():
            raise FormatError("no text")
    except InputError as error:
        yield type(error)(error.cause, line=line)
        return
    yield from notices
    yield Raw(text=text, fields=fields, line=line)
