"""Does what is said ask, charge, threaten, promise, praise or refuse? The type that the content shows where the verb does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.coding.said_target import animate
from dateline.coding.said_words import led_by, negated, small, stance_words
from dateline.coding.syntax import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

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


def named_as(said: Span) -> str | None:
    """Whether what something is called blames or praises ("described the raid as barbaric")."""
    for token in reversed(said):
        for type_ in ("accuse", "support"):
            if token.lemma_.lower() in stance_words(type_, "nouns") | stance_words(type_, "adjectives"):
                return type_.upper()
    return None


def _future(token: Token) -> bool:
    children = list(token.children)
    due = any(c.tag_ == "TO" for c in children) and any(c.dep_ == "aux" and c.lemma_ == "be" for c in children)  # "is to follow"
    will = any(c.lower_ in small("future") and c.dep_ in {"aux", "advmod"} for c in children)
    return due or will or token.head.lower_ in small("going")


def _threat(token: Token, said: Span, direct: bool) -> Stance | None:
    """A deed against somebody in the future, under a condition or without end; its condition names who is to act."""
    if token.pos_ not in {"VERB", "NOUN", "AUX"}:
        return None
    conditions = [t for t in (said.sent[0], *said) if t.lower_ in stance_words("threaten", "conditions")]
    if conditions and negated(token) and _future(token) and token.lemma_.lower() in stance_words("threaten", "withheld"):
        return Stance("THREATEN", token, _who_is_to_act(conditions[0]))
    if token.lemma_.lower() not in stance_words("threaten", "verbs" if token.pos_ != "NOUN" else "nouns"):
        return None
    predicate = token.head if token.pos_ == "NOUN" or token.dep_ == "nsubj" else token
    planned = predicate.tag_ == "VB" and _ahead(predicate) in stance_words("threaten", "plans")
    if planned and not negated(predicate) and (token.pos_ == "NOUN" or token.lemma_ in stance_words("threaten", "outright")):
        return Stance("THREATEN", token, None)
    coming = _future(predicate) or any(t.lower_ in small("future") and t.head == predicate for t in said)
    if not coming or not conditions or negated(predicate):
        return None
    return Stance("THREATEN", token, _who_is_to_act(conditions[0]))


def _who_is_to_act(condition: Token) -> Token | None:
    """Whose deed "unless" or "until" waits for: the subject or agent of its clause, else the first noun after it."""
    clause = condition.head
    after = next((t for t in condition.doc[condition.i + 1 : condition.i + 5] if t.pos_ in {"NOUN", "PROPN", "PRON"}), None)
    subject = subject_of(clause) if clause.i > condition.i else None
    if subject is None or subject.i < condition.i:
        subject = next((c for c in clause.children if c.dep_ == "obl:agent"), None)
    return subject or after


def _ahead(infinitive: Token) -> str:
    """The word that an infinitive hangs on: what kind of plan it is."""
    return infinitive.head.lemma_.lower() if infinitive.head != infinitive else ""


def _request(token: Token, said: Span, direct: bool) -> Stance | None:
    """A duty laid on somebody else, a verb of asking in one's own mouth, or an imperative of direct speech."""
    lemma = token.lemma_.lower()
    if token.dep_ == "aux" and lemma in stance_words("request", "modals"):
        return _duty(token, said, direct)
    if token.pos_ == "VERB" and lemma in stance_words("request", "verbs"):
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        own = subject is not None and (subject.lower_ in small("first") or (not direct and subject.pos_ in {"PRON", "NOUN", "PROPN"}))
        asked = next((c for c in token.children if c.dep_ in {"obj", "iobj", "obl", "ccomp"} and c.i > token.i), None)
        top = token.head if token.dep_ == "conj" else token
        outermost = direct or top.head == top or top.head.i not in range(said.start, said.end)
        if own and asked is not None and outermost and not negated(token) and token.tag_ != "VBN":
            return Stance("REQUEST", token, asked if asked.dep_ != "ccomp" else subject_of(asked))
    if lemma in stance_words("request", "adjectives") and not negated(token):
        clause = next((c for c in token.children if c.dep_ in {"ccomp", "csubj", "xcomp", "advcl", "acl"} and c.i > token.i), None)
        wanted = token.pos_ == "NOUN" and lemma in stance_words("request", "nouns") and any(c.dep_ == "nmod" for c in token.children)
        if (clause is not None and any(c.dep_ == "cop" for c in token.children)) or wanted:
            return Stance("REQUEST", token, subject_of(clause) if clause is not None and clause.dep_ == "ccomp" else None)
    if direct and token.lower_ in small("polite"):
        return Stance("REQUEST", token, None)
    ordered = token.tag_ == "VB" and (token.dep_ in {"root", "ROOT"} or token.i == said.start)
    if direct and ordered and not any(c.dep_ in SUBJECTLIKE for c in token.children):
        return Stance("REQUEST", token, None)
    return None


