"""What looks like speech and is none: what people did something for, how they want to be quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.coding.syntax import words_between
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Attribution

if TYPE_CHECKING:
    from dateline.coding.said_pieces import Piece


def is_purpose(analysis: Analysis, piece: Piece) -> bool:
    """Whether the cue is what an event was held for ("took to the streets to condemn the raid"): an issue of the event, no statement."""
    words = words_between(analysis.doc, piece.cue.start, piece.cue.end) if piece.cue else None
    if words is None:
        return False
    verb = words.root
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ != "advcl" or not any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children):
        return False
    return any(t.start <= verb.head.idx < t.end for t in analysis.triggers)


def is_void(analysis: Analysis, act: Attribution) -> bool:
    """Whether the content only tells how the speaker wants to be quoted, or no verb or noun says it."""
    cue = words_between(analysis.doc, act.cue.start, act.cue.end) if act.cue else None
    if cue is not None and all(t.pos_ == "ADV" for t in cue):
        return True
    return analysis.quote(act.content[0].start, act.content[-1].end).casefold() in table("speech")["void"]["contents"]
