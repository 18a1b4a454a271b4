"""The reading room's own word tables: they stand here because reading comes before knowledge and may not import it."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table `name`.toml, loaded once, not to be changed."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """The list under these keys of a table, lower case, for membership."""
    found: Any = table(name)
    for key in keys:
        found = found[key]
    return frozenset(word.casefold() for word in found)


@cache
def _cities() -> frozenset[str]:
    lines = (files(__package__) / "cities.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(plain(line) for line in (*lines, *table("en")["more_places"]) if not line.startswith("#"))


def plain(name: str) -> str:
    """A name for comparison: lower case, without accents, curly apostrophes or dots."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.replace("’", "'")) if not unicodedata.combining(c))
    return " ".join(bare.casefold().replace(".", "").replace("-", " ").split())


def is_city(name: str) -> bool:
    """Whether a town of 15,000 people or more somewhere bears this name."""
    return plain(name) in _cities()
