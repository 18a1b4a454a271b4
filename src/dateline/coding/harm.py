"""Harm: who was killed, injured, arrested, missing or displaced, what was damaged, how many and according to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, cast, get_args

from dateline.coding.figures import figure
from dateline.coding.happening import Happening
from dateline.coding.harm_tally import ASIDE, NOMINAL, Tally, class_of, tallies
from dateline.coding.sources import source_of
from dateline.coding.syntax import children, is_passive
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Mark
from dateline.model import Harm, HarmKind

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from dateline.coding.names import Names

KINDS = frozenset(get_args(HarmKind))
SUFFERS = frozenset({"nsubj:pass", "nsubj", "obj"})
REACH = 600
"""How many characters after an event's name a harm that no head marked may still be of it."""
FIRE = frozenset({"fire", "alight", "ablaze", "flame"})
DEFINITE = frozenset({"the", "these", "those", "this", "that"})
PEOPLE = frozenset({"NOUN", "PROPN", "NUM", "DET", "ADP", "ADJ", "ADV", "PRON", "CCONJ", "PUNCT"})
TO_PEOPLE = frozenset({"killed", "injured", "arrested", "missing"})
"""Kinds that one phrase tells side by side ("killing one and injuring 34")."""


def harms_of(analysis: Analysis, happening: Happening, names: Names) -> tuple[Harm, ...]:
    """One finding for each kind, figure and source; a part of a tally is one of its own, repeated mentions are merged.

    A phrase without any word of number stands only where no other counts the same kind of harm, or where it names what was damaged.
    """
    told: list[tuple[Tally, Harm]] = []
    for mark in (*happening.of("hrm"), *_unmarked(analysis, happening)):
        if only_counts(analysis, mark) or _no_harm(analysis, mark):
            continue
        source = source_of(analysis, names, mark.start, mark.end)
        for kind, span in _parts(analysis, mark):
            told += [(tally, _harm(analysis, happening, span, kind, tally, source)) for tally in tallies(span, kind)]
    for mark in happening.of("mea"):
        told += _ruined(analysis, happening, names, mark)
    counted = {harm.kind for tally, harm in told if not tally.silent}
    found: list[Harm] = []
    for tally, harm in told:
        if not tally.silent or harm.kind not in counted or (harm.kind == "damaged" and harm.victims):
            _keep(found, harm)
    return tuple(found)


def _unmarked(analysis: Analysis, happening: Happening) -> Iterator[Mark]:
    """Counted people whom a passive verb says something befell, where no head marked it and the event was the last one named."""
    if not happening.held:
        return
    taken = [m for m in analysis.roles if m.label in {"hrm", "num", "mea"}]
    for sentence in analysis.doc.sents:
        last = max((t for t in analysis.triggers if t.start < sentence.end_char), key=lambda t: t.start, default=None)
        if last not in happening.triggers or sentence.end_char - last.end > REACH:
            continue
        for verb in sentence:
            subject = next(children(verb, "nsubj:pass"), None)
            said = figure(analysis.doc[subject.left_edge.i : subject.i + 1].text) if subject is not None and verb.tag_ == "VBN" else None
            if subject is None or said is None or said.low is None or subject.i > verb.i:
                continue
            kind, start, end = _clause_kind(verb), subject.left_edge.idx, verb.idx + len(verb)
            if kind in TO_PEOPLE and not any(m.start < end and start < m.end for m in taken):
                yield Mark("hrm", start, end, 0.5, {"kind": kind})


def only_counts(analysis: Analysis, mark: Mark) -> bool:
    """Whether a mark of harm is but people that nothing befell ("a reporter saw | nearly 400 people")."""
    span = analysis.words(mark)
    verb = span.root.head
    if mark.attributes.get("kind") not in TO_PEOPLE or any(_kind_of(t) or t.pos_ not in PEOPLE for t in span) or verb.pos_ != "VERB":
        return False
    return span.root.dep_ in SUFFERS and not _clause_kind(verb) and verb.lemma_.lower() not in table("harms")["words"]["harming"]


