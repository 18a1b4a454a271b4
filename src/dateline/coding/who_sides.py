"""Two protests that stand against each other: each has the other's people as opponents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.names_phrase import words
from dateline.coding.who_merge import ORDER, same_actor
from dateline.model import Actor, Report


def name_each_other(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Give a protest and its counter-protest each other's people as opponents.

    Two protests belong together where one of them is a counter-protest and they are told side by side, or where an opponent of one is an
    organizer or a participant of the other.
    """
    found = list(reports)
    for i, one in enumerate(reports):
        for j, other in enumerate(reports):
            if i != j and one.type == other.type == "PROTEST" and (_counters(one, other, reports) or _counters(other, one, reports)):
                found[i] = replace(found[i], actors=_with_opponents(found[i].actors, other.actors))
    return tuple(found)


def _counters(one: Report, other: Report, reports: Sequence[Report]) -> bool:
    if any(o.role == "opponent" and a.role in {"organizer", "participant"} and same_actor(o, a) for o in other.actors for a in one.actors):
        return True
    if "counter-protest" not in one.forms:
        return False
    protests = [r for r in reports if r.type == "PROTEST" and "counter-protest" not in r.forms and r.status == one.status]
    earlier = [r for r in protests if r.evidence and one.evidence and r.evidence[0].start <= one.evidence[0].start]
    return bool(protests) and other is (earlier or protests)[-1]


def _with_opponents(own: tuple[Actor, ...], theirs: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The other side's people, or where only bodies are named those who called it, as opponents of this side."""
    people = [a for a in theirs if a.role == "participant" and not {w.rstrip("s") for w in a.name.casefold().split()} & words().bodies]
    chosen = people or [a for a in theirs if a.role == "organizer"] or [a for a in theirs if a.role == "participant"]
    mine = [a for a in own if a.role in {"opponent", "organizer", "participant"}]
    new = [replace(a, role="opponent", inferred=True) for a in chosen if not any(same_actor(a, m) for m in mine)]
    return tuple(sorted((*own, *new), key=lambda a: ORDER.index(a.role)))
