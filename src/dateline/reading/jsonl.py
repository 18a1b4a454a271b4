"""JSON Lines: an object a line, read one at a time; a broken line is said with its number and the rest is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from dateline.errors import FormatError, InputError, TooLargeError
from dateline.reading.decode import encoding_of, said
from dateline.reading.fields import kind, pick
from dateline.reading.notice import Notice, Part, Raw
from dateline.reading.options import MAX_FILE, MAX_LINE, ReadOptions
from dateline.reading.source import Source

_SAMPLE = 256 * 1024


def read_jsonl(source: Source, options: ReadOptions) -> Iterator[Part]:
    """The documents of a JSON Lines file."""
    stream, head = source.stream, source.stream.peek(_SAMPLE)
    encoding, mark = (options.encoding, 0) if options.encoding else encoding_of(head, cut=True)
    stream.read(mark)
    if encoding.lower().replace("_", "-") != "utf-8" and not options.encoding:
        yield Notice(said(encoding))
    for number, line in enumerate(_lines(stream, encoding), 1):
        if isinstance(line, InputError):
            yield type(line)(line.cause, line=number)
        elif line.strip():
            yield from _row(line, number, encoding, options)


def _lines(stream: IO[bytes], encoding: str) -> Iterator[bytes | InputError]:
    if encoding.startswith(("utf-16", "utf-32", "utf_16", "utf_32")):
        for text in stream.read(MAX_FILE).decode(encoding, "replace").split("\n"):
            yield text.encode(encoding, "surrogatepass")
        return
    while line := stream.readline(MAX_LINE + 1):
        if len(line) > MAX_LINE:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_LINE)
            yield TooLargeError(f"a line of more than {MAX_LINE // 2**20} MB")
        else:
            yield line


def _row(line: bytes, number: int, encoding: str, options: ReadOptions) -> Iterator[Part]:
    try:
        value = parse(line.decode(encoding).rstrip("\r\n"))
        yield from record(value, options, line=number)
    except UnicodeDecodeError as error:
        yield FormatError(f"not {encoding.upper()}: byte {error.start} of the line does not fit", line=number)
    except InputError as error:
        yield type(error)(error.cause, line=number)


def parse(text: str) -> Any:
    """The JSON value of a text; raises `FormatError` saying what is wrong and where."""
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise FormatError(f"broken JSON: {error.msg[0].lower()}{error.msg[1:]} at character {error.pos + 1}") from None
    except (ValueError, RecursionError) as error:
        cause = "nested too deeply" if isinstance(error, RecursionError) else "a number too long"
        raise FormatError(f"broken JSON: {cause}") from None


def record(value: Any, options: ReadOptions, *, line: int | None = None, item: int | None = None) -> Iterator[Part]:
    """The document of one JSON object and the notices on it."""
    if not isinstance(value, dict):
        raise FormatError(f"{kind(value)}, where an object is expected")
    text, fields, notices = pick(value, options.columns, line=line)
    yield from notices
    yield Raw(text=text, fields=fields, line=line, item=item)
