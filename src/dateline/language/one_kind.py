"""A name is of one kind throughout a document: where the head wavers, the kind it gave most surely in sum stands everywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from dateline.language.decode import WordSpan
from dateline.language.words import Words

KINDS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"})


def one_kind_a_name(names: Iterable[WordSpan], words: Words) -> list[WordSpan]:
    """The names with one kind for each wording; numbers, dates and the like stay as they are."""
    names = list(names)
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in names:
        if name.label in KINDS:
            votes[_wording(name, words)][name.label] += name.score
    best = {wording: max(kinds, key=lambda kind: kinds[kind]) for wording, kinds in votes.items()}
    return [replace(name, label=best[_wording(name, words)]) if name.label in KINDS else name for name in names]


def _wording(name: WordSpan, words: Words) -> str:
    text = " ".join(words.texts[name.start : name.end])
    return text.casefold().removeprefix("the ")
