"""Which words in what is said name somebody it can be directed at?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.coding.said_subject import phrase
from dateline.knowledge.lexicon import table

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from dateline.coding.names import Names

ACTORS = {"PERSON", "ORG", "GPE", "NORP"}


def people(names: Names, token: Token) -> str | None:
    """The name of somebody who can be addressed or blamed; None for things, the press and pronouns that lead nowhere."""
    start, end = phrase(token)
    named = names.resolve(start, end)
    words = table("speech")
    if named is not None:
        press = named.name.casefold().split()[-1] in words["press"]["words"]
        return None if press or (token.pos_ != "PRON" and named.kind == "description" and not _animate(token)) else named.name
    if token.pos_ == "PRON" or token.lemma_.lower() in words["press"]["words"] or not _animate(token):
        return None
    return names.label(start, end)


def _animate(token: Token) -> bool:
    return token.ent_type_ in ACTORS or token.lemma_.lower() in people_words() or (token.pos_ == "PROPN" and token.ent_type_ not in {"DATE", "TIME", "EVENT"})


def people_words() -> frozenset[str]:
    """Common nouns that stand for persons, groups and bodies."""
    return frozenset(table("stance")["people"]["words"])


def listens(token: Token) -> bool:
    """Whether somebody who is told something listens himself: persons, groups and bodies, not a newspaper or agency."""
    if token.ent_type_ == "PERSON" or token.pos_ == "PRON" or token.tag_ == "NNS":
        return True
    bodies = table("stance")["bodies"]["words"]
    return token.lemma_.lower() in bodies or (token.pos_ == "NOUN" and token.lemma_.lower() in people_words())


def coordinated(token: Token) -> Iterator[Token]:
    """A word and what is coordinated with it."""
    yield token
    yield from (c for c in token.children if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN"})


def doer_in(said: Span) -> Iterator[Token]:
    """Who did what a noun phrase names: its owner, the agent, "of" those who did it, the nation in an adjective."""
    head = said.root if said.root.pos_ in {"NOUN", "PROPN", "PRON"} else None
    for token in said:
        if token.dep_ in {"nmod:poss", "obl:agent"} and (head is None or token.head is head or head in token.ancestors) and not token.lower_ in {"their", "its", "his", "her"}:
            yield token
            return
    for token in said:
        by = any(c.dep_ == "case" and c.lower_ in {"by", "of", "from", "for", "with", "against"} for c in token.children)
        if token.dep_ in {"nmod", "obl"} and by and _animate(token):
            yield token
            return
    if head is not None and _animate(head):
        yield head


def blamed(said: Span) -> Iterator[Token]:
    """The first actor in subject place of what is said."""
    for token in said:
        if token.dep_ in {"nsubj", "obl:agent"} and _animate(token):
            yield token
            return
