"""What a news text says about itself in its own head and foot (codebook, section 2), and between which characters the report stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.reading.agencies import is_known_agency, publisher_name
from dateline.reading.byline import byline, leading_byline, names
from dateline.reading.dateline import Dateline, find_dateline
from dateline.reading.dates import written_date
from dateline.reading.foot import Foot, find_foot
from dateline.reading.labels import label_at
from dateline.reading.tables import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Metadata found in a text; offsets count characters of the text.

    The place of the dateline stands at `dateline_start` to `dateline_end` (None where there is none). What lies before `body_start`
    is head (headline, byline, dateline), what lies from `body_end` on is foot: neither is the report's own words.
    """

    dateline: str | None = None
    dateline_start: int | None = None
    dateline_end: int | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    title: str | None = None
    url: str | None = None
    body_start: int = 0
    body_end: int = 0


_HEAD = 1500
_HEADLINE = 220


def find_header(text: str, *, title: str | None = None) -> Header:
    """Publisher, publication date, dateline and byline as the text itself prints them; a year that is not printed is not guessed."""
    found: dict[str, str] = {}
    pos, anchors = _lines(text, title, found)
    dateline = find_dateline(text, anchors)
    limit = dateline.start if dateline else None
    if "author" not in found and (lead := leading_byline(text, anchors[0], limit)):
        found["author"], pos = lead[0], _skip(text, max(pos, lead[1]))
    body = max(pos, dateline.after) if dateline else pos
    foot = find_foot(text, body)
    return Header(
        dateline=dateline.place if dateline else found.get("dateline") or None,
        dateline_start=dateline.start if dateline else None,
        dateline_end=dateline.end if dateline else None,
        published=found.get("published") or foot.published or _dated(dateline, foot),
        publisher=found.get("publisher") or foot.publisher or (dateline.agency if dateline else None) or found.get("agency") or foot.sign,
        author=found.get("author") or foot.author or None,
        title=found.get("title") or None,
        url=found.get("url") or None,
        body_start=body,
        body_end=max(foot.start, body),
    )


def _dated(dateline: Dateline | None, foot: Foot) -> str | None:
    return dateline.day.iso(foot.year) if dateline and dateline.day else None


def _lines(text: str, title: str | None, found: dict[str, str]) -> tuple[int, list[int]]:
    """Read the lines of the head; where the report may begin, and the line starts at which a dateline may stand."""
    pos, start, passed, anchors = 0, _skip(text, 0), 0, []
    while start < min(len(text), _HEAD) and passed < 4:
        anchors.append(start)
        end = _element(text, start, title, found)
        if end is not None:
            start = pos = _skip(text, end)
            continue
        line_end = text.find("\n", start)
        if line_end < 0 or line_end - start > _HEADLINE:
            break
        start, passed = _skip(text, line_end), passed + 1
    return pos, anchors or [start]


def _skip(text: str, start: int) -> int:
    while start < len(text) and (text[start].isspace() or text[start] in "\ufeff\u200b\u2060"):
        start += 1
    return start


def _element(text: str, start: int, title: str | None, found: dict[str, str]) -> int | None:
    """Read one element of the head at `start`: a note to editors, a labelled value, a byline, a date line, the title again."""
    if title and text.startswith(title.strip(), start) and text[start + len(title.strip()) :][:1] in {"", "\n", "\r"}:
        return start + len(title.strip())
    if note := _note().match(text, start):
        return note.end()
    if label := label_at(text, start):
        field, value, end = label
        value = (names(value) or "") if field == "author" else value
        if field and value:
            found.setdefault(field, value)
        return end
    end = text.find("\n", start)
    if end < 0 or end - start > 160:
        return None
    return end if _line(text[start:end].strip(), found) else None


def _line(line: str, found: dict[str, str]) -> bool:
    if date := written_date(line):
        found.setdefault("published", date)
        return True
    if (author := byline(line)) is not None:
        found.setdefault("agency" if is_known_agency(author) else "author", author)
        return True
    if is_known_agency(line.strip("()[]–—- ")):
        found.setdefault("agency", publisher_name(line.strip("()[]–—- ")) or "")
        return True
    return _piped(line, found)


def _piped(line: str, found: dict[str, str]) -> bool:
    """A line of parts: "Jane Doe | TNN | Updated: Jan 5, 2012, 04:23 IST"."""
    parts = [part.strip() for part in re.split(r"\s*[|•·]\s*", line) if part.strip()]
    dates = [written_date(re.sub(r"^[A-Za-z ]{2,20}:\s*", "", part)) for part in parts]
    if len(parts) < 2 or not (any(dates) or any(is_known_agency(part) for part in parts)):
        return False
    for part, date in zip(parts, dates, strict=True):
        if date:
            found.setdefault("published", date)
        elif is_known_agency(part):
            found.setdefault("agency", part)
        elif author := byline(part) or names(part):
            found.setdefault("author", author)
    return True


@cache
def _note() -> re.Pattern[str]:
    each = "|".join(re.escape(word) for word in table("en")["notes"])
    return re.compile(rf"[(\[](?:{each})\b[^)\]\n]{{0,400}}[)\]]", re.IGNORECASE)
