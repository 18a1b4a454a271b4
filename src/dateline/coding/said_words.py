"""The small words that the rules of speech ask for, by what they do; which words those are, the table says."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.knowledge.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def small(name: str) -> frozenset[str]:
    """A set of small words of `speech.toml`, section [small]."""
    return frozenset(table("speech")["small"][name])


@cache
def stance_words(kind: str, part: str) -> frozenset[str]:
    """The words of one part of speech that show a type of statement (`stance.toml`); empty where a type has none."""
    return frozenset(table("stance")[kind].get(part, ()))


def negated(token: Token) -> bool:
    """Whether a word is denied by one that hangs on it."""
    return any(c.lower_ in small("negation") for c in token.children)


def led_by(token: Token, name: str) -> bool:
    """Whether a preposition or conjunction of this set opens a phrase or clause."""
    return any(c.dep_ in {"case", "mark"} and c.lower_ in small(name) for c in token.children)
