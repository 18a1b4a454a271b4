"""Whether an event occurred, goes on, is planned, called off, prevented, only possible, or denied.

The head's word counts, and so do the signs that syntax shows around a trigger: tense and mood of its clause, the verb that governs it
("called off the march", "plan to march"), conditions, negations. How much each sign weighs is learnt (training/status.py); a table has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Mark

if TYPE_CHECKING:
    from spacy.tokens import Token

HEAD = 2.0
"""What the head's word for a trigger weighs, in log-odds."""
NEAR = 6
"""How many words to either side of a trigger are near it."""
CLIMB = 3
"""How many governors of a trigger are looked at."""


@cache
def _cues() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("status")["cues"].items()}


def features(analysis: Analysis, trigger: Mark) -> frozenset[str]:
    """The signs around a trigger."""
    words = analysis.words(trigger)
    root = words.root
    found = {"bias", f"tag {root.tag_}"}
    found |= {f"own {name}" for name, lemmas in _cues().items() for t in words if t.lemma_.casefold() in lemmas}
    for step, token in enumerate(_line(root)):
        where = "trigger" if step == 0 else "governor"
        if step:
            found.add(f"governor tag {token.tag_}" if step == 1 else f"far tag {token.tag_}")
            found |= {f"governor {name}" for name, lemmas in _cues().items() if token.lemma_.casefold() in lemmas}
        for child in token.children:
            lemma = child.lemma_.casefold()
            if child.dep_ in {"aux", "aux:pass", "cop"}:
                found.add(f"{where} {child.lower_ if child.tag_ in {'MD', 'VBD', 'VBN'} else lemma}")
            elif child.dep_ in {"mark", "advmod", "amod", "compound", "obl:tmod", "advcl", "compound:prt", "det", "obl", "nmod"}:
                found |= {f"{where} {name}" for name, lemmas in _cues().items() if lemma in lemmas}
            if child.dep_ == "mark" and lemma in {"if", "unless"}:
                found.add(f"{where} condition")
    near = [t.lemma_.casefold() for t in words.sent if abs(t.i - root.i) <= NEAR]
    found |= {f"near {name}" for name, lemmas in _cues().items() for lemma in near if lemma in lemmas}
    return frozenset(found)


def _line(root: Token) -> Iterator[Token]:
    """The trigger's head word and its governors, nearest first, up to the finite verb."""
    token = root
    for _ in range(CLIMB + 1):
        yield token
        if token.head is token or token.head.i == token.i:
            return
        token = token.head


@cache
def _weights() -> dict[str, dict[str, float]]:
    found: dict[str, Any] = table("status")["weights"]
    return found


def scores(analysis: Analysis, trigger: Mark) -> dict[str, float]:
    """Log-odds of each status for one trigger, up to a constant."""
    signs = features(analysis, trigger)
    found = {status: sum(weights.get(sign, 0.0) for sign in sorted(signs)) for status, weights in _weights().items()}
    said = trigger.attributes.get("status")
    if said in found:
        found[said] += HEAD
    return found


def status_of(analysis: Analysis, triggers: Sequence[Mark]) -> str:
    """The status of an event: what its triggers say together, the first one counting most."""
    total: dict[str, float] = defaultdict(float)
    for i, trigger in enumerate(triggers):
        for status, score in scores(analysis, trigger).items():
            total[status] += score * trigger.score * (1.0 if i == 0 else 0.6)
    return max(total, key=lambda status: total[status]) if total else "occurred"


def head_status(triggers: Sequence[Mark]) -> str:
    """The status that the head gives most triggers, the first one deciding a tie; for events whose signs nobody has learnt."""
    votes: dict[str, float] = defaultdict(float)
    for i, trigger in enumerate(triggers):
        votes[trigger.attributes.get("status", "occurred")] += trigger.score * (1.5 if i == 0 else 1.0)
    return max(votes, key=lambda status: votes[status])
