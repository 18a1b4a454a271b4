"""Several protests of one campaign: who called one has called the other, and what one is against the other is against as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.coding.names_phrase import words
from dateline.coding.who_merge import ORDER, same_actor
from dateline.model import Actor, Report, Role

PASSED: tuple[Role, ...] = ("organizer", "target")
COUNTER = "counter-protest"


def share(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Give a protest that has no organizer or no target of its own those of the nearest one of the same campaign, as inferred."""
    found = list(reports)
    for role in PASSED:
        for i, own in enumerate(reports):
            if own.type == "PROTEST" and not any(a.role == role for a in own.actors):
                passed = next(_from(i, reports, role), ())
                found[i] = replace(found[i], actors=_with(found[i].actors, passed))
    return tuple(found)


def _from(at: int, reports: Sequence[Report], role: Role) -> Iterator[tuple[Actor, ...]]:
    """The actors in a role of each report that belongs with this one, the nearest before it first."""
    own = reports[at]
    others = [r for j, r in sorted(enumerate(reports), key=lambda p: (abs(p[0] - at), p[0])) if j != at and r.type == "PROTEST"]
    for other in others:
        theirs = tuple(a for a in other.actors if a.role == role)
        if theirs and (COUNTER in own.forms) == (COUNTER in other.forms) and _one_campaign(own, other, role):
            yield theirs


def _one_campaign(own: Report, other: Report, role: Role) -> bool:
    """Whether two protests are over the same thing or, for who called them, of the same people."""
    mine = [a for a in own.actors if a.role in {"organizer", "participant"} and _particular(a)]
    theirs = [a for a in other.actors if a.role in {"organizer", "participant"} and _particular(a)]
    same = any(same_actor(a, b) for a in mine for b in theirs)
    return bool(_subjects(own) & _subjects(other)) or (same and role == "organizer")


def _particular(actor: Actor) -> bool:
    """Whether a name says more of people than that they came."""
    return actor.name.casefold() not in words().crowd


def _subjects(report: Report) -> set[str]:
    return {" ".join(issue.text.casefold().split()) for issue in report.issues if issue.kind != "commemoration"}


def _with(own: tuple[Actor, ...], passed: Sequence[Actor]) -> tuple[Actor, ...]:
    new = [replace(a, inferred=True, count=None) for a in passed if not any(same_actor(a, o) for o in own)]
    return tuple(sorted((*own, *new), key=lambda a: ORDER.index(a.role)))
