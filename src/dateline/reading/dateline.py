"""Where a report was filed: the place an agency or paper prints before the first sentence ("KARACHI, Oct 20 (Agency) -").

Two kinds of sign are told apart. A place with a date or an agency behind it is sure and may even stand inside a line, after a
headline and a reporter's name. A place with nothing but a colon, dash or full stop is believed only at the head of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline.reading.agencies import is_agency, is_known_agency, publisher_name
from dateline.reading.dates import PRINTED, Day, day_of
from dateline.reading.tables import is_city, table, words


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: the place as printed stands at `start` to `end`, the report itself begins at `after`."""

    place: str
    start: int
    end: int
    after: int
    day: Day | None = None
    agency: str | None = None


_INLINE = 400
_SEP = r"(?P<sep>[.,]?\s*(?:-{2,3}|_(?=\s)|\.-|-(?=\s)|[—–])(?:\s*[-—–]+)?|:(?!\d)|\.(?=\s))"
_AGENCY = r"[(/](?P<agency>[^()/\n]{2,48})[)/]"
_DATE_TAIL = re.compile(rf"[,.]?\s*{PRINTED}[.,]?(?:\s*{_AGENCY})?(?:\s*{_SEP})?", re.IGNORECASE)
_AGENCY_TAIL = re.compile(rf"\s*{_AGENCY}\s*{_SEP}")
_WEAK_TAIL = re.compile(rf"(?:\s\((?P<region>[^()\n]{{3,30}})\))?\s*{_SEP}")
_LETTERS = r"[^\W\d_]"
_CAPITALS = r"(?:Mc|Mac|De|O['’])?[^\W\d_a-z][^\W\d_a-z'’.`]*"
_SMALL = rf"(?:(?:{'|'.join(sorted(table('en')['connectors'], key=len, reverse=True))})[\s-])"
_REGION = rf"(?:,\s{_LETTERS}[\w.'’-]*(?:\s{_LETTERS}[\w.'’-]*){{0,2}}){{0,2}}"
_RUN = re.compile(rf"(?<![\w'’-])(?P<place>{_CAPITALS}(?:(?:\s?/\s?|\s|-){_SMALL}?{_CAPITALS})*)(?P<region>{_REGION})$")
_TITLE = re.compile(rf"\s*(?P<place>{_LETTERS}[\w'’.`]*(?:(?:\s?/\s?|\s|-){_SMALL}?{_LETTERS}[\w'’.`]*){{0,4}}?)(?P<region>{_REGION})$")
_LAST_WORDS = re.compile(rf"(?<!\S)(?P<place>[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*){{0,2}})(?P<region>{_REGION})$")
_PARAGRAPH = re.compile(r"(?<=\n)(?=\S)")
_DIGEST = 20_000
_AGENCY_FIRST = re.compile(
    rf"(?P<agency>[A-Z]{{2,8}})[-–]\s?(?P<place>{_LETTERS}[\w'’-]*(?:\s{_LETTERS}[\w'’-]*)?)(?:\s?\([^)\n]+\))?\s*(?:[-–—:]|(?={_LETTERS}))\s*"
)
_LOWER = re.compile(
    rf"\s*(?P<place>[^\W\d_][^\W\d_A-Z' -]{{1,20}}(?:[ -][^\W\d_A-Z']+){{0,2}}(?:, [^\W\d_A-Z ]+)?),? "
    rf"{PRINTED}\.? \(?(?P<agency>[a-z-]+)\)?\s*(?:{_SEP})?"
)


def find_dateline(text: str, anchors: Iterable[int]) -> Dateline | None:
    """The first dateline in the head of a text; `anchors` are the line starts at which one without a date or agency is believed as well.

    A digest, whose later paragraphs have datelines of their own, has none.
    """
    starts = list(anchors)
    found = [_inside(text)] + [_at(text, start) for start in starts]
    first = min((d for d in found if d), key=lambda d: (d.start, -d.after), default=None)
    if first and first.start > starts[0] and sum(1 for line in _PARAGRAPH.finditer(text, 0, _DIGEST) if _at(text, line.end())) > 1:
        return None
    return first


