from __future__ import annotations

from dataclasses import replace

from dateline.coding.said_pieces import Piece
from dateline.coding.said_purpose import is_purpose
from dateline.language.analysis import Analysis, Mark
from tests.coding.marked import analysis


def piece(a: Analysis, cue: str) -> Piece:
    at = a.doc.text.index(cue)
    return Piece(at + len(cue) + 1, len(a.doc.text) - 1, Mark("source", 0, 8), Mark("cue", at, at + len(cue)), (), False)


def test_what_an_event_was_held_for_is_no_statement_and_what_was_said_there_is_one() -> None:
    a = analysis("Students <trg>rallied</trg> in Oslo on Friday to condemn the raid.")
    assert is_purpose(a, piece(a, "condemn"))
    b = analysis("Students <trg>rallied</trg> in Oslo on Friday and condemned the raid.")
    assert not is_purpose(b, piece(b, "condemned"))
    assert not is_purpose(a, replace(piece(a, "condemn"), cue=None))
