"""Small questions about Universal Dependencies that several rooms of coding ask.

They lean on what parsers get right (near relations, the order of words) and treat a missing relation as "no", so that a wrong parse loses a
finding rather than inventing one.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
FLAT = frozenset({"flat", "compound", "goeswith", "fixed"})


def words_between(doc: Doc, start: int, end: int) -> Span | None:
    """The tokens that a range of characters touches; none for an empty range."""
    if end <= start:
        return None
    return doc.char_span(start, end, alignment_mode="expand")


def head_of(span: Span) -> Token:
    """The word of a phrase that the rest hangs on; of rival heads the first noun, since a phrase stands for its first noun."""
    outside = [t for t in span if t.head.i < span.start or t.head.i >= span.end or t.head == t]
    nominal = [t for t in outside if t.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}]
    return (nominal or outside or [span.root])[0]


def conjuncts(token: Token) -> list[Token]:
    """The word with all that are coordinated with it, in reading order."""
    first = token
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    found = [first]
    for member in found:
        found.extend(c for c in member.children if c.dep_ == "conj")
    return sorted(found, key=lambda t: t.i)


def children(token: Token, *relations: str) -> Iterator[Token]:
    """The dependents in one of these relations, in reading order."""
    return (c for c in token.children if c.dep_ in relations)


def is_passive(verb: Token) -> bool:
    """Whether the clause of this verb is passive."""
    return any(c.dep_ in {"nsubj:pass", "aux:pass", "obl:agent"} for c in verb.children)


def preposition(token: Token) -> str | None:
    """The preposition that leads a noun ("on the call of": "of"), in lower case."""
    return next((c.lower_ for c in token.children if c.dep_ == "case" and c.i < token.i), None)


def clause_head(token: Token) -> Token:
    """The predicate of the clause that a word stands in."""
    while token.head != token and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def subject_of(verb: Token) -> Token | None:
    """The subject of a predicate, its own or the one it shares with the verb it is coordinated with or opens from."""
    seen = 0
    while seen < 4:
        own = next(children(verb, *SUBJECTS), None)
        if own is not None:
            return own
        if verb.dep_ not in {"conj", "xcomp", "advcl", "parataxis"} or verb.head == verb:
            return None
        verb, seen = verb.head, seen + 1
    return None


def is_subject(token: Token) -> bool:
    """Whether a noun, or the first of its coordination, is the subject of a clause."""
    while token.dep_ in {"conj", "appos", *FLAT} and token.head != token:
        token = token.head
    return token.dep_ in SUBJECTS
