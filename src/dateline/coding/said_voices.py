"""Who speaks in a quotation to which no act of attribution belongs? The words around it, else whoever spoke before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from dateline.coding.quotes import Quote
from dateline.coding.said_patterns import cue_at
from dateline.coding.said_subject import phrase, speaker_token
from dateline.coding.syntax import words_between
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Mark
from dateline.reading.agencies import is_known_agency

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 30
"""How many tokens away from a quotation its cue may stand."""


class Told(Protocol):
    """What is known of an earlier statement."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def source(self) -> Mark: ...


def voice_of(analysis: Analysis, quote: Quote, marks: Sequence[Quote], told: Sequence[Told]) -> tuple[Mark, Mark | None] | None:
    """The source phrase and the cue, if any; None where nobody can be named."""
    led_in = led_by_cue(analysis, quote)
    return (
        (_before(analysis, quote, marks) if led_in else None)
        or _after(analysis, quote, marks)
        or _before(analysis, quote, marks)
        or _signed(analysis, quote, marks)
        or _earlier(analysis, quote, told)
    )


def led_by_cue(analysis: Analysis, quote: Quote) -> bool:
    """Whether the word right before the opening mark is a cue that takes a quotation."""
    before = words_between(analysis.doc, max(0, quote.start - 2), max(1, quote.start - 1))
    token = before[-1] if before else None
    while token is not None and token.i and (token.is_punct or token.is_space):
        token = token.nbor(-1)
    cue = cue_at(token) if token is not None else None
    return cue is not None and "clause" in cue.pattern.frames


def _after(analysis: Analysis, quote: Quote, marks: Sequence[Quote]) -> tuple[Mark, Mark | None] | None:
    """ "..., said X", "..., X told Y": the clause that follows the closing mark in the same sentence."""
    tail = analysis.quote(quote.last, quote.end + 1)
    inner = analysis.quote(quote.first, quote.last).rstrip()
    if inner[-1:] == "." and "," not in tail:
        return None
    stop = min([q.start for q in marks if q.start >= quote.end], default=len(analysis.doc.text))
    return _cue_in(_tokens(analysis, quote.end, stop, forward=True), last=False)


def _signed(analysis: Analysis, quote: Quote, marks: Sequence[Quote]) -> tuple[Mark, Mark | None] | None:
    """A quotation that stands by itself with its speaker named after it, as in "quotations of the week"."""
    text = analysis.doc.text
    ahead = text[: quote.start].rstrip(" \t\r")
    if ahead and ahead[-1] not in "\n-—–*•_":
        return None
    stop = min([q.start for q in marks if q.start >= quote.end], default=len(text))
    words = [t for t in _tokens(analysis, quote.end, stop, forward=True) if t.text not in {"-", "--", "—", "–"}]
    verb = next((i for i, t in enumerate(words) if t.pos_ in {"VERB", "AUX"} or t.tag_.startswith("VB")), len(words))
    noun = next((t for t in words[:verb] if t.pos_ in {"NOUN", "PROPN"} and t.dep_ not in {"compound", "nmod:poss", "flat", "amod"}), None)
    if noun is None:
        return None
    person = next((e for e in analysis.doc.ents if e.label_ == "PERSON" and words[0].i <= e.start and e.end <= words[verb - 1].i + 1), None)
    if person is not None:
        return Mark("source", words[0].idx, person.end_char), None
    return Mark("source", *phrase(noun)), None


def _before(analysis: Analysis, quote: Quote, marks: Sequence[Quote]) -> tuple[Mark, Mark | None] | None:
    """ "X said: ...", "X, saying, ...", or "X warned. ..." before a colon: the words that lead into the opening mark."""
    floor = max([q.end for q in marks if q.end <= quote.start], default=0)
    words = _tokens(analysis, floor, quote.start, forward=False)
    if not words:
        return None
    leads = words[-1].text in {":", ","} or (cue_at(words[-1]) is not None)
    if not leads:
        return None
    return _cue_in(words, last=True)


def _tokens(analysis: Analysis, start: int, end: int, *, forward: bool) -> list[Token]:
    """The words of the nearest sentence between two offsets, up to REACH of them."""
    span = analysis.doc.char_span(start, end, alignment_mode="contract") if end > start else None
    if span is None:
        return []
    words = [t for t in span if not t.is_space or "\n" in t.text]
    if forward:
        cut = next((i for i, t in enumerate(words) if t.text in {".", "?", "!"} or "\n" in t.text), len(words))
        return words[:cut][:REACH]
    cut = next((len(words) - i for i, t in enumerate(reversed(words)) if t.text in {".", "?", "!", "\n", "\n\n"}), 0)
    return words[cut:][-REACH:]


def _cue_in(words: Sequence[Token], *, last: bool) -> tuple[Mark, Mark | None] | None:
    """The cue nearest to the quotation that has a speaker."""
    for token in reversed(words) if last else words:
        cue = cue_at(token)
        if cue is None or cue.pattern.thought or not {"clause", "ask"} & set(cue.pattern.frames):
            continue
        speaker = speaker_token(token)
        if speaker is None and token.lemma_ in table("speech")["carriers"]["verbs"] and any(c.dep_ == "aux:pass" for c in token.children):
            return Mark("crowd", *cue.span), Mark("cue", *cue.span)
        if speaker is None or speaker not in words or is_known_agency(speaker.text):
            opening = next((t for t in token.sent if t.pos_ in {"NOUN", "PROPN", "PRON"}), None)
            speaker = opening if token.tag_ == "VBG" and opening in words else _noun_beside(token, words)
        if speaker is not None:
            return Mark("source", *phrase(speaker)), Mark("cue", *cue.span)
    return None


def _noun_beside(verb: Token, words: Sequence[Token]) -> Token | None:
    """The first noun after the verb, or the last before it, where the tree has lost the subject."""
    person = next((e.root for e in verb.doc.ents if e.label_ == "PERSON" and e.root in words and abs(e.root.i - verb.i) <= 12), None)
    if person is not None:
        return person
    nouns = [t for t in words if t.pos_ in {"NOUN", "PROPN", "PRON"} and t.dep_ not in {"compound", "nmod:poss"}]
    after = [t for t in nouns if 0 < t.i - verb.i <= 8]
    before = [t for t in nouns if 0 < verb.i - t.i <= 8]
    return after[0] if after and not before else before[-1] if before else None


def _earlier(analysis: Analysis, quote: Quote, told: Sequence[Told]) -> tuple[Mark, Mark | None] | None:
    """Whoever spoke last in the same paragraph, or at the end of the one before."""
    previous = [t for t in told if t.end <= quote.start]
    if not previous:
        return None
    last = max(previous, key=lambda t: max(t.end, t.source.end))
    breaks = analysis.quote(max(last.end, min(last.source.end, quote.start)), quote.start).count("\n")
    return (last.source, None) if breaks <= 2 else None
