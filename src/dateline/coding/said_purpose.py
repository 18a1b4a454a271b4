"""What looks like speech and is none: what people did something for, how they want to be quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.coding.said_frames import content_of
from dateline.coding.said_patterns import cue_at, patterns
from dateline.coding.said_shallow import FINITE
from dateline.coding.said_words import small
from dateline.coding.syntax import head_of, words_between
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Attribution

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from dateline.coding.said_pieces import Piece


def is_purpose(analysis: Analysis, piece: Piece) -> bool:
    """Whether the cue is what an event was held for ("took to the streets to condemn the raid"): an issue of the event, no statement."""
    words = words_between(analysis.doc, piece.cue.start, piece.cue.end) if piece.cue else None
    if words is None:
        return False
    verb = _first_purpose(words.root)
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ != "advcl" or not any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children):
        return False
    return any(t.start <= verb.head.idx < t.end for t in analysis.triggers)


def _first_purpose(verb: Token) -> Token:
    """The infinitive that a bare form right after "and" is coordinated with, whatever the tree says ("to express ... and condemn")."""
    bare = verb.tag_ in {"VB", "VBP"} and verb.lower_ == verb.lemma_ and verb.i > verb.sent.start and verb.nbor(-1).lower_ in small("and")
    if not bare:
        return verb
    before = [t for t in verb.doc[verb.sent.start : verb.i - 1] if t.tag_ in FINITE or (t.tag_ == "VB" and t.nbor(-1).lower_ == "to")]
    return before[-1] if before and before[-1].tag_ == "VB" else verb


def is_void(analysis: Analysis, act: Attribution) -> bool:
    """Whether the content only tells how the speaker wants to be quoted, or no verb or noun says it."""
    cue = words_between(analysis.doc, act.cue.start, act.cue.end) if act.cue else None
    if cue is not None and all(t.pos_ == "ADV" for t in cue):
        return True
    if is_deed(analysis, act):
        return True
    return analysis.quote(act.content[0].start, act.content[-1].end).casefold() in table("speech")["void"]["contents"]


def has_verb(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a stretch holds a verb."""
    return any(t.pos_ in {"VERB", "AUX"} for t in words_between(analysis.doc, start, end) or ())


def is_deed(analysis: Analysis, act: Attribution) -> bool:
    """Whether the verb does something with its object and says nothing: "called off a march", "called a vigil", "said Mass"."""
    words = words_between(analysis.doc, act.cue.start, act.cue.end) if act.cue else None
    said = words_between(analysis.doc, act.content[0].start, act.content[-1].end)
    if words is None or said is None or any(t.is_quote for t in said):
        return False
    cues = [cue for t in words if (cue := cue_at(t)) is not None]
    verbs = [t for t in words if t.pos_ == "VERB" and t.lemma_ in patterns()]
    if not cues and verbs:
        return verbs[-1].i + 1 < len(analysis.doc) and verbs[-1].nbor().lower_ in small("particle")
    if not cues or any(t.pos_ == "NOUN" and t.lemma_.lower() in table("speech")["nouns"] for t in words):
        return False
    cue = cues[-1]
    if cue.pattern.frames == ("as",):
        return head_of(said).lemma_.lower() in table("speech")["called"]["words"] and not content_of(cue.verb, cue)[1:] and not _named(said)
    bare = cue.pattern.frames == ("clause",) and not any(t.pos_ in {"VERB", "AUX", "NUM"} for t in said)
    return bare or all(t.pos_ in {"PRON", "DET"} for t in said)


def _named(said: Span) -> bool:
    """Whether what is called something is followed by what it is called."""
    return any(t.pos_ == "ADJ" and t.dep_ in {"xcomp", "obj"} for t in said) or sum(t.dep_ in {"obj", "xcomp"} for t in said) > 1
