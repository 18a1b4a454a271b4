"""When two names, phrases, places or sources count as the same."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Item = Mapping[str, Any]
Likeness = Callable[[Any, Any], float]

SMALL = frozenset({"the", "a", "an", "of", "and", "s", "in", "on", "at", "to", "for", "their", "its", "his", "her"})
"""Words that do not tell names apart."""

NEAR = 25
"""Kilometers within which two coordinates are one place."""


def words(text: str | None) -> list[str]:
    """The words that count, case aside."""
    return [word for word in re.findall(r"\w+", (text or "").casefold()) if word not in SMALL]


def token_f1(a: str | None, b: str | None) -> float:
    """How much two phrases share, by words."""
    left, right = words(a), words(b)
    if not left or not right:
        return float(left == right)
    pool = list(right)
    shared = 0
    for word in left:
        if word in pool:
            pool.remove(word)
            shared += 1
    return 2 * shared / (len(left) + len(right))


def same_name(gold: Item, coded: Item) -> bool:
    """Whether two actors are one: an equal name or acronym, or all words of one name in the other and half of them shared."""
    forms = [{form.casefold() for form in (actor.get("name"), actor.get("acronym")) if form} for actor in (gold, coded)]
    if forms[0] & forms[1]:
        return True
    left, right = set(words(gold.get("name"))), set(words(coded.get("name")))
    return bool(left and right) and (left <= right or right <= left) and token_f1(gold["name"], coded["name"]) >= 0.5


def same_source(gold: str | None, coded: str | None, known: Sequence[Item]) -> bool:
    """Whether two attributions name one source: both none, one's words within the other's, or name and acronym of an actor of gold."""
    left, right = set(words(gold)), set(words(coded))
    if not left or not right:
        return left == right
    if left <= right or right <= left:
        return True
    both = {" ".join(words(gold)), " ".join(words(coded))}
    return any(both <= {" ".join(words(form)) for form in (actor.get("name"), actor.get("acronym")) if form} for actor in known)


def same_place(gold: Item, coded: Item) -> bool:
    """The same country, and the same name or, where both have coordinates, no more than 25 km apart."""
    if gold.get("country") != coded.get("country"):
        return False
    if gold["name"].casefold() == coded["name"].casefold():
        return True
    corners = [value for place in (gold, coded) for key in ("latitude", "longitude") if (value := place.get(key)) is not None]
    return len(corners) == 4 and _kilometers(*corners) <= NEAR


def _kilometers(*corners: float) -> float:
    a, b, c, d = map(math.radians, corners)
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))


def spans(item: Item, text: str) -> list[tuple[int, int]]:
    """Where an item's words stand in the text: its offsets, else every place where the quote stands."""
    found: list[tuple[int, int]] = []
    for piece in item.get("evidence") or []:
        if isinstance(piece, str):
            found += [match.span() for match in re.finditer(re.escape(piece), text)]
        elif piece.get("of") != "title":
            found.append((piece["start"], piece["end"]))
    return found


def report_likeness(text: str) -> Likeness:
    """How alike two reports of one document are: 0 unless of one type and on the same words, or on the same day at the same place."""

    def likeness(gold: Item, coded: Item) -> float:
        if gold["type"] != coded["type"]:
            return 0.0
        touching = any(s < f and t < e for s, e in spans(gold, text) for t, f in spans(coded, text))
        days = [(report.get("date") or {}).get("start") for report in (gold, coded)]
        places = [((report.get("place") or {}).get("name") or "").casefold() for report in (gold, coded)]
        one_day = days[0] is not None and days[0] == days[1]
        one_place = bool(places[0]) and places[0] == places[1]
        if not touching and not (one_day and one_place):
            return 0.0
        return 2.0 * touching + 0.5 * one_day + 0.5 * one_place + 0.2 * (gold.get("status") == coded.get("status"))

    return likeness


def pair(golds: Sequence[Any], codeds: Sequence[Any], likeness: Likeness) -> list[tuple[Any, Any]]:
    """Match one to one, the likest first; what has no likeness stays alone."""
    ranked = sorted(((likeness(g, c), i, j) for i, g in enumerate(golds) for j, c in enumerate(codeds)), key=lambda entry: -entry[0])
    taken_golds: set[int] = set()
    taken_codeds: set[int] = set()
    pairs = []
    for score, i, j in ranked:
        if score > 0 and i not in taken_golds and j not in taken_codeds:
            taken_golds.add(i)
            taken_codeds.add(j)
            pairs.append((golds[i], codeds[j]))
    return pairs
