"""Which triggers speak of one event, and which marks belong to it.

What is told beside two triggers speaks for or against one event (pairs.py), and within a window the link head does too. Triggers are
joined in reading order: each goes to the event it fits best, or begins a new one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.coding import pairs
from dateline.coding.happening import Happening
from dateline.coding.status import status_of
from dateline.knowledge.lexicon import table
from dateline.knowledge.places import Places
from dateline.language.analysis import Analysis, Link, Mark

JOIN = 0.5
"""How sure two triggers must be of one event to be joined."""
BEST = 0.5
"""How much the likeliest pair counts against the mean of all pairs of a trigger and a group."""
HEAD = 1.0
"""What the link head's score weighs beside the signs."""
SHARE = 0.5
"""How sure a mark must be of an event to belong to it beside its best one."""
FAR = 0.8
"""How sure a mark must be of an event of other sentences where its own sentence tells of one."""
LOOSE = 0.15
"""Below this a mark belongs to no event at all."""
WITHIN = 3
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
"""How many and what words may stand between two triggers in one phrase."""


@dataclass(slots=True)
class Scores:
    """The link scores of a document, looked up either way round."""

    by_pair: dict[tuple[Mark, Mark], float] = field(default_factory=dict)

    @classmethod
    def of(cls, links: Iterable[Link]) -> Scores:
        """Where two windows score the same pair, the mean counts."""
        seen: dict[tuple[Mark, Mark], list[float]] = defaultdict(list)
        for link in links:
            seen[_key(link.mark, link.trigger)].append(link.score)
        return cls({pair: sum(scores) / len(scores) for pair, scores in seen.items()})

    def get(self, a: Mark, b: Mark) -> float | None:
        """The score of a pair, None where no window held both."""
        return self.by_pair.get(_key(a, b))


def _key(a: Mark, b: Mark) -> tuple[Mark, Mark]:
    return (a, b) if (a.start, a.end, a.label) <= (b.start, b.end, b.label) else (b, a)


def happenings(analysis: Analysis, places: Places | None = None) -> tuple[Happening, ...]:
    """The protest events of a document in the order of their first trigger, with every role mark where it belongs.

    Without a gazetteer towns are told apart by their words alone.
    """
    scores = Scores.of(analysis.links)
    groups = group_triggers(analysis, scores, places)
    shares = share_marks(analysis, groups, scores)
    return tuple(
        Happening("PROTEST", tuple(group), tuple(sorted(marks, key=lambda m: m.start)), status_of(analysis, group))
        for group, marks in zip(groups, shares, strict=True)
    )


def group_triggers(analysis: Analysis, scores: Scores, places: Places | None = None) -> list[list[Mark]]:
    """Partition the triggers: each joins the earlier group it fits best, if it fits one well enough.

    A headline and a word for those who protest ("the strikers") name no event beside those of the text: they join the one they fit best.
    """
    told = pairs.told_of(analysis, places)
    triggers = analysis.triggers
    aside = [t for t in triggers if t.start < analysis.text_start or _people(analysis, t)]
    groups: list[list[Mark]] = []
    for trigger in sorted(triggers, key=lambda t: (t in aside, t.start)):
        fits = [
            (1.0 if _one_phrase(analysis, group[-1], trigger) else _fit(trigger, group, told, scores), -i)
            for i, group in enumerate(groups)
        ]  # fmt: skip
        best, index = max(fits, default=(0.0, 0))
        if groups and (best >= JOIN or trigger in aside):
            groups[-index].append(trigger)
        else:
            groups.append([trigger])
    return sorted((sorted(group, key=lambda t: t.start) for group in groups), key=lambda group: group[0].start)


def _people(analysis: Analysis, trigger: Mark) -> bool:
    """Whether a trigger is a word for those who protest."""
    return analysis.words(trigger).root.lemma_.lower() in table("grouping")["words"]["people"]


def _one_phrase(analysis: Analysis, earlier: Mark, later: Mark) -> bool:
    """Whether two triggers stand in one phrase ("an anti-war march", "join a central rally"): they name one event."""
    left, right = analysis.words(earlier), analysis.words(later)
    between = analysis.doc[left.end : right.start] if left.end <= right.start else None
    return between is not None and len(between) <= WITHIN and all(t.pos_ in PHRASE or t.text == "-" for t in between)


def _fit(trigger: Mark, group: Sequence[Mark], told: Mapping[Mark, pairs.Told], scores: Scores) -> float:
    """Between the best pair and the mean of all pairs with the group's triggers."""
    each = [_one_event(told[other], told[trigger], scores.get(trigger, other)) for other in group]
    return BEST * max(each) + (1 - BEST) * sum(each) / len(each)


def _one_event(earlier: pairs.Told, later: pairs.Told, linked: float | None) -> float:
    """What the signs around two triggers say, and the link head where one window held both."""
    logit = pairs.logit(earlier, later)
    if linked is not None:
        linked = min(max(linked, 0.01), 0.99)
        logit += HEAD * math.log(linked / (1 - linked))
    return 1 / (1 + math.exp(-logit))


def share_marks(analysis: Analysis, groups: Sequence[Sequence[Mark]], scores: Scores) -> list[list[Mark]]:
    """For each group the role marks that belong to it: the best group of each mark and any other it is sure to serve as well."""
    shares: list[list[Mark]] = [[] for _ in groups]
    for mark in analysis.roles:
        if mark.label == "trg" or not groups or mark.score < table("grouping")["floors"].get(mark.label, 0.0):
            continue
        fits = [belongs(analysis, mark, group, scores) for group in groups]
        beside = _beside(analysis, mark, groups)
        if any(beside):
            fits = [fit if near or fit >= FAR else 0.0 for fit, near in zip(fits, beside, strict=True)]
        best = max(fits)
        if best < LOOSE:
            continue
        for share, fit in zip(shares, fits, strict=True):
            if fit == best or fit >= max(SHARE, 0.75 * best):
                share.append(mark)
    return shares


def _beside(analysis: Analysis, mark: Mark, groups: Sequence[Sequence[Mark]]) -> list[bool]:
    """Which groups have a trigger in the sentence of a mark."""
    sentence = analysis.words(mark).sent
    return [any(sentence.start_char <= t.start < sentence.end_char for t in group) for group in groups]


def belongs(analysis: Analysis, mark: Mark, group: Sequence[Mark], scores: Scores) -> float:
    """How surely a mark is told of the event of these triggers: its best link, or how near it stands where no window held both."""
    known = [score for trigger in group if (score := scores.get(mark, trigger)) is not None]
    if known:
        return max(known)
    distance = min(abs(analysis.words(mark).start - analysis.words(t).start) for t in group)
    return 0.3 / (1 + distance / 100)
