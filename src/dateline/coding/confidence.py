"""How probable it is that a careful coder would find a protest that the heads marked (codebook, section 5: `confidence`).

A logistic regression over what the heads say; fitted by training/confidence.py on documents that they were not trained on.
"""

from __future__ import annotations

import math
from functools import cache

from dateline.coding.happening import Happening
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis

KEPT = "dateline.off_topic"
FREE = 2
"""So many words of sport, markets or the like say nothing."""
TOLD = 0.4
"""How sure the head must be of a mark for it to speak for the event."""
SIDES = {"people": ("par", "org"), "place and time": ("plc", "tim"), "cause": ("iss", "tgt", "adr", "ben"), "course": ("num", "mea", "aut")}


def signs(analysis: Analysis, happening: Happening) -> dict[str, float]:
    """What speaks for an event: its surest trigger, how relevant its window and the document are, what else is told of it."""
    best = max(happening.triggers, key=lambda t: t.score)
    here = [r for start, end, r in analysis.relevance if start <= best.start < end]
    labels = {m.label for m in happening.marks if m.score >= TOLD}
    found = {
        "bias": 1.0,
        "trigger": _log_odds(best.score),
        "window": _log_odds(max(here, default=1.0)),
        "document": _log_odds(max((r for *_, r in analysis.relevance), default=1.0)),
        "mentions": float(min(len(happening.triggers), 4)),
        "title only": float(all(t.start < analysis.text_start for t in happening.triggers)),
    }
    found["off topic"] = float(min(_off_topic(analysis), 6))
    return found | {name: float(len(labels & set(wanted))) for name, wanted in SIDES.items()}


def confidence_of(analysis: Analysis, happening: Happening) -> float:
    """A probability; for events of other types, whose signs nobody has weighed, the head's own."""
    if happening.type != "PROTEST":
        return round(max(t.score for t in happening.triggers), 3)
    weights: dict[str, float] = table("confidence")["weights"]
    score = sum(weights.get(name, 0.0) * value for name, value in signs(analysis, happening).items())
    return round(1 / (1 + math.exp(-score)), 3)


def _off_topic(analysis: Analysis) -> int:
    """How many different words of the one matter that the document has most of, beyond the few that any report may hold."""
    doc = analysis.doc
    if KEPT not in doc.user_data:
        said = {token.lemma_.casefold() for token in doc}
        doc.user_data[KEPT] = max(0, max(len(said & topic) for topic in _topics()) - FREE)
    found: int = doc.user_data[KEPT]
    return found


@cache
def _topics() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(words) for words in table("topics").values())


def _log_odds(p: float) -> float:
    p = min(max(p, 0.01), 0.99)
    return math.log(p / (1 - p))
