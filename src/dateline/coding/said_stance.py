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
SUBJECTLIKE = {"nsubj", "aux", "mark", "nsubj:pass", "cop"}


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
    if token.lemma_.lower() not in _words("threaten", "verbs" if token.pos_ != "NOUN" else "nouns"):
        return None
    predicate = token if token.pos_ != "NOUN" else token.head
    planned = predicate.tag_ == "VB" and _ahead(predicate) in _words("threaten", "plans") and (token.pos_ == "NOUN" or token.lemma_ == "strike")
    if planned and not _denied(predicate):
        return Stance("THREATEN", token, None)
    conditions = [t for t in said if t.lower_ in {"if", "unless", "until", "otherwise"}]
    coming = _future(predicate) or any(t.lower_ in {"will", "would"} and t.head == predicate for t in said)
    if not coming or not conditions or _denied(predicate):
        return None
    clause = conditions[0].head
    return Stance("THREATEN", token, _subject(clause) or next((c for c in clause.children if c.dep_ == "obl:agent"), None))


def _ahead(infinitive: Token) -> str:
    """The word that an infinitive hangs on: what kind of plan it is."""
    return infinitive.head.lemma_.lower() if infinitive.head != infinitive else ""


def _request(token: Token, said: Span, direct: bool) -> Stance | None:
    """A duty laid on somebody else, a verb of asking in one's own mouth, or an imperative of direct speech."""
    lemma = token.lemma_.lower()
    if token.dep_ == "aux" and lemma in _words("request", "modals") and token.lower_ != "shall":
        return _duty(token, said, direct)
    if token.pos_ == "VERB" and lemma in _words("request", "verbs"):
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        own = subject is not None and (subject.lower_ in FIRST or (not direct and subject.pos_ in {"PRON", "NOUN", "PROPN"}))
        asked = next((c for c in token.children if c.dep_ in {"obj", "iobj", "obl", "ccomp"} and c.i > token.i), None)
        if own and asked is not None and not _denied(token) and token.tag_ != "VBN" and (direct or token.head.i not in range(said.start, said.end)):
            return Stance("REQUEST", token, asked if asked.dep_ != "ccomp" else _subject(asked))
    if lemma in _words("request", "adjectives") and not _denied(token):
        clause = next((c for c in token.children if c.dep_ in {"ccomp", "csubj", "xcomp", "advcl", "acl"} and c.i > token.i), None)
        wanted = token.pos_ == "NOUN" and lemma == "need" and any(c.dep_ == "nmod" for c in token.children)
        if (clause is not None and any(c.dep_ == "cop" for c in token.children)) or wanted:
            return Stance("REQUEST", token, _subject(clause) if clause is not None and clause.dep_ == "ccomp" else None)
    if direct and token.tag_ == "VB" and (token.dep_ == "root" or token.i == said.start) and not any(c.dep_ in SUBJECTLIKE for c in token.children):
        return Stance("REQUEST", token, None)
    return None


def _duty(modal: Token, said: Span, direct: bool) -> Stance | None:
    """ "must", "should", "ought": a request, but a charge where the duty is to answer for something; no question, regret or condition."""
    verb = modal.head
    subject = _subject(verb)
    if subject is not None and (modal.i < subject.i or (subject.lower_ in FIRST and not direct) or subject.lower_ == "you"):
        return None
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
        return None
    if any(c.lemma_.lower() in _words("accuse", "answer_for") for c in verb.children) or verb.lemma_.lower() in _words("accuse", "answer_verbs"):
        return Stance("ACCUSE", modal, subject if subject is not None and subject.dep_ == "nsubj" else None)
    return Stance("REQUEST", modal, subject)


def _refusal(token: Token, said: Span, direct: bool) -> Stance | None:
    lemma = token.lemma_.lower()
    if token.pos_ == "ADJ" and (lemma in _words("reject", "adjectives") or (lemma in _words("reject", "denied") and _denied(token))):
        return Stance("REJECT", token, None)
    if token.pos_ == "VERB" and lemma in _words("reject", "verbs") and token.tag_ != "VBN":
        return Stance("REJECT", token, None) if _own(token, direct) else None
    if token.pos_ == "VERB" and lemma in _words("reject", "denied") and _denied(token) and token.tag_ != "VBN":
        return Stance("REJECT", token, next(doers(token), None))
    return None


