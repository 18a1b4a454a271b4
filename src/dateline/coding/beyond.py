"""Events that are no protest: those that verbs and nouns name, those the event head marks, and somebody killed at a protest.

Word table, syntax and head work together (codebook, sections 1 and 7): a find of the table becomes a report where its parties make
it politics, its clause says that it happened, and its place in the story makes it news (`beyond_weigh`); the head adds to the weight
of what it marks as well, and alone carries only deeds that it is sure of, with a doer and somebody to whom it was done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from dateline.coding import beyond_parties as parties
from dateline.coding.beyond_around import around
from dateline.coding.beyond_find import Find, finds
from dateline.coding.beyond_status import status_of
from dateline.coding.beyond_weigh import Scales
from dateline.coding.beyond_who import is_politics
from dateline.coding.grouping import Scores
from dateline.coding.happening import Happening
from dateline.coding.names import Names
from dateline.coding.phrases import bag
from dateline.coding.syntax import preposition
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Mark
from dateline.model import Actor, Report

ENOUGH = 0.6
"""A find that weighs less is no report."""
SURE = 0.85
"""How sure the head must be where no word of the table stands."""
JOIN = 0.5
UNDOES = frozenset({"SANCTION", "REJECT", "CONCEDE", "RETREAT", "ASSAULT"})
UNREAL = frozenset({"planned", "hypothetical", "prevented", "denied"})


@dataclass(frozen=True, slots=True)
class Told:
    """One mention of an event: its trigger and the marks that tell who did it to whom."""

    trigger: Mark
    marks: tuple[Mark, ...]

    def names(self, label: str, analysis: Analysis) -> frozenset[str]:
        """The proper names in its doers or recipients."""
        words = [t for m in self.marks if m.label == label for t in analysis.words(m)]
        return frozenset(t.lemma_.lower() for t in words if t.pos_ == "PROPN" or t.ent_type_ == "NORP")


@cache
def _rules() -> dict[str, Any]:
    return table("beyond")


def other_happenings(analysis: Analysis, protests: Sequence[Happening], names: Names | None = None) -> tuple[Happening, ...]:
    """Events of the other types that are news in the document; what is told as a measure or harm of a protest stays there."""
    scores = Scores.of(analysis.event_links)
    told = sorted((*_by_words(analysis, protests, names), *_by_head(analysis, protests, scores)), key=lambda t: t.trigger.start)
    groups: list[list[Told]] = []
    for one in _apart(told):
        same = next((g for g in reversed(groups) if _is_same(analysis, one, g)), None)
        if same is None:
            groups.append([one])
        else:
            same.append(one)
    return tuple(_happening(analysis, group) for group in groups if max(t.trigger.score for t in group) >= ENOUGH)


def _by_words(analysis: Analysis, protests: Sequence[Happening], names: Names | None) -> Iterator[Told]:
    scales = Scales(analysis, names, protests)
    found = tuple(finds(analysis.doc))
    undone = {f.token.i for f in found if f.entry.type in UNDOES and not f.nominal}
    for find in found:
        if not is_politics(names, find) or (find.nominal and _is_undone(find, undone)):
            continue
        status = status_of(find)
        if status is None and scales.is_grievance(find):
            status = "occurred"
        if status is not None and (weight := scales.weight(find, status)) >= ENOUGH - 0.15:
            yield _told(analysis, find, status, weight)


def _is_undone(find: Find, undone: set[int]) -> bool:
    """Whether an event's noun stands in the object of a verb that ends, refuses or breaks it: "suspended the food aid"."""
    token = find.token
    while token.dep_ in {"nmod", "compound", "conj"} and token.head != token:
        token = token.head
    return token.dep_ in {"obj", "nsubj:pass"} and token.head.i in undone


def _told(analysis: Analysis, find: Find, status: str, weight: float) -> Told:
    doc = analysis.doc
    attributes = {"type": find.entry.type, "mode": find.entry.mode or "none", "status": status}
    trigger = Mark("evt", doc[find.first].idx, doc[find.last].idx + len(doc[find.last]), round(weight, 3), attributes)
    heads = [("act", d) for d in find.parties.doers]
    for token in find.parties.recipients:
        placed = find.nominal and token.ent_type_ in {"GPE", "LOC", "FAC"}
        heads += [("plc", token)] if placed else []
        heads += [("rec", token)] if not placed or preposition(token) in {"on", "against"} else []
    spans = ((label, _beside(parties.phrase(doc, head), head.idx, trigger, nested=not find.nominal)) for label, head in heads)
    return Told(trigger, tuple(Mark(label, *span, round(weight, 3)) for label, span in spans if span is not None))


