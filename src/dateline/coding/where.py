"""Where: the place of one event, from its own phrases, what the document says around them, its dateline, its publisher's home.

The finest place that a phrase names comes first. A phrase that names none ("the Supreme Court") lies in the town that the text speaks
of there; an event without a phrase takes the town of its own sentence, the dateline's, the document's, and at last only a country.
`explain` tells each step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.coding.happening import Happening
from dateline.coding.where_around import dateline_of, geography_of
from dateline.coding.where_found import Found, shown
from dateline.coding.where_search import Locator
from dateline.knowledge.places import Places
from dateline.language.analysis import Analysis
from dateline.model import Place

__all__ = ["Explanation", "dateline_of", "explain", "geography_of", "place_of"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a place was chosen: the words looked at, the steps taken, what spoke for the winner and for each rival."""

    words: str
    steps: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()


def place_of(analysis: Analysis, happening: Happening, *, places: Places, hints: Mapping[str, float] | None = None) -> Place | None:
    """The place of an event, or none where the document gives nothing away.

    `hints` are weights of countries (alpha-3) known from elsewhere: of a party or president that the
    register knows (a country named in the text weighs 1).
    """
    found = Locator(analysis, happening, places, hints).found()
    return None if found is None else _record(analysis, found)


def explain(analysis: Analysis, happening: Happening, *, places: Places, hints: Mapping[str, float] | None = None) -> Explanation:
    """Why `place_of` answers as it does: its steps, and the rivals of the place it took with their weights."""
    found = Locator(analysis, happening, places, hints).found()
    if found is None:
        return Explanation("", ("no phrase, sentence, dateline or publisher gives a place away",))
    text = found.text or " … ".join(analysis.quote(*pair) for pair in found.evidence)
    if found.toponym is None:
        return Explanation(text, found.steps)
    rivals = [f"{shown(r.entry)}: {r.score:.1f} ({'; '.join(r.reasons)})" for r in found.toponym.rivals]
    chosen = found.toponym.chosen
    return Explanation(text, found.steps, (f"{shown(chosen.entry)}: {chosen.score:.1f}", *chosen.reasons), tuple(rivals))


def _record(analysis: Analysis, found: Found) -> Place:
    e, text = found.entry, found.text
    plain = {"text": text, "precision": found.precision, "inferred": found.inferred, "from_": "dateline" if found.dateline else "text"}
    evidence = tuple(analysis.span(start, end) for start, end in found.evidence)
    if e is None:
        return Place(**plain, name=found.name, evidence=evidence)  # type: ignore[arg-type]
    exact = (
        found.coordinates
        and e.kind not in {"country", "region"}
        and found.name is None
        and e.latitude is not None
        and e.longitude is not None
    )
    return Place(
        **plain,  # type: ignore[arg-type]
        name=found.name or e.town or e.name,
        admin1=e.admin1 or (e.name if e.kind == "admin1" else None) or None,
        country=e.country or None,
        latitude=round(e.latitude, 4) if exact and e.latitude is not None else None,
        longitude=round(e.longitude, 4) if exact and e.longitude is not None else None,
        geonames_id=e.geonames_id if exact else None,
        evidence=evidence,
    )
