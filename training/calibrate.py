"""Settings of the decoder, chosen on the selection split: `python -m training.calibrate --to src/dateline/language/weights`.

For each layer the price of a span right after another and the favour for words outside; for each link the weights of its score and of
the places of the two. They are written into labels.json.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from dateline.language.decode import WordSpan, spans
from dateline.language.marking import Chapter, Marker
from dateline.language.reader import Reader
from dateline.language.words import BLANK_LINE
from training import corpora as data
from training.corpora import MASK, Text
from training.labels import bio
from training.measure import Spans

PRICES, FAVOURS = (0.0, 0.5, 1.0, 2.0), (-1.0, -0.6, -0.3, 0.0, 0.3)


class _Keeper:
    """Stands in for the marker and keeps the chapters."""

    def __init__(self) -> None:
        self.chapters: list[Chapter] = []

    def mark(self, chapter: Chapter, marks: Any) -> None:
        self.chapters.append(chapter)


def chapters_of(reader: Reader, text: Text) -> list[Chapter]:
    """What the heads say of a text, not yet decoded."""
    keeper = _Keeper()
    reader.__dict__["_marker"] = keeper
    reader.read_words(text.words)
    del reader.__dict__["_marker"]
    return keeper.chapters


def _gold_spans(text: Text, layer: str) -> list[tuple[int, int, str]]:
    """The spans of a layer by its tags (which hold what masks and overlaps left), in words."""
    tags, found = bio(layer), []
    for i, c in enumerate(text.layers[layer]):
        tag = tags[c] if c >= 0 else "O"
        if tag[0] == "B":
            found.append([i, i + 1, tag[2:]])
        elif tag[0] == "I" and found:
            found[-1][1] = i + 1
    return [(a, b, k) for a, b, k in found]


def choose_decoding(read: Sequence[tuple[Text, list[Chapter]]], layers: dict[str, list[str]]) -> dict[str, dict[str, float]]:
    """Price and favour of each layer with the best mean of exact and overlapping F1."""
    out = {}
    for layer, tags in layers.items():
        first = sum(len(t) for name, t in layers.items() if list(layers).index(name) < list(layers).index(layer))
        best = (-1.0, 0.0, 0.0)
        for price, favour in product(PRICES, FAVOURS):
            counts = Spans()
            for text, chapters in read:
                known = text.layers.get(layer)
                if known is None or layer in text.weights:
                    continue
                said = []
                for chapter in chapters:
                    scores = chapter.own("layers")[:, first : first + len(tags)]
                    barriers = [g == BLANK_LINE for g in text.words.gaps[chapter.start : chapter.start + len(scores)]]
                    found = spans(scores, {layer: tags}, barriers, {layer: price}, {layer: favour})
                    said += [(s.start + chapter.start, s.end + chapter.start, s.label) for s in found]
                counts.add([s for s in said if known[s[0]] != MASK], _gold_spans(text, layer))
            row = counts.row()
            best = max(best, (row["exact"] + row["overlap"], price, favour))
        out[layer] = {"price": best[1], "outside": best[2]}
        print(layer, [round(b, 3) for b in best], flush=True)
    return out


def fit_links(read: Sequence[tuple[Text, list[Chapter]]], labels: dict[str, Any]) -> dict[str, list[float]]:
    """Weights of the features of each link, by logistic regression on gold spans."""
    marker = Marker(labels)
    rows: dict[str, list[list[float]]] = defaultdict(list)
    gold: dict[str, list[float]] = defaultdict(list)
    for text, chapters in read:
        made = [WordSpan(s.layer, s.label, s.start, s.end, 1.0) for s in text.spans]
        for name in labels["links"]:
            if name == "event" and "events" in text.weights:
                continue
            for chapter in chapters:
                for (k, m), features in marker.pairs(name, chapter, made).items():
                    rows[name].append(features)
                    gold[name].append(float(bool(text.spans[k].events & text.spans[m].events)))
    out = {}
    for name in rows:
        x, y = torch.tensor(rows[name]), torch.tensor(gold[name])
        weights = torch.zeros(x.shape[1])
        weights[0] = 1.0
        before = ((x @ weights > 0) == (y > 0)).float().mean()
        weights.requires_grad_(True)
        optimizer = torch.optim.LBFGS([weights], max_iter=100)

        def loss(x: torch.Tensor = x, y: torch.Tensor = y, weights: torch.Tensor = weights) -> torch.Tensor:
            optimizer.zero_grad()  # noqa: B023
            value = F.binary_cross_entropy_with_logits(x @ weights, y) + (weights[1:] ** 2).sum() / len(y)
            value.backward()
            return value

        optimizer.step(loss)
        after = ((x @ weights > 0) == (y > 0)).float().mean()
        print(f"{name} {len(y)} pairs, together {y.mean():.3f}, right before {before:.3f} after {after:.3f}", np.round(weights.tolist(), 2))
        out[name] = [round(w, 4) for w in weights.tolist()]
    return out


def calibrate(corpora: Path, runs: Path, to: Path) -> None:
    """Choose the settings of the weights in a folder and write them into its labels.json."""
    path = to / "labels.json"
    labels = json.loads(path.read_text(encoding="utf-8"))
    labels.pop("link_weights", None)
    labels.pop("decoding", None)
    reader = Reader(to).load()
    held = [t for t in data.load(corpora, runs, labels["tags"]) if t.held_out]
    read = [(t, chapters_of(reader, t)) for t in held if t.spans or "roles" in t.layers or "names" in t.layers]
    labels["link_weights"] = fit_links(read, labels)
    labels["decoding"] = choose_decoding(read, labels["layers"])
    path.write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--runs", type=Path, default=Path("training/runs"))
    parser.add_argument("--to", type=Path, default=Path("src/dateline/language/weights"))
    options = parser.parse_args()
    calibrate(options.corpora, options.runs, options.to)
