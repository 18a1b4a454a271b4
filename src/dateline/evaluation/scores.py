"""From counts to figures: precision, recall, F1 and their intervals, over all documents or group by group."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dateline.errors import RecordError
from dateline.evaluation.documents import Miss, score_document
from dateline.evaluation.likeness import Item
from dateline.evaluation.tally import Counts, Tally

By = Literal["publisher", "country", "year"]

DRAWS = 300
"""Samples of the bootstrap; with the seed, part of the definition, so that figures can be compared to the digit."""


@dataclass(frozen=True, slots=True)
class Score:
    """One field: `n` items of gold, precision, recall, F1 and the 95 % interval of F1 over documents."""

    n: int
    p: float
    r: float
    f1: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every field's score, which gold documents were not coded, what was missed or made up, and the same for each group."""

    documents: int
    absent: tuple[str, ...]
    fields: Mapping[str, Score]
    misses: tuple[Miss, ...]
    groups: Mapping[str, Evaluation]


def evaluate(texts: Iterable[Item], golds: Iterable[Item], codeds: Iterable[Item], *, by: By | None = None) -> Evaluation:
    """Score coded documents against gold.

    All three are JSON objects: `texts` have id, text, title, publisher and published, the others are coded documents (codebook, section
    5; gold may lack ids, confidence and offsets). A gold document that was not coded counts as coded empty. Raises RecordError where a
    gold document has no text.
    """
    articles = {str(row["id"]): row for row in texts}
    coded = {str(row["document"]["id"]): row for row in codeds}
    known = list(golds)
    scored = []
    for gold in known:
        name = str(gold["document"]["id"])
        if name not in articles:
            raise RecordError(f"gold document {name!r} is not among the texts")
        article = articles[name]
        record = coded.get(name, {"reports": [], "statements": []})
        scored.append((gold, *score_document(article["text"], article.get("title") or "", gold, record)))
    groups: dict[str, list[tuple[Item, Tally, list[Miss]]]] = {}
    if by:
        for entry in scored:
            groups.setdefault(_group(entry[0], articles[str(entry[0]["document"]["id"])], by), []).append(entry)
    return _evaluation(scored, coded, {name: _evaluation(groups[name], coded, {}) for name in sorted(groups)})


def _evaluation(
    scored: Sequence[tuple[Item, Tally, list[Miss]]], coded: Mapping[str, Item], groups: Mapping[str, Evaluation]
) -> Evaluation:
    tallies = [tally.fields for _, tally, _ in scored]
    names = [str(gold["document"]["id"]) for gold, _, _ in scored]
    return Evaluation(
        documents=len(scored),
        absent=tuple(name for name in names if name not in coded),
        fields=_scores(tallies),
        misses=tuple(miss for _, _, misses in scored for miss in misses),
        groups=groups,
    )


def _scores(tallies: Sequence[Mapping[str, Counts]]) -> dict[str, Score]:
    draw = random.Random(0)
    scores = {}
    for field in dict.fromkeys(field for tally in tallies for field in tally):
        counts = [tally.get(field, Counts()) for tally in tallies]
        total = sum(counts, Counts())
        precision, recall, f1 = prf(total)
        drawn = sorted(prf(sum(draw.choices(counts, k=len(counts)), Counts()))[2] for _ in range(DRAWS))
        rounded = (round(value, 3) for value in (precision, recall, f1, drawn[7], drawn[292]))
        scores[field] = Score(total.right + total.missed, *rounded)
    return scores


def prf(counts: Counts) -> tuple[float, float, float]:
    """Precision, recall and F1; 0 where there is nothing to divide by."""
    coded, gold = counts.right + counts.spurious, counts.right + counts.missed
    precision, recall = counts.right / coded if coded else 0.0, counts.right / gold if gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _group(gold: Item, article: Item, by: By) -> str:
    """What a document is counted under: its publisher, the year of its publication, or the country of its first event in gold."""
    document: dict[str, Any] = {**gold["document"], **{key: value for key, value in article.items() if value}}
    if by == "publisher":
        return str(document.get("publisher") or "unknown")
    if by == "year":
        return str(document.get("published") or "unknown")[:4] if document.get("published") else "unknown"
    countries = [(report.get("place") or {}).get("country") for report in gold["reports"]]
    return str(next(filter(None, countries), "none"))
