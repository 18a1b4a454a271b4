"""The word tables of places as sets, loaded once."""

from __future__ import annotations

from functools import cache, lru_cache

from dateline.knowledge.lexicon import table
from dateline.knowledge.places.fold import fold


@cache
def words(name: str) -> frozenset[str]:
    """One list of `lexicon/en/places.toml`; a dot leads into a section ("kinds.admin1")."""
    found = table("places")
    for part in name.split("."):
        found = found[part]
    return frozenset(found)


@cache
def ordinary() -> frozenset[str]:
    """Folded names of places that are ordinary English words as well."""
    return frozenset(table("places_ordinary")["words"].split()) | words("directions")


@cache
def region_people() -> frozenset[str]:
    """Folded adjectives of parts of the world ("African")."""
    return frozenset(key for word in table("places_areas")["region_people"] for key in (fold(word), fold(word) + "s"))


@lru_cache(maxsize=1024)
def home_of(publisher: str) -> str | None:
    """The country in which a paper or agency is at home: from the table of publishers, or from a country in its name."""
    from dateline.knowledge.places.countries import country_of

    known, world, key = *_publishers(), fold(publisher)
    return None if key in world else known.get(key) or known.get(key.removeprefix("the ")) or country_of(publisher)


@cache
def _publishers() -> tuple[dict[str, str], frozenset[str]]:
    publishers = table("places_publishers")
    return {fold(name): code for code, names in publishers["homes"].items() for name in names}, frozenset(
        fold(n) for n in publishers["world"]
    )