def doers(verb: Token) -> Iterator[Token]:
    """The owner of what a verb has for its object."""
    for child in verb.children:
        if child.dep_ in {"obj", "obl", "ccomp"}:
            yield from (c for c in child.children if c.dep_ == "nmod:poss" and c.pos_ != "PRON")


def _own(token: Token, direct: bool) -> bool:
    subject = _subject(token)
    return subject is not None and (subject.lower_ in FIRST or (not direct and subject.pos_ == "PRON"))


def _promise(token: Token, said: Span, direct: bool) -> Stance | None:
    lemma = token.lemma_.lower()
    if token.pos_ == "ADJ" and lemma in _words("agree", "adjectives") and any(c.dep_ in {"xcomp", "advcl", "ccomp"} for c in token.children):
        return None if _denied(token) or any(t.lower_ == "die" for t in said) else Stance("AGREE", token, None)
    if token.pos_ == "VERB" and lemma in _words("agree", "verbs") and _own(token, direct) and not _denied(token) and token.tag_ != "VBN":
        return Stance("AGREE", token, None)
    if token.pos_ == "VERB" and lemma in _words("agree", "future") and _future(token) and _own(token, direct) and not _denied(token):
        return Stance("AGREE", token, None)
    return None


def _charge(token: Token, said: Span, direct: bool) -> Stance | None:
    """A word of blame whose doer is somebody else; of verbs only those told of somebody in the active, or with an agent."""
    lemma = token.lemma_.lower()
    if token.pos_ == "ADV" and lemma in _words("accuse", "adverbs"):
        return Stance("ACCUSE", token, _subject(token.head))
    part = {"VERB": "verbs", "NOUN": "nouns", "ADJ": "adjectives", "PROPN": "nouns"}.get(token.pos_)
    if part is None or lemma not in _words("accuse", part) or (_denied(token) and lemma != "intention"):
        return None
    if part == "verbs":
        return _charge_verb(token, lemma)
    if part == "adjectives":
        return Stance("ACCUSE", token, _subject(token) or (token.head if token.dep_ == "amod" else None))
    predicate = any(c.dep_ == "cop" for c in token.children)
    owner = next((c for c in token.children if c.dep_ == "nmod:poss" and c.lower_ not in FIRST), None)
    if lemma == "intention":
        return Stance("ACCUSE", token, _subject(token.head)) if any(c.lower_ == "no" for c in token.children) else None
    return Stance("ACCUSE", token, _subject(token) if predicate else owner) if predicate or owner is not None else None


def _charge_verb(token: Token, lemma: str) -> Stance | None:
    passive = any(c.dep_ in {"nsubj:pass", "aux:pass"} for c in token.children)
    doer = next((c for c in token.children if c.dep_ == "obl:agent"), None) if passive else _subject(token)
    if lemma in _words("accuse", "outright") and (passive or (doer is not None and doer.lower_ in FIRST)):
        return Stance("ACCUSE", token, next((c for c in token.children if c.dep_ == "obj"), None))
    if token.dep_ == "amod" or (passive and doer is None):
        return None
    if doer is None or doer.lower_ in FIRST or (doer.lower_ in {"it", "there", "which", "that", "who"} and token.dep_ != "acl:relcl"):
        return None
    if doer.lower_ in {"which", "that", "who"}:
        doer = token.head
    return Stance("ACCUSE", token, doer)


def _support(token: Token, said: Span, direct: bool) -> Stance | None:
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in _words("support", "verbs") and not _denied(token):
        subject = _subject(token)
        target = next((c for c in token.children if c.dep_ in {"obj", "obl"} and c.i > token.i), None)
        if subject is not None and target is not None and (subject.lower_ in FIRST or not direct):
            return Stance("SUPPORT", token, target)
    if token.pos_ == "ADJ" and lemma in _words("support", "adjectives"):
        return Stance("SUPPORT", token, next((c for c in token.children if c.dep_ in {"nmod", "obl"}), None))
    return None


def _admission(token: Token, said: Span, direct: bool) -> Stance | None:
    lemma = token.lemma_.lower()
    sorry = token.pos_ == "ADJ" and lemma in _words("concede", "adjectives")
    if sorry or (token.pos_ == "VERB" and lemma in _words("concede", "verbs") and _own(token, direct)):
        return Stance("CONCEDE", token, None)
    return None
