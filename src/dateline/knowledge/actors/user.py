"""A user's own register of actors from a CSV file, with every bad row named and the rest used.

Columns: name and category are needed; acronym, country, start and end (ISO days: from when to when the row holds) may be left out.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from dateline.errors import KnowledgeError
from dateline.knowledge.actors.register import Entry
from dateline.knowledge.lexicon import table
from dateline.knowledge.places.countries import countries, country_of
from dateline.knowledge.places.user import Fault, file_text

CATEGORIES = tuple(table("actors")["categories"])
COLUMNS = ("name", "acronym", "country", "category", "start", "end")


def read(path: str | Path) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    """The actors of a user's file and the faults of its bad rows; raises KnowledgeError where the file itself cannot be used."""
    path = Path(path)
    text = file_text(path)
    reader = csv.DictReader(text.splitlines(keepends=True))
    missing = [c for c in ("name", "category") if c not in (reader.fieldnames or ())]
    if missing:
        raise KnowledgeError(f"{path}:1: column {missing[0]} is missing; expected a header with {', '.join(COLUMNS)}")
    entries: list[Entry] = []
    faults: list[Fault] = []
    try:
        for row in reader:
            made = _entry(row, str(path), reader.line_num)
            (faults if isinstance(made, Fault) else entries).append(made)  # type: ignore[arg-type]
    except csv.Error as error:
        raise KnowledgeError(f"{path}:{reader.line_num}: not CSV: {error}") from error
    return tuple(entries), tuple(faults)


def _entry(row: Mapping[str | None, str | list[str] | None], source: str, line: int) -> Entry | Fault:
    def text(column: str) -> str:
        value = row.get(column)
        return value.strip() if isinstance(value, str) else ""

    def fault(column: str, expected: str) -> Fault:
        return Fault(source, line, column, text(column), expected)

    if row.get(None):
        return Fault(source, line, "", ",".join(row[None] or ()), "no more values than the header has columns")
    if not re.search(r"\w", text("name")):
        return fault("name", "a name")
    category = text("category").upper()
    if category not in CATEGORIES:
        return fault("category", "one of " + ", ".join(CATEGORIES))
    country = text("country").upper()
    if country and country not in countries():
        country = country_of(text("country")) or ""
        if not country:
            return fault("country", "an ISO 3166 alpha-3 code, the name of a country, or nothing")
    for column in ("start", "end"):
        if text(column) and not _day(text(column)):
            return fault(column, "a day as YYYY-MM-DD, or nothing")
    if text("start") and text("end") and text("end") < text("start"):
        return fault("end", f"a day not before the start, {text('start')}")
    return Entry(text("name"), category, country or None, text("start"), text("end"), text("acronym") or None, own=True)


def _day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
