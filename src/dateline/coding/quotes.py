"""Where do the quotation marks open and close? Stretches of quotation, outermost only, over several paragraphs as one after another.

Newspapers open each paragraph of a long quotation with a mark and close the last only; agencies whose paragraphs were run together
leave marks that open twice. Straight marks do not say which way they turn, so their neighbours decide. A single mark is an apostrophe
more often than not: it opens only before a word and must close in the same paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PARAGRAPH = re.compile(r"[^\r\n]+")
MARK = re.compile(r"''|``|[\"“”„«»‟]|[‘’‚'‛]")
DOUBLE = {'"', "“", "”", "„", "«", "»", "‟", "''", "``"}
TURNED = {"“": "open", "„": "open", "«": "open", "``": "open", "”": "close", "»": "close"}
BEFORE = re.compile(r"(?:^|[\s(\[{—–\-:/…“\"‘])$")


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of quotation: `start` to `end` with its marks, `first` to `last` without them, in characters."""

    start: int
    end: int
    first: int
    last: int
    closed: bool = True
    """Whether a mark closes it; an open one goes on in the next paragraph if that opens with a mark."""


def quotes(text: str) -> list[Quote]:
    """The stretches of quotation in a text, in reading order."""
    found: list[Quote] = []
    for paragraph in PARAGRAPH.finditer(text):
        found.extend(_paragraph(text, paragraph.start(), paragraph.end()))
    return found


def _paragraph(text: str, start: int, end: int) -> Iterator[Quote]:
    opened: re.Match[str] | None = None
    for mark in MARK.finditer(text, start, end):
        double = mark.group() in DOUBLE
        turn = _turn(text, mark, start, end, opened)
        if opened is not None:
            if double != (opened.group() in DOUBLE):
                if double and turn == "open":  # a single mark that never closed was an apostrophe
                    opened = mark
                continue
            if turn == "close":
                yield Quote(opened.start(), mark.end(), opened.end(), mark.start())
                opened = None
            elif double:
                last = _strip(text, opened.end(), mark.start())
                yield Quote(opened.start(), last, opened.end(), last, False)
                opened = mark
        elif turn == "open":
            opened = mark
    if opened is not None and opened.group() in DOUBLE and opened.end() < end:
        last = _strip(text, opened.end(), end)
        yield Quote(opened.start(), last, opened.end(), last, False)


def _turn(text: str, mark: re.Match[str], start: int, end: int, opened: re.Match[str] | None) -> str | None:
    """Whether a mark opens or closes; None for an apostrophe."""
    before, after = text[start : mark.start()], text[mark.end() : mark.end() + 1] if mark.end() < end else ""
    if mark.group() in DOUBLE:
        if turn := TURNED.get(mark.group()):
            return turn
        opens = bool(BEFORE.search(before)) and bool(after) and not after.isspace()
        return "open" if opens or (opened is None and not after.isspace() and after not in ".,;" and after) else "close"
    if opened is not None and opened.group() not in DOUBLE and not after.isalnum() and before and not before[-1].isspace():
        return None if before[-1] in "sS" and _closes_later(text, mark.end(), end) else "close"
    if mark.group() in "‘'‚" and BEFORE.search(before) and after.isalpha() and _closes_later(text, mark.end(), end):
        return "open"
    return None


def _closes_later(text: str, start: int, end: int) -> bool:
    """Whether a single mark that can close stands later in the paragraph, before the next one that opens."""
    later = re.search(r"(?<=[\w.,!?…])[’'](?!\w)|(?<=[\s(\[])[‘'](?=\w)", text[start:end])
    return bool(later) and text[start + later.start() - 1] not in " ([" if later else False


def _strip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
