"""Where: the place of one event, from its own phrases, what the document says around them, its dateline, its publisher's home.

The finest place that a phrase names comes first. A phrase that names none ("the Supreme Court") lies in the town that the text speaks
of there; an event without a phrase takes the town of its own sentence, the dateline's, the document's, and at last only a country.
`explain` tells each step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.coding.happening import Happening
from dateline.coding.where_around import dateline_of, geography_of
from dateline.coding.where_found import Found, shown
from dateline.coding.where_search import Locator
from dateline.knowledge.places import Places, Weighed
from dateline.language.analysis import Analysis
from dateline.model import Place

__all__ = ["Explanation", "dateline_of", "explain", "geography_of", "place_of"]


RIVALS = 2
"""How many of the places that a name may also mean are told."""
REASONS = 3


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a place was chosen: the words looked at, the steps taken, what spoke for the winner and for each rival."""

    words: str
    steps: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The same in a few lines for a reader; that only one place has the name needs no reason."""
        chosen = (f"chosen for: {'; '.join(self.reasons)}",) if self.rivals and self.reasons else ()
        return ("; ".join(self.steps), *chosen, *(f"before {rival}" for rival in self.rivals))


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
    chosen, rivals = found.toponym.chosen, [r for r in found.toponym.rivals if r.entry != found.toponym.entry][:RIVALS]
    beaten = [f"{shown(r.entry)} ({chosen.score:.1f} to {r.score:.1f}){_said_for(r, chosen)}" for r in rivals]
    return Explanation(text, found.steps, _apart(chosen, rivals[:1])[:REASONS], tuple(beaten))


def _apart(one: Weighed, others: Sequence[Weighed]) -> tuple[str, ...]:
    """What speaks for a place and not for the others."""
    shared = {reason for other in others for reason in other.reasons}
    return tuple(reason for reason in one.reasons if reason not in shared)


def _said_for(rival: Weighed, chosen: Weighed) -> str:
    reasons = _apart(rival, [chosen])[: REASONS - 1]
    return f": {'; '.join(reasons)}" if reasons else ""


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
