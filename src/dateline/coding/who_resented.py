"""Whom anger is at, as words around the event tell: effigies of X, slogans against X, "whom they blame", an issue that is X itself."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from dateline.coding.happening import Happening
from dateline.coding.names import Names
from dateline.coding.names_phrase import is_noun, lemma, trim
from dateline.coding.syntax import words_between
from dateline.coding.who_cues import phrase_from
from dateline.coding.who_opposed import sentences
from dateline.coding.who_phrases import cut
from dateline.coding.who_roles import before, cues
from dateline.knowledge.actors.category import by_nouns, head_nouns
from dateline.language.analysis import Analysis

BODIES = frozenset({"organization", "person", "place"})
NO_BODY = frozenset({None, "UNK", "CVL", "LAB", "EDU", "AGR"})


def resented(analysis: Analysis, happening: Happening, names: Names) -> Iterator[Span]:
    """The phrases of all at whom the protest is directed, by its issues and by what is said of its anger."""
    for mark in happening.of("iss"):
        span = words_between(analysis.doc, mark.start, mark.end)
        near = before(span, 2) if span is not None else []
        harms = len(near) > 1 and lemma(near[1]) in cues().harmful
        if span is not None and not harms and any(t.lower_ == "against" or lemma(t) in cues().blame for t in near[:1]):
            yield from (p for p in cut(names, span) if p.start <= span.start + 1 and is_body(names, p))
    for sentence in sentences(analysis, happening):
        for token in sentence:
            for phrase in (_behind(token, sentence), _blamed(token, sentence), _blamed_before(token, sentence)):
                if phrase is not None:
                    yield from (p for p in cut(names, phrase) if is_body(names, p))


def _behind(token: Token, sentence: Span) -> Span | None:
    """What follows "effigy of", "slogans against", "anger at", "directed at"."""
    if token.i == 0 or f"{lemma(token.nbor(-1))} {token.lower_}" not in cues().resent:
        return None
    phrase = phrase_from(token.doc, token.i + 1, sentence.end)
    thing = lemma(token.nbor(-1)) == "boycott" and not any(t.text[:1].isupper() for t in phrase or ())  # "a boycott of courts"
    return None if thing else phrase


def _blamed(token: Token, sentence: Span) -> Span | None:
    """The object of "they blamed X", "the drivers accuse X of"."""
    if token.pos_ != "VERB" or lemma(token) not in cues().blame or token.tag_ == "VBN" or not _theirs(token):
        return None
    return phrase_from(token.doc, token.i + 1, sentence.end)


def _blamed_before(token: Token, sentence: Span) -> Span | None:
    """The noun before "whom they accuse", "which they say"."""
    doc = token.doc
    if token.lower_ not in {"whom", "which"} or token.i + 2 >= sentence.end:
        return None
    if not any(lemma(t) in cues().blame for t in doc[token.i + 2 : token.i + 5]):
        return None
    if doc[token.i + 1].lower_ != "they" and not is_noun(doc[token.i + 2]):
        return None
    last = token.i - (doc[token.i - 1].text == ",")
    first = last
    while first > sentence.start and (is_noun(doc[first - 1]) or doc[first - 1].pos_ in {"ADJ", "DET"} or doc[first - 1].lower_ == "of"):
        first -= 1
    return trim(doc[first:last]) if first < last else None


def _theirs(verb: Token) -> bool:
    """Whether the subject right before a verb is the people of the protest: "they", "who" or a plural in lower case."""
    at = verb.i - 1
    while at > 0 and verb.doc[at].pos_ in {"AUX", "ADV"}:
        at -= 1
    before = verb.doc[at]
    return before.lower_ in {"they", "who"} or (before.tag_ == "NNS" and before.text.islower() and lemma(before) not in cues().officers)


def is_body(names: Names, phrase: Span) -> bool:
    """Whether a phrase names a person, a body or a state, or describes an office."""
    named = names.resolve(phrase.start_char, phrase.end_char)
    if named is None:
        told = by_nouns(phrase.text)
        return told is not None and told[0] not in NO_BODY and told[1] >= head_nouns().confidence["heads"]
    return named.kind in BODIES or (named.kind == "description" and named.category not in NO_BODY)
