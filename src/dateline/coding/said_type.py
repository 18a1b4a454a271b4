"""What kind of act is a statement, and at whom is it directed? PLOVER's verbal type from the cue, else from what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from dateline.coding.said_frames import Cue, addressee_token, cue_at
from dateline.coding.said_pieces import Piece
from dateline.coding.said_speakers import Speaker
from dateline.coding.said_stance import Stance, stance_of
from dateline.coding.said_target import blamed, doer_in, people
from dateline.coding.syntax import words_between
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis
from dateline.model import StatementType

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from dateline.coding.names import Names

PLAIN_TYPES = {"THREATEN", "AGREE"}
"""Types of a cue that the content may overrule: "warned that rain was coming" threatens nobody."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a statement is: its kind, its type, whom it is directed at."""

    kind: Literal["speech", "thought"]
    type: StatementType | None
    addressee: tuple[str, ...]


def reading_of(analysis: Analysis, names: Names, piece: Piece, speaker: Speaker) -> Reading:
    """Type and addressee of a statement of one speaker."""
    said = words_between(analysis.doc, piece.start, piece.end)
    cue = cue_of(analysis, piece)
    kind: Literal["speech", "thought"] = "thought" if _thought(analysis, piece, cue) else "speech"
    if said is None:
        return Reading(kind, None, ())
    own = names.resolve(speaker.start, speaker.end)
    stance = stance_of(said, direct=piece.direct)
    type_ = _cue_type(analysis, piece, cue, stance) or (stance.type if stance and _may_hold(cue) else None)
    found: list[str] = []
    for token in _directed(said, cue, type_, stance):
        name = people(names, token)
        if name and name != speaker.name and (own is None or name != own.name) and name not in found:
            found.append(name)
    return Reading(kind, cast("StatementType | None", type_), tuple(found))


def cue_of(analysis: Analysis, piece: Piece) -> Cue | None:
    """The verb of the cue, the last one where several stand in it ("went on to say")."""
    if piece.cue is None:
        return None
    span = words_between(analysis.doc, piece.cue.start, piece.cue.end)
    cues = [cue for token in span or () if (cue := cue_at(token))]
    return cues[-1] if cues else None


def _nouns(analysis: Analysis, piece: Piece) -> Iterator[str]:
    span = words_between(analysis.doc, piece.cue.start, piece.cue.end) if piece.cue else None
    known = table("speech")["nouns"]
    for token in span or ():
        if token.pos_ == "NOUN" and token.lemma_.lower() in known:
            yield known[token.lemma_.lower()]


def _thought(analysis: Analysis, piece: Piece, cue: Cue | None) -> bool:
    return bool(cue and cue.pattern.thought) or "thought" in list(_nouns(analysis, piece))


def _cue_type(analysis: Analysis, piece: Piece, cue: Cue | None, stance: Stance | None) -> str | None:
    for noun in _nouns(analysis, piece):
        if noun not in {"", "thought"}:
            return noun
    if cue is None or cue.pattern.type is None or _negated(cue.verb):
        return None
    if cue.pattern.type == "THREATEN" and cue.verb.lemma_ == "warn" and (stance is None or stance.type not in {"THREATEN", "REQUEST"}):
        return "THREATEN" if addressee_token(cue) is not None or cue.pattern.beside else None
    if cue.pattern.type in PLAIN_TYPES and stance and stance.type in PLAIN_TYPES:
        return stance.type
    return cue.pattern.type


def _may_hold(cue: Cue | None) -> bool:
    """A denial makes the content no charge or promise of the speaker's."""
    return cue is None or cue.verb.lemma_ not in {"deny", "dispute", "refute", "contradict", "estimate"}


def _negated(verb: Token) -> bool:
    return any(c.lower_ in {"not", "n't", "n’t", "never"} for c in verb.children)


def _directed(said: Span, cue: Cue | None, type_: str | None, stance: Stance | None) -> Iterator[Token]:
    """The words that may name whom the statement is directed at, the likeliest kind only."""
    person = addressee_token(cue) if cue else None
    if person is not None:
        yield person
        return
    if type_ is None:
        return
    if cue and cue.pattern.type == type_ and {"object", "blame", "as"} & set(cue.pattern.frames):
        yield from doer_in(said)
        return
    if stance is not None and stance.type == type_ and stance.target is not None:
        yield stance.target
        return
    if type_ == "ACCUSE":
        yield from blamed(said)
    elif type_ in {"REJECT", "SUPPORT", "REQUEST"}:
        yield from doer_in(said)
