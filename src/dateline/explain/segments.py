"""Which words belong to which values: a text cut at every border of a span, so that spans may overlap freely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.explain.values import Value

_BLANK = re.compile(r"(?:\r?\n[ \t]*){2,}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text on which values of one question rest; `lane` is how far below the words its line is drawn."""

    start: int
    end: int
    question: str
    values: tuple[Value, ...]
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """Words under the same marks throughout, shortest mark first; `opens` and `closes` are the marks that begin and end here."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]
    closes: tuple[Mark, ...]

    @property
    def values(self) -> tuple[Value, ...]:
        """The values that rest on these words, those of the shortest mark first, each once."""
        found = {value.id: value for mark in self.marks for value in mark.values}
        return tuple(found.values())


def marks(values: Iterable[Value], of: str) -> tuple[Mark, ...]:
    """The marks of the text or the title (`of`), shortest first, each on the first lane where it meets no other."""
    grouped: dict[tuple[int, int, str], dict[str, Value]] = {}
    for value in values:
        for span in value.spans:
            if span.of == of:
                grouped.setdefault((span.start, span.end, value.question), {})[value.id] = value
    placed: list[Mark] = []
    for start, end, question in sorted(grouped, key=lambda key: (key[2] == "said", key[1] - key[0], key)):
        taken = {mark.lane for mark in placed if mark.start < end and start < mark.end}
        lane = next(n for n in range(len(taken) + 1) if n not in taken)
        placed.append(Mark(start, end, question, tuple(grouped[start, end, question].values()), lane))
    return tuple(placed)


def segments(start: int, end: int, found: tuple[Mark, ...]) -> Iterator[Segment]:
    """Cut text[start:end] at the borders of its marks."""
    here = [mark for mark in found if mark.start < end and start < mark.end]
    borders = sorted({start, end, *(at for mark in here for at in (mark.start, mark.end) if start < at < end)})
    for left, right in pairwise(borders):
        over = tuple(mark for mark in here if mark.start < right and left < mark.end)
        opens = tuple(mark for mark in over if max(mark.start, start) == left)
        yield Segment(left, right, over, opens, tuple(mark for mark in over if min(mark.end, end) == right))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of text between blank lines, without the blank lines."""
    at = 0
    for gap in _BLANK.finditer(text):
        if text[at : gap.start()].strip():
            yield at, gap.start()
        at = gap.end()
    if text[at:].strip():
        yield at, len(text)
