"""What looks like speech and is none: what people did something for."""

from __future__ import annotations

from dateline.coding.said_pieces import Piece
from dateline.coding.syntax import words_between
from dateline.language.analysis import Analysis


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
