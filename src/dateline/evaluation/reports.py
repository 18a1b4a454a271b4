"""The fields of a coded report against those of the gold report it was matched with."""

from __future__ import annotations

from typing import Any

from dateline.evaluation.likeness import Item, Likeness, same_name, same_place, same_source, token_f1
from dateline.evaluation.tally import Tally


def score_report(tally: Tally, prefix: str, gold: Item, coded: Item) -> list[tuple[Any, Any]]:
    """Count every field under its name with a prefix; gives the pairs of actors."""
    both = (gold, coded)
    tally.match(prefix + "mode", (_as_list(r.get("mode")) for r in both), _equal)
    tally.match(prefix + "status", ([r.get("status")] for r in both), _equal)
    tally.match(prefix + "date", (_dates(r) for r in both), _equal)
    places = [[place] if (place := r.get("place")) and place.get("name") else [] for r in both]
    tally.match(prefix + "place", places, lambda g, c: float(same_place(g, c)))
    tally.match(prefix + "country", ([found[0].get("country")] if found else [] for found in places), _equal)
    actors = _score_actors(tally, prefix, *(r.get("actors", []) for r in both))
    sizes = tally.match(prefix + "sizes", (r.get("sizes", []) for r in both), lambda g, c: float(_figures(g) == _figures(c)))
    known = gold.get("actors", [])
    tally.judge(prefix + "sizes, source", sizes, lambda g, c: same_source(g.get("attribution"), c.get("attribution"), known))
    tally.match(prefix + "issues", (r.get("issues", []) for r in both), _same_issue)
    tally.match(prefix + "issues, kind aside", (r.get("issues", []) for r in both), _same_words)
    tally.match(prefix + "measures", (r.get("measures", []) for r in both), _same_measure)
    tally.match(prefix + "harms", (r.get("harms", []) for r in both), _same_harm)
    return actors


def _score_actors(tally: Tally, prefix: str, golds: list[Item], codeds: list[Item]) -> list[tuple[Any, Any]]:
    pairs = tally.match(prefix + "actors", (golds, codeds), _same_role)
    tally.match(prefix + "actors, role aside", (golds, codeds), lambda g, c: float(same_name(g, c)))
    for role in sorted({actor["role"] for actor in [*golds, *codeds]}):
        tally.match(f"  {prefix}{role}", ([a for a in side if a["role"] == role] for side in (golds, codeds)), _same_role)
    return pairs


_equal: Likeness = lambda gold, coded: float(gold == coded)  # noqa: E731


def _same_role(gold: Item, coded: Item) -> float:
    return float(gold["role"] == coded["role"] and same_name(gold, coded))


def _same_words(gold: Item, coded: Item) -> float:
    alike = token_f1(gold.get("text"), coded.get("text"))
    return alike if alike >= 0.5 else 0.0


def _same_issue(gold: Item, coded: Item) -> float:
    return _same_words(gold, coded) if gold["kind"] == coded["kind"] else 0.0


def _same_measure(gold: Item, coded: Item) -> float:
    same = gold.get("what") == coded.get("what") or token_f1(gold.get("text"), coded.get("text")) >= 0.5
    return float(gold["by"] == coded["by"] and same)


def _same_harm(gold: Item, coded: Item) -> float:
    return float(gold["kind"] == coded["kind"] and _figures(gold) == _figures(coded))


def _figures(item: Item) -> tuple[Any, Any]:
    return item.get("low"), item.get("high")


def _dates(report: Item) -> list[tuple[Any, Any]]:
    date = report.get("date") or {}
    return [(date.get("start"), date.get("end"))] if date.get("start") or date.get("end") else []


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
