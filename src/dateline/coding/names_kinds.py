"""What a text calls a body beside its name: "trade union Nordlys", "the Vale garment company", "Nordlys, the country's largest union"."""

from __future__ import annotations

from spacy.tokens import Span

from dateline.coding.names_mentions import Mention
from dateline.coding.names_merge import Entity
from dateline.coding.names_phrase import head_noun, is_noun, lemma, uncased, words

REACH = 8


def learn_kinds(entities: list[Entity]) -> None:
    """Give each body the nouns that stand beside its name, so that "the union" can mean it later."""
    for entity in entities:
        if entity.kind in {"organization", "place"} and entity.mentions and not uncased(entity.mentions[0].head.doc):
            for mention in entity.mentions:
                entity.kinds |= _before(mention) | _apposed(mention)
                entity.kinds |= _behind(mention) if entity.kind == "organization" else set()
            if entity.kinds:  # a "union" or "company" is no place, whatever its name was taken for
                entity.kind = "organization"


def _before(mention: Mention) -> set[str]:
    """Nouns written right before a name, if the nearest is one of bodies ("the trade union Nordlys")."""
    doc, first = mention.head.doc, _span(mention).start
    at = first
    while at > 0 and is_noun(doc[at - 1]) and doc[at - 1].text.islower():
        at -= 1
    return {lemma(t) for t in doc[at:first]} if at < first and _is_body(lemma(doc[first - 1])) else set()


def _behind(mention: Mention) -> set[str]:
    """Nouns written right behind a name, if the last is one of bodies ("the Vale garment company")."""
    doc, last = mention.head.doc, _span(mention).end
    at = last
    while at < len(doc) and is_noun(doc[at]) and doc[at].text.islower():
        at += 1
    return {lemma(t) for t in doc[last:at]} if at > last and _is_body(lemma(doc[at - 1])) else set()


def _apposed(mention: Mention) -> set[str]:
    """The noun of bodies in an aside with an article behind a name, or in such a phrase that the name follows after a comma."""
    span = _span(mention)
    doc = span.doc
    at = span.end
    if at < len(doc) and doc[at].text == "(":
        at = next((t.i + 1 for t in doc[at : at + REACH] if t.text == ")"), at)
    if at + 2 < len(doc) and doc[at].text == "," and doc[at + 1].lower_ in {"a", "an", "the", "one"}:
        stop = next((t.i for t in doc[at + 2 : at + 2 + REACH] if t.text in {",", ".", ";"} or t.pos_ in {"VERB", "AUX"}), at + 2 + REACH)
        head = lemma(head_noun(doc[at + 1 : min(stop, len(doc))]))
        return {head} if _is_body(head) else set()
    first = span.start - 1
    if first > 1 and doc[first].lower_ == "the":
        first -= 1
    if first > 1 and doc[first].text == "," and is_noun(doc[first - 1]) and _is_body(lemma(doc[first - 1])):
        before = doc[max(first - REACH, doc[first].sent.start) : first - 1]
        opens = any(t.lower_ in {"a", "an", "the"} or t.text in {"'s", "’s"} for t in before)
        return {lemma(doc[first - 1])} if opens else set()
    return set()


def _span(mention: Mention) -> Span:
    span = mention.head.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span if span is not None else mention.head.doc[mention.head.i : mention.head.i + 1]


def _is_body(noun: str) -> bool:
    return noun in words().bodies or noun in words().stands_for
