"""How: what participants, authorities and opponents did at an event."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.coding.happening import Happening
from dateline.coding.phrases import bag
from dateline.coding.sources import source_of
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Mark
from dateline.model import Actor, By, Harm, Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.coding.names import Names

UNTOLD = {"authorities": "presence"}
"""What a side did at least where the table knows no word of it: whoever is told of was there."""


def measures_of(
    analysis: Analysis, happening: Happening, names: Names, harms: Sequence[Harm], actors: Sequence[Actor]
) -> tuple[Measure, ...]:
    """One finding for each kind of deed of each side.

    What a mode, a harm or a role tells is a deed too: a road blocked, people arrested, somebody who spoke.
    """
    found: dict[tuple[str, str], Measure] = {}
    for mark in happening.of("mea"):
        by: By = mark.attributes.get("by", "participants")  # type: ignore[assignment]
        told = whats_of(analysis, mark, by)[:2]
        for what in told or ([UNTOLD[by]] if by in UNTOLD else []):
            _add(found, _measure(analysis, names, mark, by, what))
    if happening.status in {"occurred", "ongoing"}:
        for trigger in happening.triggers:
            if trigger.attributes.get("mode") == "obstruct" and "road_block" in whats_of(analysis, trigger, "participants"):
                _add(found, _measure(analysis, names, trigger, "participants", "road_block"))
    for harm in harms:
        if harm.kind == "arrested" and harm.high != 0 and ("authorities", "arrest") not in found:
            arrest = Measure(by="authorities", what="arrest", text=harm.text, attribution=harm.attribution, evidence=harm.evidence)
            found["authorities", "arrest"] = arrest
    spoke = next((a for a in actors if a.role == "speaker" and a.evidence), None)
    if spoke and ("participants", "speech") not in found:
        text = spoke.evidence[0].quote
        found["participants", "speech"] = Measure(by="participants", what="speech", text=text, evidence=spoke.evidence)
    return tuple(found.values())


def _add(found: dict[tuple[str, str], Measure], measure: Measure) -> None:
    key = (measure.by, measure.what or measure.text)
    kept = found.get(key)
    if kept is None:
        found[key] = measure
        return
    evidence = tuple(dict.fromkeys((*kept.evidence, *measure.evidence)))
    found[key] = Measure(by=kept.by, what=kept.what, text=kept.text, attribution=kept.attribution, evidence=evidence)


def _measure(analysis: Analysis, names: Names, mark: Mark, by: By, what: str | None) -> Measure:
    return Measure(
        by=by,
        what=what,
        text=analysis.quote(mark.start, mark.end),
        attribution=source_of(analysis, names, mark.start, mark.end),
        evidence=(analysis.span(mark.start, mark.end),),
    )


@cache
def _kinds() -> tuple[tuple[str, str | None, frozenset[str]], ...]:
    """(what, side it is limited to, lemmas that must all be there), most lemmas first, else in the order of the table."""
    rows = [(m["what"], m.get("by"), frozenset(words.split())) for m in table("measures")["measure"] for words in m["any"]]
    return tuple(sorted(rows, key=lambda row: -len(row[2])))


def whats_of(analysis: Analysis, mark: Mark, by: str) -> tuple[str, ...]:
    """The codebook's words for the deeds that a phrase tells, in the order of the table; nothing where the table knows none.

    An alternative that another one contains does not count beside it: "burnt a flag" is flag_burning and neither arson nor placards.
    """
    words = bag(analysis.words(mark))
    side = "participants" if by == "opponents" else by
    met = [(what, wanted) for what, limited, wanted in _kinds() if limited in {None, side} and wanted <= words]
    own = dict.fromkeys(what for what, wanted in met if not any(wanted < other for _, other in met))
    yields = table("measures")["yields"]
    return tuple(what for what in own if not set(yields.get(what, ())) & own.keys())
