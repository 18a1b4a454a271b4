"""Which country a name, an adjective or a capital means, offline and without guessing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from dateline.knowledge.lexicon import table
from dateline.knowledge.places.fold import fold, spellings
from dateline.knowledge.places.words import words

if TYPE_CHECKING:
    from dateline.knowledge.places.gazetteer import Entry


@dataclass(frozen=True, slots=True)
class Country:
    """One country: ISO 3166-1 alpha-3 code, its English name, its capital as the gazetteer names it."""

    code: str
    name: str
    capital: str


@cache
def countries() -> dict[str, Country]:
    """All countries by their code."""
    return {code: Country(code, row[0], row[1]) for code, row in table("places_countries").items()}


@cache
def names() -> dict[str, str]:
    """Folded names of countries, today's and historic, and their codes."""
    found: dict[str, str] = {}
    for code, (name, _, others, _) in table("places_countries").items():
        for other in (name, *others):
            for key in (k for spelling in (other, other.removeprefix("The ")) for k in spellings(spelling)):
                found.setdefault(key, code)
    return found


@cache
def people() -> dict[str, str]:
    """Folded adjectives and names of peoples, singular and plural, and their countries' codes."""
    found: dict[str, str] = {}
    for code, (_, _, _, adjectives) in table("places_countries").items():
        for word in adjectives:
            for key in spellings(word):
                found.setdefault(key, code)
                found.setdefault(key[:-3] + "men" if key.endswith("man") else key + "s", code)
    return found


@cache
def areas() -> dict[str, tuple[str, str, str, float, float]]:
    """Folded names of areas of one country: name, code, first-level area or "", latitude, longitude."""
    return {key: (name, *row) for name, row in table("places_areas")["areas"].items() for key in spellings(name)}


@cache
def landmarks() -> dict[str, tuple[str, str, str, float, float]]:
    """Folded names of squares and seats known without their town: name, town, code, latitude, longitude."""
    return {key: (name, *row) for name, row in table("places_areas")["landmarks"].items() for key in spellings(name)}


@cache
def regions() -> dict[str, str]:
    """Folded names of parts of the world, and the names themselves."""
    return {key: name for name in table("places_areas")["regions"] for key in spellings(name)}


def entries(key: str) -> tuple[Entry, ...]:
    """What a folded name means among countries, areas, landmarks and parts of the world."""
    return _all_entries().get(key, ())


@cache
def _all_entries() -> dict[str, tuple[Entry, ...]]:
    return {key: _entries(key) for key in dict.fromkeys((*names(), *areas(), *landmarks(), *regions()))}


def _entries(key: str) -> tuple[Entry, ...]:
    from dateline.knowledge.places.gazetteer import Entry

    if code := names().get(key):
        if key in areas():
            name, country, admin1, latitude, longitude = areas()[key]
            return (Entry(name, "admin1", country, admin1, "", latitude, longitude, 10_000_000),)
        return (Entry(countries()[code].name, "country", code, population=20_000_000),)
    found = []
    if key in areas():
        name, country, admin1, latitude, longitude = areas()[key]
        found.append(Entry(name, "admin1", country, admin1, "", latitude, longitude, 5_000_000))
    if key in landmarks():
        name, town, country, latitude, longitude = landmarks()[key]
        found.append(Entry(name, "venue", country, "", "", latitude, longitude, 1_000_000, town=town))
    if key in regions():
        found.append(Entry(regions()[key], "region", "", population=20_000_000))
    return tuple(found)


@cache
def capitals() -> dict[str, str]:
    """Folded names of capitals and the codes of their countries."""
    return {fold(c.capital): c.code for c in countries().values() if c.capital}


@lru_cache(maxsize=4096)
def country_of(text: str) -> str | None:
    """The country (alpha-3) that a phrase names: by its name, as an adjective or people, by an area of it, or by its capital; else None.

    The whole phrase is tried first, then its words from the longest stretch to the shortest ("the South African government"); two
    different countries of one length are no answer.
    """
    parts = fold(re.sub(r"['’]s?\b(?=\s|$)", "", text)).split()
    for length in range(min(len(parts), 7), 0, -1):
        stretches = [" ".join(parts[at : at + length]) for at in range(len(parts) - length + 1)]
        for known in (names(), people(), _area_codes(), capitals()):
            codes = {known[s] for s in stretches if s in known and not (len(s) < 4 and s in words("short") and not _capitals(text, s))}
            if len(codes) == 1:
                return codes.pop()
            if codes:
                return None
    return None


@cache
def _area_codes() -> dict[str, str]:
    return {key: row[1] for key, row in areas().items()}


def _capitals(text: str, short: str) -> bool:
    return any(fold(word) == short and any(c.isupper() for c in word) for word in text.split())
