"""Counting right, spurious and missed items of each field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.evaluation.likeness import Likeness, pair


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, spurious and missed items."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.spurious + other.spurious, self.missed + other.missed)


class Tally:
    """The counts of one document, by field, in the order in which the fields were judged."""

    def __init__(self) -> None:
        self.fields: dict[str, Counts] = {}

    def add(self, field: str, counts: Counts) -> None:
        """Add counts to a field."""
        self.fields[field] = self.fields.get(field, Counts()) + counts

    def match(self, field: str, sides: Iterable[Sequence[Any]], likeness: Likeness) -> list[tuple[Any, Any]]:
        """Pair the items of the two sides (gold, coded) off, count them, give the pairs."""
        golds, codeds = sides
        pairs = pair(golds, codeds, likeness)
        self.add(field, Counts(len(pairs), len(codeds) - len(pairs), len(golds) - len(pairs)))
        return pairs

    def judge(self, field: str, pairs: Sequence[tuple[Any, Any]], right: Callable[[Any, Any], bool]) -> None:
        """One verdict for each pair, so that labels cannot be swapped between pairs."""
        good = sum(right(gold, coded) for gold, coded in pairs)
        self.add(field, Counts(good, len(pairs) - good, len(pairs) - good))
