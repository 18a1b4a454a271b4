"""A place on its way to the record, and small questions about the places of one phrase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.knowledge.lexicon import table
from dateline.knowledge.places import Entry, Places, Toponym
from dateline.knowledge.places.countries import countries
from dateline.knowledge.places.fold import fold
from dateline.knowledge.places.phrase import kinds
from dateline.knowledge.places.resolve import distance
from dateline.knowledge.places.words import words
from dateline.language.analysis import Mark
from dateline.model import PlacePrecision

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NEAR = 50.0
"""Towns within so many kilometres are one place of a march; farther apart they are an area."""
UNDATED = 2003
"""The middle of the years that archives of news hold: a text without a date is taken to be as old."""
ORDER: tuple[PlacePrecision, ...] = ("venue", "street", "neighbourhood", "locality", "admin2", "admin1", "country", "unknown")


@dataclass(frozen=True, slots=True)
class Found:
    """A place on its way to the record."""

    text: str | None
    entry: Entry | None
    precision: PlacePrecision
    evidence: tuple[tuple[int, int], ...]
    steps: tuple[str, ...]
    toponym: Toponym | None = None
    inferred: bool = False
    dateline: bool = False
    coordinates: bool = True
    name: str | None = None


def shown(e: Entry) -> str:
    country = countries()[e.country].name if e.country in countries() else e.country
    return ", ".join(dict.fromkeys(part for part in (e.name, e.admin1, country) if part))


def apart(marks: Iterable[Mark]) -> list[Mark]:
    return list({(m.start, m.end): m for m in marks}.values())


def range_of(t: Toponym) -> tuple[int, int]:
    return t.mention.start, t.mention.end


def lies_in(inner: Entry, outer: Entry) -> bool:
    if outer.kind == "country" or not outer.admin1:
        return inner.country == outer.country
    return inner.country == outer.country and inner.admin1 == outer.admin1


def finest(inside: Sequence[Toponym], doc: Doc) -> Toponym | None:
    """Of the names of one phrase the finest; of several towns the last where the phrase moves towards it, else the first."""
    for level in (
        lambda t: t.entry.own,
        lambda t: t.fine,
        lambda t: t.entry.kind == "admin2",
        lambda t: t.entry.kind == "admin1",
        lambda t: True,
    ):
        if fit := [t for t in inside if level(t)]:
            called = [
                t
                for t in fit
                if t.mention.first > 1 and doc[t.mention.first - 1].lower_ == "of" and doc[t.mention.first - 2].lower_ in kinds()
            ]
            if called and len(fit) > 1:
                return called[-1]
            moved = [t for t in fit if t.mention.first and doc[t.mention.first - 1].lower_ in words("motion_end")]
            return moved[-1] if moved else fit[0]
    return None


def spread(inside: Sequence[Toponym]) -> bool:
    """Whether a phrase lists several towns or areas that lie far apart."""
    towns = [t.entry for t in inside if t.fine and t.mention.kind == "place"]
    if len(towns) < 2:
        areas = {t.entry for t in inside if t.entry.kind in {"admin1", "admin2"}}
        return not towns and len(areas) > 1
    return any((distance(a, b) or 0.0) > NEAR for a in towns for b in towns)


def capital_entries(places: Places, code: str, published: str | None) -> list[Entry]:
    """The capital of a country, and before it the one it had at the time of the document."""
    former, until = table("places_areas")["former_capitals"].get(code, ("", 0))
    year = int(published[:4]) if published else UNDATED
    names = [former] if former and year < until else []
    keys = [fold(name) for name in (*names, countries()[code].capital)]
    found = places.gazetteer.find(keys)
    return [
        next(e for e in found[key] if e.country == code and e.kind == "city")
        for key in keys
        if any(e.country == code and e.kind == "city" for e in found.get(key, ()))
    ]


def trailing(piece: Sequence[Token]) -> list[Token]:
    """The name behind a small word for its kind ("the refugee camp Idomeni", "the village Langting")."""
    names: list[Token] = []
    for token in reversed(piece):
        if not (token.is_alpha and token.text[0].isupper()):
            break
        names.insert(0, token)
    rest = piece[: len(piece) - len(names)]
    towns = words("kinds.locality") | {"camp"}
    return (
        names
        if names and rest and rest[-1].text.islower() and rest[-1].lower_ in towns and not any(t.lower_ in kinds() for t in names)
        else []
    )


def arrived(inside: list[Toponym], tokens: Sequence[Token]) -> list[Toponym]:
    """Of a way "from X to the Y" without a name behind the "to" no town is left: it did not end in X."""
    if not tokens or (
        tokens[0].lower_ not in words("motion_start") | {"to"} and not any(t.lower_ in words("motion_start") for t in tokens[:2])
    ):
        return inside
    ends = [t.i for t in tokens if t.lower_ in words("motion_end")]
    if not ends:
        return inside
    return [t for t in inside if t.mention.first > ends[-1]]


def held(inside: list[Toponym], doc: Doc) -> list[Toponym]:
    """Of a name and what holds it ("the Taima district of Jahra") no namesake abroad of the first is left."""
    for outer in inside:
        if outer.mention.first and doc[outer.mention.first - 1].lower_ in {"of", "in", "'s", "’s"} and outer.mention.kind == "place":
            home = outer.entry.country
            inside = [t for t in inside if t.entry.country == home or t.mention.first > outer.mention.first or not home]
    return inside
