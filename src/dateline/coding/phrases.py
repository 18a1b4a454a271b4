"""Looking words up in the word tables: by lemma, in order or as a set."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


def lemmas(words: Iterable[Token]) -> list[str]:
    """The lemmas of the words, lower case; hyphens that the tokenizer cut off are glued back ("sit", "-", "in" is "sit-in")."""
    found: list[str] = []
    glue = False
    for word in words:
        lemma = (word.lemma_ or word.text).casefold()
        if lemma == "-" and found:
            found[-1] += "-"
            glue = True
        elif glue:
            found[-1] += lemma
            glue = False
        else:
            found.append(lemma)
    return found


def bag(words: Iterable[Token]) -> frozenset[str]:
    """Lemmas and forms of the words as one set, for tables that do not ask for order."""
    words = list(words)
    parts = {piece for lemma in lemmas(words) for piece in (lemma, *lemma.split("-"))}
    return frozenset(parts | {word.lower_ for word in words})


def has_phrase(sequence: list[str], phrase: str) -> bool:
    """Whether the lemmas of a phrase stand one after the other in the sequence."""
    wanted = phrase.split()
    return any(sequence[i : i + len(wanted)] == wanted for i in range(len(sequence) - len(wanted) + 1))
