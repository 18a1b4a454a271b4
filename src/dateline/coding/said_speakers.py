"""Who are the speakers of a statement? The phrase of its source, parted where several speak, led back to names and roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.coding.said_subject import phrase
from dateline.coding.said_whole import author, is_press, listed, whole
from dateline.coding.said_words import small
from dateline.coding.syntax import head_of, words_between
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Mark

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from dateline.coding.names import Named, Names


INTRODUCED = 400
"""Within how many characters somebody spoken of as "an official" is named."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks: the longest name, titles and standing, and where the document says so."""

    name: str
    roles: tuple[str, ...]
    start: int
    end: int


def speakers(analysis: Analysis, names: Names, source: Mark) -> list[Speaker]:
    """The speakers that a source phrase names; none where it names the press or the words' own form only."""
    if source.label == "crowd":
        return [Speaker(table("speech")["carriers"]["speaker"], (), source.start, source.end)]
    source = whole(analysis.doc, source)
    span = words_between(analysis.doc, source.start, source.end)
    if span is None or is_press(analysis.doc, source):
        return []
    span = author(span)
    found = [_speaker(names, *place) for place in _places(span)]
    return list({s.name: s for s in reversed(found) if s is not None}.values())[::-1]


def _places(span: Span) -> list[tuple[int, int]]:
    """The phrase, or one place for each of those who speak jointly."""
    if named := listed(span):
        return named
    head = head_of(span)
    members = [head, *(c for c in head.children if c.dep_ == "conj" and c.i < span.end and c.pos_ in {"NOUN", "PROPN", "PRON"})]
    if len(members) == 1 or _one_person(span, members):
        return [(span.start_char, span.end_char)]
    places = []
    for at, member in enumerate(members):
        start, end = phrase(member)
        start = max(start, span.start_char)
        later = [m.left_edge.idx for m in members[at + 1 :]]
        end = min([end, span.end_char, *(_before_conjunct(member, m) for m in members[at + 1 :])] if later else [end, span.end_char])
        if end > start:
            places.append((start, end))
    return places or [(span.start_char, span.end_char)]


def _before_conjunct(first: Token, member: Token) -> int:
    """Where the phrase before a conjunct ends, without the comma and the conjunction."""
    at = member.left_edge.i
    while at - 1 > first.i and (first.doc[at - 1].is_punct or first.doc[at - 1].pos_ == "CCONJ"):
        at -= 1
    end = first.doc[at - 1]
    return int(end.idx + len(end.text))


def _one_person(span: Span, members: list[Token]) -> bool:
    """Whether the conjuncts are titles of one person or parts of one name ("mayor and party leader Mary Wu")."""
    people = [e for e in span.doc.ents if e.label_ == "PERSON" and span.start <= e.start < span.end]
    entities = [e for e in span.doc.ents if e.label_ in {"ORG", "GPE", "FAC", "LOC", "EVENT"} and e.start < span.end and span.start < e.end]
    if any(e.start <= members[0].i < e.end and e.start <= m.i < e.end for e in entities for m in members[1:]):
        return True
    if len(people) != 1:
        return False
    person, last = people[0], members[-1]
    if person.start <= members[0].i < person.end:
        return False
    between = span.doc[last.i + 1 : person.start].text if last.i < person.start else ""
    if "," in between or any(c.dep_ in {"det", "nmod:poss"} for c in last.children):
        return False
    return person.start <= last.i < person.end or person.start - last.i < 4


def _speaker(names: Names, start: int, end: int) -> Speaker | None:
    words = table("speech")
    named = next((n for place in _cores(names.doc, start, end) if (n := names.resolve(*place)) is not None), None)
    label = named.name if named is not None else names.label(start, end)
    if (named is None or named.kind == "description") and (later := _introduced(names, start, end)) is not None:
        named, label = later, later.name
    last = label.casefold().split()[-1:] or [""]
    if last[0] in words["carriers"]["words"]:
        return Speaker(words["carriers"]["speaker"], (), start, end)
    if not label or last[0] in words["press"]["words"] or label.casefold() in words["nobody"]["words"]:
        return None
    return Speaker(label, named.titles if named is not None else (), start, end)


def _introduced(names: Names, start: int, end: int) -> Named | None:
    """The person whom "an official" or "a party spokesman" of a first sentence is named as in the next, by a title that fits."""
    span = words_between(names.doc, start, end)
    if span is None or span[0].lower_ not in small("indefinite"):
        return None
    noun = head_of(span).lemma_.lower()
    people = [n for n in names.all() if n.kind == "person" and end < n.mentions[0][0] < end + INTRODUCED]
    first = min(people, key=lambda n: n.mentions[0], default=None)
    titles = [title.casefold().split()[-1] for title in first.titles] if first else []
    generic = noun in table("speech")["generic"]["words"] and bool(titles)
    return first if noun in titles or generic else None


def _cores(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places to ask for a name, best first: the person in the phrase, its apposition, the whole phrase."""
    span = words_between(doc, start, end)
    if span is None:
        return
    head = head_of(span)
    apposed = [c for c in head.children if c.dep_ in {"appos", "flat"} and c.i < span.end]
    named = sorted(doc[span.start : span.end].ents, key=lambda e: (len(e) < 2, -e.start))  # a whole name before an acronym or place
    for entity in named:
        if entity.label_ == "PERSON" and span.start <= entity.start and entity.end <= span.end and not _owns(entity):
            near = head in entity or any(c in entity for c in apposed) or _ends_title(span, entity)
            if near:
                yield entity.start_char, entity.end_char
    if head.pos_ == "NOUN" and (person := _apposed(span)) is not None:
        yield person.start_char, person.end_char
    if head.pos_ in {"NOUN", "NUM", "PRON"}:
        yield from (phrase(word) for word in apposed if word.pos_ == "PROPN")
    yield start, end


def _apposed(span: Span) -> Span | None:
    """The person whom a comma sets beside a title: "the company's chief executive, X, said"."""
    doc = span.doc
    if doc[span.end : span.end + 1].text != ",":
        return None
    return next((e for e in doc.ents if e.label_ == "PERSON" and 0 < e.start - span.end <= 3), None)


def _owns(entity: Span) -> bool:
    after = entity.doc[entity.end : entity.end + 1].text
    return after in {"'s", "’s", "'", "’"} or entity.text.endswith(("'s", "’s"))


def _ends_title(span: Span, entity: Span) -> bool:
    """Whether only a title stands before the person: no preposition, clause or stop between the phrase's start and the name."""
    before = span.doc[span.start : entity.start]
    return not any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} or t.pos_ in {"AUX", "SCONJ"} or t.text in {";", ":"} for t in before) and not any(
        t.pos_ == "ADP" and t.i == entity.start - 1 for t in before
    )
