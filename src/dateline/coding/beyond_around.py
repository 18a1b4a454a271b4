"""When, where and with what harm: the phrases around a trigger that tell of its event, from the role head, else from the syntax.

The role head learnt from protests; of a bombing or a truce far from any protest it marks little, so that places behind a preposition
of place, dates and harms of the trigger's own sentence are read off the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from dateline.coding import beyond_parties as parties
from dateline.coding.beyond_words import lexicon
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Mark

SITES = frozenset({"GPE", "LOC", "FAC"})
INSIDE = frozenset({"in", "at", "near", "outside", "inside", "across", "around", "within", "throughout"})
UPON = frozenset({"on", "off", "along", "from"})
WITHIN = frozenset({"at", "of", "than", "to", "between", "some", "least", "more", "'s"})
"""What may stand inside a counted group: "at least", "more than", "as many as", "of them"."""


def around(analysis: Analysis, triggers: Sequence[Mark], own: Sequence[Mark]) -> Iterator[Mark]:
    """Times, places, harms and sources of an event; `own` are its doers and recipients."""
    near = [m for m in analysis.of("plc", "tim", "hrm", "src") if any(_is_near(analysis, m, t) for t in triggers)]
    yield from near
    told = {m.label for m in near}
    if "tim" not in told:
        yield from _dates(analysis, triggers)
    if "plc" not in told and not any(m.label == "plc" for m in own):
        yield from _places(analysis, triggers, own)
    if "hrm" not in told:
        yield from _harms(analysis, triggers)


def _is_near(analysis: Analysis, mark: Mark, trigger: Mark) -> bool:
    """Whether a mark of the role head tells of this event: harms and sources of its sentence, times and places of its clause."""
    word, place = analysis.words(trigger), analysis.words(mark)
    if word.sent.start != place.sent.start:
        return False
    if mark.label == "hrm":
        kind = trigger.attributes.get("type")
        return kind == "ASSAULT" or (kind == "COERCE" and mark.attributes.get("kind") == "arrested")
    return mark.label == "src" or _in_clause(analysis, trigger, mark.start, mark.end)


def _in_clause(analysis: Analysis, trigger: Mark, start: int, end: int) -> bool:
    """Whether no other verb stands between a trigger and a phrase of its sentence."""
    low, high = (end, trigger.start) if end <= trigger.start else (trigger.end, start)
    between = analysis.doc.char_span(low, high, alignment_mode="contract") if low < high else None
    return between is None or not any(t.pos_ == "VERB" for t in between)


def _dates(analysis: Analysis, triggers: Sequence[Mark]) -> Iterator[Mark]:
    for trigger in triggers:
        for entity in analysis.words(trigger).sent.ents:
            if entity.label_ == "DATE" and _in_clause(analysis, trigger, entity.start_char, entity.end_char):
                yield Mark("tim", entity.start_char, entity.end_char, trigger.score)


def _places(analysis: Analysis, triggers: Sequence[Mark], own: Sequence[Mark]) -> Iterator[Mark]:
    """Named places behind a preposition of place in the clause; else the place that is itself attacked or taken."""
    found: list[Mark] = []
    for trigger in triggers:
        for token in analysis.words(trigger).sent:
            if token.lower_ not in INSIDE | UPON or (noun := parties.follower(analysis.doc, token.i)) is None:
                continue
            start, end = parties.phrase(analysis.doc, noun)
            names = _sites(analysis, start, end)
            if names and (token.lower_ in INSIDE or names[0].label_ != "GPE") and _in_clause(analysis, trigger, start, end):
                found.append(Mark("plc", start, end, trigger.score))
    if not found:
        taken = any(t.attributes.get("type") == "ASSAULT" or t.attributes.get("mode") == "seize" for t in triggers)
        for mark in own:
            if mark.label == "rec" and taken and _sites(analysis, mark.start, mark.end):
                found.append(Mark("plc", mark.start, mark.end, mark.score))
    yield from found


def _sites(analysis: Analysis, start: int, end: int) -> list[Span]:
    return [e for e in analysis.doc.ents if e.label_ in SITES and start <= e.start_char and e.end_char <= end]


def _harms(analysis: Analysis, triggers: Sequence[Mark]) -> Iterator[Mark]:
    """Who was killed, hurt or taken, where a verb of an assault's sentence says so with its victims."""
    kinds = {word: kind for kind in ("killed", "injured", "missing", "casualties") for word in table("harms")["kind"][kind]}
    seen: set[int] = set()
    for trigger in triggers:
        sentence = analysis.words(trigger).sent
        if trigger.attributes.get("type") != "ASSAULT" or sentence.start in seen:
            continue
        seen.add(sentence.start)
        for token in sentence:
            kind = kinds.get(token.lemma_.lower())
            if (kind == "missing") != (trigger.attributes.get("mode") == "abduct"):
                continue
            span = _told_harm(token) if kind is not None and token.lemma_.lower() in lexicon().means["harming"] else None
            if kind is not None and span is not None:
                yield Mark("hrm", *span, trigger.score, {"kind": kind})


def _told_harm(verb: Token) -> tuple[int, int] | None:
    """From the verb to its victims or from its victims to the verb, by the order of words; none without victims."""
    doc = verb.doc
    if verb.pos_ != "VERB":
        return None
    last = _end_of_group(verb)
    done_to = verb.lemma_ in {"die", "perish"} or any(c.dep_ == "aux:pass" and c.i < verb.i for c in verb.children)
    if last > verb.i and not done_to:
        return verb.idx, doc[last].idx + len(doc[last])
    victim = parties.before(verb)
    if victim is None or (not done_to and verb.tag_ != "VBN" and verb.dep_ != "acl"):
        return None
    return min(parties.phrase(doc, victim)[0], verb.idx), verb.idx + len(verb)


def _end_of_group(verb: Token) -> int:
    """The last word of the noun group right behind a verb ("killed | at least 40 of them"); the verb itself where there is none."""
    doc, last = verb.doc, verb.i
    for token in doc[verb.i + 1 : verb.sent.end]:
        if token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
            last = token.i
        elif not (token.pos_ in {"DET", "ADJ", "ADV"} or token.is_quote or token.text == "-" or token.lower_ in WITHIN):
            break
    return last
