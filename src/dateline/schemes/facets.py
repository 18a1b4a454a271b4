"""What the rows of a scheme's table may ask of a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Actor, CodedDocument, Report
from dateline.schemes.table import Facets

DOERS = ("actor", "organizer", "participant")
DONE_TO = ("recipient", "target")


@dataclass(frozen=True, slots=True)
class Case:
    """A report in its document."""

    report: Report
    coded: CodedDocument

    def actors(self, *roles: str) -> Iterator[Actor]:
        """The actors with one of these roles, in the order of the roles."""
        return (actor for role in roles for actor in self.report.actors if actor.role == role)

    def did(self, *what: str) -> bool:
        """Whether one of these measures ("authorities:arrest") was taken."""
        return any(f"{m.by}:{m.what}" in what for m in self.report.measures)


FACETS = {
    "type": "the event type",
    "mode": "a mode",
    "form": "a form",
    "context": "a context",
    "status": "the status",
    "did": "a measure, as `authorities:arrest`; `authorities:*` is anything by authorities",
    "harm": "a kind of harm that is not counted as none, as `killed`; with whom, as `killed:police`",
    "actor": "a sector among actors, organizers, participants",
    "recipient": "a sector among recipients and targets",
    "role": "a role that somebody has",
    "within": "the type of another event of which this one is a harm or a measure, by the words both rest on",
    "beside": "the type of another event or of a statement in the same document",
}


def facets(case: Case) -> dict[str, frozenset[str]]:
    """The facets of a report; every value of each as text."""
    report, coded = case.report, case.coded
    harms = [harm for harm in report.harms if harm.high != 0]
    beside = {other.type for other in coded.reports if other is not report and other.status in {"occurred", "ongoing"}}
    found: dict[str, set[str]] = {
        "type": {report.type},
        "mode": set(report.mode),
        "form": set(report.forms),
        "context": set(report.contexts),
        "status": {report.status},
        "did": {f"{m.by}:{m.what}" for m in report.measures} | {f"{m.by}:*" for m in report.measures},
        "harm": {h.kind for h in harms} | {f"{h.kind}:{h.victims}" for h in harms},
        "actor": {a.category for a in case.actors(*DOERS) if a.category},
        "recipient": {a.category for a in case.actors(*DONE_TO) if a.category},
        "role": {a.role for a in report.actors},
        "within": {other.type for other in coded.reports if other is not report and _holds(other, report)},
        "beside": beside | {s.type for s in coded.statements if s.type and s.kind == "speech"},
    }
    return {name: frozenset(values) for name, values in found.items()}


def _holds(outer: Report, inner: Report) -> bool:
    told = [span for harm in outer.harms for span in harm.evidence] + [span for measure in outer.measures for span in measure.evidence]
    return any(a.of == b.of and a.start < b.end and b.start < a.end for a in told for b in inner.evidence)


def asked(facets: Facets) -> str:
    """Conditions as people read them: "type PROTEST; mode riot or vandalize"."""
    return "; ".join(f"{name} {' or '.join(sorted(values))}" for name, values in facets.items())
