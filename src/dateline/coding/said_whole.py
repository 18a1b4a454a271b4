"""Where does the phrase that names a speaker begin and end, and who wrote the paper that it names instead?"""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def is_press(doc: Doc, source: Mark | None) -> bool:
    """Whether a phrase names an agency or somebody of the press, who carry the words of others."""
    span = words_between(doc, source.start, source.end) if source else None
    if span is None:
        return False
    return is_known_agency(span.text) or is_known_agency(span[-1].text) or head_of(span).lemma_.lower() in table("speech")["press"]["people"]
