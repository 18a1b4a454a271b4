"""Finding a table's words in a stretch of text: by lemma, phrase after phrase, with the characters where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=100_000)
def forms_of(word: str) -> frozenset[str]:
    """A word and every lemma it may have, in lower case; nobody knows here whether "strikes" is a noun."""
    lower = word.casefold()
    if not lower.isascii() or not lower.isalpha():
        return frozenset({lower})
    from lemminflect import getAllLemmas

    return frozenset({lower, *(lemma for lemmas in getAllLemmas(lower).values() for lemma in lemmas)})


def parts(phrase: str) -> tuple[str, ...]:
    """A table's phrase as the words that must follow each other; an asterisk at the end of a word stays with it."""
    return tuple(re.findall(r"[^\W_]+\*?", phrase.casefold()))


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the table found between two characters of the stretch."""

    start: int
    end: int
    keys: frozenset[str]


class Phrases:
    """Many phrases, each with the keys it stands for, looked for all at once."""

    def __init__(self, phrases: Mapping[tuple[str, ...], frozenset[str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
        self._open: list[tuple[tuple[str, ...], frozenset[str]]] = []
        for words, keys in phrases.items():
            if words[0].endswith("*"):
                self._open.append((words, keys))
            else:
                self._by_first.setdefault(words[0], []).append((words, keys))

    def find(self, text: str) -> Iterator[Hit]:
        """Every phrase in the text, in reading order."""
        tokens = list(_WORD.finditer(text))
        forms = [forms_of(token[0]) for token in tokens]
        for i, token in enumerate(tokens):
            candidates = [entry for form in sorted(forms[i]) for entry in self._by_first.get(form, ())]
            for words, keys in [*candidates, *self._open]:
                if _stands(words, forms[i : i + len(words)]):
                    yield Hit(token.start(), tokens[i + len(words) - 1].end(), keys)


def _stands(words: Sequence[str], forms: Sequence[frozenset[str]]) -> bool:
    return len(words) == len(forms) and all(
        any(form.startswith(word[:-1]) for form in found) if word.endswith("*") else word in found
        for word, found in zip(words, forms, strict=True)
    )
