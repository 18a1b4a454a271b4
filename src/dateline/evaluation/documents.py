"""One coded document against its gold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import eq
from typing import Any

from dateline.evaluation.likeness import Item, report_likeness, same_name, token_f1
from dateline.evaluation.reports import score_report
from dateline.evaluation.tally import Counts, Tally


@dataclass(frozen=True, slots=True)
class Miss:
    """One item that gold has and the coder has not ("missed"), or the reverse ("spurious")."""

    document: str
    field: str
    kind: str
    item: Any


def score_document(text: str, title: str, gold: Item, coded: Item) -> tuple[Tally, list[Miss]]:
    """Count every field of one document, and list what was missed and what was made up."""
    tally = Tally()
    misses: list[Miss] = []
    name = gold["document"]["id"]
    has = [any(report["type"] == "PROTEST" for report in record["reports"]) for record in (gold, coded)]
    tally.match("detect", [[1] * found for found in has], eq)
    for field, protest in (("reports PROTEST", True), ("reports other", False)):
        golds, codeds = ([r for r in record["reports"] if (r["type"] == "PROTEST") is protest] for record in (gold, coded))
        pairs = tally.match(field, (golds, codeds), report_likeness(text))
        misses += _misses(name, field, golds, codeds, pairs, _first_words)
        for one, other in pairs:
            prefix = "" if protest else "other "
            actors = score_report(tally, prefix, one, other)
            misses += _misses(name, prefix + "actors", one.get("actors", []), other.get("actors", []), actors, _role_and_name)
    misses += _score_statements(tally, name, gold, coded)
    checks = list(_grounded(coded, text, title))
    tally.add("grounding", Counts(sum(checks), len(checks) - sum(checks)))
    return tally, misses


def _score_statements(tally: Tally, name: str, gold: Item, coded: Item) -> list[Miss]:
    golds = gold["statements"]
    spoken = [statement for statement in coded["statements"] if statement.get("kind") != "thought"]
    pairs = tally.match("statements", (golds, spoken), _same_statement)
    tally.judge("statements, type", pairs, lambda g, c: g.get("type") == c.get("type"))
    for both in pairs:
        tally.match("statements, addressee", (s.get("addressee") or [] for s in both), _same_plain_name)
    return _misses(name, "statements", golds, spoken, pairs, lambda s: (s["speaker"], s["text"][:80]))


def _same_plain_name(gold: str, coded: str) -> float:
    return float(same_name({"name": gold}, {"name": coded}))


def _same_statement(gold: Item, coded: Item) -> float:
    alike = token_f1(gold["text"], coded["text"])
    return alike if alike >= 0.6 and _same_plain_name(gold["speaker"], coded["speaker"]) else 0.0


def _misses(
    document: str, field: str, golds: Sequence[Any], codeds: Sequence[Any], pairs: Sequence[tuple[Any, Any]], what: Callable[[Any], Any]
) -> list[Miss]:
    matched = {id(item) for both in pairs for item in both}
    sides = (("missed", golds), ("spurious", codeds))
    return [Miss(document, field, kind, what(item)) for kind, items in sides for item in items if id(item) not in matched]


def _first_words(report: Item) -> Any:
    return [piece if isinstance(piece, str) else piece["quote"] for piece in report["evidence"][:1]]


def _role_and_name(actor: Item) -> Any:
    return actor["role"], actor["name"]


def _grounded(node: Any, text: str, title: str) -> Iterator[bool]:
    """For every span of the record, whether its words stand where it says."""
    if isinstance(node, Mapping):
        if {"start", "end", "quote"} <= node.keys():
            yield (title if node.get("of") == "title" else text)[node["start"] : node["end"]] == node["quote"]
        for value in node.values():
            yield from _grounded(value, text, title)
    elif isinstance(node, list):
        for value in node:
            yield from _grounded(value, text, title)
