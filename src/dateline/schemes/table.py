"""The tables of other schemes: which value of a column follows from what in a report, and why."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from dateline.other_schemes import SchemeName

NAMES: tuple[SchemeName, ...] = get_args(SchemeName)
Facets = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of a report: one of the values for each facet in `when`, none of those in `unless`; "*" is any value."""

    when: Facets
    unless: Facets

    def holds(self, facets: Facets) -> bool:
        """Whether it holds of a report with these facets."""
        return all(_meet(facets, name, wanted) for name, wanted in self.when.items()) and not any(
            _meet(facets, name, unwanted) for name, unwanted in self.unless.items()
        )


def _meet(facets: Facets, name: str, values: frozenset[str]) -> bool:
    found = facets.get(name, frozenset())
    return bool(found & values) or ("*" in values and bool(found))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a mapping: the value, when it holds, and why; without a value the column (or the scheme) says nothing."""

    value: Any
    condition: Condition
    reason: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `rows` are tried in order, the first that holds gives its value (every one that holds, where the type is list).

    A column without rows is `taken` from the record by the function of that name in `taken.py`.
    """

    name: str
    type: str
    about: str
    rows: tuple[Row, ...]
    taken: str | None


@dataclass(frozen=True, slots=True)
class Scheme:
    """One scheme: a report has a row in it where `applies` holds and the first column, if it has rows, a value."""

    name: SchemeName
    title: str
    about: str
    applies: Condition
    reason: str
    columns: tuple[Column, ...]


@cache
def scheme(name: SchemeName) -> Scheme:
    """A scheme's table, from `tables/NAME.toml`."""
    data = tomllib.loads(files(__package__).joinpath("tables", f"{name}.toml").read_text(encoding="utf-8"))
    columns = tuple(
        Column(
            name=column["name"],
            type=column.get("type", "string"),
            about=column["about"],
            rows=tuple(Row(row.get("value"), _condition(row), row["reason"]) for row in column.get("row", ())),
            taken=column.get("taken"),
        )
        for column in data["column"]
    )
    return Scheme(name, data["title"], data["about"], _condition(data["applies"]), data["applies"]["reason"], columns)


def _condition(row: Mapping[str, Any]) -> Condition:
    when, unless = ({name: frozenset(values) for name, values in row.get(key, {}).items()} for key in ("when", "unless"))
    return Condition(when, unless)
