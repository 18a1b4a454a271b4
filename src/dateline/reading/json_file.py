"""A JSON file: a list of objects, one object, or JSON Lines under the wrong name."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.errors import FormatError, InputError
from dateline.reading.decode import decode
from dateline.reading.fields import kind
from dateline.reading.jsonl import parse, read_jsonl, record
from dateline.reading.notice import Notice, Part
from dateline.reading.options import ReadOptions
from dateline.reading.source import Source


def read_json(source: Source, options: ReadOptions) -> Iterator[Part]:
    """The documents of a JSON file."""
    head = source.stream.peek(65536)
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)
    if len(first) == 2 and first[1].lstrip().startswith(b"{") and _is_object(first[0]):
        yield from read_jsonl(source, options)
        return
    text, notice = decode(source.whole(), options.encoding)
    if notice:
        yield Notice(notice)
    value = parse(text)
    if isinstance(value, dict):
        yield from record(value, options)
        return
    if not isinstance(value, list):
        raise FormatError(f"{kind(value)}, where a list of objects is expected")
    if not value:
        raise FormatError("an empty list: no documents in it")
    for number, each in enumerate(value, 1):
        try:
            yield from record(each, options, item=number)
        except InputError as error:
            yield type(error)(f"item {number}: {error.cause}")


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(parse(line.decode("utf-8", "replace")), dict)
    except InputError:
        return False
