"""Which countries the actors of a document give away: who held an office at the time, parties, unions and other bodies of one country."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.coding.names import Named, Names
    from dateline.knowledge.actors import Register

OFFICE = 0.5
"""What one who held an office counts for, where a country that the text names counts 1."""
BODY = 0.5
MOST = 3
"""How many mentions of a body count."""


def hints_of(names: Names, register: Register) -> Mapping[str, float]:
    """Weights of countries (alpha-3) by the actors that the register knows, for `where.place_of`.

    Without a date of the document, a person counts whose offices were all of one country.
    """
    weights: dict[str, float] = {}
    for named in names.all():
        country = _country(named, register, names.published)
        if country is not None:
            worth = OFFICE if named.kind == "person" else BODY * min(len(named.mentions), MOST)
            weights[country] = weights.get(country, 0.0) + worth
    return weights


def _country(named: Named, register: Register, on: str | None) -> str | None:
    """The one country that the register has for a name on a day."""
    rows = register.find(named.name)
    if named.kind == "person":
        rows = tuple(row for row in rows if not on or row.held(on))
    found = {row.country for row in rows}
    return found.pop() if len(found) == 1 else None
