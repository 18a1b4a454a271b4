"""What the layouts of all archives share: an article, its lines, dates and labels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.reading.byline import names
from dateline.reading.dates import PRINTED, day_of

_LEADING = re.compile(rf"\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?{PRINTED}", re.IGNORECASE)
_FURNITURE = re.compile(
    r"\s*(?:page \d+ of \d+.*|.*©.*(?:factiva|lexisnexis|proquest).*|.*\b(?:factiva|lexisnexis),? inc\b.*|_{5,})\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Article:
    """One article of an export; `line` is where its block begins in the text."""

    body: str
    fields: Mapping[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line and where it stands in the text."""

    text: str
    start: int
    number: int

    @property
    def bare(self) -> str:
        return self.text.strip(" \t\r\u00a0\ufeff\f*")


def lines_of(text: str) -> list[Line]:
    """The lines of a text, furniture of pages left out."""
    out, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if not _FURNITURE.fullmatch(line):
            out.append(Line(line, start, number))
        start += len(line) + 1
    return out


def body_of(text: str, lines: list[Line]) -> str:
    """The text between the first and the last of these lines, as it stands, without the empty lines around it."""
    full = [line for line in lines if line.bare]
    if not full:
        return ""
    whole = text[full[0].start : full[-1].start + len(full[-1].text)]
    kept = "\n".join(line.text for line in lines[lines.index(full[0]) : lines.index(full[-1]) + 1])
    return (whole if len(whole) == len(kept) else kept).strip("\r\n")


def leading_date(line: str) -> str | None:
    """The ISO date that begins a line ("January 29, 2003, Wednesday, FINAL EDITION")."""
    match = _LEADING.match(line)
    day = day_of(match) if match and len(line.strip()) < 90 else None
    return day.iso() if day else None


def writer(printed: str) -> str:
    """The author of a byline field: names where it is a list of names, else as printed; "" where it names nobody."""
    bare = re.sub(r"^(?:by|from)\s+", "", printed.strip(), flags=re.IGNORECASE)
    found = names(bare)
    return bare.rstrip(".;, ") if found is None else found
