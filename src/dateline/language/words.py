"""Words as the encoder sees them: which tokens carry text, what stands before each, and what its letters look like.

The encoder is uncased and never sees white space, so both are told to it as small numbers beside each word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

GAPS = ("none", "space", "newline", "blank line")
SHAPES = ("other", "lower", "title", "upper", "mixed", "digit")
LOWER, TITLE, UPPER, MIXED, DIGIT = 1, 2, 3, 4, 5
NEWLINE, BLANK_LINE = 2, 3
ENDS = frozenset(".!?…")
CLOSERS = frozenset("\"'”’»)]}")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|\r|\n|\u2028|\u2029")


def without_surrogates(text: str) -> str:
    """The text with lone surrogates replaced by U+FFFD, as spaCy cannot hold them; the length stays the same."""
    return _SURROGATES.sub("\ufffd", text) if _SURROGATES.search(text) else text


def gap(between: str) -> int:
    """What the white space before a word is: its index in GAPS."""
    if not between:
        return 0
    lines = len(_LINE_ENDS.findall(between))
    return min(lines, 2) + 1


def shape(word: str) -> int:
    """What a word's letters look like: its index in SHAPES."""
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 and sum(c.isalpha() for c in word) > 1 else TITLE
    if word.isdigit() or (word[:1].isdigit() and not any(c.isalpha() for c in word)):
        return DIGIT
    if word[:1].isupper() and word[1:].islower():
        return TITLE
    return MIXED if any(c.isalpha() for c in word) else (DIGIT if any(c.isdigit() for c in word) else 0)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text in order: characters from `starts` up to `ends`, the gap before each, its shape."""

    texts: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    gaps: Sequence[int]
    shapes: Sequence[int]

    def __len__(self) -> int:
        return len(self.texts)


def words_of(text: str, ranges: Iterable[tuple[int, int]]) -> Words:
    """Words for character ranges of a text; the first counts as standing after a blank line."""
    texts, starts, ends, gaps, shapes = [], [], [], [], []
    last = 0
    for start, end in ranges:
        word = text[start:end]
        texts.append(word)
        starts.append(start)
        ends.append(end)
        gaps.append(gap(text[last:start]) if starts[1:] else BLANK_LINE)
        shapes.append(shape(word))
        last = end
    return Words(texts, starts, ends, gaps, shapes)


def unit_starts(texts: Sequence[str], gaps: Sequence[int]) -> list[int]:
    """Where a window may begin without tearing a sentence: after line breaks and after a full stop followed by a space.

    A guess by form only, for packing; the sentence boundaries of the analysis are the model's.
    """
    found = [0] if len(texts) else []
    for i in range(1, len(texts)):
        if gaps[i] == BLANK_LINE or (gaps[i] and _ended(texts, gaps, i)):
            found.append(i)
    return found


def _ended(texts: Sequence[str], gaps: Sequence[int], i: int) -> bool:
    j = i - 1
    while j > 0 and texts[j] in CLOSERS and not gaps[j]:
        j -= 1
    return texts[j] in ENDS
