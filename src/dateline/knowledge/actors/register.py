"""The register: names of states' offices, office holders with their dates, parties, unions, armed groups, companies and agencies."""

from __future__ import annotations

import csv
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import pyarrow as pa
import pyarrow.parquet as pq

from dateline.knowledge.places.fold import fold

LAST_YEAR = "2015"
"""Offices still open in the dictionaries are believed until this year and doubted after it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a sector (PLOVER) and country (alpha-3) that a name has from `start` to `end` (ISO days, empty where open)."""

    name: str
    category: str
    country: str | None = None
    start: str = ""
    end: str = ""
    acronym: str | None = None
    own: bool = False

    def held(self, on: str | None) -> bool:
        """Whether the row speaks of a day; without a day, only rows without dates do."""
        if not on:
            return not self.start and not self.end
        return (not self.start or self.start <= on) and (not self.end or on <= self.end)


@cache
def _columns() -> dict[str, pa.StringArray]:
    """The columns of the register, in the order of kind and name; as Arrow has them, since few rows are ever asked for."""
    with as_file(files(__package__) / "register.parquet") as path, pq.ParquetFile(path, memory_map=True) as file:
        rows = file.read(use_threads=False).combine_chunks()
    return {name: rows.column(name).chunk(0) for name in rows.column_names}


def _place(column: pa.StringArray, key: str, *, last: int | None = None, after: bool = False) -> int:
    """Where a key stands in a column that is in order: before its equals, or after them."""
    bisect = bisect_right if after else bisect_left
    return bisect(range(len(column) if last is None else last), key, key=lambda i: column[i].as_py())


@cache
def nouns() -> dict[str, str]:
    """Kinds of people and their sector, from the agents of the dictionaries."""
    columns = _columns()
    first = _place(columns["kind"], "noun")
    return dict(zip(columns["name"][first:].to_pylist(), columns["category"][first:].to_pylist(), strict=True))


def _built(name: str, key: str) -> Iterator[Entry]:
    columns = _columns()
    names, last = columns["name"], _names_end()
    for i in range(_place(names, key, last=last), _place(names, key, last=last, after=True)):
        country, category, start, end = (columns[field][i].as_py() for field in ("country", "category", "start", "end"))
        yield Entry(name, category, country or None, start, end)


@cache
def _names_end() -> int:
    return _place(_columns()["kind"], "noun")


@cache
def _known() -> dict[str, tuple[Entry, ...]]:
    """The project's own table of well-known bodies, by name and acronym."""
    text = (files(__package__) / "known.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return by_key(Entry(r["name"], r["category"], r["country"] or None, acronym=r["acronym"] or None) for r in rows)


def by_key(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Entries by folded name and acronym."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        for key in dict.fromkeys(k for k in (fold(entry.name), fold(entry.acronym or "")) if k):
            found[key] = (*found.get(key, ()), entry)
    return found


def find(name: str, own: Mapping[str, tuple[Entry, ...]]) -> tuple[Entry, ...]:
    """All rows of a name or acronym: the user's own first, then the project's, then the dictionaries'."""
    key = fold(name)
    return (*own.get(key, ()), *_known().get(key, ()), *_built(name, key))
