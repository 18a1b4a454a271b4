"""Where does the phrase that names a speaker end, whom does it list, and who wrote the paper that it names instead?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.coding.said_shallow import FINITE
from dateline.coding.said_words import small
from dateline.coding.syntax import head_of, words_between
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Mark
from dateline.reading.agencies import is_known_agency

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

OPEN = {"DET", "ADJ", "NUM", "ADV"}
"""Words that a noun has to follow ("several" of "several hundred people")."""
NOUNS = {"NOUN", "PROPN"}


def whole(doc: Doc, source: Mark) -> Mark:
    """The mark led on to the noun it stops before, and to the end of a name that it breaks off or that its title leads to."""
    span = words_between(doc, source.start, source.end)
    if span is None:
        return source
    end, stop = span.end, span.sent.end
    if span[-1].pos_ in OPEN and span[-1].lower_ not in small("nouns"):
        at = end
        while at < stop and doc[at].pos_ in OPEN | NOUNS and not doc[at].is_space:
            at += 1
        end = at if at > end and doc[at - 1].pos_ in NOUNS else end
    for entity in doc.ents:
        cut = entity.start < end < entity.end and entity.start >= span.start
        led = entity.start == end and entity.label_ == "PERSON" and doc[end - 1].pos_ in NOUNS and not doc[end - 1].ent_type_
        if cut or led:
            end = entity.end
    return source if end == span.end else Mark(source.label, source.start, doc[end - 1].idx + len(doc[end - 1].text), source.score)


def author(span: Span) -> Span:
    """Whose paper, count or website a phrase names: its owner, or whom it is "by" or "from"; the phrase itself where it does not tell."""
    if head_of(span).lemma_.lower() not in table("speech")["papers"]["words"]:
        return span
    for token in span[1:]:
        if token.tag_ == "POS":
            first = token.i
            while first > span.start and (span.doc[first - 1].pos_ in NOUNS | OPEN or span.doc[first - 1].ent_type_):
                first -= 1
            return span.doc[first : token.i] if first < token.i else span
        if token.lower_ in small("from") and token.i + 1 < span.end:
            return span.doc[token.i + 1 : span.end]
    return span


def listed(span: Span) -> list[tuple[int, int]]:
    """The places of persons or bodies that a phrase lists by name ("Maulana Ali, Agha Najafi and Comrade Shah"); none for other phrases."""
    doc = span.doc
    people = [e for e in span.ents if e.label_ == "PERSON"]
    names = people or [e for e in span.ents if e.label_ == "ORG" and doc[max(e.start - 1, 0)].text != "("]
    joints = [_joint(doc, one.end, other.start) for one, other in pairwise(names)]
    if not joints or None in joints or doc[joints[-1] or 0].pos_ != "CCONJ":
        return []
    if any(t.pos_ == "ADP" for t in doc[span.start : names[0].start]):
        return []  # "a lawyer for A and B"
    edges = [span.start - 1, *(j for j in joints if j is not None), span.end]
    return [(doc[a + 1].idx, doc[b - 1].idx + len(doc[b - 1].text)) for a, b in pairwise(edges)]


def _joint(doc: Doc, start: int, end: int) -> int | None:
    """The conjunction or comma between two names of a list; none where a clause or preposition stands between them."""
    gap = doc[start:end]
    if any(t.tag_ in FINITE or t.pos_ == "ADP" for t in gap):
        return None
    comma = next((t.i for t in gap if t.text == ","), None)
    return next((t.i for t in gap if t.pos_ == "CCONJ"), comma)


def is_press(doc: Doc, source: Mark | None) -> bool:
    """Whether a phrase names an agency or somebody of the press, who carry the words of others."""
    span = words_between(doc, source.start, source.end) if source else None
    if span is None:
        return False
    agency = is_known_agency(span.text) or is_known_agency(span[-1].text)
    return agency or head_of(span).lemma_.lower() in table("speech")["press"]["people"]