def _duty(modal: Token, said: Span, direct: bool) -> Stance | None:
    """ "must", "should", "ought": a request, but a charge where the duty is to answer for something; no question, regret or condition."""
    verb = modal.head
    subject = subject_of(verb)
    own = subject is not None and subject.lower_ in small("first") and not direct
    if own or (subject is not None and (modal.i < subject.i or subject.lower_ in small("second"))):
        return None
    if any(c.dep_ == "aux" and c.lower_ in small("perfect") for c in verb.children):
        return None
    if any(a.i >= said.start and negated(a) for a in verb.ancestors):
        return None  # "did not suggest that they should"
    answer = next((c for c in verb.children if c.lemma_.lower() in stance_words("accuse", "answer_for")), None)
    if answer is not None or verb.lemma_.lower() in stance_words("accuse", "answer_verbs"):
        owner = next((c for c in answer.children if c.dep_ == "nmod"), None) if answer is not None and answer.dep_ == "obl" else None
        return Stance("ACCUSE", modal, owner or (subject if subject is not None and subject.dep_ == "nsubj" else None))
    return Stance("REQUEST", modal, subject)


def _refusal(token: Token, said: Span, direct: bool) -> Stance | None:
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and _will_not(token, said, direct):
        return Stance("REJECT", token, None)
    lacking = lemma in stance_words("reject", "denied") and negated(token)
    if token.pos_ == "ADJ" and (lacking or lemma in stance_words("reject", "adjectives")):
        return Stance("REJECT", token, None)
    if token.pos_ == "VERB" and lemma in stance_words("reject", "verbs") and token.tag_ != "VBN":
        return Stance("REJECT", token, None) if _own(token, direct) else None
    if lemma == "oppose" and token.tag_ == "VBN" and any(c.dep_ in {"obl", "advcl"} and led_by(c, "opposed") for c in token.children):
        return Stance("REJECT", token, None)
    if token.pos_ == "VERB" and lacking and token.tag_ != "VBN":
        return Stance("REJECT", token, next(doers(token), None))
    return None


def _will_not(verb: Token, said: Span, direct: bool) -> bool:
    """Whether somebody who speaks, or whom an indirect sentence speaks of, "will not" do something, without a condition."""
    if verb.tag_ != "VB" or not negated(verb) or not _future(verb) or any(c.dep_ in {"aux:pass", "cop"} for c in verb.children):
        return False
    subject = subject_of(verb)
    if subject is None or any(t.lower_ in stance_words("threaten", "conditions") for t in said.sent):
        return False
    return subject.lower_ in small("first") if direct else animate(subject) or subject.lower_ in small("willing")


def doers(verb: Token) -> Iterator[Token]:
    """The owner of what a verb has for its object."""
    for child in verb.children:
        if child.dep_ in {"obj", "obl", "ccomp"}:
            yield from (c for c in child.children if c.dep_ == "nmod:poss" and c.pos_ != "PRON")


def _own(token: Token, direct: bool) -> bool:
    subject = subject_of(token)
    return subject is not None and (subject.lower_ in small("first") or (not direct and subject.pos_ == "PRON"))


