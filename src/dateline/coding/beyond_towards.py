"""To whom: the recipient of an event where no object of its verb is somebody, by the frame of the event's type.

Aid goes *to* somebody, sanctions are put *on* somebody, talks are held *with* somebody: `events.toml` names the prepositions of each
type. Order is surer than a weak parse, so they are looked for in the words behind the event, up to the next clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dateline.coding import beyond_parties as parties
from dateline.coding.beyond_words import Frame, Lexicon

SOMEBODY = frozenset({"PERSON", "ORG", "GPE", "NORP"})
NOBODY = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "EVENT", "LANGUAGE", "LAW", "WORK_OF_ART"})
KINDS = ("armed", "authority", "political", "generic", "private", "nation")
PLACES = frozenset({"GPE", "NORP", "LOC"})
CLAUSES = frozenset({"because", "after", "before", "while", "if", "unless", "since", "although"})
REACH = 28
"""So many words behind an event its recipient may stand, long sums and lists of goods between."""


def recipients(doc: Doc, last: int, frame: Frame, doers: tuple[Token, ...], things: tuple[Token, ...], words: Lexicon) -> tuple[Token, ...]:
    """Who is named behind the event's words as its frame says, else whose the thing is that it is done to; `things` else."""
    behind = list(_groups(doc, last, frame))
    for case, noun in behind:
        if case in frame.to and noun not in doers and (party := _party(noun, words, things=frame.things)) is not None:
            return (party,)
    for case, noun in behind:
        if case in frame.where and noun not in doers and (noun.ent_type_ in PLACES or is_somebody(noun, words)):
            return (noun,)
    if frame.owner:
        for thing in things:
            if (owner := _owner(thing, words)) is not None and owner not in doers:
                return (owner,)
    return tuple(t for t in things if t.ent_type_ not in NOBODY)


def _party(noun: Token, words: Lexicon, *, things: bool) -> Token | None:
    """The noun where it is somebody, or a thing that can suffer it; else the people or body whose thing it is ("Chinese goods")."""
    if is_somebody(noun, words) or (things and noun.ent_type_ not in NOBODY and noun.pos_ in {"NOUN", "PROPN"}):
        return noun
    return next((c for c in noun.lefts if c.dep_ in {"amod", "compound", "nmod:poss"} and c.ent_type_ in SOMEBODY), None)


def is_somebody(token: Token, words: Lexicon) -> bool:
    """Whether a noun stands for persons, a body, a state; what does an event (a raid, a bomb) does not."""
    lemma = token.lemma_.lower()
    if token.ent_type_ in SOMEBODY:
        return True
    if token.ent_type_ in NOBODY or lemma in words.means["things"]:
        return False
    return token.pos_ == "PROPN" or any(lemma in words.who[kind] for kind in KINDS)


def _groups(doc: Doc, last: int, frame: Frame) -> Iterator[tuple[str, Token]]:
    """The noun groups behind prepositions of the frame, with their preposition, up to a verb that opens another clause."""
    wanted = frame.to | frame.where
    sentence = doc[last].sent
    for i in range(last + 1, min(last + REACH, sentence.end)):
        token = doc[i]
        if token.text in {";", ":"} or _opens_clause(token):
            return
        if token.lower_ in wanted and (found := parties.follower(doc, i)) is not None:
            yield token.lower_, found


def _opens_clause(token: Token) -> bool:
    """A verb of another clause; a participle that belongs to a noun before it ("sanctions imposed on") is none."""
    if token.tag_[:1] == "W" or token.lower_ in CLAUSES:
        return True
    within = token.dep_ in {"case", "amod", "compound"} or (token.tag_ in {"VBN", "VBD"} and token.dep_ == "acl")
    return token.pos_ == "VERB" and not within


def _owner(thing: Token, words: Lexicon) -> Token | None:
    """Whose a plan, decision or request is: "a Japanese-drafted resolution", "the minister's offer", "a request by the union"."""
    for child in thing.children:
        if child.dep_ == "nmod:poss" and is_somebody(child, words):
            return child
        if child.dep_ in {"amod", "compound", "nmod"} and child.i < thing.i and child.ent_type_ in SOMEBODY:
            return child
    for child in thing.children:
        if child.dep_ in {"nmod", "obl"} and child.i > thing.i and is_somebody(child, words):
            return child
    return None
