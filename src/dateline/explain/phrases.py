"""How a value of the record is put in plain words, for the page and the terminal alike."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files

from dateline.model import Count, Date, Harm, Place, Size

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@cache
def words() -> dict[str, dict[str, str]]:
    """The table of plain words, by kind of code."""
    return tomllib.loads(files("dateline.explain").joinpath("words.toml").read_text(encoding="utf-8"))


def plain(kind: str, code: str | None) -> str:
    """The words for a code; a code the table lacks is shown as itself."""
    return words()[kind].get(code or "", (code or "").replace("_", " "))


def clean(text: str) -> str:
    """Text as it may be shown: control characters, direction overrides and lone surrogates made visible, so that none acts."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text.replace("\r\n", "\n")))


def _visible(char: str) -> str:
    if char in "\n\t" or char.isprintable():
        return char
    if char < " ":
        return chr(0x2400 + ord(char))
    return "\ufffd" if char in _BIDI or unicodedata.category(char) in ("Cc", "Cs") else char


def figure(counted: Size | Harm | Count) -> str:
    """A figure as it is meant: "about 400", "at least 2,000", "2,000–9,999"; the words themselves where no number is known."""
    low, high = counted.low, counted.high
    if low is None and high is None:
        return f"“{counted.text}”" if counted.text else "not counted"
    if low is None or (high is not None and counted.qualifier == "at_most"):
        return f"at most {high:,}"
    if high is None:
        return f"at least {low:,}"
    if low != high:
        return f"{low:,}–{high:,}"
    return f"about {low:,}" if counted.qualifier in ("about", "vague") else f"{low:,}"


def when(found: Date) -> str:
    """A date in words, no finer than its precision."""
    start, end = found.start, found.end
    if not start and not end:
        return "date unknown"
    if found.precision == "month" and start:
        return _day(start, "month")
    if found.precision == "year" and start:
        return start[:4]
    if start == end:
        return _day(str(start), "day")
    if start and end:
        return f"{_day(start)} – {_day(end)}"
    if end:
        return f"until {_day(end)}"
    return f"from {_day(str(start))}, still going on"


def _day(iso: str, form: str = "") -> str:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    month = f"{_MONTHS[day.month - 1]} {day.year}"
    if form == "month":
        return month
    return f"{_DAYS[day.weekday()]} {day.day} {month}" if form == "day" else f"{day.day} {month}"


def where(found: Place) -> str:
    """A place in words, from the finest name to the country."""
    parts = [found.name or found.text, found.admin1, country(found.country)]
    return ", ".join(unique(part for part in parts if part)) or "place unknown"


def coordinates(found: Place) -> str | None:
    """Degrees with their letters, or None where the place has none."""
    if found.latitude is None or found.longitude is None:
        return None
    north, east = "NS"[found.latitude < 0], "EW"[found.longitude < 0]
    return f"{abs(found.latitude):.2f}° {north}, {abs(found.longitude):.2f}° {east}"


@cache
def country(code: str | None) -> str | None:
    """The common English name of an ISO 3166 alpha-3 code; an unknown code is shown as itself."""
    if not code:
        return None
    import pycountry

    found = pycountry.countries.get(alpha_3=code)
    return str(getattr(found, "common_name", found.name)) if found else code


def unique(parts: Iterable[str]) -> tuple[str, ...]:
    """The parts in their order, each once."""
    return tuple(dict.fromkeys(parts))