def _beside(span: tuple[int, int], at: int, trigger: Mark, *, nested: bool) -> tuple[int, int] | None:
    """The part of a party's phrase that lies on its own side of the trigger, or between its words ("held | the crew | hostage")."""
    start, end = span
    if end <= trigger.start or trigger.end <= start:
        return span
    if trigger.start <= at < trigger.end:
        return span if nested and trigger.start < span[0] and span[1] < trigger.end else None
    return (start, trigger.start) if at < trigger.start else (trigger.end, end)


def _by_head(analysis: Analysis, protests: Sequence[Happening], scores: Scores) -> Iterator[Told]:
    """Deeds that only the head sees, where it is sure and links somebody to them."""
    taken = [m for p in protests for m in (*p.triggers, *p.of("mea", "hrm", "iss"))]
    parties_of = [m for m in analysis.events if m.label in {"act", "rec"}]
    for mark in analysis.events:
        if mark.label != "evt" or mark.score < SURE or not _is_report(analysis, mark) or any(mark.touches(t) for t in taken):
            continue
        linked = tuple(m for m in parties_of if (scores.get(m, mark) or 0) >= JOIN)
        if {"act", "rec"} <= {m.label for m in linked}:
            yield Told(replace(mark, score=ENOUGH), linked)


def _apart(told: Sequence[Told]) -> list[Told]:
    """Of mentions that touch, the first and surest of each place."""
    kept: list[Told] = []
    for one in sorted(told, key=lambda t: -t.trigger.score):
        if not any(one.trigger.touches(k.trigger) for k in kept):
            kept.append(one)
    return sorted(kept, key=lambda t: t.trigger.start)


def _is_same(analysis: Analysis, one: Told, group: Sequence[Told]) -> bool:
    """Whether a mention may be of the event that a group tells: the type, no rival mode, no rival parties."""
    first = group[0].trigger.attributes
    mine = one.trigger.attributes
    if mine["type"] != first["type"] or (mine.get("status") in UNREAL) != (first.get("status") in UNREAL):
        return False
    modes = {t.trigger.attributes.get("mode", "none") for t in group} - {"none"}
    mode = mine.get("mode", "none")
    if (mode != "none" and modes and mode not in modes) or ("abduct" in {mode, *modes} and modes != {mode}):
        return False
    return not any(_are_rivals(analysis, one, group, label) for label in ("act", "rec"))


def _are_rivals(analysis: Analysis, one: Told, group: Sequence[Told], label: str) -> bool:
    """Whether a mention names other people than the group does; bare descriptions ("the militants") may mean anybody."""
    if any(t.lower_ in {"another", "other"} for m in one.marks if m.label == label for t in analysis.words(m)[:1]):
        return True
    own = one.names(label, analysis)
    theirs = frozenset().union(*(t.names(label, analysis) for t in group))
    return bool(own and theirs) and not own & theirs


def _happening(analysis: Analysis, group: Sequence[Told]) -> Happening:
    """The event with times, places and harms that its sentences tell."""
    triggers = tuple(t.trigger for t in group)
    own = list(dict.fromkeys(m for t in group for m in t.marks))
    best = max(triggers, key=lambda t: t.score)
    once = {(m.start, m.end, m.label): m for m in (*around(analysis, triggers, own), *own)}
    marks = [once[at] for at in sorted(once)]
    return Happening(best.attributes["type"], triggers, tuple(marks), best.attributes.get("status", "occurred"))


def _is_report(analysis: Analysis, mark: Mark) -> bool:
    """A deed is; words are only where they are a formal act: a vote, a ruling, a lawsuit, a treaty (codebook, section 7)."""
    kind = mark.attributes.get("type")
    if kind in {None, "PROTEST"}:
        return False
    if kind not in _rules()["verbal"]:
        return True
    return bool(bag(analysis.words(mark)) & set(_rules()["formal"]))


def killing_at(protest: Report) -> Report | None:
    """The ASSAULT that a protest's deaths are as well, with the authorities as actor only where they are said to have fired."""
    deaths = tuple(h for h in protest.harms if h.kind == "killed" and h.high != 0 and _says_death(h.text))
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


def _says_death(text: str) -> bool:
    words = text.casefold().replace("-", " ").split()
    return any(word.startswith(stem) for word in words for stem in _rules()["death"])
