"""Learn how much each sign weighs for the status of an event: `python -m training.status --corpora ../shared/corpora`.

Multinomial logistic regression over hand-marked triggers of the train parts of roles/, passages/, articles/ and our own articles, the
head's word left out; the weights are written into the table of the package. Prints accuracy on the selection split.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from dateline.coding import status
from dateline.language import Reader
from dateline.language.analysis import Mark
from dateline.model import Document
from training.corpora import OWN, Text, parse_marked, rows
from training.labels import STATUS

TABLE = Path("src/dateline/knowledge/lexicon/en/status.toml")
RARE = 8
"""A sign seen fewer times is left out."""


def examples(path: Path, corpus: str, reader: Reader) -> Iterator[tuple[bool, str, frozenset[str], str]]:
    """Whether held out, the status, the signs, and what the head says where it finds the trigger."""
    for row in rows(path):
        text, found = parse_marked(row["marked"])
        if not any(f[2] == "trg" for f in found):
            continue
        analysis = reader.read(Document(id=row["id"], title=row.get("title"), text=text))
        shift = analysis.text_start
        held = Text(f"{corpus}/{row['id']}", corpus, analysis.doc).held_out  # type: ignore[arg-type]
        heads = {(m.start, m.end): m.attributes.get("status", "") for m in analysis.triggers}
        for a, b, label, attributes in found:
            if label == "trg" and attributes.get("status") in STATUS:
                mark = Mark("trg", a + shift, b + shift)
                signs = status.features(replace(analysis, roles=(mark,)), mark)
                yield held, attributes["status"], signs, heads.get((mark.start, mark.end), "")


def fit(x: np.ndarray, y: np.ndarray, *, steps: int = 1500, decay: float = 3e-4) -> np.ndarray:
    """Weights (signs, statuses) by gradient descent with momentum."""
    weights = np.zeros((x.shape[1], len(STATUS)))
    moment = np.zeros_like(weights)
    gold = np.eye(len(STATUS))[y]
    for _ in range(steps):
        score = x @ weights
        p = np.exp(score - score.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        moment = 0.9 * moment + x.T @ (p - gold) / len(x) + decay * weights
        weights -= 0.5 * moment
    return weights


def main() -> None:
    """Fit and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    options = parser.parse_args()
    reader = Reader()
    found = [e for c in ("roles", "passages", "articles") for e in examples(options.corpora / c / "train.jsonl", c, reader)]
    found += [e for path in sorted((OWN / "articles").glob("*.jsonl")) for e in examples(path, "articles", reader)]
    counts = Counter(sign for held, _, signs, _ in found if not held for sign in signs)
    names = sorted(sign for sign, n in counts.items() if n >= RARE)
    index = {name: i for i, name in enumerate(names)}

    def matrix(rows: list[tuple[bool, str, frozenset[str], str]]) -> tuple[np.ndarray, np.ndarray]:
        x = np.zeros((len(rows), len(names)))
        for i, (_, _, signs, _) in enumerate(rows):
            x[i, [index[s] for s in signs if s in index]] = 1
        return x, np.array([STATUS.index(r[1]) for r in rows])

    learn, held = [e for e in found if not e[0]], [e for e in found if e[0]]
    x, y = matrix(learn)
    weights = fit(x, y)
    for name, part in (("learnt on", learn), ("held out", held)):
        x, y = matrix(part)
        score = x @ weights
        head = np.array([STATUS.index(r[3]) if r[3] else -1 for r in part])
        known = head >= 0
        print(f"{name}: {len(y)} triggers, signs alone {(score.argmax(1) == y).mean():.3f}; where the head speaks: "
              f"signs {(score.argmax(1) == y)[known].mean():.3f}, head {(head == y)[known].mean():.3f}", end="")  # fmt: skip
        for bonus in (0.5, 1.0, 1.5, 2.0, 3.0):
            both = score[known].copy()
            both[np.arange(known.sum()), head[known]] += bonus
            print(f", both with {bonus} {(both.argmax(1) == y[known]).mean():.3f}", end="")
        print()
    lines = [f"\n[weights.{s}]\n" + "\n".join(f'"{n}" = {w:.2f}' for n, w in zip(names, weights[:, k], strict=True) if abs(w) >= 0.05)
             for k, s in enumerate(STATUS)]  # fmt: skip
    head_text = re.split(r"\n\[weights", TABLE.read_text(encoding="utf-8"))[0]
    TABLE.write_text(head_text + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
