"""Which verbs of the text are cues, and which line of the table of cues does each fill?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline.coding.said_words import small
from dateline.knowledge.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 14
"""Within how many words an object and the preposition behind it stand."""
NAMES_TYPE = {"REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN", "AGREE", "CONSULT", "CONCEDE"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of the table of cues: the words beside the verb, its frames in the order to try, PLOVER type, kind."""

    beside: tuple[str, ...]
    frames: tuple[str, ...]
    type: str | None
    thought: bool
    verbal: bool
    """Whether the word also stands for deeds ("attacked the convoy"), so that only a noun of words or ideas makes it speech."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb in the text with the pattern it fills."""

    verb: Token
    pattern: Pattern
    slot: Token | None
    """The phrase of the pattern's preposition ("called on *Israel*")."""
    span: tuple[int, int]
    """Its words, verb and preposition, in characters."""


@cache
def patterns() -> dict[str, tuple[Pattern, ...]]:
    """Verb lemma to its patterns, those with most words first."""
    found: dict[str, list[Pattern]] = {}
    for phrase, value in table("speech")["cues"].items():
        verb, *beside = phrase.split()
        frames, *rest = value.split()
        type_ = next((word for word in rest if word in NAMES_TYPE), None)
        found.setdefault(verb, []).append(Pattern(tuple(beside), tuple(frames.split("+")), type_, "thought" in rest, "verbal" in rest))
    return {verb: tuple(sorted(lines, key=lambda line: -len(line.beside))) for verb, lines in found.items()}


def cue_at(token: Token) -> Cue | None:
    """The cue that this verb is, if it is one."""
    if token.pos_ not in {"VERB", "AUX"} or only_wanted(token) or _no_act(token):
        return None
    for pattern in patterns().get(token.lemma_.lower(), ()):
        if not pattern.beside:
            beside = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
            if beside in small("particle") or any(c.dep_ == "compound:prt" and c.tag_ == "RP" for c in token.children):
                return None  # "called off", "put up"
            return Cue(token, pattern, None, (token.idx, token.idx + len(token.text)))
        slot, last = _beside(token, pattern.beside)
        if last is not None:
            end = last if last.i > token.i and last.i - token.i <= 3 else token
            return Cue(token, pattern, slot, (token.idx, end.idx + len(end.text)))
    return None


def _no_act(word: Token) -> bool:
    """A noun taken for a verb ("in protest"), hearsay ("said to have died"), or what somebody might, or did not, say."""
    before = word.nbor(-1) if word.i else word
    if word.tag_ != "VBG" and before.i < word.i and (before.pos_ == "ADP" and before.lower_ != "to" and before.dep_ == "case"):
        return True
    after = word.doc[word.i + 1 : word.i + 3]
    if word.lemma_ in small("hearsay") and len(after) == 2 and after[0].tag_ == "TO" and after[1].tag_ == "VB":
        return True
    if any(c.dep_ == "aux" and c.lower_ in small("unreal") for c in word.children):
        return True
    plain = word.lemma_ in table("speech")["plain"]["verbs"]
    return plain and any(c.lower_ in small("negation") and c.dep_ == "advmod" for c in word.children)


def only_wanted(verb: Token) -> bool:
    """Whether a verb of speech tells no act: an infinitive of purpose or of a wish is what somebody came or plans to say."""
    if verb.lemma_ in small("wanting") and verb.tag_ == "VB":
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VB" and infinitive(verb.head):
        return only_wanted(verb.head)
    if not infinitive(verb) or verb.dep_ not in {"advcl", "acl", "xcomp"}:
        return False
    if verb.dep_ != "xcomp":
        asks = any(line.type for line in patterns().get(verb.lemma_.lower(), ()))
        return asks or not any(c.dep_ == "ccomp" for c in verb.children)
    above = patterns().get(verb.head.lemma_.lower(), ())
    return any(line.thought or {"will", "ask"} & set(line.frames) for line in above)


def _beside(verb: Token, words: Sequence[str]) -> tuple[Token | None, Token | None]:
    """The phrase that hangs on the verb by these words, and the last of the words; the words may be particles as well."""
    bare = [c for c in verb.children if c.dep_ == "obj" and c.i > verb.i]
    if words[0] != "_" and bare:
        return _in_order(verb, words)
    if words[0] == "_" and not bare:
        return None, None
    words = [word for word in words if word != "_"]
    particles = [c for c in verb.children if c.dep_ in {"compound:prt", "advmod"} and c.i > verb.i and c.lower_ in words]
    if len(particles) == len(words):
        return None, particles[-1]
    rest = [word for word in words if word not in {p.lower_ for p in particles}]
    for child in verb.children:
        if child.i < verb.i or not child.dep_.startswith(("obl", "advcl", "ccomp", "xcomp")):
            continue
        if child.ent_type_ in {"DATE", "TIME"}:
            continue
        cases = [c for c in child.children if c.dep_ in {"case", "mark"} and c.i < child.i]
        if [c.lower_ for c in cases][-len(rest) :] == rest:
            return child, cases[-1]
    return _behind_object(verb, rest) if bare else _in_order(verb, rest)


def _behind_object(verb: Token, words: Sequence[str]) -> tuple[Token | None, Token | None]:
    """The noun or figure behind these words in the verb's own clause, where the tree hangs it on the object: "put the crowd at 58,000"."""
    doc, last = verb.doc, len(words)
    for at in range(verb.i + 2, min(verb.sent.end, verb.i + REACH)):
        if doc[at].is_punct or doc[at].pos_ in {"AUX", "SCONJ"} or doc[at].tag_ in {"TO", "CC"}:
            break
        if [t.lower_ for t in doc[at : at + last]] == list(words):
            noun = next((t for t in doc[at + last : at + last + 5] if t.pos_ in {"NOUN", "PROPN", "NUM"}), None)
            return (noun, doc[at + last - 1]) if noun is not None else (None, None)
    return None, None


def _in_order(verb: Token, words: Sequence[str]) -> tuple[Token | None, Token | None]:
    """The same where the tree is wrong but the words follow the verb at once: the noun after them."""
    after = [t for t in verb.doc[verb.i + 1 : verb.i + 16] if not t.is_space]
    if [t.lower_ for t in after[: len(words)]] != list(words):
        return None, None
    nouns = (t for t in after[len(words) :] if t.pos_ in {"NOUN", "PROPN", "PRON"} and t.dep_ not in {"compound", "nmod:poss", "nmod:desc"})
    return next(nouns, None), after[len(words) - 1]


def infinitive(clause: Token) -> bool:
    """Whether "to" opens the clause, whatever the tagger takes it for."""
    return any((c.tag_ == "TO" or (c.lower_ == "to" and c.i + 1 == clause.i)) and c.i < clause.i for c in clause.children)
