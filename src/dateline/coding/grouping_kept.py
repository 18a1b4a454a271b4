"""Which events are sure enough to be reported, and where the deeds told of the others belong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.coding.confidence import confidence_of
from dateline.coding.grouping import Scores, belongs
from dateline.coding.happening import Happening
from dateline.language.analysis import Analysis, Mark

REPORT_FLOOR = 0.5
"""A protest less likely than this is not reported: what a rumor of one or a word misread tells stays out."""
DEEDS = frozenset({"hrm", "mea"})


def kept(analysis: Analysis, protests: Sequence[Happening]) -> tuple[Happening, ...]:
    """The protests to report. What was done at one too doubtful for that was done at another, the one that its words are linked to best."""
    sure = [h for h in protests if confidence_of(analysis, h) >= REPORT_FLOOR]
    homes = [h for h in sure if h.held]
    orphans = list(_orphans(protests, sure)) if homes else []
    if not orphans:
        return tuple(sure)
    given: dict[int, list[Mark]] = {}
    scores = Scores.of(analysis.links)
    for mark in orphans:
        best = max(homes, key=lambda h: belongs(analysis, mark, h.triggers, scores))
        given.setdefault(id(best), []).append(mark)
    return tuple(_with(h, given.get(id(h), ())) for h in sure)


def _orphans(protests: Sequence[Happening], sure: Sequence[Happening]) -> Iterator[Mark]:
    """Deeds and harms that only doubtful events have."""
    known = {mark for h in sure for mark in h.marks}
    for happening in protests:
        if happening not in sure:
            yield from (m for m in happening.marks if m.label in DEEDS and m not in known)


def _with(happening: Happening, marks: Sequence[Mark]) -> Happening:
    if not marks:
        return happening
    return replace(happening, marks=tuple(sorted((*happening.marks, *marks), key=lambda m: (m.start, m.end, m.label))))
