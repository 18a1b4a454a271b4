"""Who wrote it, where a line says so: "By Jane Doe", "By JANE DOE and JOHN ROE, Staff Writers", "Jane Doe | TNN | Updated: Jan 5, 2012"."""

from __future__ import annotations

import re

from dateline.reading.tables import table, words

_STARTS = "|".join(sorted(table("en")["byline"]["starts"], key=len, reverse=True))
_LINE = re.compile(rf"(?:{_STARTS}):?\s+(?P<names>\S.*)", re.IGNORECASE)
_CAPITALS = re.compile(
    r"(?:By|BY)\s+(?P<names>[A-Z][A-Z.'’-]*(?:\s[A-Z][A-Z.'’-]+){1,3}(?:(?:\sand\s|\sAND\s|,\s)[A-Z][A-Z.'’-]*(?:\s[A-Z][A-Z.'’-]+){1,3})*)(?=\s+[\"“‘'(]?[A-Z]?[a-z])"
)


def byline(line: str) -> str | None:
    """The name or names of a line that is a byline; "" where it is one but names nobody; None where it is none."""
    match = _LINE.fullmatch(line.strip())
    return names(match["names"]) if match and len(line) < 120 else None


def leading_byline(text: str, start: int, limit: int | None) -> tuple[str, int] | None:
    """A byline that runs into the report without a line break: its names and where it ends.

    It is believed before a dateline that begins at `limit`, or where the names stand in capitals ("By ADA LOVELACE Crude fell").
    """
    opening = re.compile(r"(?:By|BY|From)\s+").match(text, start)
    if not opening:
        return None
    if limit is not None and opening.end() < limit <= start + 80:
        found = names(text[opening.end() : limit])
        return (found, limit) if found is not None else None
    capitals = _CAPITALS.match(text, start)
    return (capitals["names"], capitals.end()) if capitals else None


def names(printed: str) -> str | None:
    """The names in what follows "By", without the writers' titles; "" where it names nobody; None where it is no list of names."""
    rest = printed.strip().rstrip(".,;:|–—-").strip()
    rest = re.split(r"\s*[|•·]\s*|\s+[–—-]{1,2}\s+|\s*\(", rest)[0].strip()
    low = rest.casefold()
    if low in words("en", "byline", "nobody"):
        return ""
    kept = [part for part in re.split(r",\s*", rest) if part and not _title(part)]
    joined = re.split(r"\s+(?:in|for|at)\s+(?=[A-Z])", ", ".join(kept))[0].strip()
    people = re.split(r",\s*(?:and\s+)?|\s+(?:and|AND|&)\s+", joined)
    return joined if joined and all(_person(person) for person in people) else None


def _title(part: str) -> bool:
    low = part.casefold()
    return low in words("en", "byline", "nobody") or any(
        low == t or low.startswith(t + " ") or low.rstrip("s").endswith(t) for t in words("en", "byline", "titles")
    )


def _person(name: str) -> bool:
    parts = name.split()
    if not 1 <= len(parts) <= 5 or any(c.isdigit() for c in name) or (name.endswith((".", "?", "!")) and len(parts[-1]) > 3):
        return False
    if parts[0].casefold() in words("en", "not_first"):
        return False
    return all(
        part[0].isupper()
        or part in {"de", "da", "del", "der", "van", "von", "al", "el", "bin", "ibn", "la", "le", "di", "dos"}
        or part[0] in "'’"
        for part in parts
    ) or (len(parts) == 1 and name.isalpha() and name.isupper())
