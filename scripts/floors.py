#!/usr/bin/env python3
"""Quality against floors: python scripts/floors.py [--check] [--set NAME] [--processes N]

Codes tests/articles and, where ../shared stands beside this checkout, the gold sets there, and prints each field with its floor
(tests/floors.toml). --check: exit code 1 where a field is below its floor. --write: print a new floors.toml for what was measured;
floors are raised by hand, never lowered without a line in the changelog. --scorecard: write docs/scorecard.md.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import tomllib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from dateline.coding.coder import Coder
from dateline.evaluation import Evaluation, evaluate
from dateline.model import CodedDocument, Document
from dateline.pool import code_many
from dateline.reading import read

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold"
SETS = {
    "articles": (ROOT / "tests" / "articles" / "texts.jsonl", ROOT / "tests" / "articles" / "records.jsonl"),
    "fresh": (ROOT / "tests" / "articles" / "fresh" / "texts.jsonl", ROOT / "tests" / "articles" / "fresh" / "records.jsonl"),
    **{name: (GOLD / name / "texts.jsonl", GOLD / name / "gold.jsonl") for name in ("seed", "dev", "world")},
}
FLOORS = ROOT / "tests" / "floors.toml"
SLACK = 0.015
"""A floor stands this much below what was measured: processors round differently."""
ENOUGH = 5
"""Fields with fewer items of gold say nothing."""


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def measure(name: str, processes: int) -> Evaluation:
    """Code a set and score it; whatever cannot be read or coded ends the script."""
    texts, gold = SETS[name]
    found = list(read([texts]))
    documents = [item for item in found if isinstance(item, Document)]
    assert len(documents) == len(found), found
    outcomes = list(code_many(partial(Coder), documents, processes=processes))
    coded = [outcome.to_dict() for outcome in outcomes if isinstance(outcome, CodedDocument)]
    assert len(coded) == len(documents), [outcome for outcome in outcomes if not isinstance(outcome, CodedDocument)]
    return evaluate(rows(texts), rows(gold), coded)


def report(name: str, result: Evaluation, floors: Mapping[str, float]) -> list[str]:
    """Print every field; gives those below their floor."""
    low = []
    print(f"\n{name}: {result.documents} documents")
    for field, score in result.fields.items():
        floor = floors.get(field)
        below = floor is not None and score.f1 < floor
        low += [f"{name}: {field} {score.f1} is below {floor}"] if below else []
        told = "" if floor is None else f"floor {floor}{' BELOW' if below else ''}"
        print(f"  {field:<28}{score.n:>6}{score.p:>8.3f}{score.r:>8.3f}{score.f1:>8.3f}  {told}")
    return low


def proposed(name: str, result: Evaluation) -> str:
    """A section of floors.toml for what was measured."""
    lines = [f"[{name}]", f'date = "{datetime.date.today()}"', f"documents = {result.documents}", f"[{name}.fields]"]
    for field, score in result.fields.items():
        if score.n >= ENOUGH and not field.startswith("other sizes"):
            floor = 1.0 if field == "grounding" else max(int((score.f1 - SLACK) * 100) / 100, 0.0)
            lines.append(f'"{field}" = {floor}  # {score.f1} of {score.n}')
    return "\n".join(lines) + "\n"


def scorecard(results: Mapping[str, Evaluation]) -> str:
    """The page of figures, one column a set."""
    fields = dict.fromkeys(field for result in results.values() for field in result.fields)
    lines = [
        (ROOT / "docs" / "scorecard_head.md.in").read_text(encoding="utf-8").replace("DATE", str(datetime.date.today())),
        "| field | " + " | ".join(f"{name} ({result.documents})" for name, result in results.items()) + " |",
        "| --- |" + " ---: |" * len(results),
    ]
    for field in fields:
        cells = []
        for name, result in results.items():
            score = result.fields.get(field)
            told = score and (score.n >= ENOUGH or (name == "seed" and score.n))
            cells.append(f"{score.f1:.2f} <small>{score.low:.2f} to {score.high:.2f}, n {score.n}</small>" if score and told else "")
        if any(cells):
            lines.append(f"| {field.strip()} | {' | '.join(cells)} |")
    lines.append((ROOT / "docs" / "scorecard_tail.md.in").read_text(encoding="utf-8"))
    return "\n".join(lines) + "\n"


def main() -> int:
    """Measure what is there."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("--check", action="store_true")
    ask.add_argument("--write", action="store_true")
    ask.add_argument("--scorecard", action="store_true")
    ask.add_argument("--set", choices=list(SETS), action="append")
    ask.add_argument("--processes", type=int, default=1)
    asked = ask.parse_args()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    low = []
    results = {}
    for name in asked.set or SETS:
        if not SETS[name][0].exists():
            print(f"{name}: not here, left out")
            continue
        result = results[name] = measure(name, asked.processes)
        low += report(name, result, floors.get(name, {}).get("fields", {}))
        if asked.write:
            print("\n" + proposed(name, result))
    print(*low, sep="\n")
    if asked.scorecard:
        (ROOT / "docs" / "scorecard.md").write_text(scorecard(results), encoding="utf-8")
    return int(bool(low) and asked.check)


if __name__ == "__main__":
    sys.exit(main())