def _inside(text: str) -> Dateline | None:
    head = text[: _INLINE + 200]
    for tail in (*_DATE_TAIL.finditer(head), *_AGENCY_TAIL.finditer(head)):
        dated, agency = "m1" in tail.re.groupindex, tail["agency"]
        if tail.start() > _INLINE or not agency or not (is_agency(agency) if dated else is_known_agency(agency)):
            continue
        line = head.rfind("\n", 0, tail.start()) + 1
        run = _RUN.search(head, line, tail.start())
        if run and _capital(run["place"]) and _region(run["region"]):
            start = run.start() if run.start() == line else _trim(run)
            return _made(text, start, run.end(), tail)
        if is_known_agency(agency) and (words_ := _LAST_WORDS.search(head, line, tail.start())):
            for offset in (m.start() for m in re.finditer(r"\S+", words_["place"])):
                if is_city(words_["place"][offset:]):
                    return _made(text, words_.start() + offset, words_.end(), tail)
    return None


def _trim(run: re.Match[str]) -> int:
    """Inside a line an acronym that ends the headline may touch the place ("... says UN NEW YORK"): the longest known place counts."""
    parts = [m.start() for m in re.finditer(r"\S+", run["place"])]
    for offset in parts:
        if is_city(run["place"][offset:]):
            return run.start() + offset
    return run.start() + parts[max(0, len(parts) - 3)]


def _at(text: str, start: int) -> Dateline | None:
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)][:160]
    return (
        _dated(text, start, line)
        or _lower(text, start)
        or _agency_first(text, start)
        or _bare(text, start, line)
        or _alone(text, start, line)
    )


def _dated(text: str, start: int, line: str) -> Dateline | None:
    """A place with a date or an agency behind it, at the beginning of a line."""
    for tail in (*_DATE_TAIL.finditer(text, start, start + len(line)), *_AGENCY_TAIL.finditer(text, start, start + len(line))):
        place = _RUN.match(text, start, tail.start()) or _TITLE.match(text, start, tail.start())
        if not place or not _region(place["region"]) or not _name(place["place"]):
            continue
        agency, dated = tail["agency"], "m1" in tail.re.groupindex
        if dated:
            sure = bool(tail["sep"] or (agency and is_agency(agency)))
        else:
            sure = is_agency(agency) and (_capital(place["place"]) or is_known_agency(agency) or is_city(place["place"]))
        if sure:
            return _made(text, place.start("place"), place.end(), tail)
    return None


def _bare(text: str, start: int, line: str) -> Dateline | None:
    """A place with nothing but a separator behind it."""
    for tail in _WEAK_TAIL.finditer(text, start, start + min(len(line), 60)):
        place = _RUN.match(text, start, tail.start()) or _TITLE.match(text, start, tail.start())
        if not place or place["place"].split()[-1].rstrip(".").casefold() in words("en", "abbreviations"):
            continue
        name, after, sep = place["place"], text[tail.end() : tail.end() + 40].lstrip(), tail["sep"].strip()
        if (
            not _name(name)
            or not _region(place["region"])
            or not after
            or is_known_agency(name)
            or re.match(r"[Bb]y [A-Z]\w+ [A-Z]", after)
        ):
            return None
        begin, lead = place.start("place"), name.split()[0]
        if is_known_agency(lead) and is_city(name.removeprefix(lead)):
            begin, name = begin + len(lead) + 1, name.removeprefix(lead).strip()
        long = len(line) > 120 or text.rstrip().endswith(line.rstrip())
        if _capital(name):
            sure = is_city(name) or (long and len(name) > 3 and len(name.split()) <= (3 if sep == "." else 4) and not _common(name, text))
        else:
            sure = long and sep != "." and is_city(name) and after[0].isupper() and not _common(name, text) and not _person(name, text)
        return _made(text, begin, place.end(), tail) if sure else None
    return None