def _promise(token: Token, said: Span, direct: bool) -> Stance | None:
    lemma = token.lemma_.lower()
    ready = token.pos_ == "ADJ" and lemma in stance_words("agree", "adjectives") and not negated(token)
    deed = next((c for c in token.children if c.dep_ in {"xcomp", "advcl", "ccomp"}), None)
    if ready and deed is not None and deed.lemma_ not in stance_words("agree", "never"):
        return Stance("AGREE", token, None)
    own = token.pos_ == "VERB" and _own(token, direct) and not negated(token)
    if own and lemma in stance_words("agree", "verbs") and token.tag_ != "VBN":
        return Stance("AGREE", token, None)
    if own and lemma in stance_words("agree", "future") and _future(token):
        return Stance("AGREE", token, None)
    return None


def _charge(token: Token, said: Span, direct: bool) -> Stance | None:
    """A word of blame whose doer is somebody else; of verbs only those told of somebody in the active, or with an agent."""
    lemma = token.lemma_.lower()
    if token.pos_ == "ADV" and lemma in stance_words("accuse", "adverbs"):
        return Stance("ACCUSE", token, subject_of(token.head))
    part = {"VERB": "verbs", "NOUN": "nouns", "ADJ": "adjectives", "PROPN": "nouns"}.get(token.pos_)
    if part is None or lemma not in stance_words("accuse", part) or (negated(token) and lemma not in stance_words("accuse", "lacking")):
        return None
    if part == "verbs":
        return _charge_verb(token, lemma)
    if part == "adjectives":
        return Stance("ACCUSE", token, subject_of(token) or (token.head if token.dep_ == "amod" else None))
    predicate = any(c.dep_ == "cop" for c in token.children)
    owner = next((c for c in token.children if c.dep_ == "nmod:poss" and c.lower_ not in small("first")), None)
    if lemma in stance_words("accuse", "lacking"):
        return Stance("ACCUSE", token, subject_of(token.head)) if negated(token) else None
    return Stance("ACCUSE", token, subject_of(token) if predicate else owner) if predicate or owner is not None else None


def _charge_verb(token: Token, lemma: str) -> Stance | None:
    passive = any(c.dep_ in {"nsubj:pass", "aux:pass"} for c in token.children)
    doer = next((c for c in token.children if c.dep_ == "obl:agent"), None) if passive else subject_of(token)
    if lemma in stance_words("accuse", "outright") and (passive or (doer is not None and doer.lower_ in small("first"))):
        return Stance("ACCUSE", token, next((c for c in token.children if c.dep_ == ("nsubj:pass" if passive else "obj")), None))
    if token.dep_ == "amod" or (passive and doer is None):
        return None
    if doer is None or doer.lower_ in small("first") or (doer.lower_ in small("empty") | small("relative") and token.dep_ != "acl:relcl"):
        return None
    if doer.lower_ in small("relative"):
        doer = token.head
    return Stance("ACCUSE", token, doer)


def _support(token: Token, said: Span, direct: bool) -> Stance | None:
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in stance_words("support", "verbs") and not negated(token):
        subject = subject_of(token)
        target = next((c for c in token.children if c.dep_ in {"obj", "obl"} and c.i > token.i), None)
        if subject is not None and target is not None and (subject.lower_ in small("first") or not direct):
            return Stance("SUPPORT", token, target)
    if token.pos_ == "ADJ" and lemma in stance_words("support", "adjectives"):
        return Stance("SUPPORT", token, next((c for c in token.children if c.dep_ in {"nmod", "obl"}), None))
    return None


def _admission(token: Token, said: Span, direct: bool) -> Stance | None:
    lemma = token.lemma_.lower()
    sorry = token.pos_ == "ADJ" and lemma in stance_words("concede", "adjectives")
    if sorry or (token.pos_ == "VERB" and lemma in stance_words("concede", "verbs") and _own(token, direct)):
        return Stance("CONCEDE", token, None)
    return None