def _no_harm(analysis: Analysis, mark: Mark) -> bool:
    """Whether a mark tells of less than its kind, or but points back to a harm told elsewhere ("the arrests")."""
    span, words = analysis.words(mark), table("harms")["words"]
    kind, lemmas = mark.attributes.get("kind"), {t.lemma_.lower() for t in span}
    if len(span) == 2 and span[0].lower_ in DEFINITE and _kind_of(span[1]):
        return True
    told = any(_kind_of(t) for t in span)
    if kind == "arrested":
        return not told and bool(lemmas & set(words["lesser"]))
    around = {t.lemma_.lower() for t in (span.root.head, *span.root.head.children)}
    return kind == "damaged" and not told and not (lemmas | around) & {*words["ruin"], *table("harms")["kind"]["damaged"]}


def _ruined(analysis: Analysis, happening: Happening, names: Names, mark: Mark) -> Iterator[tuple[Tally, Harm]]:
    """What a deed of participants destroyed, where no mark of harm tells it ("smashing shop windows", "set fire to a bus")."""
    if mark.attributes.get("by") == "authorities" or not happening.held or any(mark.touches(m) for m in analysis.of("hrm")):
        return
    span = analysis.words(mark)
    source = source_of(analysis, names, mark.start, mark.end)
    for verb in span:
        lit = verb.lemma_.lower() == "set" and bool({t.lemma_.lower() for t in span} & FIRE)
        if verb.pos_ == "VERB" and (lit or (_kind_of(verb) == "damaged" and verb.lemma_.lower() != "stone")):
            struck = next((c for c in verb.subtree if c.i > verb.i and c.dep_ in {"obj", "obl", "nmod"} and _is_thing(c)), None)
            if struck is not None:
                piece = span.doc[verb.i : max(verb.i, min(span.end, struck.i + 1))]
                if struck.i < span.end:
                    yield from ((tally, _harm(analysis, happening, piece, "damaged", tally, source)) for tally in tallies(piece, "damaged"))


def _is_thing(noun: Token) -> bool:
    return noun.pos_ in {"NOUN", "PROPN"} and noun.lemma_.lower() not in table("harms")["words"]["tokens"]


def _clauses(span: Words) -> Iterator[Words]:
    """A phrase of damage in stretches, each a verb with what befell its own subject ("cars were stoned | and a bus was torched")."""
    cuts = [span.start]
    for verb in span:
        subject = max((c for c in verb.children if c.dep_ in SUFFERS and c.i < verb.i), key=lambda c: c.i, default=None)
        cut = subject.left_edge.i if subject is not None and verb.pos_ == "VERB" else 0
        if cut > cuts[-1] and _damages(span.doc[cuts[-1] : cut]):
            cuts.append(cut)
    for start, end in pairwise([*cuts, span.end]):
        while end - start > 1 and (span.doc[end - 1].dep_ == "cc" or span.doc[end - 1].is_punct):
            end -= 1
        yield span.doc[start:end]


def _damages(words: Words) -> bool:
    told = {*table("harms")["words"]["ruin"], *table("harms")["kind"]["damaged"]}
    return any(t.pos_ == "VERB" and t.lemma_.lower() in told for t in words)


def _harm(analysis: Analysis, happening: Happening, span: Words, kind: HarmKind, tally: Tally, source: str | None) -> Harm:
    return Harm(
        kind=kind,
        victims=_victims(analysis, happening, tally.noun, kind) if tally.noun is not None else None,
        low=tally.low,
        high=tally.high,
        qualifier=tally.qualifier,
        text=span.text,
        attribution=source,
        evidence=(analysis.span(span.start_char, span.end_char),),
    )


