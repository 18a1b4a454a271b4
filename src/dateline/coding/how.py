"""How: what participants, authorities and opponents did at an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dateline.coding.figures import figure
from dateline.coding.happening import Happening
from dateline.coding.harm_tally import class_of
from dateline.coding.phrases import bag
from dateline.coding.sources import source_of
from dateline.coding.syntax import subject_of
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Mark
from dateline.model import Actor, By, Harm, Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from dateline.coding.names import Names

UNTOLD = {"authorities": "presence"}
"""What a side did at least where the table knows no word of it: whoever is told of was there."""
SURE = 0.5
"""How sure the head must be of a police unit whose deed no word of the table names."""
COMPLETES = frozenset({"obj", "nsubj:pass", "obl", "compound:prt", "xcomp", "obl:agent"})
"""What belongs to a verb's deed: what it was done to, with what, and what it led to."""
ALWAYS = frozenset({"prayer", "flag_burning"})
NAMED = {"obstruct": ALWAYS | {"road_block"}, "demo": ALWAYS | {"road_block"}}
"""The deeds that an event's own name may tell, by its mode."""
NOT = frozenset({"not", "n't", "never"})
PASSIVE = frozenset({"obj", "nsubj:pass"})


def measures_of(
    analysis: Analysis, happening: Happening, names: Names, harms: Sequence[Harm], actors: Sequence[Actor]
) -> tuple[Measure, ...]:
    """One finding for each kind of deed of each side.

    What a mode, a harm or a role tells is a deed too: a road blocked, people arrested, shops burnt, somebody who spoke.
    """
    found: dict[tuple[str, str], Measure] = {}
    for mark in _joined(analysis, happening.of("mea")):
        by = _side(analysis, happening, mark)
        told = _told(analysis, mark, by)[:2]
        if any(c.dep_ == "advmod" and c.lower_ in NOT for c in analysis.words(mark).root.children):
            told = ()  # "did not intervene": whoever did not was there
        for what in told or ([UNTOLD[by]] if by in UNTOLD and _police_in(analysis, analysis.words(mark), happening) else []):
            _add(found, _measure(analysis, names, mark, by, what))
    if happening.status in {"occurred", "ongoing"}:
        for trigger in happening.triggers:
            span = analysis.words(trigger)
            named = {*span, *_completion(span.root)} if span.root.pos_ == "VERB" else span
            for what in whats_of(named, "participants"):
                if what in NAMED.get(trigger.attributes.get("mode", ""), ALWAYS):
                    _add(found, _measure(analysis, names, trigger, "participants", what))
    for mark in happening.of("hrm"):
        for by, what in _harmed(analysis, happening, mark):
            _add(found, _measure(analysis, names, mark, by, what))
    for harm in harms:
        if harm.kind == "arrested" and harm.high != 0 and ("authorities", "arrest") not in found:
            arrest = Measure(by="authorities", what="arrest", text=harm.text, attribution=harm.attribution, evidence=harm.evidence)
            found["authorities", "arrest"] = arrest
    spoke = next((a for a in actors if a.role == "speaker" and a.evidence), None)
    if spoke and ("participants", "speech") not in found:
        text = spoke.evidence[0].quote
        found["participants", "speech"] = Measure(by="participants", what="speech", text=text, evidence=spoke.evidence)
    return tuple(found.values())


