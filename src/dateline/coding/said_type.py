"""What kind of act is a statement, and at whom is it directed? PLOVER's verbal type from the cue, else from what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from dateline.coding.said_frames import addressee_token
from dateline.coding.said_patterns import Cue, cue_at
from dateline.coding.said_pieces import Piece
from dateline.coding.said_shallow import FINITE
from dateline.coding.said_speakers import Speaker
from dateline.coding.said_stance import Stance, named_as, stance_of
from dateline.coding.said_target import animate, asked, blamed, coordinated, doer_in, others, people, thing_named
from dateline.coding.said_words import led_by, negated, small
from dateline.coding.syntax import head_of, words_between
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis
from dateline.model import StatementType

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from dateline.coding.names import Names

PLAIN_TYPES = {"THREATEN", "AGREE"}
"""Types of a cue that the content may overrule: who "promised to strike" threatens."""
AGAINST = {"ACCUSE", "REQUEST", "THREATEN", "REJECT"}
"""Types that are directed at somebody even where the words do not say so."""


@dataclass(frozen=True, slots=True)
class Before:
    """The speaker's last statement nearby: whom it was directed at, and whether it was the last of all and a charge."""

    addressee: tuple[str, ...] = ()
    charges: bool = False
    same: bool = False
    """Whether the same words name the speaker of both: then one sentence coordinates the cues."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a statement is: its kind, its type, whom it is directed at."""

    kind: Literal["speech", "thought"]
    type: StatementType | None
    addressee: tuple[str, ...]


def reading_of(analysis: Analysis, names: Names, piece: Piece, speaker: Speaker, before: Before) -> Reading:
    """Type and addressee of a statement of one speaker, who goes on from his last statement nearby."""
    said = words_between(analysis.doc, piece.start, piece.end)
    cue = cue_of(analysis, piece)
    kind: Literal["speech", "thought"] = "thought" if _thought(analysis, piece, cue) else "speech"
    if said is None:
        return Reading(kind, None, ())
    stance = stance_of(said, direct=piece.direct)
    if stance is not None and stance.type == "ACCUSE" and stance.word.lemma_ in table("stance")["officers"]["deeds"] and _officer(speaker):
        stance = None
    type_ = _cue_type(analysis, piece, said, cue, stance) or (stance.type if stance and _may_hold(cue) else None)
    if type_ is None and kind == "speech" and stance is None and piece.direct and before.charges and _goes_on(said):
        type_ = "ACCUSE"
    found: list[str] = []
    for token in _directed(analysis, piece, said, cue, type_, stance):
        name = people(names, token)
        if name and name != speaker.name and name not in found and not any(name in role for role in speaker.roles):
            found.append(name)
    carried = before.addressee if type_ in {*AGAINST, "SUPPORT"} and speaker.name not in before.addressee else ()
    named = cue is not None and cue.pattern.frames[0] == "as"
    if not found and piece.direct and type_ in AGAINST and _goes_on(said):
        found = list(carried)
    if not found and type_ in AGAINST:
        found = others(names, thing_named(said) if named else said, speaker.name, speaker.roles)
    spoken_of = "many" if type_ == "SUPPORT" else "third"
    if not found and ((before.same and type_ != "SUPPORT") or any(t.lower_ in small(spoken_of) for t in said)):
        found = list(carried)
    return Reading(kind, cast("StatementType | None", type_), tuple(found))


def _goes_on(said: Span) -> bool:
    """Whether the first subject of a quotation is a pronoun for those already spoken of."""
    subject = next((t for t in said if t.dep_ in {"nsubj", "nsubj:pass"}), None)
    return subject is not None and (subject.lower_ in small("others") or any(c.lower_ in small("others") for c in subject.subtree))


def cue_of(analysis: Analysis, piece: Piece) -> Cue | None:
    """The verb of the cue, the last one where several stand in it ("went on to say"); "hope" of "expressing hope" is none."""
    span = words_between(analysis.doc, piece.cue.start, piece.cue.end) if piece.cue else None
    nouns = list(_nouns(analysis, piece))
    cues = [cue for token in span or () if token not in nouns and (cue := cue_at(token))]
    return cues[-1] if cues else None


def _officer(speaker: Speaker) -> bool:
    words = {word for text in (speaker.name, *speaker.roles) for word in text.casefold().split()}
    return bool(words & set(table("stance")["officers"]["words"]))


def _nouns(analysis: Analysis, piece: Piece) -> Iterator[Token]:
    """The nouns of speech in a cue, or right after its verb where that only carries them ("expressed his concerns")."""
    span = words_between(analysis.doc, piece.cue.start, piece.cue.end) if piece.cue else None
    known, light, carried = table("speech")["nouns"], table("speech")["light"]["verbs"], False
    for token in (*span, *analysis.doc[span.end : span.end + 2]) if span is not None else ():
        carries = token.lemma_ in light
        inside = span is not None and token.i < span.end
        if token.lemma_.lower() in known and ((token.pos_ == "NOUN" and inside) or (carried and not carries)):
            yield token
        carried = carried or carries


