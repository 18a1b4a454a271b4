"""A plain text file: one article, or the many of an archive's export."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.reading.archives import split
from dateline.reading.decode import decode
from dateline.reading.notice import Notice, Part, Raw
from dateline.reading.options import ReadOptions
from dateline.reading.source import Source


def read_text(source: Source, options: ReadOptions) -> Iterator[Part]:
    """The document or documents of a text file; the text is the file's, to the character."""
    text, notice = decode(source.whole(), options.encoding)
    if notice:
        yield Notice(notice)
    yield from texts(text)


def texts(text: str) -> Iterator[Part]:
    """The articles of a text that is an export, or the text itself."""
    articles = split(text)
    if articles is None:
        yield Raw(text=text)
    else:
        yield from articles
