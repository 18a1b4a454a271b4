"""Long texts in windows that the encoder can hold: cut at sentence or paragraph ends, with overlap, each word owned by one window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LIMIT = 190  # pieces; with [CLS] and [SEP] the 192 of training
OVERLAP = 48
_CHUNK = 40


@dataclass(frozen=True, slots=True)
class Window:
    """Words `start` to `end` are read together; what is said of `own_start` to `own_end` counts, the rest is context."""

    start: int
    end: int
    own_start: int
    own_end: int


def windows(sizes: Sequence[int], units: Sequence[int]) -> list[Window]:
    """Pack words of so many pieces, which form units beginning at these words, into windows.

    Neighbours share the units that fit into OVERLAP pieces; the seam between them stands at the beginning of a unit. Every word
    is owned once.
    """
    if not sizes:
        return []
    starts = _bounded(sizes, units)
    ends = [*starts[1:], len(sizes)]
    weights = [sum(sizes[a:b]) for a, b in zip(starts, ends, strict=True)]
    found: list[Window] = []
    first, seam = 0, 0
    while True:
        last, used = first, 0
        while last < len(starts) and (last == first or used + weights[last] <= LIMIT):
            used += weights[last]
            last += 1
        if last == len(starts):
            found.append(Window(starts[first], len(sizes), starts[seam], len(sizes)))
            return found
        following, shared = last, 0
        while following - 1 > first and shared + weights[following - 1] <= OVERLAP:
            following -= 1
            shared += weights[following]
        while following < last and shared + weights[last] > LIMIT:  # what is shared must leave room for something new
            shared -= weights[following]
            following += 1
        next_seam = max(following + (last - following + 1) // 2, seam + 1)
        found.append(Window(starts[first], ends[last - 1], starts[seam], starts[next_seam]))
        first, seam = following, next_seam


def _bounded(sizes: Sequence[int], units: Sequence[int]) -> list[int]:
    """The units' starts, with cuts added inside units that no window could hold."""
    found: list[int] = []
    for a, b in zip(units, [*units[1:], len(sizes)], strict=True):
        found.append(a)
        if sum(sizes[a:b]) > LIMIT:
            used = 0
            for i in range(a, b):
                if used + sizes[i] > _CHUNK and i > a:
                    found.append(i)
                    used = 0
                used += sizes[i]
    return found
