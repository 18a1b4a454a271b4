"""Where names may be: the towns and areas of GeoNames, looked up by name, and a user's own rows beside them.

Half a million names are one sorted array of numbers over Arrow columns, kept in `names.parquet` as the build script sorted it, so that
loading is reading two files and a lookup of all names of a document one search.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from dateline.knowledge.places import countries
from dateline.knowledge.places.fold import fold, numbers_of, spellings
from dateline.model import PlacePrecision

MOST = 40
"""How many namesakes of one name are weighed at most, the most populous first (there are 1,900 San Josés)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place that a name may mean.

    `kind` is country, region (a part of the world), admin1, admin2, city, or a finer one of a user's rows (venue, street, neighbourhood).
    `main` says that the name looked up is its usual one (`alias` is the other
    name of a user's row, `town` the town that one lies in), `country` is ISO 3166-1 alpha-3 ("" for a region), coordinates are WGS84
    degrees.
    """

    name: str
    kind: str
    country: str
    admin1: str = ""
    admin1_code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    geonames_id: int | None = None
    capital: bool = False
    main: bool = True
    own: bool = False
    alias: str = ""
    town: str = ""

    @property
    def precision(self) -> PlacePrecision:
        """How fine a place the entry itself is, in the codebook's words."""
        kinds: dict[str, PlacePrecision] = {
            "country": "country", "admin1": "admin1", "admin2": "admin2", "city": "locality", "venue": "venue", "street": "street",
            "neighbourhood": "neighbourhood",
        }  # fmt: skip
        return kinds.get(self.kind, "unknown")


class Gazetteer:
    """The places of the package; `find` is the only question it answers."""

    def __init__(self, rows: pa.Table, names: pa.Table) -> None:
        column = {name: rows.column(name).chunk(0) for name in ("key", "alternates")}
        self._keys, self._alternates = column["key"], column["alternates"].flatten()
        self._ends = np.asarray(column["alternates"].offsets)[1:]
        self._sorted, self._order = (np.asarray(names.column(name).chunk(0)) for name in ("number", "at"))
        self._own: dict[str, list[Entry]] = {}

    @classmethod
    @cache
    def builtin(cls) -> Gazetteer:
        """The gazetteer of the package, read once."""
        return cls(_table("gazetteer"), _table("names"))

    def extended(self, own: Sequence[Entry]) -> Gazetteer:
        """This gazetteer with a user's rows before its own; the arrays are shared."""
        other = object.__new__(Gazetteer)
        other.__dict__.update(self.__dict__)
        other._own = {}
        for entry in own:
            for key in spellings(entry.alias or entry.name):
                other._own.setdefault(key, []).append(entry)
        return other

    @property
    def own_words(self) -> int:
        """How many words the longest name of a user's row has."""
        return max((key.count(" ") + 1 for key in self._own), default=0)

    def find(self, keys: Iterable[str]) -> dict[str, list[Entry]]:
        """The places that each folded name may mean, a user's own and the most populous first; names that none bears are left out."""
        wanted = list(dict.fromkeys(key for key in keys if key))
        if not wanted:
            return {}
        asked = numbers_of(wanted)
        first, last = (np.searchsorted(self._sorted, asked, side=side) for side in ("left", "right"))
        found: dict[str, list[Entry]] = {}
        for key, start, end in zip(wanted, first.tolist(), last.tolist(), strict=True):
            entries = [*self._own.get(key, ()), *countries.entries(key)]
            if start < end:
                entries += self._entries(key, self._order[start:end])
            if entries:
                found[key] = entries
        return found

    def _entries(self, key: str, at: NDArray[Any]) -> list[Entry]:
        """Of the names with one number (the most populous places first), those that are the key itself.

        `at` counts the usual names and then all alternates.
        """
        at, usual = at[:MOST], len(self._keys)
        rows = np.where(at < usual, at, np.searchsorted(self._ends, at - usual, side="right"))
        return [_entry(row, name < usual) for name, row in zip(at.tolist(), rows.tolist(), strict=True)
                if (self._keys[name] if name < usual else self._alternates[name - usual]).as_py() == key]  # fmt: skip


@cache
def _table(name: str) -> pa.Table:
    # One thread: starting a pool takes longer than it saves.
    with as_file(files(__package__) / f"{name}.parquet") as path, pq.ParquetFile(path, memory_map=True) as file:
        return file.read(use_threads=False)


@lru_cache(maxsize=20_000)
def _entry(row: int, main: bool) -> Entry:
    rows = _table("gazetteer")
    return Entry(**{name: rows.column(name)[row].as_py() for name in FIELDS}, main=main)


@cache
def first_level() -> frozenset[str]:
    """Folded names of all first-level areas."""
    rows = _table("gazetteer")
    return frozenset(rows.filter(pc.equal(rows.column("kind"), "admin1")).column("key").to_pylist())


FIELDS = ("name", "kind", "country", "admin1", "admin1_code", "latitude", "longitude", "population", "geonames_id", "capital")


def named(name: str) -> list[Entry]:
    """The places of the package that bear a name as it is printed."""
    key = fold(name)
    return Gazetteer.builtin().find([key]).get(key, [])
