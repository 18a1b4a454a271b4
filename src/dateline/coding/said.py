"""Who said what to whom? Statements of a document (codebook, section 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.coding.said_pieces import Piece, pieces
from dateline.coding.said_purpose import is_purpose
from dateline.coding.said_speakers import Speaker, speakers
from dateline.coding.said_type import Before, reading_of
from dateline.coding.syntax import words_between
from dateline.language.analysis import Analysis
from dateline.model import Form, Statement

if TYPE_CHECKING:
    from dateline.coding.names import Names


def statements(analysis: Analysis, names: Names) -> tuple[Statement, ...]:
    """What the document attributes to somebody, in reading order; joint speakers make one each, headlines that the body repeats none.

    `event` is left open: `Statement.evidence` begins with the words said, by which the coder finds the report they were said at.
    """
    found: list[Statement] = []
    for piece in pieces(analysis):
        if not analysis.quote(piece.start, piece.end).strip() or is_purpose(analysis, piece):
            continue
        for speaker in speakers(analysis, names, piece.source):
            found.append(_statement(analysis, names, piece, speaker, found))
    body = tuple(s for s in found if s.evidence[0].of == "text")
    return body or tuple(found)  # a headline repeats the body, in other words


def _statement(analysis: Analysis, names: Names, piece: Piece, speaker: Speaker, found: list[Statement]) -> Statement:
    spans = [analysis.span(piece.start, piece.end), analysis.span(piece.source.start, piece.source.end)]
    reading = reading_of(analysis, names, piece, speaker, _before(analysis, piece, speaker, found))
    if piece.cue is not None:
        spans.append(analysis.span(piece.cue.start, piece.cue.end))
    form: Form = "direct" if piece.direct else "mixed" if piece.quotes else "indirect"
    return Statement(
        id=f"s{len(found) + 1}",
        kind=reading.kind,
        speaker=speaker.name,
        speaker_roles=speaker.roles,
        verb=analysis.quote(piece.cue.start, piece.cue.end) if piece.cue else None,
        form=form,
        type=reading.type,
        addressee=reading.addressee,
        text=analysis.quote(piece.start, piece.end),
        quotes=tuple(analysis.quote(q.first, q.last) for q in piece.quotes),
        confidence=piece.score,
        evidence=tuple(dict.fromkeys(spans)),
    )


def _before(analysis: Analysis, piece: Piece, speaker: Speaker, found: list[Statement]) -> Before:
    """Whom the speaker's last statements were directed at, if they stand near, and whether he was just bringing a charge."""
    addressee = next((s.addressee for s in reversed(found[-4:]) if s.speaker == speaker.name and s.addressee), ())
    charges = bool(found) and found[-1].speaker == speaker.name and found[-1].type == "ACCUSE"
    words = words_between(analysis.doc, piece.source.start, piece.source.end)
    sentence = analysis.span(words.sent.start_char, words.sent.end_char) if words is not None else None
    near = [e for s in found[-3:] if s.speaker == speaker.name for e in s.evidence]
    same = sentence is not None and any(e.of == sentence.of and sentence.start <= e.start < sentence.end for e in near)
    return Before(addressee, charges, same)