def _common(name: str, text: str) -> bool:
    """Whether a word of a name is an ordinary word in this very text ("Police: ... police said")."""
    return all(re.search(rf"\b{re.escape(word.lower())}\b", text) for word in name.split() if len(word) > 3)


def _person(name: str, text: str) -> bool:
    """Whether a name is a person's in this very text ("Clinton: ... Mrs. Clinton said")."""
    said = "|".join(table("en")["speech"])
    return re.search(rf"\b[A-Z][\w.’'-]+ {re.escape(name)}\b|\b{re.escape(name)},? (?:{said})\b", text) is not None


def _alone(text: str, start: int, line: str) -> Dateline | None:
    place = _RUN.match(line.strip())
    if place and _name(place["place"]) and _region(place["region"]) and is_city(place["place"]) and len(line.strip()) < len(text.strip()):
        begin = start + len(line) - len(line.lstrip())
        after = start + len(line) + len(text[start + len(line) :]) - len(text[start + len(line) :].lstrip())
        return Dateline(place.group(), begin, begin + len(place.group()), after)
    return None


def _lower(text: str, start: int) -> Dateline | None:
    """The form of archives that lost their capitals: "lome, aug 23 afp"."""
    match = _LOWER.match(text, start, start + 90)
    if match and _name(match["place"]) and (is_known_agency(match["agency"])):
        return _made(text, match.start("place"), match.end("place"), match)
    return None


def _agency_first(text: str, start: int) -> Dateline | None:
    match = _AGENCY_FIRST.match(text, start, start + 90)
    if match and is_known_agency(match["agency"]) and is_city(match["place"]):
        return Dateline(match["place"], match.start("place"), match.end("place"), match.end(), None, match["agency"])
    return None


def _made(text: str, start: int, end: int, tail: re.Match[str]) -> Dateline:
    after, sep = tail.end(), tail.groupdict().get("sep") or ""
    if sep.startswith(".") and len(sep) > 1 and re.search(r",\s[A-Z][\w.]{0,5}$", text[start:end]):
        end += 1  # the full stop is the region's: "PORTSMOUTH, N.H. —"
    while after < len(text) and (text[after].isspace() or text[after] in "-—–"):
        after += 1
    groups = tail.groupdict()
    agency = groups.get("agency")
    return Dateline(
        text[start:end], start, end, after, day_of(tail) if "m1" in groups and _has_date(groups) else None, publisher_name(agency)
    )


def _has_date(groups: dict[str, str | None]) -> bool:
    return any(groups[f"m{n}"] for n in "1234")


def _capital(name: str) -> bool:
    parts = [part for part in re.split(r"[\s/-]+", name) if part.lower() not in words("en", "connectors")]
    return (
        bool(parts)
        and all(
            re.sub(r"^(?:Mc|Mac|De|O['’])(?=[A-Z])", "", part).upper() == part.removeprefix("Mc").removeprefix("Mac") or part.isupper()
            for part in parts
        )
        and any(sum(c.isalpha() for c in part) > 1 for part in parts)
    )


def _region(region: str) -> bool:
    parts = region.strip(", ").split()
    if any(part.rstrip(".").casefold() in _not_regions() for part in parts):
        return False
    return len(region) < 40 and all(part[0].isupper() or part in words("en", "connectors") for part in parts)


@cache
def _not_regions() -> frozenset[str]:
    return words("en", "months") | words("en", "weekdays")


def _name(name: str) -> bool:
    """Whether words could be the name of a place: not one of the words that head a text, short, and written like a name."""
    low = " ".join(name.casefold().split())
    first = low.split()[0]
    if low in words("en", "not_places") or re.sub(r"\s*\d+$", "", low) in words("en", "not_places"):
        return False
    if first in words("en", "not_first") and not any(low.startswith(known) for known in words("en", "first_anyway")):
        return False
    parts = [part for part in re.split(r"[\s/-]+", name) if part.lower() not in words("en", "connectors")]
    return len(name) <= 50 and len(parts) <= 5 and (name.islower() or all(part[:1].isupper() for part in parts))
