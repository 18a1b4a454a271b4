"""The whole phrase of an issue: marks cut short go on to the end of what hangs on them, asides are left off, lists are parted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.coding.syntax import head_of
from dateline.language.analysis import Analysis, Mark

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

INSIDE = frozenset({"case", "det", "amod", "compound", "compound:prt", "fixed", "flat", "nummod", "nmod:poss", "mark", "advmod"})
GOES_ON = INSIDE | {"acl", "nmod", "obl", "obj", "xcomp"}
"""Relations of words that belong to a phrase before them."""
OWN = frozenset({"trg", "num", "hrm", "mea", "aut", "src", "org", "par", "iss"})
"""Marks of other things: a phrase does not run over into them."""
LIST = frozenset({"and", "or", ",", "as", "well", "also", "plus"})
NOUNS = frozenset({"NOUN", "PROPN"})


def phrases(analysis: Analysis, mark: Mark) -> list[Words]:
    """The phrases that a mark stands for, in reading order, as they would be quoted."""
    span = _without_aside(analysis.words(mark))
    whole = analysis.doc[span.start : _end(analysis, span)]
    return _parts(whole)


def _end(analysis: Analysis, span: Words) -> int:
    """Where a phrase ends: after it stand words that hang on it, up to a sign, another clause or another mark."""
    doc, end = span.doc, span.end
    taken = {t.i for m in analysis.roles if m.label in OWN and m.start >= span.end_char for t in analysis.words(m)}
    around = {t.i: m.label for m in analysis.of("tim", "plc") if m.start >= span.end_char for t in analysis.words(m)}
    good = end
    while end < span.sent.end and end not in taken and not doc[end].is_punct and _hangs(doc[end], span.start, end, around):
        end += 1
        if doc[end - 1].pos_ in NOUNS | {"NUM", "VERB", "ADV", "PRON"}:
            good = end
    return good


def _hangs(token: Token, start: int, end: int, around: dict[int, str]) -> bool:
    """Whether the way from a word up to its heads leads into the phrase by such relations alone; times and places only to a verb."""
    label, seen = around.get(token.i), 0
    while not start <= token.i < end:
        if token.dep_ not in GOES_ON or token.head == token or seen > 4:
            return False
        token, seen = token.head, seen + 1
    return label is None or token.pos_ == "VERB"


def _without_aside(span: Words) -> Words:
    """The phrase up to a comma with a relative clause behind it."""
    for token in span[2:]:
        if token.tag_ in {"WDT", "WP", "WP$", "WRB"} and token.nbor(-1).text == ",":
            return span.doc[span.start : token.i - 1]
    return span


def _parts(span: Words) -> list[Words]:
    """Nouns with words of their own that are listed one beside the other ("the killing of a student and police violence")."""
    head = head_of(span)
    if head.pos_ not in NOUNS:
        return [span]
    cuts = [span.start]
    for other in span:
        if other.dep_ == "conj" and other.head == head and other.pos_ in NOUNS and _rich(other) and _rich(head):
            cuts.append(other.left_edge.i)
    pieces = [_trimmed(span.doc[a:b]) for a, b in zip(cuts, [*cuts[1:], span.end], strict=True)]
    return [piece for piece in pieces if len(piece)]


def _rich(noun: Token) -> bool:
    """Whether a noun has a modifier of its own, so that it can stand alone."""
    return any(c.dep_ in {"amod", "compound", "nmod", "nmod:poss", "det", "acl"} for c in noun.children)


def _trimmed(span: Words) -> Words:
    start, end = span.start, span.end
    while end > start and span.doc[end - 1].lower_ in LIST:
        end -= 1
    while start < end and span.doc[start].lower_ in LIST:
        start += 1
    return span.doc[start:end]
