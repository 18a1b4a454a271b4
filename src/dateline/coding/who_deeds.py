"""Whom an issue itself names: the doer of the deed complained of, whom a demand asks to act or wants gone, and whom it is to help."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from dateline.coding.happening import Happening
from dateline.coding.names import Names
from dateline.coding.names_phrase import POSSESSIVE, head_noun, is_noun, lemma, trim
from dateline.coding.syntax import SUBJECTS, children, words_between
from dateline.coding.who_cues import phrase_from
from dateline.coding.who_phrases import cut
from dateline.coding.who_resented import is_body
from dateline.coding.who_roles import before, cues
from dateline.knowledge.actors.category import by_nouns
from dateline.language.analysis import Analysis
from dateline.model import Role

AGAINST = frozenset({"grievance", "opposition"})
REACH = 6


def named_by_issues(analysis: Analysis, happening: Happening, names: Names) -> Iterator[tuple[Span, Role]]:
    """The people and bodies that stand in the issues of an event, with the role that the issue's own syntax gives them."""
    for mark in happening.of("iss"):
        span, kind = words_between(analysis.doc, mark.start, mark.end), mark.attributes.get("kind")
        if span is None:
            continue
        found: list[tuple[Span, Role]] = []
        if kind in AGAINST:
            found = [(p, "target") for p in (*_doers(span), *_doers_told(span))]
        elif kind == "demand":
            found = [*((p, "target") for p in _unwanted(span)), *((p, "addressee") for p in _asked(span))]
        for phrase, role in found:
            yield from ((p, role) for p in cut(names, phrase) if _answers(names, p, role))
        if kind == "demand":
            yield from ((p, "beneficiary") for p in _helped(span))


def _answers(names: Names, piece: Span, role: Role) -> bool:
    """Whether a phrase names somebody who can do or be asked; police in a demand are mostly those whom it is about."""
    told = by_nouns(piece.text)
    if role == "addressee" and told is not None and told[0] == "COP":
        return False
    return is_body(names, piece) or lemma(head_noun(piece)) in cues().boards


def unwanted(analysis: Analysis, happening: Happening) -> Iterator[Span]:
    """Whom a demand wants gone: they are not asked for anything."""
    for mark in happening.of("iss"):
        span = words_between(analysis.doc, mark.start, mark.end)
        if span is not None and mark.attributes.get("kind") == "demand":
            yield from _unwanted(span)


def owner_of(phrase: Span) -> Span:
    """Whose deed a phrase names ("the government's | decision to scrap the tax break"); the phrase itself where it names somebody."""
    for token in phrase[1:-1]:
        if token.text in POSSESSIVE and token.i + 1 < phrase.end:
            after = phrase.doc[token.i + 1 : phrase.end]
            head = next((t for t in after if is_noun(t) and not (t.i + 1 < phrase.end and is_noun(t.nbor()))), None)
            deed = head is not None and head.pos_ == "NOUN" and by_nouns(head.text) is None and lemma(head) not in cues().seats
            return phrase.doc[phrase.start : token.i] if deed else phrase
    return phrase


def _doers(span: Span) -> Iterator[Span]:
    """The subjects of what was done, and whoever it was done "by", up to right behind the issue."""
    doc, stop = span.doc, span.sent.end
    if (accused := _accused(span)) is not None:
        yield accused
    for token in span:
        if token.pos_ in {"VERB", "AUX"} and (subject := _subject(token, span)) is not None:
            yield doc[subject.left_edge.i : subject.i + 1]
    for i in range(span.start, min(span.end + 1, stop - 1)):
        if doc[i].lower_ == "by" and i > 0 and (doc[i - 1].tag_ == "VBN" or is_noun(doc[i - 1])):
            phrase = phrase_from(doc, i + 1, stop)
            if phrase is not None:
                yield phrase


def _doers_told(span: Span) -> Iterator[Span]:
    """Who did what an issue only names: the subject of the deed that it stands under, or of one with the same noun as its object.

    "after the hospital refused to bargain with | the union", "a ban on imports ... the minister, who introduced the ban".
    """
    doc, head = span.doc, head_noun(span)
    nouns = [span.start]
    if head.pos_ == "NOUN" and lemma(head) not in cues().gatherings:
        nouns += [t.i for t in doc if lemma(t) == lemma(head) and not span.start <= t.i < span.end]
    for at in nouns:
        for verb in reversed(doc[max(at - REACH, doc[at].sent.start) : at]):
            if verb.is_punct or verb.pos_ == "SCONJ" or (verb.pos_ == "VERB" and verb.tag_ == "VBN"):
                break
            if verb.pos_ == "VERB" and lemma(verb) in cues().wrongs and (doer := _before_verb(verb)) is not None:
                yield doer
                break


