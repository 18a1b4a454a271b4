"""The items of a digest or chronicle: stretches of a document that each open with a dated heading ("Tunis, 10 June: ...").

What an item tells is told from its own heading, not from the dateline of the document or the item before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateline.coding.dates import resolve
from dateline.language.analysis import Mark

if TYPE_CHECKING:
    from dateline.language.analysis import Analysis

HEADING = re.compile(
    r"(?:(?<=\n)|\A|(?<=[.!?)”\"’] ))(?:(?P<area>[A-Z][A-Z '-]{3,30})[.:] )?(?P<place>[^\W\d_][^\n:.;]{1,40}?),? "
    r"\(?(?P<day>[^\n,:;.]{3,22}(?:, \d{4})?)\)?\s*[:–—-](?=\s)"
)
PLACED = re.compile(
    r"(?:(?<=\n)|\A)(?:\d\d?[:.]\d\d\s*[–—-]\s*)?(?P<place>[A-ZÀ-Þ][^\W\d_a-zß-ÿ]{2,}(?:[ '-][^\W\d_a-zß-ÿ]+)*)\s*[:–—-](?=\s)"
)
TIMED = re.compile(r"(?:(?<=\n)|\A)\d\d?[:.]\d\d\s*[–—-]\s*(?P<place>[A-ZÀ-Þ][^\n:.,;]{2,30}):(?=\s)")
FEWEST = 2
"""One dated heading is a dateline; from two on a document has items."""


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of the joint text, the place that its heading names and the days that it dates."""

    start: int
    end: int
    place: tuple[int, int]
    day: Mark | None = None
    named: date | None = None
    area: tuple[int, int] | None = None


def items_of(analysis: Analysis) -> tuple[Item, ...]:
    """The items in reading order; none where the document is one report (kept with the parsed text)."""
    known = analysis.doc.user_data
    if "dateline.items" not in known:
        known["dateline.items"] = _items(analysis)
    return known["dateline.items"]  # type: ignore[no-any-return]


def item_at(analysis: Analysis, at: int) -> Item | None:
    """The item in which an offset stands."""
    return next((item for item in items_of(analysis) if item.start <= at < item.end), None)


def _items(analysis: Analysis) -> tuple[Item, ...]:
    text, first = analysis.document.text, analysis.text_start
    published = date.fromisoformat(analysis.document.published[:10]) if analysis.document.published else None
    heads = []
    for match in HEADING.finditer(text):
        found = resolve(match["day"], published=published)
        if found.precision == "day" and found.start and any(c.isupper() for c in match["place"]):
            heads.append((match, found.start))
    if len(heads) < FEWEST:
        return _placed(analysis)
    ends = [*(match.start() for match, _ in heads[1:]), len(text)]
    items, area = [], None
    for (match, named), end in zip(heads, ends, strict=True):
        area = _range(match, "area", first) or area
        start, stop = _range(match, "day", first) or (0, 0)
        place = _range(match, "place", first) or (0, 0)
        items.append(Item(match.start() + first, end + first, place, Mark("tim", start, stop, 1.0), named, area))
    return tuple(items)


def _placed(analysis: Analysis) -> tuple[Item, ...]:
    """Items whose headings name a place alone ("DAVID – ...", "07:40 – Likasi: ..."); the rest of their paragraph belongs to them."""
    text, first = analysis.document.text, analysis.text_start
    found = sorted([*PLACED.finditer(text), *TIMED.finditer(text)], key=lambda match: match.start())
    if len({match["place"] for match in found}) < FEWEST:
        return ()
    ends = [end if (end := text.find("\n", match.end())) >= 0 else len(text) for match in found]
    return tuple(
        Item(match.start() + first, end + first, (match.start("place") + first, match.end("place") + first))
        for match, end in zip(found, ends, strict=True)
    )


def _range(match: re.Match[str], group: str, first: int) -> tuple[int, int] | None:
    start, end = match.span(group)
    return (start + first, end + first) if start >= 0 else None
