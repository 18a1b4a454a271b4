"""Does what is said ask, charge, threaten, promise, praise or refuse? The type that the content shows where the verb does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.coding.syntax import subject_of
from dateline.knowledge.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

FIRST = {"i", "we", "us", "me", "our", "my"}


@dataclass(frozen=True, slots=True)
class Stance:
    """A PLOVER verbal type, the word that shows it, and whom it points at (the doer, or who is to act)."""

    type: str
    word: Token
    target: Token | None


def stance_of(said: Span, *, direct: bool) -> Stance | None:
    """The strongest sign in the words said, in the order: threat, request, refusal, admission, promise, charge, support."""
    words = [t for t in said if not t.is_space and not t.is_punct]
    for find in (_threat, _request, _refusal, _promise, _charge, _support, _admission):
        for token in words:
            if stance := find(token, said, direct):
                return stance
    return None


def _words(kind: str, part: str) -> frozenset[str]:
    return frozenset(table("stance")[kind].get(part, ()))


def _subject(token: Token) -> Token | None:
    return subject_of(token)


def _future(token: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in {"will", "would", "shall", "'ll", "’ll"} for c in token.children) or any(
        c.lower_ == "going" for c in token.children
    )


def _denied(token: Token) -> bool:
    return any(c.lower_ in {"not", "n't", "n’t", "never", "no", "cannot"} for c in token.children)


def _threat(token: Token, said: Span, direct: bool) -> Stance | None:
    """A deed against somebody in the future, under a condition or without end; its condition names who is to act."""
    if token.pos_ not in {"VERB", "NOUN", "AUX"}:
        return None
    named = token.lemma_.lower() in _words("threaten", "verbs" if token.pos_ != "NOUN" else "nouns")
    conditions = [t for t in said if t.lower_ in {"if", "unless", "until", "otherwise"}]
    predicate = token if token.pos_ != "NOUN" else token.head
    coming = _future(predicate) or any(t.lower_ in {"will", "would"} and t.head is predicate for t in said)
    if not named or not coming or not conditions:
        return None
    if _denied(predicate):
        return None
    clause = conditions[0].head
    return Stance("THREATEN", token, _subject(clause) or next((c for c in clause.children if c.dep_ == "obl:agent"), None))


def _request(token: Token, said: Span, direct: bool) -> Stance | None:
    """A duty laid on somebody else, a verb of asking in one's own mouth, or an imperative of direct speech."""
    lemma = token.lemma_.lower()
    if token.dep_ == "aux" and lemma in _words("request", "modals") and token.lower_ != "shall":
        subject = _subject(token.head)
        if subject is not None and subject.lower_ in FIRST and not direct:
            return None
        if any(c.dep_ == "aux" and c.lower_ == "have" for c in token.head.children):
            return None
        return Stance("REQUEST", token, subject)
    if token.pos_ == "VERB" and lemma in _words("request", "verbs"):
        subject = _subject(token)
        if subject is not None and (subject.lower_ in FIRST or not direct and subject.lower_ in {"he", "she", "they", "it"}) and not _denied(token):
            return Stance("REQUEST", token, next((c for c in token.children if c.dep_ in {"obj", "iobj", "obl"} and c.i > token.i), None))
    if direct and token.tag_ == "VB" and (token.dep_ == "root" or token.i == said.start) and not any(c.dep_ in {"nsubj", "aux", "mark"} for c in token.children):
        return Stance("REQUEST", token, None)
    return None


def _refusal(token: Token, said: Span, direct: bool) -> Stance | None:
    lemma = token.lemma_.lower()
    if token.pos_ == "ADJ" and lemma in _words("reject", "adjectives"):
        return Stance("REJECT", token, None)
    if token.pos_ == "VERB" and lemma in _words("reject", "verbs") and token.tag_ not in {"VBN"}:
        return Stance("REJECT", token, None) if _own(token, direct) else None
    if lemma in _words("reject", "denied") and _denied(token):
        return Stance("REJECT", token, None)
    return None


def _own(token: Token, direct: bool) -> bool:
    subject = _subject(token)
    return subject is not None and (subject.lower_ in FIRST or (not direct and subject.pos_ == "PRON"))


def _promise(token: Token, said: Span, direct: bool) -> Stance | None:
    lemma = token.lemma_.lower()
    if token.pos_ == "ADJ" and lemma in _words("agree", "adjectives") and any(c.dep_ in {"xcomp", "advcl", "ccomp", "obl"} for c in token.children):
        return Stance("AGREE", token, None)
    if token.pos_ == "VERB" and lemma in _words("agree", "verbs") and _own(token, direct) and not _denied(token):
        return Stance("AGREE", token, None)
    if token.pos_ == "VERB" and lemma in _words("agree", "future") and _future(token) and _own(token, direct) and not _denied(token):
        return Stance("AGREE", token, None)
    return None


def _charge(token: Token, said: Span, direct: bool) -> Stance | None:
    """A word of blame whose doer is somebody else; of verbs only those told of somebody in the active, or with an agent."""
    lemma = token.lemma_.lower()
    part = {"VERB": "verbs", "NOUN": "nouns", "ADJ": "adjectives", "PROPN": "nouns"}.get(token.pos_)
    if part is None or lemma not in _words("accuse", part) or _denied(token):
        return None
    if part == "verbs":
        passive = any(c.dep_ in {"nsubj:pass", "aux:pass"} for c in token.children)
        doer = next((c for c in token.children if c.dep_ == "obl:agent"), None) if passive else _subject(token)
        if token.dep_ == "amod" or (passive and doer is None):
            return None
        if doer is None or doer.lower_ in FIRST or (doer.lower_ in {"it", "there", "which", "that", "who"} and token.dep_ != "acl:relcl"):
            return None
        return Stance("ACCUSE", token, doer)
    if part == "adjectives":
        return Stance("ACCUSE", token, _subject(token) or (token.head if token.dep_ == "amod" else None))
    predicate = any(c.dep_ == "cop" for c in token.children)
    owner = next((c for c in token.children if c.dep_ == "nmod:poss"), None)
    return Stance("ACCUSE", token, _subject(token) if predicate else owner) if predicate or owner is not None or direct else None


def _support(token: Token, said: Span, direct: bool) -> Stance | None:
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in _words("support", "verbs") and not _denied(token):
        subject = _subject(token)
        if subject is not None and (subject.lower_ in FIRST or not direct):
            target = next((c for c in token.children if c.dep_ in {"obj", "obl"} and c.i > token.i), None)
            return Stance("SUPPORT", token, target)
    if token.pos_ in {"NOUN", "ADJ"} and lemma in _words("support", "nouns" if token.pos_ == "NOUN" else "adjectives"):
        return Stance("SUPPORT", token, next((c for c in token.children if c.dep_ in {"nmod", "obl"}), None))
    return None


def _admission(token: Token, said: Span, direct: bool) -> Stance | None:
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in _words("concede", "verbs") and _own(token, direct) or token.pos_ == "ADJ" and lemma in _words("concede", "adjectives"):
        return Stance("CONCEDE", token, None)
    return None


def signs(said: Span, *, direct: bool) -> Iterator[Stance]:
    """Every sign, for looking at."""
    for token in said:
        for find in (_threat, _request, _refusal, _promise, _charge, _support, _admission):
            if stance := find(token, said, direct):
                yield stance
