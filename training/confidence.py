"""Fit the confidence of protest reports: `python -m training.confidence --corpora ../shared/corpora --gold ../shared/gold`.

Logistic regression over the events that the reader finds in documents it was not trained on: the selection split of the train parts, and
the gold documents that may be looked at (dev, the first sixteen of world). An event is right where one of its triggers is in gold's words.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from dateline.coding.confidence import signs
from dateline.coding.grouping import happenings
from dateline.coding.mending import mended
from dateline.knowledge.places import Places
from dateline.language import Reader
from dateline.language.analysis import Analysis
from dateline.reading import document
from training.corpora import Text, parse_marked, rows

TABLE = Path("src/dateline/knowledge/lexicon/en/confidence.toml")
Example = tuple[dict[str, float], bool]


def judged(analysis: Analysis, places: Places, gold: list[tuple[int, int]]) -> Iterator[Example]:
    """The signs of each event found, and whether gold has it; gold's ranges count in the text."""
    shift = analysis.text_start
    for happening in happenings(analysis, places):
        right = any(s + shift < t.end and t.start < e + shift for t in happening.triggers for s, e in gold)
        yield signs(analysis, happening), right


def examples(corpora: Path, gold: Path, reader: Reader, places: Places) -> Iterator[Example]:
    """All examples."""
    for corpus in ("roles", "passages", "articles", "events"):
        for row in rows(corpora / corpus / "train.jsonl"):
            text, found = parse_marked(row["marked"])
            analysis = None
            if Text(f"{corpus}/{row['id']}", corpus, None).held_out:  # type: ignore[arg-type]
                analysis = mended(reader.read(document(text, id=row["id"], title=row.get("title"))))
                ranges = [(a, b) for a, b, label, more in found if label == "trg" or more.get("type") == "PROTEST"]
                yield from judged(analysis, places, ranges)
    for name, most in (("dev", None), ("world", 16)):
        texts = {row["id"]: row for row in rows(gold / name / "texts.jsonl")}
        for row in list(rows(gold / name / "gold.jsonl"))[:most]:
            given = texts[row["document"]["id"]]
            analysis = mended(reader.read(document(given["text"], id=given["id"], title=given.get("title"))))
            yield from judged(analysis, places, list(_quoted(row, given["text"])))


def _quoted(row: dict[str, Any], text: str) -> Iterator[tuple[int, int]]:
    for report in row["reports"]:
        for quote in report["evidence"] if report["type"] == "PROTEST" else ():
            yield from (m.span() for m in re.finditer(re.escape(quote), text))


def main() -> None:
    """Fit, print what it is worth, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    options = parser.parse_args()
    found = list(examples(options.corpora, options.gold, Reader(), Places.load()))
    names = list(found[0][0])
    x = np.array([[signs[n] for n in names] for signs, _ in found])
    y = np.array([float(right) for _, right in found])
    weights = np.zeros(len(names))
    for _ in range(5000):
        weights -= 0.1 * (x.T @ (1 / (1 + np.exp(-x @ weights)) - y) / len(y) + 1e-3 * weights)
    p = 1 / (1 + np.exp(-x @ weights))
    print(f"{len(y)} events, {y.mean():.3f} of them right")
    for floor in (0.3, 0.4, 0.5, 0.6, 0.7):
        print(f"from {floor}: precision {y[p >= floor].mean():.3f}, recall {y[p >= floor].sum() / y.sum():.3f}")
    for low in np.arange(0.0, 1.0, 0.2):
        inside = (p >= low) & (p < low + 0.2)
        if inside.any():
            print(f"said {low:.1f} to {low + 0.2:.1f}: {inside.sum()} events, {y[inside].mean():.2f} right")
    head = TABLE.read_text(encoding="utf-8").split("[weights]")[0]
    lines = [f'"{name}" = {weight:.3f}' for name, weight in zip(names, weights, strict=True)]
    TABLE.write_text(head + "[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
