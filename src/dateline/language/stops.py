"""Where a full stop ends a sentence: what letters and abbreviations say, beside the model, which has seen few of them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

SURE = 5.0
"""Log-odds of what is nearly never otherwise."""
LIKELY = 2.5
"""Log-odds of what is mostly so."""
_CLOSING = frozenset("\"'”’»)]")
_STOPS = frozenset(".!?")
_BULLETS = frozenset("*•·–-")


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    text = files("dateline.language").joinpath("abbreviations.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}


def begins(texts: Sequence[str], i: int, *, cased: bool, broken: bool = False) -> float:
    """Log-odds to add to the model's that word `i` begins a sentence, by the stop before it; 0 where letters say nothing.

    `cased` is whether the text uses capitals at all, `broken` whether a line ends before the word.
    """
    if not broken and i and (texts[i - 1] == "," or texts[i - 1][-1:].isalnum()):
        return -LIKELY
    last = i - 1
    while last > 0 and texts[last] in _CLOSING:
        last -= 1
    if last == i - 1 and last >= 0 and texts[last] in _BULLETS and (last == 0 or texts[last - 1][-1:] in ".!?"):
        return -SURE
    if last < 0 or texts[last][-1:] not in _STOPS or not texts[i][:1].isalnum():
        return 0.0
    if texts[last] in {"!", "?"}:  # "Stop!" she cried
        return -LIKELY if cased and last < i - 1 and texts[i][:1].islower() else 0.0
    word = (texts[last][:-1] or (texts[last - 1] if last else "")).casefold()
    known = _abbreviations()
    if cased and texts[i][:1].islower():
        return -SURE if any(word in words for words in known.values()) else 0.0
    after = texts[last + 1 : i]
    if any(mark not in {")", "]"} for mark in after) or not any(c.isalpha() for c in word):  # a quotation mark may open what follows
        return 0.0
    if word in known["titles"] and not after:
        return -SURE
    if texts[i][:1].isdigit():
        return -SURE if word in known["numbered"] else 0.0
    if not (cased and texts[i][:1].isupper()):
        return 0.0
    if word in known["either"] or "." in word:
        return LIKELY if texts[i].casefold() in known["openers"] or word in {"p.m", "a.m"} else 0.0
    plain = texts[last] == "." and len(word) > 2 and word.isalpha() and texts[last - 1].islower()
    return SURE if plain and word not in known["numbered"] | known["titles"] else 0.0
