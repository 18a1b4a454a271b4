"""Rich text (.rtf, and .doc files that are rich text inside): one article or an archive's export."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.errors import FormatError
from dateline.reading.notice import Part
from dateline.reading.options import ReadOptions
from dateline.reading.source import Source
from dateline.reading.text import texts

_LINK = re.compile(r"\{\\\*\\fldinst[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_BRACES = re.compile(r"\\[\\{}]|[{}]|\\bin(\d{1,9}) ?")


def read_rtf(source: Source, options: ReadOptions) -> Iterator[Part]:
    """The document or documents of a rich text file."""
    from striprtf.striprtf import rtf_to_text

    code = source.whole().decode("latin-1")
    if not code.lstrip().startswith("{\\rtf"):
        raise FormatError("no rich text, though its name says so")
    depth = _depth(code)
    if depth > 0:
        raise FormatError(f"broken rich text: {depth} groups are never closed, the file is cut short")
    try:
        text: str = rtf_to_text(_LINK.sub("", code), encoding=options.encoding or "cp1252", errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, IndexError, KeyError, LookupError, RecursionError, OverflowError) as error:
        raise FormatError(f"broken rich text: {str(error)[:80]}") from None
    if not text.strip():
        raise FormatError("no text in it")
    yield from texts(text)


def _depth(code: str) -> int:
    depth = 0
    for match in _BRACES.finditer(code):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
    return depth
