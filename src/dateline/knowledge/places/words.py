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
    """The country in which a paper or agency is at home: from the table of publishers, or from a country or well-known town in its name."""
    from dateline.knowledge.places.countries import country_of

    known, world, key = *_publishers(), fold(publisher)
    if key in world:
        return None
    return known.get(key) or known.get(key.removeprefix("the ")) or country_of(publisher) or _town_in(key.split())


TOWN = 50_000
"""A town of this size may give a paper its name."""


def _town_in(said: list[str]) -> str | None:
    """The country of the town in a paper's name, where no other country has one nearly as large."""
    from dateline.knowledge.places.gazetteer import Gazetteer

    stretches = [" ".join(said[at : at + length]) for length in (3, 2, 1) for at in range(len(said) - length + 1)]
    found = Gazetteer.builtin().find(key for key in stretches if key not in ordinary())
    for towns in found.values():
        towns = [town for town in towns if town.kind in {"city", "admin1"} and town.main]
        rival = max((town.population for town in towns if town.country != towns[0].country), default=0)
        if towns and towns[0].population >= max(TOWN, 5 * rival):
            return towns[0].country
    return None


@cache
def _publishers() -> tuple[dict[str, str], frozenset[str]]:
    publishers = table("places_publishers")
    return {fold(name): code for code, names in publishers["homes"].items() for name in names}, frozenset(
        fold(n) for n in publishers["world"]
    )
