"""Phrases end where phrases can end: a boundary that the head set a word too far is drawn back by the syntax."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.language.decode import WordSpan

_NO_END = frozenset({"CCONJ", "SCONJ", "DET"})
_STOPS = frozenset(",;:.—–-")
_OPEN_ENDED = frozenset({"num"})  # "thousands of"


def trim(span: WordSpan, texts: Sequence[str], pos: Sequence[str], relations: Sequence[str]) -> WordSpan | None:
    """The span without a conjunction, article, preposition or comma at its edge; None where nothing else is in it."""
    start, end = span.start, span.end
    if span.label in _OPEN_ENDED:
        return span
    while end > start and _hangs(end - 1, texts, pos, relations):
        end -= 1
    while start < end and (pos[start] == "CCONJ" or _stop(start, texts, pos) or (span.label == "plc" and pos[start] == "ADP")):
        start += 1
    if start == end:
        return None
    return span if (start, end) == (span.start, span.end) else replace(span, start=start, end=end)


def _hangs(i: int, texts: Sequence[str], pos: Sequence[str], relations: Sequence[str]) -> bool:
    return pos[i] in _NO_END or (pos[i] == "ADP" and relations[i] == "case") or _stop(i, texts, pos)


def _stop(i: int, texts: Sequence[str], pos: Sequence[str]) -> bool:
    return pos[i] == "PUNCT" and texts[i] in _STOPS
