"""Dictionary forms of words, by lemminflect's tables and rules."""

from __future__ import annotations

from functools import lru_cache

_AUXILIARIES = {
    "'s": "be", "’s": "be", "'m": "be", "’m": "be", "'re": "be", "’re": "be", "'ve": "have", "’ve": "have", "'d": "have", "’d": "have",
    "'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "sha": "shall", "am": "be", "is": "be", "are": "be", "was": "be", "were": "be",
    "been": "be", "being": "be", "has": "have", "had": "have", "having": "have", "did": "do", "does": "do", "done": "do", "might": "might",
    "could": "could", "would": "would", "should": "should", "got": "get",
}  # fmt: skip
_NEGATIONS = frozenset({"n't", "n’t", "nt"})
_INFLECTED = frozenset({"NOUN", "VERB", "ADJ", "ADV"})


@lru_cache(maxsize=100_000)
def lemma(word: str, pos: str) -> str:
    """The lemma of a word with this Universal part of speech; names keep their form, all else is lower case."""
    if pos == "PROPN":
        return word
    lower = word.lower()
    if pos == "AUX":
        return _AUXILIARIES.get(lower, lower)
    if pos == "PART" and lower in _NEGATIONS:
        return "not"
    if pos not in _INFLECTED or not lower.isascii() or not any(c.isalpha() for c in lower):
        return lower
    from lemminflect import getLemma

    found = getLemma(lower, pos)
    return str(found[0]) if found else lower
