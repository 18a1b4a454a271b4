"""Windows of up to 192 pieces cut anew in every round, dressed as old, lower-case or badly wrapped text now and then, in batches."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor

from dateline.language.words import BLANK_LINE, LOWER, MIXED, NEWLINE, TITLE, UPPER, unit_starts
from training.corpora import MASK, PROTEST_LIKE, Span, Text
from training.labels import CLASSES, DISTANCES, LINKS, SPANS, bio

LIMIT = 192
MOST_PIECES = 16  # of one word
ROUND = {
    "roles": 1.0, "passages": 1.0, "articles": 1.3, "events": 1.5, "cameo": 1.0, "ewt": 0.6, "gum": 0.6, "attributions": 0.5,
    "wikinews": 0.3,
}  # fmt: skip
MARKED = frozenset({"roles", "passages", "articles", "events"})
_CASED = (LOWER, TITLE, UPPER, MIXED)
_INSIDE = {layer: {i: i - 1 for i, tag in enumerate(bio(layer)) if tag[0] == "I"} for layer in SPANS}


class Pieces:
    """Word pieces of words, each word alone."""

    def __init__(self, path: str) -> None:
        self.tokenizer = Tokenizer.from_file(path)
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.first, self.last, self.unknown = (self.tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]", "[UNK]"))
        self.known: dict[str, list[int]] = {}

    def of(self, word: str) -> list[int]:
        """The ids of a word's pieces; a word without any is the unknown one."""
        if word not in self.known:
            self.known[word] = self.tokenizer.encode(word, add_special_tokens=False).ids[:MOST_PIECES] or [self.unknown]
        return self.known[word]


@dataclass(slots=True)
class Window:
    """Words start..end of a text."""

    text: Text
    start: int
    end: int
    pieces: int


def cut(text: Text, pieces: Pieces, chance: random.Random | None) -> list[Window]:
    """Windows that cover a text once; of random length where there is a chance generator."""
    sizes = [len(pieces.of(w)) for w in text.words.texts]
    starts = text.layers.get("start")
    units = [i for i, s in enumerate(starts) if s == 1] if starts else unit_starts(text.words.texts, text.words.gaps)
    ends = [*units[1:], len(sizes)]
    out: list[Window] = []
    limit, start, used = 0, 0, 0
    for a, b in zip(units, ends, strict=True):
        size = sum(sizes[a:b])
        if not used or used + size > limit:
            if used:
                out.append(Window(text, start, a, used))
            limit = (LIMIT if chance is None or chance.random() < 0.5 else chance.randint(40, LIMIT)) - 2
            start, used = a, 0
        while used + size > LIMIT - 2:  # one unit longer than a window
            stop = a
            while used + sizes[stop] <= LIMIT - 2:
                used += sizes[stop]
                stop += 1
            out.append(Window(text, start, stop, used))
            size -= sum(sizes[a:stop])
            start, a, used = stop, stop, 0
        used += size
    if used:
        out.append(Window(text, start, len(sizes), used))
    return out


def round_of(texts: Sequence[Text], pieces: Pieces, chance: random.Random, *, rest: float = 1.0) -> list[Window]:
    """One round through the corpora, each as often as ROUND says; those without protest marks `rest` times as often."""
    out = []
    for text in texts:
        often = ROUND[text.corpus] * (1.0 if text.corpus in MARKED else rest)
        for _ in range(int(often + chance.random())):
            out += cut(text, pieces, chance)
    return out


def batches(windows: Sequence[Window], most: int, chance: random.Random) -> Iterator[list[Window]]:
    """Windows of like length together, at most so many pieces with padding, in random order."""
    ordered = sorted(windows, key=lambda w: w.pieces + chance.random() * 12)
    groups: list[list[Window]] = [[]]
    for window in ordered:
        longest = max([w.pieces for w in groups[-1]] + [window.pieces]) + 2
        if groups[-1] and (len(groups[-1]) + 1) * longest > most:
            groups.append([])
        groups[-1].append(window)
    chance.shuffle(groups)
    yield from groups


def dress(shapes: list[int], gaps: list[int], chance: random.Random) -> None:
    """Now and then lower-case or upper-case text, hard-wrapped lines, paragraphs run together."""
    draw = chance.random()
    if draw < 0.16:
        new = LOWER if draw < 0.12 else UPPER
        shapes[:] = [new if s in _CASED else s for s in shapes]
    draw = chance.random()
    if draw < 0.1:
        gaps[1:] = [min(g, 1) for g in gaps[1:]]
    elif draw < 0.16:
        gaps[1:] = [NEWLINE if g == 1 and chance.random() < 0.08 else g for g in gaps[1:]]
    elif draw < 0.4:
        gaps[1:] = [NEWLINE if g == BLANK_LINE else g for g in gaps[1:]]


def targets(window: Window) -> tuple[dict[str, list[int]], dict[str, list[float]]]:
    """Classes and weights of each word in a window, by layer."""
    text, a, b = window.text, window.start, window.end
    out = {layer: values[a:b] for layer, values in text.layers.items()}
    if text.relevance == "quiet" and not any(PROTEST_LIKE.match(w) for w in text.words.texts[a:b]):
        out["roles"] = [0] * (b - a)
    for layer, inside in _INSIDE.items():
        if layer in out:  # a span cut by the window begins in it
            out[layer][0] = inside.get(out[layer][0], out[layer][0])
    if text.heads is not None:
        out["start"][0] = 1
        out["head"] = [0 if h < 0 else h - a + 1 if a <= h < b else MASK for h in text.heads[a:b]]
    weights = {}
    for layer, (span, other) in text.weights.items():
        weights[layer] = [span if c > 0 else other for c in out[layer]]
    return out, weights


