"""Where does what is said end before its sentence does? At a second act of the same speaker, or where the narrator goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.coding.said_patterns import Cue, cue_at
from dateline.coding.said_shallow import FINITE
from dateline.coding.said_target import animate
from dateline.coding.said_words import small
from dateline.coding.syntax import head_of, words_between
from dateline.language.analysis import Attribution, Mark

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

REACH = 14
"""Within how many words who is asked or blamed ends."""


def parted(doc: Doc, act: Attribution) -> list[Attribution]:
    """The act with what it says itself, and the second act of its speaker that its content ran on into, if any."""
    cue = cue_in(doc, act)
    for at, part in enumerate(act.content):
        end, verb = _end_of_act(doc, cue, part.start, part.end)
        if end < part.end:
            first = replace(act, content=(*act.content[:at], replace(part, end=end)))
            second = cue_at(verb) if verb is not None else None
            if second is None:
                return [first]
            rest = Mark("content", second.span[1] + 1, part.end)
            return [first, *parted(doc, replace(act, cue=Mark("cue", *second.span), content=(rest,)))]
    return [act]


def cue_in(doc: Doc, act: Attribution) -> Cue | None:
    """The first cue that the table knows among the words of the act's own cue."""
    words = words_between(doc, act.cue.start, act.cue.end) if act.cue else None
    return next((cue for token in words or () if (cue := cue_at(token))), None)


def _end_of_act(doc: Doc, cue: Cue | None, start: int, end: int) -> tuple[int, Token | None]:
    """The end of the content in characters, before "and appealed to ..." or ", and the plant is still there", and the second verb."""
    said = words_between(doc, start, end)
    if said is None or cue is None or cue.verb.i >= said.start:
        return end, None
    quoted = False
    for token in said[:-2]:
        quoted ^= token.is_quote
        if quoted or token.i < said.start + 2 or token.pos_ != "CCONJ" or token.lower_ not in small("and"):
            continue
        verb = next(t for t in doc[token.i + 1 :] if t.pos_ != "ADV" or t.i + 1 == said.end)
        comma = doc[token.i - 1].text == ","
        second = _second(verb, cue.verb) and (comma or not _could_say(said, token) or not _finite_before(said, token))
        if second or (comma and _no_clause(said, cue) and _clause_opens(doc[token.i + 1 : said.end])):
            last = doc[token.i - 1 - comma]
            return int(last.idx + len(last.text)), verb if second else None
    return end, None


def _second(verb: Token, first: Token) -> bool:
    """Whether a verb right after a conjunction is another act of speech in the tense of the first, by its tag or its ending."""
    tense = verb.tag_ == first.tag_ or (verb.tag_ != "VBG" and verb.lower_.endswith("ed") and first.lower_.endswith("ed"))
    cue = cue_at(verb)
    tense = tense or (cue is not None and bool(cue.pattern.beside) and verb.tag_ == "VB")  # "put ... down to": the same in every tense
    told = first.tag_ in FINITE or (first.tag_ == "VBN" and any(c.dep_ == "aux" for c in first.children))
    return tense and told and cue is not None and verb.nbor(-1).dep_ != "nsubj"


def _finite_before(said: Span, conjunction: Token) -> bool:
    """Whether what is said holds a finite verb by then; with an infinitive alone, only the verb that says it can be coordinated."""
    return said[0].tag_ != "TO" and any(t.tag_ in FINITE or t.tag_ == "MD" for t in said.doc[said.start : conjunction.i])


def _could_say(said: Span, conjunction: Token) -> bool:
    """Whether the last subject before the conjunction is somebody who might speak himself, in the active."""
    subject = next((t for t in reversed(said.doc[said.start : conjunction.i]) if t.dep_ in {"nsubj", "nsubj:pass"}), None)
    if subject is None or subject.dep_ == "nsubj:pass":
        return False
    return animate(subject) or (subject.pos_ == "PRON" and subject.lower_ not in small("empty"))


def _no_clause(said: Span, cue: Cue) -> bool:
    """Whether the content is a phrase or an infinitive, with which no clause can be coordinated."""
    return said[0].tag_ == "TO" or "clause" not in cue.pattern.frames


def _clause_opens(rest: Span) -> bool:
    """Whether a subject and a finite verb follow, no relative clause."""
    for at, token in enumerate(rest):
        if token.lower_ in small("relative") | small("that"):
            return False
        if token.tag_ in FINITE or token.tag_ == "MD":
            return any(t.pos_ in {"NOUN", "PROPN", "PRON"} for t in rest[:at])
    return False


def without_addressee(doc: Doc, act: Attribution) -> Attribution:
    """The act without whom it asks or blames at the head of its content ("*the growers* to wait", "*the board* for the cuts")."""
    cue, part = cue_in(doc, act), act.content[0]
    said = words_between(doc, part.start, part.end)
    if cue is None or said is None or part.start < cue.verb.idx or cue.verb.lemma_ in small("wanting"):
        return act
    opening = _addressee(said, cue)
    if opening is None or opening.i >= said.end - 1:
        return act
    first = opening if opening.tag_ == "TO" else opening.nbor()
    return replace(act, content=(replace(part, start=first.idx), *act.content[1:]))


def _addressee(said: Span, cue: Cue) -> Token | None:
    """The word after somebody at the head of what is said: "to" before what he is to do, or the preposition of what he is blamed for."""
    frames, blamed_for = cue.pattern.frames, small("accusing" if cue.verb.lemma_ in small("accusers") else "blaming")
    for token in said[1:REACH]:
        does = token.tag_ == "TO" and token.i + 1 < said.end and token.nbor().tag_ == "VB"
        if (does and "ask" in frames) or (token.lower_ in blamed_for and frames[0] == "blame"):
            noun = next((t for t in reversed(said.doc[said.start : token.i]) if t.pos_ in {"NOUN", "PROPN", "PRON"}), None)
            return token if noun is not None and (animate(head_of(said.doc[said.start : token.i])) or animate(noun)) else None
        if token.pos_ in {"VERB", "AUX", "SCONJ"} or token.is_quote:
            return None
    return None
