"""States that only an adjective names: "the Israeli atrocities", "Chinese intervention"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span

from dateline.coding.happening import Happening
from dateline.coding.names_phrase import head_noun, is_noun
from dateline.coding.syntax import words_between
from dateline.knowledge.places.countries import Country, countries, country_of, people
from dateline.knowledge.places.fold import fold
from dateline.language.analysis import Analysis


def country_of_adjective(piece: Span) -> Country | None:
    """The country whose adjective a single word is; a people in the plural ("Israelis") is none."""
    if len(piece) != 1 or piece[0].ent_type_ != "NORP" or piece[0].tag_ in {"NNS", "NNPS"}:
        return None
    code = country_of(piece.text) if fold(piece.text) in people() else None
    return countries().get(code) if code else None


def blamed(analysis: Analysis, happening: Happening) -> Iterator[Span]:
    """The adjective of a state at the head of a phrase that tells a deed which is resented or opposed: that state is the target."""
    for mark in happening.of("iss"):
        span = words_between(analysis.doc, mark.start, mark.end)
        if span is None or mark.attributes.get("kind") not in {"grievance", "opposition"}:
            continue
        head = head_noun(span)
        for token in span[: max(head.i - span.start, 0)]:
            if country_of_adjective(span.doc[token.i : token.i + 1]) and _is_deed(span, token.i):
                yield span.doc[token.i : token.i + 1]
                break
            if not (is_noun(token) or token.pos_ in {"ADJ", "DET", "PRON", "ADP"}):
                break


def _is_deed(span: Span, at: int) -> bool:
    """Whether the word that the adjective stands with is a thing done, not a person: "Israeli raids", not "the Israeli ambassador"."""
    after = span.doc[at + 1] if at + 1 < span.end else None
    return after is not None and after.pos_ in {"NOUN", "ADJ"} and after.ent_type_ != "PERSON"