def relevance(window: Window) -> int:
    """Whether a window holds a protest event to code: 1, 0 or MASK."""
    text = window.text
    if text.relevance == "marked":
        if all(c == MASK for c in text.layers["roles"][window.start : window.end]):
            return MASK
        return int(any(s.label == "trg" and window.start <= s.start < window.end for s in text.spans))
    if text.relevance == "quiet":
        return MASK if any(PROTEST_LIKE.match(w) for w in text.words.texts[window.start : window.end]) else 0
    return MASK


@dataclass(slots=True)
class Batch:
    """Tensors of a batch. `spans` rows are window, start, end; classes and links index them."""

    inputs: dict[str, Tensor]
    word_mask: Tensor
    targets: dict[str, Tensor]
    weights: dict[str, Tensor]
    relevance: Tensor
    spans: Tensor
    classes: dict[str, tuple[Tensor, Tensor]]
    quads: tuple[Tensor, Tensor]
    links: dict[str, tuple[Tensor, Tensor, Tensor, Tensor]]

    def to(self, device: torch.device) -> Batch:
        """The batch on another device."""

        def moved(value: Any) -> Any:
            if isinstance(value, Tensor):
                return value.to(device)
            if isinstance(value, dict):
                return {k: moved(v) for k, v in value.items()}
            return tuple(moved(v) for v in value)

        return Batch(*(moved(getattr(self, f.name)) for f in fields(self)))


def distance(first: int, second: int) -> int:
    """The bucket of the words from one span to another (0 is its own)."""
    return sum(second - first >= d for d in DISTANCES)


def collate(windows: Sequence[Window], pieces: Pieces, chance: random.Random | None) -> Batch:
    """Windows as tensors."""
    long, wide, n = max(w.pieces for w in windows) + 2, max(w.end - w.start for w in windows), len(windows)
    inputs = {k: torch.zeros(n, long, dtype=torch.long) for k in ("ids", "mask", "shape", "gap")}
    inputs["first"] = torch.zeros(n, wide, dtype=torch.long)
    word_mask = torch.zeros(n, wide, dtype=torch.bool)
    layers = [*SPANS, "start", "upos", "xpos", "rel", "head"]
    out = {k: torch.full((n, wide), MASK) for k in layers}
    weights = {k: torch.ones(n, wide) for k in SPANS}
    for row, window in enumerate(windows):
        words, a, b = window.text.words, window.start, window.end
        shapes, gaps = list(words.shapes[a:b]), [BLANK_LINE, *words.gaps[a + 1 : b]]
        if chance is not None:
            dress(shapes, gaps, chance)
        ids, piece_shapes, piece_gaps, first = [pieces.first], [0], [0], []
        for word, s, g in zip(words.texts[a:b], shapes, gaps, strict=True):
            own = pieces.of(word)
            first.append(len(ids))
            ids += own
            piece_shapes += [s + 1] * len(own)
            piece_gaps += [g + 1] + [0] * (len(own) - 1)
        ids.append(pieces.last)
        inputs["ids"][row, : len(ids)] = torch.tensor(ids)
        inputs["mask"][row, : len(ids)] = 1
        inputs["shape"][row, : len(ids) - 1] = torch.tensor(piece_shapes)
        inputs["gap"][row, : len(ids) - 1] = torch.tensor(piece_gaps)
        inputs["first"][row, : b - a] = torch.tensor(first)
        word_mask[row, : b - a] = True
        classes, own_weights = targets(window)
        for layer, values in classes.items():
            out[layer][row, : b - a] = torch.tensor(values)
        for layer, floats in own_weights.items():
            weights[layer][row, : b - a] = torch.tensor(floats)
    spans, by_class, quads, links = _spans(windows)
    return Batch(inputs, word_mask, out, weights, torch.tensor([relevance(w) for w in windows]), spans, by_class, quads, links)


def _spans(windows: Sequence[Window]) -> tuple[Tensor, Any, Any, Any]:
    rows: list[tuple[int, int, int]] = []
    classes: dict[str, list[tuple[int, int]]] = {name: [] for name in CLASSES}
    quads: list[tuple[int, int]] = []
    links: dict[str, list[tuple[int, int, int, int]]] = {name: [] for name in LINKS}
    for row, window in enumerate(windows):
        inside = [s for s in window.text.spans if s.start >= window.start and s.end <= window.end]
        place = {}
        for span in inside:
            place[id(span)] = len(rows)
            rows.append((row, span.start - window.start, span.end - window.start))
            for name, (layer, labels, attribute, names) in CLASSES.items():
                if span.layer == layer and span.label in labels and span.attributes.get(attribute) in names:
                    classes[name].append((place[id(span)], names.index(span.attributes[attribute])))
            if "quad" in span.attributes:
                quads.append((place[id(span)], int(span.attributes["quad"])))
        for name, (left, right) in LINKS.items():
            for a in _of(inside, left):
                for b in _of(inside, right):
                    if a is not b:
                        links[name].append((place[id(a)], place[id(b)], distance(a.start, b.start), int(bool(a.events & b.events))))

    def table(found: list[Any], width: int) -> Any:
        return torch.tensor(found, dtype=torch.long).reshape(-1, width).unbind(1)

    by_class = {name: table(found, 2) for name, found in classes.items()}
    return torch.tensor(rows, dtype=torch.long).reshape(-1, 3), by_class, table(quads, 2), {k: table(v, 4) for k, v in links.items()}


def _of(spans: Sequence[Span], side: tuple[str, tuple[str, ...]]) -> list[Span]:
    return [s for s in spans if s.layer == side[0] and s.label in side[1]]
