"""Who are the speakers of a statement? The phrase of its source, parted where several speak, led back to names and roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.coding.said_subject import phrase
from dateline.coding.syntax import head_of, words_between
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Mark

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from dateline.coding.names import Names


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks: the longest name, titles and standing, and where the document says so."""

    name: str
    roles: tuple[str, ...]
    start: int
    end: int


def speakers(analysis: Analysis, names: Names, source: Mark) -> list[Speaker]:
    """The speakers that a source phrase names; none where it names the press or the words' own form only."""
    span = words_between(analysis.doc, source.start, source.end)
    if span is None:
        return []
    found = [_speaker(names, *place) for place in _places(span)]
    return list(dict.fromkeys(s for s in found if s is not None))


def _places(span: Span) -> list[tuple[int, int]]:
    """The phrase, or one place for each of those who speak jointly."""
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
    return "," not in between and not any(c.dep_ in {"det", "nmod:poss"} for c in last.children) and (person.start <= last.i < person.end or person.start - last.i < 4)


def _speaker(names: Names, start: int, end: int) -> Speaker | None:
    named = names.resolve(start, end)
    if named is not None:
        return Speaker(named.name, named.titles, start, end)
    label = names.label(start, end)
    last = label.casefold().split()[-1:] or [""]
    words = table("speech")
    if last[0] in words["carriers"]["words"]:
        return Speaker(words["carriers"]["speaker"], (), start, end)
    if not label or last[0] in words["press"]["words"] or label.casefold() in words["nobody"]["words"]:
        return None
    return Speaker(label, (), start, end)
