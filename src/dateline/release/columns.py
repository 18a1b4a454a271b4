"""Which columns each table has, in which order, of which type, meaning what."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `type` is string, int, float, bool or list (of strings)."""

    name: str
    type: str
    about: str


@cache
def tables() -> dict[str, tuple[Column, ...]]:
    """Every table's columns, in their order."""
    text = files("dateline.release").joinpath("columns.toml").read_text(encoding="utf-8")
    return {table: tuple(Column(name, *about) for name, about in columns.items()) for table, columns in tomllib.loads(text).items()}
