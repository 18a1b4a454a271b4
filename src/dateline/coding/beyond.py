"""Events that are no protest: those the event head marks, and somebody killed at a protest (codebook, section 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from dateline.coding.grouping import Scores
from dateline.coding.happening import Happening
from dateline.coding.phrases import bag
from dateline.coding.status import head_status
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Mark
from dateline.model import Actor, Report

SURE = 0.6
"""How sure the head must be of a trigger before a report stands on it."""
JOIN = 0.5


@cache
def _rules() -> dict[str, Any]:
    return table("beyond")


def other_happenings(analysis: Analysis, protests: Sequence[Happening]) -> tuple[Happening, ...]:
    """Events of the other types that are news in the document; what is told as a measure or harm of a protest stays there."""
    taken = [m for p in protests for m in (*p.triggers, *p.of("mea", "hrm", "iss"))]
    triggers = [
        mark
        for mark in analysis.events
        if mark.label == "evt" and mark.score >= SURE and not any(_touch(mark, other) for other in taken) and _is_report(analysis, mark)
    ]
    scores = Scores.of(analysis.event_links)
    groups: dict[str, list[list[Mark]]] = defaultdict(list)
    for trigger in triggers:
        same = groups[trigger.attributes["type"]]
        fits = [(_fit(trigger, group, scores), -i) for i, group in enumerate(same)]
        best, index = max(fits, default=(0.0, 0))
        if best >= JOIN:
            same[-index].append(trigger)
        else:
            same.append([trigger])
    found = [
        Happening(kind, tuple(group), tuple(_marks_of(analysis, group, scores)), head_status(group))
        for kind, same in groups.items()
        for group in same
    ]
    return tuple(sorted(found, key=lambda h: h.triggers[0].start))


def _touch(a: Mark, b: Mark) -> bool:
    return a.start < b.end and b.start < a.end


def _is_report(analysis: Analysis, mark: Mark) -> bool:
    """A deed is; words are only where they are a formal act: a vote, a ruling, a lawsuit, a treaty (codebook, section 7)."""
    kind = mark.attributes.get("type")
    if kind in {None, "PROTEST"}:
        return False
    if kind not in _rules()["verbal"]:
        return True
    return bool(bag(analysis.words(mark)) & set(_rules()["formal"]))


def _fit(trigger: Mark, group: Sequence[Mark], scores: Scores) -> float:
    known = [score for other in group if (score := scores.get(trigger, other)) is not None]
    return sum(known) / len(known) if known else 0.3


def _marks_of(analysis: Analysis, group: Sequence[Mark], scores: Scores) -> list[Mark]:
    """Doers and recipients linked to its triggers; times, places and harms of the same sentences."""
    linked = [m for m in analysis.events if m.label != "evt" and any((scores.get(m, t) or 0) >= JOIN for t in group)]
    sentences = {analysis.words(t).sent.start for t in group}
    near = [m for m in analysis.of("plc", "tim", "hrm", "src") if analysis.words(m).sent.start in sentences]
    return sorted((*linked, *near), key=lambda m: m.start)


def killing_at(protest: Report) -> Report | None:
    """The ASSAULT that a protest's deaths are as well, with the authorities as actor only where they are said to have fired."""
    deaths = tuple(h for h in protest.harms if h.kind == "killed" and h.high != 0)
    if not deaths or protest.status not in {"occurred", "ongoing"}:
        return None
    fired = any(m.by == "authorities" and m.what == "live_fire" for m in protest.measures)
    actors = [replace(a, role="actor") for a in protest.actors if fired and a.role == "authority"]
    victims = {h.victims: h for h in deaths if h.victims and h.victims.casefold() not in _rules()["nobody"]}
    actors += [Actor(name=name, role="recipient", attribution=h.attribution, evidence=h.evidence) for name, h in victims.items()]
    return Report(
        id="",
        type="ASSAULT",
        mode=("firearms",) if fired else (),
        contexts=protest.contexts,
        prominence=protest.prominence,
        attribution=deaths[0].attribution,
        date=protest.date,
        place=protest.place,
        actors=tuple(actors),
        harms=tuple(h for h in protest.harms if h.kind in {"killed", "injured", "casualties"}),
        confidence=protest.confidence,
        evidence=tuple(span for h in deaths for span in h.evidence),
    )
