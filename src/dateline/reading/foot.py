"""The foot of a news text: "Published in Dawn, October 21st, 2023", "Sapa /pc/fg", "Enditem", "(Reporting by ...)", copyright lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from dateline.reading.agencies import names_pattern, publisher_name, sign_of
from dateline.reading.byline import names
from dateline.reading.dates import PRINTED, day_of
from dateline.reading.tables import table, words


@dataclass(slots=True)
class Foot:
    """What the foot says; the report's own words end at `start`."""

    start: int
    publisher: str | None = None
    published: str | None = None
    author: str | None = None
    year: int | None = None
    sign: str | None = field(default=None)


_LINES = 12
_PUBLISHED = re.compile(
    rf"(?:first |originally )?published (?:in|by) (?P<name>[^,\n]{{2,60}}?),?\s+(?:on )?(?:[a-z]+day,?\s+)?{PRINTED}\.?[)\]]?\s*$",
    re.IGNORECASE,
)
_PUBLISHED_ON = re.compile(rf"(?:published|posted|updated|last modified|load-date)(?: on|:)?\s*(?:[a-z]+day,?\s+)?{PRINTED}", re.IGNORECASE)
_APPEARED = re.compile(
    r"(?:was (?:first |originally )?published|(?:first )?appeared) (?:in|on|by) (?P<name>(?:[A-Z]|the [A-Z])[^,.\n]{1,50})"
)
_YEAR = re.compile(r"(?:copyright|©|\(c\))[^\d\n]{0,40}(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
_REPORTING = re.compile(r"^\W*(?:reporting|report|written|story) by (?P<names>[^;\n)]+)", re.IGNORECASE)
_SOURCE = re.compile(r"^\W*source\s*[:-]\s*(?P<name>[^\n|]{2,60}?)\W*$", re.IGNORECASE)


def find_foot(text: str, start: int = 0) -> Foot:
    """What the last lines say; nothing before `start` is taken for the foot."""
    foot = Foot(len(text))
    for _ in range(_LINES):
        end = start + len(text[start : foot.start].rstrip())
        begin = max(text.rfind("\n", start, end) + 1, start)
        line = text[begin:end]
        if not line.strip() or (begin == start and begin > 0 and not _inline(line)):
            break
        if begin > start and _whole(line, foot):
            foot.start = begin
            continue
        cut = _inline(line)
        if cut is None:
            break
        _take(line[cut:].strip(), foot)
        foot.start = begin + cut
    foot.start = start + len(text[start : foot.start].rstrip()) if foot.start < len(text) else len(text)
    return foot


def _whole(line: str, foot: Foot) -> bool:
    """Whether a whole line is of the foot; what it says is kept."""
    bare = line.strip().strip("-–—_=*#[]()").strip()
    low = bare.casefold()
    known = low in words("en", "ends") or line.strip().casefold() in words("en", "ends") or not bare
    if not (
        known or _signature().fullmatch(line.strip()) or (len(line) < 300 and any(low.startswith(start) for start in table("en")["foot"]))
    ):
        return False
    _take(line.strip(), foot)
    return True


@cache
def _signature() -> re.Pattern[str]:
    return re.compile(rf"(?:[-–—/|]+\s*)?[(\[]?(?P<name>{names_pattern()})[)\]]?(?P<initials>(?:\s*/\s*[A-Za-z]{{1,5}})*)\s*\.?")


@cache
def _last_words() -> re.Pattern[str]:
    """An agency's mark or an end sign behind the last sentence of a line."""
    ends = "|".join(re.escape(word) for word in sorted(table("en")["ends"], key=len, reverse=True) if word not in {"end", "more"})
    return re.compile(rf"(?<=[.!?\"”’'\])…\-–—\w])(?P<gap>\s+)(?P<last>(?:{_signature().pattern})|(?i:{ends}))\s*$")


def _inline(line: str) -> int | None:
    """Where the foot begins inside a line, or None."""
    tail = line[-200:]
    for pattern in (_PUBLISHED,):
        if match := pattern.search(tail):
            return len(line) - len(tail) + match.start()
    match = _last_words().search(tail)
    if match and (tail[match.start("gap") - 1] in ".!?\"”’'])…-–—" or match["last"].lstrip()[0] in "-–—([") and match.start("gap") > 0:
        return len(line) - len(tail) + match.start("last")
    return None


def _take(line: str, foot: Foot) -> None:
    if match := _PUBLISHED.search(line):
        foot.publisher, day = foot.publisher or match["name"].strip(), day_of(match)
        foot.published = foot.published or (day.iso() if day else None)
    elif match := _PUBLISHED_ON.search(line):
        day = day_of(match)
        foot.published = foot.published or (day.iso() if day else None)
    if match := _APPEARED.search(line):
        foot.publisher = foot.publisher or match["name"].strip()
    if match := _SOURCE.match(line):
        foot.publisher = foot.publisher or publisher_name(match["name"])
    if match := _YEAR.search(line):
        foot.year = foot.year or int(match["year"])
    if match := _REPORTING.match(line):
        foot.author = foot.author or names(re.split(r"\s+(?:in|from)\s+(?=[A-Z])", match["names"])[0]) or None
    if match := _signature().fullmatch(line):
        foot.publisher = foot.publisher or match["name"]
    foot.sign = foot.sign or sign_of(line.strip("()[]-–— ."))
