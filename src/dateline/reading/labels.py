"""Lines at the head of a text that say something about it: "Date: 21 October 2023", "Source: The Daily Harbour", "date 2023-10-21"."""

from __future__ import annotations

import re
from functools import cache

from dateline.reading.dates import PRINTED, day_of, written_date
from dateline.reading.tables import table, words

_DATE = re.compile(rf"\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?{PRINTED}", re.IGNORECASE)


@cache
def _label() -> re.Pattern[str]:
    each = "|".join(re.escape(label).replace(r"\ ", r"[ _-]") for label in sorted(table("en")["labels"], key=len, reverse=True))
    return re.compile(rf"[ \t*#]*(?P<label>{each})\**[ \t]*(?P<colon>:\**)?[ \t]*", re.IGNORECASE)


def label_at(text: str, start: int) -> tuple[str, str, int] | None:
    """The field, its value and where it ends, for a labelled line (or opening words) at `start`; field "" fills nothing."""
    match = _label().match(text, start)
    if not match:
        return None
    field = str(table("en")["labels"][re.sub(r"[_-]", " ", match["label"].casefold())])
    end = text.find("\n", match.end())
    line = text[match.end() : end if end >= 0 else len(text)].rstrip("\r")
    if field == "published":
        return _date(text, match, line)
    if not match["colon"]:
        return None
    wide = re.search(r"[ \t]{2,}", line)
    value = line[: wide.start()] if wide else line
    if not (wide or end >= 0) or len(value) > 160 or (field in {"publisher", "author"} and len(value) > 80):
        return None
    value = value.strip(" \t*")
    if field in {"publisher", "author", "dateline"} and not _is_name(value):
        return None
    return field, value, match.end() + len(line[: wide.start()] if wide else line)


def _is_name(value: str) -> bool:
    """Whether a value is written like a name ("Newspaper: Minister used personal e-mail." is a headline)."""
    parts = value.split()
    return (
        0 < len(parts) <= 9 and all(part[:1].isupper() or not part[0].isalpha() or part in words("en", "connectors") for part in parts)
    ) or ("." in value and " " not in value)


def _date(text: str, match: re.Match[str], line: str) -> tuple[str, str, int] | None:
    whole = written_date(line)
    if whole and (match["colon"] or len(line) < 40):
        return "published", whole, match.end() + len(line)
    date = _DATE.match(text, match.end())
    day = day_of(date) if date else None
    iso = day.iso() if day else None
    return ("published", iso, date.end()) if date and iso else None
