"""Findings that say no more than another: a headline's people, an aside beside a name, bare officers of a force that is named."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from dateline.coding.names import Names
from dateline.coding.names_phrase import head_noun, lemma
from dateline.coding.who_merge import Found, judged
from dateline.coding.who_roles import cues
from dateline.language.analysis import Analysis

SIDE = frozenset({"organizer", "participant"})
FORCES = frozenset({"COP", "MIL"})


def weeded(analysis: Analysis, names: Names, found: Sequence[Found]) -> list[Found]:
    """The findings without those that another one makes needless."""
    kept = _without_officers(found)
    kept = [f for f in kept if not _only_in_title(analysis, names, f, kept)]
    return [f for f in kept if not any(_is_aside(f.piece, o.piece) for o in kept if o.role == f.role)]


def _only_in_title(analysis: Analysis, names: Names, one: Found, found: Sequence[Found]) -> bool:
    """Whether a headline's phrase is of people whom the text names more fully ("Aides strike": "nurse's aides and orderlies")."""
    if one.piece.end_char > analysis.text_start:
        return False
    body = [f for f in found if f.piece.start_char >= analysis.text_start]
    if one.role == "authority":
        return judged(names, one.piece)[0] in FORCES and any(f.role == "authority" and judged(names, f.piece)[0] in FORCES for f in body)
    head = lemma(head_noun(one.piece))
    return one.role in SIDE and any(f.role in SIDE and head in {lemma(t) for t in f.piece} for f in body)


def _is_aside(piece: Span, other: Span) -> bool:
    """Whether a phrase only says what the name before it is ("the CGT, the Communist-led union, ...")."""
    doc = piece.doc
    if piece.start < 2 or other.end != piece.start - 2:
        return False
    if doc[other.end].text != "," or doc[piece.start - 1].lower_ not in {"the", "a", "an"}:
        return False
    if piece.end >= len(doc) or doc[piece.end].text not in {",", "."} or head_noun(piece).pos_ == "PROPN":
        return False
    return piece.end + 1 >= len(doc) or doc[piece.end + 1].pos_ != "CCONJ"


def _without_officers(found: Sequence[Found]) -> list[Found]:
    """The findings without "officers" and "a SWAT officer" where the force itself is named: they are of that force."""
    forces = [f for f in found if f.role == "authority" and not _officers(f.piece)]
    said = {t.lower_ for f in forces for t in f.piece}
    loose = [f for f in found if f.role == "authority" and f not in forces]
    gone = [f for f in loose if forces and all(t.lower_ in said or t.like_num for t in f.piece if t.i < head_noun(f.piece).i)]
    return [f for f in found if f not in gone]


def _officers(piece: Span) -> bool:
    head = head_noun(piece)
    return piece.text.casefold() in cues().officers or lemma(head) in cues().officers or head.lower_ in cues().officers
