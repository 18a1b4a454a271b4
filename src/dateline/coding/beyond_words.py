"""The table of political events as indexes: from a lemma to the entries that it may begin or end."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.knowledge.lexicon import table

FLAGS = ("passive", "doer", "between", "complement", "news", "formal", "captive", "undergo", "partner", "given")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of `events.toml`: what it is of, and what must hold for its words to be a political event."""

    type: str
    mode: str | None
    needs: str | None
    objects: tuple[tuple[str, ...], ...]
    subjects: tuple[tuple[str, ...], ...]
    bars: frozenset[str]
    passive: bool
    doer: bool
    between: bool
    complement: bool
    news: bool
    formal: bool
    captive: bool
    undergo: bool
    partner: bool
    given: bool
    near: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the recipient of a type stands: behind which prepositions, behind which of a place, as owner of what it is done to.

    `things` says whether things suffer it as well.
    """

    to: frozenset[str]
    where: frozenset[str]
    owner: bool
    things: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries by the verb that begins them and by the noun that ends them, each with the other words that it asks for."""

    verbs: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    nouns: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    who: dict[str, frozenset[str]]
    status: dict[str, frozenset[str]]
    means: dict[str, frozenset[str]]
    frames: dict[str, Frame]


@cache
def lexicon() -> Lexicon:
    """The whole table, longer phrases before shorter ones."""
    rows: dict[str, Any] = table("events")
    verbs: dict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
    nouns: dict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
    for row in rows["event"]:
        entry = _entry(row)
        for phrase in map(str.split, row.get("verbs", ())):
            verbs[phrase[0]].append((tuple(phrase[1:]), entry))
        for phrase in map(str.split, row.get("nouns", ())):
            at = phrase.index("of") - 1 if "of" in phrase else len(phrase) - 1
            nouns[phrase[at]].append((tuple(phrase[:at] + phrase[at + 1 :]), entry))
    return Lexicon(
        verbs={word: _longest_first(found) for word, found in verbs.items()},
        nouns={word: _longest_first(found) for word, found in nouns.items()},
        who={kind: frozenset(words) for kind, words in rows["who"].items()},
        status={kind: frozenset(words) for kind, words in rows["status"].items()},
        means={kind: frozenset(words) for kind, words in rows["means"].items()},
        frames={kind: _frame(row) for kind, row in rows["frames"].items()},
    )


def _longest_first(found: list[tuple[tuple[str, ...], Entry]]) -> tuple[tuple[tuple[str, ...], Entry], ...]:
    def rank(pair: tuple[tuple[str, ...], Entry]) -> tuple[bool, int, bool, bool]:
        rest, entry = pair
        return not entry.captive, -len(rest), not entry.near, not (entry.objects or entry.subjects)

    return tuple(sorted(found, key=rank))


def _frame(row: dict[str, Any]) -> Frame:
    return Frame(frozenset(row["to"]), frozenset(row.get("where", ())), bool(row.get("owner")), bool(row.get("things")))


def _entry(row: dict[str, Any]) -> Entry:
    flags = {name: bool(row.get(name)) for name in FLAGS}
    return Entry(
        type=row["type"],
        mode=row.get("mode"),
        needs=row.get("needs"),
        objects=tuple(tuple(o.split()) for o in row.get("objects", ())),
        subjects=tuple(tuple(s.split()) for s in row.get("subjects", ())),
        bars=frozenset(row.get("bars", ())),
        near=frozenset(row.get("near", ())),
        **flags,
    )
