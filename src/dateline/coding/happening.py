"""One event as a document tells it: the triggers that name it and the marks that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.language.analysis import Mark


@dataclass(frozen=True, slots=True)
class Happening:
    """A PLOVER type, the triggers in reading order, the role marks told of it in reading order, and the status of the whole."""

    type: str
    triggers: tuple[Mark, ...]
    marks: tuple[Mark, ...]
    status: str = "occurred"

    @property
    def held(self) -> bool:
        """Whether it took place or goes on."""
        return self.status in {"occurred", "ongoing"}

    def of(self, *labels: str) -> Iterator[Mark]:
        """Its marks with one of these labels."""
        return (m for m in self.marks if m.label in labels)
