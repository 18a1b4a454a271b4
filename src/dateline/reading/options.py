"""What a user may say about the files to read, and the limits that hold for all of them."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from dateline.errors import InputError
from dateline.reading.dates import written_date

Format = Literal["text", "jsonl", "json", "csv", "tsv", "html", "docx", "rtf", "pdf"]
FORMATS: tuple[str, ...] = get_args(Format)
FIELDS = ("id", "text", "title", "published", "publisher", "author", "url", "language", "dateline")

MAX_CHARACTERS = 1_000_000
"""More than any news report; a text beyond it is a book or an archive in a layout that is not known."""
MAX_FILE = 200 * 1024 * 1024
"""Bytes of a file that must be held whole (all but JSONL and CSV, which are read row by row), unpacked."""
MAX_LINE = 32 * 1024 * 1024
"""Bytes of one line of JSONL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What holds for all files of a call.

    `published`, `publisher` and `language` stand for what a row or archive does not say and win over what a page or text says.
    `columns` names the column (or JSON key) of a field: ``{"text": "Artikel"}``. `encoding` and `format` replace what would be detected.
    Raises `InputError` for a value that cannot be used.
    """

    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    encoding: str | None = None
    format: Format | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    max_characters: int = MAX_CHARACTERS

    def __post_init__(self) -> None:
        if self.published is not None:
            date = written_date(self.published)
            if date is None:
                raise InputError(f'published "{self.published}" is no date: write it as 2023-10-21')
            object.__setattr__(self, "published", date)
        if self.format is not None and self.format not in FORMATS:
            raise InputError(f'format "{self.format}" is not known: {", ".join(FORMATS)}')
        for name in self.columns:
            if name not in FIELDS:
                raise InputError(f'columns: there is no field "{name}": {", ".join(FIELDS)}')
        if self.encoding is not None:
            try:
                codecs.lookup(self.encoding)
            except LookupError:
                raise InputError(f'encoding "{self.encoding}" is not known') from None
