"""Learn how much each sign weighs that two triggers name one event: `python -m training.pairs --corpora ../shared/corpora`.

Logistic regression over all pairs of hand-marked triggers in articles/ and passages/ (train parts), each document weighing alike; the
weights are written into the table of the package. Prints accuracy and loss on the selection split.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from dateline.coding import pairs
from dateline.knowledge.places import Places
from dateline.language import Reader
from dateline.language.analysis import Mark
from dateline.model import Document
from training.corpora import Text, parse_marked, rows

TABLE = Path("src/dateline/knowledge/lexicon/en/grouping.toml")
Example = tuple[dict[str, float], bool]


def examples(path: Path, corpus: str, reader: Reader, places: Places) -> Iterator[tuple[bool, list[Example]]]:
    """For each document whether it is held out, and its pairs of triggers with whether they are of one event."""
    for row in rows(path):
        text, found = parse_marked(row["marked"])
        numbers = [frozenset(f[3].get("e", "").split(",")) for f in found]
        if sum(f[2] == "trg" for f in found) < 2:
            continue
        analysis = reader.read(Document(id=row["id"], title=row.get("title"), text=text, published=row.get("published")))
        shift = analysis.text_start
        read = {(t.start, t.end): t.attributes for t in analysis.triggers}  # as the reader sees mode and status
        own = [read.get((f[0] + shift, f[1] + shift), {k: v for k, v in f[3].items() if k != "e"}) for f in found]
        marks = [Mark(f[2], f[0] + shift, f[1] + shift, 1.0, attributes) for f, attributes in zip(found, own, strict=True)]
        events = dict(zip(marks, numbers, strict=True))
        told = pairs.told_of(replace(analysis, roles=tuple(marks)), places)
        triggers = list(told)
        out = [
            (pairs.features(told[a], told[b]), bool(events[a] & events[b])) for i, b in enumerate(triggers) for a in triggers[:i]
        ]  # fmt: skip
        yield Text(f"{corpus}/{row['id']}", corpus, analysis.doc).held_out, out  # type: ignore[arg-type]


def fit(documents: list[list[Example]], names: list[str], *, steps: int = 3000, decay: float = 2e-4) -> np.ndarray:
    """Weights of a logistic regression by gradient descent; a document's pairs weigh together as much as the root of their number."""
    x = np.array([[f.get(n, 0.0) for n in names] for d in documents for f, _ in d])
    y = np.array([float(same) for d in documents for _, same in d])
    mass = np.array([len(d) ** -0.5 for d in documents for _ in d])
    mass /= mass.sum()
    weights = np.zeros(len(names))
    moment = np.zeros(len(names))
    for _ in range(steps):
        gradient = x.T @ ((1 / (1 + np.exp(-x @ weights)) - y) * mass) + decay * weights
        moment = 0.9 * moment + gradient
        weights -= 0.3 * moment
    return weights


def report(name: str, documents: list[list[Example]], names: list[str], weights: np.ndarray) -> None:
    """Print accuracy and mean loss over pairs."""
    x = np.array([[f.get(n, 0.0) for n in names] for d in documents for f, _ in d])
    y = np.array([float(same) for d in documents for _, same in d])
    p = 1 / (1 + np.exp(-x @ weights))
    loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    print(f"{name}: {len(y)} pairs, {y.mean():.3f} of one event, accuracy {((p > 0.5) == (y > 0.5)).mean():.3f}, loss {loss:.3f}")


def main() -> None:
    """Fit and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    options = parser.parse_args()
    reader, places = Reader(), Places.load()
    found = [e for corpus in ("articles", "passages") for e in examples(options.corpora / corpus / "train.jsonl", corpus, reader, places)]
    for path in sorted(Path("training/articles").glob("*.jsonl")):
        found += examples(path, "articles", reader, places)
    learn, held = [d for out, d in found if not out], [d for out, d in found if out]
    names = sorted({n for d in learn for f, _ in d for n in f})
    weights = fit(learn, names)
    report("learnt on", learn, names, weights)
    report("held out", held, names, weights)
    head = re.split(r"\[weights\]\n", TABLE.read_text(encoding="utf-8"))[0]
    lines = [f'"{name}" = {value:.3f}' for name, value in zip(names, weights, strict=True)]
    TABLE.write_text(head + "[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
