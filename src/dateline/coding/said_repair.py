"""Marks that stop in the middle of a phrase or clause, led on to where it ends; and speakers that a pronoun or half a clause stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.coding.said_patterns import cue_at
from dateline.coding.said_shallow import FINITE, line_start, nouns_before
from dateline.coding.said_words import small
from dateline.coding.syntax import words_between
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Attribution, Mark

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HANGING = {"ADP", "DET", "CCONJ", "AUX", "PART", "SCONJ"}
QUOTED = {"“", "”", '"', "‘", "«", "„"}
REACH = 25
"""How many words a mark is led on at most."""


def mended(doc: Doc, act: Attribution) -> Attribution:
    """The act with whole clauses for its content and a noun phrase for its source."""
    act = replace(act, content=_together(doc, act))
    own = [(m.start, m.end) for m in (act.source, act.cue) if m is not None]
    parts: list[Mark] = []
    for part in sorted(act.content, key=lambda m: (m.start, -m.end)):
        led = replace(part, start=_start(doc, act, part), end=_end(doc, part, own))
        if parts and led.start <= parts[-1].end:
            led = replace(led, start=min(led.start, parts[-1].start), end=max(led.end, parts[-1].end))
            parts.pop()
        parts.append(led)
    source = _source(doc, act.source) if act.source is not None else None
    return replace(act, source=source, content=tuple(parts))


def _together(doc: Doc, act: Attribution) -> tuple[Mark, ...]:
    """The parts of the content that no semicolon or full stop sets off from the words that say so, if there are such; quotations stay."""
    cue = act.cue or act.source
    if cue is None:
        return act.content
    near = [part for part in act.content if not _apart(doc.text, part, cue)]
    return tuple(part for part in act.content if part in near or QUOTED & set(doc.text[part.start : part.end])) if near else act.content


def _apart(text: str, part: Mark, cue: Mark) -> bool:
    gap = text[min(part.end, cue.end) : max(part.start, cue.start)] if part.end <= cue.start or cue.end <= part.start else ""
    return any(stop in gap for stop in (";", "\n", ". "))


def completed_by(act: Attribution, shown: Sequence[Attribution], cues: Sequence[Mark]) -> Attribution:
    """An act of the head with what syntax shows of the same cue: what it lacks, a longer name, one clause for its fragments."""
    cue = act.cue
    twin = next((s for s in shown if cue and s.cue and s.cue.start < cue.end and cue.start < s.cue.end and s.cue.label == "cue"), None)
    if twin is None:
        return act
    source, content = act.source or twin.source, act.content or twin.content
    if act.source and twin.source and twin.source.start <= act.source.start and act.source.end <= twin.source.end:
        source = twin.source
    size, whole = (sum(m.end - m.start for m in act.content), sum(m.end - m.start for m in twin.content))
    inside = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in act.content for b in twin.content)
    held = any(m.start < other.start < m.end for m in twin.content for other in cues if other != cue)
    if inside > 0.6 * size and not held and (size < 0.6 * whole or len(act.content) > len(twin.content)):
        content = twin.content
    return replace(act, source=source, content=content)


def _end(doc: Doc, part: Mark, own: list[tuple[int, int]]) -> int:
    """The end of the phrase that the mark breaks off: the next stop, conjunction, cue or the act's own words."""
    span = words_between(doc, part.start, part.end)
    if span is None or span[-1].is_punct or span[-1].is_quote:
        return part.end
    at = span.end
    while at < len(doc) and at < span.end + REACH and not _stops(doc[at], own):
        at += 1
    if at >= len(doc) or at == span.end + REACH:
        return part.end
    if at == span.end and span[-1].pos_ not in HANGING:
        return part.end
    if at == span.end:  # a conjunction or preposition that hangs over is left out
        while at > span.start + 1 and doc[at - 1].pos_ in HANGING:
            at -= 1
    return int(doc[at - 1].idx + len(doc[at - 1].text))


def _stops(token: Token, own: list[tuple[int, int]]) -> bool:
    if token.is_sent_start or token.is_space or (token.is_punct and (token.whitespace_ or token.is_quote or token.text in ".,;:")):
        return True
    if any(start <= token.idx < end for start, end in own):
        return True
    return token.pos_ in {"CCONJ", "SCONJ"} or cue_at(token) is not None


def _start(doc: Doc, act: Attribution, part: Mark) -> int:
    """Before ", X said" the whole clause is said: back to the start of the sentence, a quotation, a semicolon or another cue."""
    first = min(m.start for m in (act.source, act.cue) if m is not None) if act.source or act.cue else 0
    gap = words_between(doc, part.end, first) if part.end < first else None
    apart = any(t.pos_ not in {"PUNCT", "DET", "NUM", "ADJ", "SPACE"} and t.idx >= part.end for t in gap or ())
    if act.cue is None or first <= part.end or apart:
        return part.start
    cues = words_between(doc, act.cue.start, act.cue.end)
    span = words_between(doc, part.start, part.end)
    if cues is None or span is None or not any(t.tag_ in FINITE and (c := cue_at(t)) and "clause" in c.pattern.frames for t in cues):
        return part.start
    at, floor = span.start, line_start(span[0])
    while at > floor and not (doc[at - 1].is_quote or doc[at - 1].text == ";" or _says(doc[at - 1])):
        at -= 1
    return int(doc[at].idx) if at == floor or doc[at - 1].text == ";" else part.start


def _says(token: Token) -> bool:
    """Whether a finite verb only says: what stands before it is another act's ("charged", "read" may well be told of)."""
    return token.tag_ in FINITE and token.lemma_ in table("speech")["plain"]["verbs"] and cue_at(token) is not None


def _source(doc: Doc, source: Mark) -> Mark | None:
    """The noun that a relative pronoun stands for, or None for a mark that is no noun phrase."""
    span = words_between(doc, source.start, source.end)
    if span is None or not span[0].i:
        return source
    if span[0].lower_ in small("relative") and (place := nouns_before(span[0].nbor(-1))):
        return replace(source, start=place[0], end=place[1])
    return source