def _keep(found: list[Harm], harm: Harm) -> None:
    """Add a finding, or its words to the one that says the same by the same source."""
    for i, kept in enumerate(found):
        same = (kept.kind, kept.low, kept.high, kept.attribution) == (harm.kind, harm.low, harm.high, harm.attribution)
        if same and (kept.victims == harm.victims or None in (kept.victims, harm.victims)):
            evidence = tuple(dict.fromkeys((*kept.evidence, *harm.evidence)))
            found[i] = replace(kept, victims=kept.victims or harm.victims, evidence=evidence)
            return
    found.append(harm)


def _parts(analysis: Analysis, mark: Mark) -> Iterator[tuple[HarmKind, Words]]:
    """The mark in stretches of one kind each; a stretch without victims of its own ("killing and injuring some") shares the whole."""
    span = analysis.words(mark)
    told: dict[HarmKind, int] = {}
    for token in span:
        if (kind := _kind_of(token)) is not None and token.dep_ not in ASIDE:
            told.setdefault(kind, token.i)
    given = mark.attributes.get("kind")
    if not told and span.root.dep_ in SUFFERS and (around := _clause_kind(span.root.head)):
        told[around] = span.root.i
    if len(told) == 1 and told.keys() <= TO_PEOPLE and given in TO_PEOPLE:
        given = next(iter(told))
    if len(told) < 2 or not told.keys() <= TO_PEOPLE or (given and given not in told):
        kind = cast(HarmKind, given if given in KINDS else next(iter(told), "injured"))
        yield from ((kind, piece) for piece in (_clauses(span) if kind == "damaged" else (span,)))
        return
    starts = [span.start, *(_cut(span, a, b) for a, b in pairwise(told.values())), span.end]
    for kind, (start, end) in zip(told, pairwise(starts), strict=True):
        piece = span.doc[start:end]
        while len(piece) > 1 and (piece[-1].dep_ == "cc" or piece[-1].is_punct):
            piece = piece[:-1]
        whose = any(t.pos_ in NOMINAL or t.pos_ == "NUM" for t in piece if _kind_of(t) is None)
        yield kind, piece if whose else span


def _clause_kind(verb: Token) -> HarmKind | None:
    """The kind that the verb of a clause tells, with the place that somebody is taken to or held at ("taken to | the police station")."""
    if (kind := _kind_of(verb)) is not None:
        return kind
    if verb.lemma_.lower() in _taken()["arrested"]["alone"] and is_passive(verb):
        return "arrested"
    places = {t.lemma_.lower() for t in verb.subtree if t.dep_ in {"obl", "compound", "nmod"} or (t.i > verb.i and t.pos_ == "NOUN")}
    return next((kind for kind, words in _taken().items() if verb.lemma_.lower() in words["verbs"] and places & set(words["places"])), None)


def _cut(span: Words, left: int, right: int) -> int:
    """Where the stretch of the second deed begins: behind the last "and" or comma between the two, else at its word."""
    return next((t.i + 1 for t in reversed(span.doc[left + 1 : right]) if t.dep_ == "cc" or t.text in {",", ";"}), right)


@cache
def _taken() -> dict[HarmKind, dict[str, list[str]]]:
    return cast("dict[HarmKind, dict[str, list[str]]]", table("harms")["taken"])


@cache
def _kinds() -> dict[str, HarmKind]:
    return {word: kind for kind, words in table("harms")["kind"].items() for word in words}


def _kind_of(token: Token) -> HarmKind | None:
    return _kinds().get(token.lemma_.lower()) or _kinds().get(token.lower_)


def _victims(analysis: Analysis, happening: Happening, noun: Token, kind: HarmKind) -> str:
    """Participants, police, bystanders, civilians or journalists where the noun says so, else the words used."""
    if kind != "damaged":
        heads = {analysis.words(m).root.lemma_.lower() for m in happening.of("par")}
        known = class_of(noun) or ("participants" if noun.lemma_.lower() in heads else None)
        if known:
            return known
    before = [t for t in noun.lefts if t.dep_ in {"amod", "compound"} and t.i >= noun.i - 3]
    return noun.doc[before[0].i if before else noun.i : noun.i + 1].text
