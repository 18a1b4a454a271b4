"""What a coder knows of actors before reading: states, parties, armed groups, offices and who held them, kinds of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dateline.knowledge.actors.category import Judgement, judge
from dateline.knowledge.actors.register import Entry, by_key, find
from dateline.knowledge.actors.user import read
from dateline.knowledge.places.user import Fault

__all__ = ["Entry", "Fault", "Judgement", "Register"]


@dataclass(frozen=True, slots=True)
class Register:
    """All that is known of actors; `faults` are the bad rows of a user's own file."""

    own: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    @classmethod
    def load(cls, path: str | Path | None = None) -> Register:
        """The register of the package and, before it, a user's own rows; raises KnowledgeError where that file cannot be used at all."""
        if path is None:
            return cls()
        entries, faults = read(path)
        return cls(by_key(entries), faults)

    def find(self, name: str) -> tuple[Entry, ...]:
        """All rows that bear a name or acronym."""
        return find(name, self.own)

    def category_of(
        self,
        name: str,
        titles: tuple[str, ...] | list[str] = (),
        *,
        acronym: str | None = None,
        on: str | None = None,
        kind: str = "organization",
    ) -> Judgement:
        """The sector and country of an actor and the confidence of that.

        `on` is the day of the document (ISO): an office holder is one only then. `kind` is person, organization, place, group or
        description.
        """
        return judge(name, tuple(titles), acronym, on, kind, self.own)