def _joined(analysis: Analysis, marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks of deeds, a tool and the verb it was used by as one where only auxiliaries part them ("tear gas | was | fired")."""
    last: Mark | None = None
    for mark in marks:
        start = analysis.words(mark).start
        between = analysis.doc[min(start, analysis.words(last).end) : start] if last is not None else ()
        if last is not None and between and all(t.pos_ == "AUX" for t in between):
            last = replace(last, end=mark.end, score=max(last.score, mark.score))
            continue
        if last is not None:
            yield last
        last = mark
    if last is not None:
        yield last


def _side(analysis: Analysis, happening: Happening, mark: Mark) -> By:
    """Who did it: police where the clause has them as its doer ("ringed by riot policemen"), else whom the head says."""
    root = analysis.words(mark).root
    agents = [c for c in root.children if c.dep_ == "obl:agent"]
    doer = agents[0] if agents else None
    if doer is not None and class_of(doer) == "police":
        return "authorities"
    return mark.attributes.get("by", "participants")  # type: ignore[return-value]


def _told(analysis: Analysis, mark: Mark, by: By) -> tuple[str, ...]:
    """The deeds that a mark tells by its own words, else those that its whole clause tells ("a curfew was | imposed")."""
    span = analysis.words(mark)
    return whats_of(span, by) or whats_of({*span, *_completion(span.root)}, by)


def _completion(root: Token) -> Iterator[Token]:
    """The words that a deed cut short lacks: a verb's object and tools, or the verb that a noun is done by."""
    if root.pos_ not in {"VERB", "AUX"} and root.dep_ in PASSIVE and root.head.pos_ == "VERB":
        root = root.head
        yield root
    if root.pos_ in {"VERB", "AUX"}:
        for child in root.children:
            if child.dep_ in COMPLETES and (child.i > root.i or child.dep_ != "obl"):
                yield child
                yield from (t for t in child.children if t.dep_ in {"case", "compound", "amod", "nmod"})


@cache
def _harm_deeds() -> dict[str, frozenset[str]]:
    return {side: frozenset(whats) for side, whats in table("measures")["harming"].items()}


def _harmed(analysis: Analysis, happening: Happening, mark: Mark) -> Iterator[tuple[By, str]]:
    """The deeds that words of harm tell: shops burnt are arson, somebody maced is pepper spray, shot by police is live fire."""
    if happening.status not in {"occurred", "ongoing"}:
        return
    span = analysis.words(mark)
    said = figure(span.text)
    nobody = said is not None and said.high == 0
    if nobody or {t.lower_ for t in span} & {*table("harms")["words"]["not"], *table("harms")["words"]["any"]}:
        return
    if mark.attributes.get("kind") == "damaged":
        yield from (("participants", what) for what in whats_of(span, "participants") if what in _harm_deeds()["participants"])
        return
    words = {*span, *_completion(span.root)}
    if {t.lemma_.lower() for t in words if t.dep_.startswith("obl")} & _harm_deeds()["thrown"]:
        yield "participants", "stone_throwing"
    yield from (("authorities", what) for what in whats_of(words, "authorities") if what in _harm_deeds()["tools"])
    if _police_in(analysis, span, happening):
        yield from (("authorities", what) for what in whats_of(words, "authorities") if what in _harm_deeds()["authorities"])


def _police_in(analysis: Analysis, span: Words, happening: Happening) -> bool:
    """Whether those who handle the event are named in the sentence of some words, or police do what these tell."""
    subject = subject_of(span.root)
    doers = {t for t in span if t.dep_ in {"obl:agent", "compound", "nsubj"}} | ({subject} if subject is not None else set())
    if any(class_of(t) == "police" for t in doers):
        return True
    return any(m.score >= SURE and span.sent.start_char <= m.start < span.sent.end_char for m in happening.of("aut"))


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


def _stems(word: str) -> Iterator[str]:
    """What a participle may come from, where the tagger took it for a noun and left it as it stands ("businesses were looted")."""
    for ending in ("ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield from (stem, stem + "e")


def whats_of(told: Iterable[Token], by: str) -> tuple[str, ...]:
    """The codebook's words for the deeds that some words tell, in the order of the table; nothing where the table knows none.

    An alternative that another one contains does not count beside it: "burnt a flag" is flag_burning and neither arson nor placards.
    """
    words = bag(sorted(told, key=lambda t: t.i))
    words |= {stem for word in words for stem in _stems(word)}
    side = "participants" if by == "opponents" else by
    met = [(what, wanted) for what, limited, wanted in _kinds() if limited in {None, side} and wanted <= words]
    own = dict.fromkeys(what for what, wanted in met if not any(wanted < other for _, other in met))
    yields, firm = table("measures")["yields"], {frozenset(words.split()) for words in table("measures")["firm"]}
    held = {what for what, wanted in met if wanted in firm}
    return tuple(what for what in own if what in held or not set(yields.get(what, ())) & own.keys())