def _before_verb(verb: Token) -> Span | None:
    """The noun group right before a verb, or the one that "who" or "which" before it stands for."""
    doc, last, floor = verb.doc, verb.i, verb.sent.start
    while last > floor and doc[last - 1].pos_ in {"AUX", "ADV", "PART"}:
        last -= 1
    if last > floor and doc[last - 1].lower_ in {"who", "which", "that"}:
        last -= 1
        last -= last > floor and doc[last - 1].text == ","
    return _nouns_up_to(doc, last, floor)


def _accused(span: Span) -> Span | None:
    """Whom somebody accuses of what the issue tells ("accused seed companies of | selling")."""
    doc, last = span.doc, span.start
    if last < 3 or doc[last - 1].lower_ not in {"of", "for"}:
        return None
    group = _nouns_up_to(doc, last - 1, span.sent.start)
    return group if group is not None and any(lemma(t) in cues().blame for t in before(group, 1)) else None


def _subject(verb: Token, span: Span) -> Token | None:
    """Who does something: the verb's own subject, or for an issue that opens with its verb the noun right before it."""
    own = next(children(verb, "nsubj"), None)
    if own is None and verb.i == span.start and not any(c.dep_ in SUBJECTS for c in verb.children):
        near = reversed(span.doc[max(verb.i - 2, span.sent.start) : verb.i])
        own = next((t for t in near if t.pos_ not in {"AUX", "PART", "ADV"}), None)
    return own if own is not None and is_noun(own) and span.start - REACH <= own.i < verb.i else None


def _asked(span: Span) -> Iterator[Span]:
    """The subject of what is demanded, at the demand's beginning or right before it ("that Tokyo | rewrite", "the state | to rehire")."""
    doc = span.doc
    for token in span[: REACH + 2]:
        if token.pos_ == "VERB" and token.tag_ in {"VB", "VBP"} and lemma(token) == token.lower_:
            last = token.i
            while last > span.sent.start and (doc[last - 1].pos_ in {"AUX", "ADV", "PART"} or doc[last - 1].lower_ == "to"):
                last -= 1
            passive = any(t.lower_ in {"be", "been"} for t in doc[last : token.i])
            group = None if passive else _nouns_up_to(doc, last, span.sent.start)
            if group is not None and (group.start >= span.start or _is_wanted(group)):
                yield group
            return


def _is_wanted(group: Span) -> bool:
    """Whether a word of asking stands right before a phrase ("demanding that | Washington", "urged | the government")."""
    return any(lemma(t) in cues().ask for t in before(group, 2) if t.pos_ == "VERB" or t.lower_ == "demand")


def _unwanted(span: Span) -> Iterator[Span]:
    """Whom a demand wants gone or called to account: "the minister dismissed", "the mayor be removed", "sack the commissioner"."""
    doc = span.doc
    for token in span:
        if token.pos_ != "VERB" or lemma(token) not in cues().remove:
            continue
        if token.lower_ != lemma(token):
            last = token.i
            while last > span.sent.start and doc[last - 1].pos_ in {"AUX", "ADV", "PART"}:
                last -= 1
            if (group := _nouns_up_to(doc, last, span.sent.start)) is not None:
                yield group
        elif (phrase := phrase_from(doc, token.i + 1, span.sent.end)) is not None:
            yield phrase


def _helped(span: Span) -> Iterator[Span]:
    """Whom a demand wants freed, taken back or paid: "to rehire 212 colleagues", "that their teachers be paid"."""
    doc = span.doc
    for token in span:
        if token.pos_ != "VERB" or lemma(token) not in cues().help:
            continue
        if token.lower_ != lemma(token) and token.i > 0 and doc[token.i - 1].lower_ in {"be", "been", "is", "are"}:
            group = _nouns_up_to(doc, token.i - 1, span.sent.start)
        else:
            group = phrase_from(doc, token.i + 1, span.sent.end)
        core = trim(group) if group is not None else None
        told = by_nouns(core.text) if core is not None else None
        if core is not None and told is not None and told[0] not in {"GOV", "COP", "MIL", "BUS"}:
            yield core


def _nouns_up_to(doc: Doc, last: int, floor: int) -> Span | None:
    """The noun group that ends before a token."""
    first = last
    while first > floor and (is_noun(doc[first - 1]) or doc[first - 1].pos_ in {"ADJ", "DET"} or doc[first - 1].tag_ == "PRP$"):
        first -= 1
    return trim(doc[first:last]) if first < last else None
