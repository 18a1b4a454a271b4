"""Who an agency's mark in a dateline or last line stands for; "(Agency)" and "(Web Desk)" name nobody."""

from __future__ import annotations

import re
from functools import cache

from dateline.reading.tables import table, words


@cache
def _names() -> frozenset[str]:
    return words("agencies", "names")


def is_known_agency(mark: str) -> bool:
    """Whether each part of a mark such as "Sapa-AFP" is a known agency."""
    low = mark.strip().casefold()
    return low in _names() or all(part.strip() in _names() for part in re.split(r"[-/,&]| and ", low))


def is_agency(mark: str) -> bool:
    """Whether what stands in the brackets of a dateline is an agency's mark: known, made of capitals, or named like one."""
    low = mark.strip().casefold()
    if is_known_agency(mark) or low in words("agencies", "generic"):
        return True
    parts = mark.strip().split()
    if any(word in words("agencies", "words") for word in re.findall(r"\w+", low)):
        return len(parts) <= 6
    return len(parts) <= 3 and all(part[:1].isupper() or not part[:1].isalpha() for part in parts) and not any(c.isdigit() for c in mark)


def publisher_name(mark: str | None) -> str | None:
    """The publisher a mark names, as printed; None for the nameless ones."""
    if mark is None or mark.strip().casefold() in words("agencies", "generic"):
        return None
    return _spelling().get(mark.strip(), mark.strip())


@cache
def _spelling() -> dict[str, str]:
    """Capitals for what archives printed in lower case ("afp"); agencies that write themselves small keep to it."""
    names = table("agencies")["names"]
    return {name.lower(): name for name in reversed(names) if name.lower() not in names}


def sign_of(mark: str) -> str | None:
    """The only agency that ends its reports with this word."""
    found = table("agencies")["signs"].get(mark.strip().casefold())
    return str(found) if found else None


@cache
def names_pattern() -> str:
    """A regular expression of all known agencies, hyphenated or slashed together too, longest first."""
    each = "|".join(re.escape(name) for name in sorted(table("agencies")["names"], key=lambda n: (-len(n), n)))
    return rf"(?:{each})(?:[-/](?:{each}))*"
