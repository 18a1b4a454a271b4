"""What syntax says an event is about: "marched against the dam", "to demand jobs", "the unions rejected the offer"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, cast

from dateline.coding.happening import Happening
from dateline.coding.syntax import children, preposition, subject_of
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Mark
from dateline.model import IssueKind

if TYPE_CHECKING:
    from spacy.tokens import Token

BEFORE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
"""What may stand between the beginning of a phrase and its noun."""
TAKEN = frozenset({"iss", "plc", "tim", "num", "hrm", "mea", "trg", "tgt", "ben", "aut"})


@cache
def _cues(name: str) -> dict[str, IssueKind]:
    return {word: cast(IssueKind, kind) for kind, words in table("issues")[name].items() for word in words}


def cued(analysis: Analysis, happening: Happening) -> Iterator[Mark]:
    """Phrases that hang on a trigger, or on a verb of wanting or rejecting whose subject is in the event, and that no head marked."""
    taken = {t.i for m in analysis.roles if m.label in TAKEN for t in analysis.words(m)}
    seen: set[int] = set()
    for verb in _tellers(analysis, happening):
        for noun, kind in _about(verb):
            if noun.i in seen or noun.i in taken or noun.pos_ not in {"NOUN", "PROPN"} or noun.ent_type_ in {"DATE", "TIME"}:
                continue
            seen.add(noun.i)
            yield Mark("iss", _first(noun).idx, noun.idx + len(noun), 0.5, {"kind": kind})


def _first(noun: Token) -> Token:
    """Where a noun's phrase begins, read from the words."""
    at = noun
    while at.i > noun.sent.start and at.nbor(-1).pos_ in BEFORE:
        at = at.nbor(-1)
    return at


def _tellers(analysis: Analysis, happening: Happening) -> Iterator[Token]:
    """The triggers' words, verbs that open from them ("to demand"), and verbs that those who take part are the subject of."""
    for trigger in happening.triggers:
        root = analysis.words(trigger).root
        yield root
        yield from (c for c in root.children if c.dep_ in {"advcl", "acl", "xcomp"} and c.lemma_.lower() in _cues("verbs"))
    for mark in happening.of("par", "org"):
        span = analysis.words(mark)
        head = span.root.head
        if head.lemma_.lower() in _cues("verbs") and subject_of(head) is not None and span.start <= subject_of(head).i < span.end:  # type: ignore[union-attr]
            yield head


def _about(word: Token) -> Iterator[tuple[Token, IssueKind]]:
    verbs, cases = _cues("verbs"), _cues("cases")
    lemma = word.lemma_.lower()
    if word.pos_ == "VERB" and lemma in verbs:
        for noun in children(word, "obj"):
            yield noun, verbs[lemma]
            yield from ((c, verbs[lemma]) for c in children(noun, "conj"))
    for noun in children(word, "obl", "nmod"):
        kind = cases.get(preposition(noun) or "")
        if kind is not None:
            yield noun, kind


def kind_of(analysis: Analysis, mark: Mark) -> str:
    """The kind of an issue: what the words right before it name beyond doubt, opposition where it is a plan or a law, else the head's."""
    span = analysis.words(mark)
    words = " ".join(t.lower_ for t in analysis.doc[max(span.sent.start, span.start - 4) : span.start])
    for kind, slogans in table("issues")["slogans"].items():
        if any(f" {words}".endswith(f" {slogan}") or span.text.casefold().startswith(f"{slogan} ") for slogan in slogans):
            return str(kind)
    before = [t.lemma_.lower() for t in analysis.doc[max(span.sent.start, span.start - 3) : span.start]]
    while before and before[-1] in table("issues")["between"]:
        before.pop()
    given = (_cues("before").get(before[-1]) if before else None) or mark.attributes.get("kind", "")
    inside = next((t.i for t in span if t.pos_ in {"ADP", "VERB"}), span.end)
    planned = any(t.lemma_.lower() in table("issues")["plans"] for t in analysis.doc[span.start : inside])
    return "opposition" if planned and given == "grievance" else given