def _noun_type(token: Token) -> str:
    """The type of a noun, with the preposition after it where the two have one of their own ("concern for")."""
    known = table("speech")["nouns"]
    after = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    return str(known.get(f"{token.lemma_.lower()} {after}", known[token.lemma_.lower()]))


def _thought(analysis: Analysis, piece: Piece, cue: Cue | None) -> bool:
    said = words_between(analysis.doc, piece.cue.start, piece.cue.end) if piece.cue else None
    if any(token.lemma_.lower() in small("uttering") for token in said or ()):
        return False  # who expresses a hope has said it
    wish = piece.cue is not None and cue is not None and cue.verb.lemma_ in small("wanting")
    if wish and (first := words_between(analysis.doc, piece.start, piece.end)) is not None and first[0].tag_ == "TO":
        return True  # "wants to leave": nobody is said to say so
    return bool(cue and cue.pattern.thought) or any(_noun_type(token) == "thought" for token in _nouns(analysis, piece))


def _cue_type(analysis: Analysis, piece: Piece, said: Span, cue: Cue | None, stance: Stance | None) -> str | None:
    if cue and cue.pattern.frames[0] == "as" and cue.pattern.type is None:
        return named_as(said)
    nouns = [_noun_type(noun) for noun in _nouns(analysis, piece) if _noun_type(noun) not in {"", "thought"}]
    if nouns and (cue is None or cue.pattern.type is None):
        return nouns[0]
    if cue is not None and cue.pattern.type is None and "ask" in cue.pattern.frames and not piece.direct and _to_do(said):
        return "REQUEST"
    if cue is None or cue.pattern.type is None or negated(cue.verb):
        return None
    if cue.pattern.type == "REJECT" and head_of(said).lemma_.lower() in small("charges"):
        return None  # who rejects a charge denies a fact
    if piece.direct and cue.pattern.frames[0] == "ask" and not cue.pattern.beside:
        return None  # "asked", "reminded": what the quotation is, its own words tell
    if cue.verb.lemma_ in small("warning"):
        return _warning(cue, stance)
    if cue.pattern.type in PLAIN_TYPES and stance and stance.type in PLAIN_TYPES:
        return stance.type
    return cue.pattern.type


def _to_do(said: Span) -> bool:
    """Whether what somebody is told is an infinitive ("to wait", "not to be cowed")."""
    return any(t.tag_ == "TO" for t in said[:2]) and not any(t.tag_ in FINITE for t in said[:2])


def _warning(cue: Cue, stance: Stance | None) -> str | None:
    """ "Warned them to leave" asks, "warned them not to" and "warned them of" threaten; a plain warning is what its content is."""
    clause = next((c for c in cue.verb.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.tag_ == "VB" and c.i > cue.verb.i), None)
    if clause is not None and any(c.tag_ == "TO" for c in clause.children):
        return "THREATEN" if negated(clause) else "REQUEST"
    if addressee_token(cue) is not None or any(c.dep_ in {"obj", "iobj"} for c in cue.verb.children) or cue.pattern.beside:
        return "THREATEN"
    return stance.type if stance is not None else None


def _may_hold(cue: Cue | None) -> bool:
    """A denial makes the content no charge or promise of the speaker's."""
    return cue is None or cue.verb.lemma_ not in small("denying")


def _directed(analysis: Analysis, piece: Piece, said: Span, cue: Cue | None, type_: str | None, stance: Stance | None) -> Iterator[Token]:
    """The words that may name whom the statement is directed at, the likeliest kind only."""
    plain = cue is None or cue.pattern.type is None or piece.direct
    if stance is not None and stance.type == type_ and type_ in {"ACCUSE", "REQUEST"} and stance.target is not None and plain:
        yield from coordinated(stance.target)
        return
    for noun in _nouns(analysis, piece):
        yield from (t for t in noun.doc[noun.i + 1 : noun.i + 8] if t.dep_ in {"nmod", "obl"} and led_by(t, "toward") and animate(t))
    person = asked(cue, said)
    if person is not None:
        yield from coordinated(person)
        return
    if type_ is None:
        return
    if cue and cue.pattern.type == type_ and {"object", "blame"} & set(cue.pattern.frames):
        yield from doer_in(said)
        return
    if cue and cue.pattern.frames[0] == "as":
        yield from doer_in(thing_named(said))
        return
    if stance is not None and stance.type == type_ and stance.target is not None:
        yield from coordinated(stance.target)
        return
    if type_ == "ACCUSE":
        yield from blamed(said)
    elif type_ in {"REJECT", "SUPPORT"}:
        yield from doer_in(said)
