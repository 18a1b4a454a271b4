"""From scores to structures that cannot be broken: spans by Viterbi over legal transitions, sentences that are trees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
NEVER = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class WordSpan:
    """A phrase of words start to end with its label; `score` is the mean probability of its words' tags."""

    layer: str
    label: str
    start: int
    end: int
    score: float


def spans(
    scores: Floats,
    layers: Mapping[str, Sequence[str]],
    barriers: Sequence[bool],
    prices: Mapping[str, float],
    favours: Mapping[str, float] | None = None,
) -> list[WordSpan]:
    """The likeliest spans of every layer, for log-probabilities of tags (O, B-x, I-x, ...) of the layers side by side.

    No span runs over the beginning of a word with a barrier; a span right after another of its layer pays the layer's price;
    `favours` are added to the scores for being outside of all spans.
    """
    names = list(layers)
    size, deep = len(scores), max((len(tags) - 1) // 2 for tags in layers.values())
    if not size:
        return []
    outside = np.empty((size, len(names)), np.float32)
    begin = np.full((size, len(names), deep), NEVER, np.float32)
    inside = begin.copy()
    column = 0
    for i, name in enumerate(names):
        kinds = (len(layers[name]) - 1) // 2
        outside[:, i] = scores[:, column] + (favours.get(name, 0.0) if favours else 0.0)
        begin[:, i, :kinds] = scores[:, column + 1 : column + 1 + 2 * kinds : 2]
        inside[:, i, :kinds] = scores[:, column + 2 : column + 2 + 2 * kinds : 2]
        column += 1 + 2 * kinds
    inside[0] = NEVER
    inside[np.array(barriers, dtype=bool)] = NEVER
    paths = _best_paths(outside, begin, inside, np.array([prices.get(n, 1.0) for n in names], np.float32))
    found = []
    for i, name in enumerate(names):
        found += _collect(name, layers[name], paths[:, i], begin[:, i], inside[:, i])
    return found


def _best_paths(outside: Floats, begin: Floats, inside: Floats, price: Floats) -> NDArray[np.int64]:
    """For each word and layer: 0 outside, k+1 first word of kind k, -(k+1) further word of kind k."""
    size, count, _ = begin.shape
    rows = np.arange(count)
    o, b, i = outside[0], begin[0], inside[0]
    best_kind = np.zeros((size, count), np.int64)
    from_begin = np.zeros(begin.shape, bool)
    to_outside = np.zeros((size, count), bool)  # whether the way into O, and into B, came out of a span
    to_begin = np.zeros((size, count), bool)
    for t in range(1, size):
        longer = np.maximum(b, i)
        from_begin[t] = b >= i
        kind = longer.argmax(1)
        best_kind[t] = kind
        ending = longer[rows, kind]
        to_outside[t] = ending > o
        after = ending - price
        to_begin[t] = after > o
        b = begin[t] + np.maximum(o, after)[:, None]
        o = outside[t] + np.maximum(o, ending)
        i = inside[t] + longer
    path = np.zeros((size, count), np.int64)
    longer = np.maximum(b, i)
    for layer in range(count):
        kind = int(longer[layer].argmax())
        state = 0 if o[layer] >= longer[layer, kind] else (kind + 1 if b[layer, kind] >= i[layer, kind] else -(kind + 1))
        for t in range(size - 1, -1, -1):
            path[t, layer] = state
            if not t:
                break
            if state < 0:
                kind = -state - 1
            elif to_begin[t, layer] if state else to_outside[t, layer]:
                kind = int(best_kind[t, layer])
            else:
                state = 0
                continue
            state = kind + 1 if from_begin[t, layer, kind] else -(kind + 1)
    return path


def _collect(name: str, tags: Sequence[str], path: NDArray[np.int64], begin: Floats, inside: Floats) -> list[WordSpan]:
    found = []
    starts = np.flatnonzero(path > 0)
    for start in starts.tolist():
        kind = int(path[start]) - 1
        end = start + 1
        while end < len(path) and path[end] < 0:
            end += 1
        probabilities = np.exp(np.maximum(begin[start:end, kind], inside[start:end, kind]))
        found.append(WordSpan(name, tags[2 * kind + 1][2:], start, end, float(probabilities.mean())))
    return found


def tree(scores: Floats) -> list[int]:
    """Heads (-1 for the one root) of a sentence, from scores of words (rows) for the root (column 0) and for words as heads."""
    size = len(scores)
    if size == 1:
        return [-1]
    scores = scores.astype(np.float64)
    scores[np.arange(size), np.arange(size) + 1] = -np.inf
    heads = scores.argmax(1)
    if (heads == 0).sum() != 1:
        root = int((scores[:, 0] - scores[:, 1:].max(1)).argmax())
        scores[:, 0] = -np.inf
        scores[root] = -np.inf
        scores[root, 0] = 0.0
        heads = scores.argmax(1)
    if _cycle(heads):
        square = np.full((size + 1, size + 1), -np.inf)
        square[1:] = scores
        root = int((scores[:, 0] - scores[:, 1:].max(1)).argmax()) + 1
        square[1:, 0] = -np.inf
        square[root] = -np.inf
        square[root, 0] = 0.0
        heads = np.array(_arborescence(square)[1:])
    return [int(h) - 1 for h in heads]


def _cycle(heads: Sequence[int] | NDArray[np.int64]) -> list[int]:
    """Words (from 1) on a circle of heads, empty where there is none; heads[i] is that of word i + 1, 0 the root."""
    state = [0] * (len(heads) + 1)
    for word in range(1, len(heads) + 1):
        way = []
        at = word
        while at and not state[at]:
            state[at] = 1
            way.append(at)
            at = int(heads[at - 1])
        if at and state[at] == 1:
            return way[way.index(at) :]
        for passed in way:
            state[passed] = 2
    return []


def _arborescence(scores: NDArray[np.float64]) -> list[int]:
    """Chu-Liu and Edmonds: the best heads under node 0; scores[i, j] is that of j as the head of i."""
    size = len(scores)
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads[1:])
    if not cycle:
        return [int(h) for h in heads]
    rest = [i for i in range(size) if i not in set(cycle)]
    inside = np.array(cycle)
    own = scores[inside, heads[inside]]
    gain = scores[inside] - own[:, None]
    count = len(rest)
    smaller = np.full((count + 1, count + 1), -np.inf)
    smaller[:count, :count] = scores[np.ix_(rest, rest)]
    smaller[count, :count] = gain[:, rest].max(0)
    smaller[:count, count] = scores[np.ix_(rest, cycle)].max(1)
    enter = gain[:, rest].argmax(0)
    leave = scores[np.ix_(rest, cycle)].argmax(1)
    smaller[0] = -np.inf
    found = _arborescence(smaller)
    out = [int(h) for h in heads]
    for i in range(1, count):
        out[rest[i]] = cycle[int(leave[i])] if found[i] == count else rest[found[i]]
    source = found[count]
    out[cycle[int(enter[source])]] = rest[source]
    return out
