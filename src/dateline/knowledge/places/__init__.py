"""Places: a gazetteer, countries, and which of its namesakes a name in a document means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.knowledge.places.countries import country_of
from dateline.knowledge.places.gazetteer import Entry, Gazetteer
from dateline.knowledge.places.mentions import Finder, Mention
from dateline.knowledge.places.resolve import Geography, Toponym, Weighed, resolve
from dateline.knowledge.places.user import Fault, read

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Entry", "Fault", "Gazetteer", "Geography", "Mention", "Places", "Toponym", "Weighed", "country_of"]


@dataclass(frozen=True, slots=True)
class Places:
    """All that is known of places; `faults` are the bad rows of a user's own file."""

    gazetteer: Gazetteer
    faults: tuple[Fault, ...] = ()

    @classmethod
    def load(cls, path: str | Path | None = None) -> Places:
        """The gazetteer of the package and, before it, a user's own rows; raises KnowledgeError where that file cannot be used at all."""
        builtin = Gazetteer.builtin()
        if path is None:
            return cls(builtin)
        own, faults = read(path)
        return cls(builtin.extended(own), faults)

    def read(self, doc: Doc, *, marked: Sequence[tuple[int, int]] = (), hints: Mapping[str, float] | None = None) -> Geography:
        """The places that a text names: `marked` are ranges of characters known to be places, `hints` weights of countries."""
        return resolve(doc, Finder(doc, self.gazetteer, marked).mentions(), hints or {})
