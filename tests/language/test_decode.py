from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language.decode import spans, tree

LAYERS = {"one": ["O", "B-a", "I-a", "B-b", "I-b"], "two": ["O", "B-c", "I-c"]}
seeds = st.integers(0, 2**32 - 1)


def _scores(seed: int, size: int, width: int = 8) -> np.ndarray:
    raw = np.random.default_rng(seed).normal(size=(size, width)).astype(np.float32)
    return raw - np.log(np.exp(raw).sum(1, keepdims=True))


def _best(scores: np.ndarray, tags: list[str], price: float) -> float:
    """The score of the best legal way, by trying all."""
    best = -np.inf
    for way in product(range(len(tags)), repeat=len(scores)):
        total, last = 0.0, "O"
        for row, k in zip(scores, way, strict=True):
            tag = tags[k]
            if tag[0] == "I" and last[1:] != tag[1:]:
                break
            total += float(row[k]) - (price if tag[0] == "B" and last != "O" else 0)
            last = tag
        else:
            best = max(best, total)
    return best


def _score(scores: np.ndarray, tags: list[str], found: list[tuple[int, int, str]], price: float) -> float:
    way = ["O"] * len(scores)
    total = 0.0
    for a, b, label in found:
        way[a:b] = [f"B-{label}", *[f"I-{label}"] * (b - a - 1)]
        total -= price if a and way[a - 1] != "O" else 0
    return total + sum(float(scores[i, tags.index(t)]) for i, t in enumerate(way))


@settings(deadline=None, max_examples=30)
@given(seeds, st.integers(1, 4), st.sampled_from([0.0, 1.0]))
def test_the_spans_are_the_best_that_are_legal_in_each_layer(seed: int, size: int, price: float) -> None:
    scores = _scores(seed, size)
    found = spans(scores, LAYERS, [False] * size, {"one": price, "two": price})
    for layer, columns in (("one", scores[:, :5]), ("two", scores[:, 5:])):
        mine = sorted((s.start, s.end, s.label) for s in found if s.layer == layer)
        assert np.isclose(_score(columns, LAYERS[layer], mine, price), _best(columns, LAYERS[layer], price), atol=1e-4)


@settings(deadline=None)
@given(seeds, st.integers(1, 40), st.sets(st.integers(0, 39)))
def test_no_span_overlaps_another_of_its_layer_or_runs_over_a_barrier(seed: int, size: int, barred: set[int]) -> None:
    found = spans(_scores(seed, size), LAYERS, [i in barred for i in range(size)], {})
    for layer in LAYERS:
        own = sorted((s.start, s.end) for s in found if s.layer == layer)
        assert all(a[1] <= b[0] for a, b in pairwise(own))
        assert not any(a < barrier < b for a, b in own for barrier in barred)


def test_no_words_no_spans() -> None:
    assert spans(np.empty((0, 8), np.float32), LAYERS, [], {}) == []


@settings(deadline=None)
@given(seeds, st.integers(1, 14))
def test_every_sentence_is_a_tree_with_one_root(seed: int, size: int) -> None:
    heads = tree(np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32))
    assert heads.count(-1) == 1
    for word in range(size):
        steps = 0
        while word >= 0:
            word, steps = heads[word], steps + 1
            assert steps <= size


def test_a_circle_is_broken_where_it_costs_least() -> None:
    low = -9.0
    scores = np.array([[1.0, low, 5.0, low], [0.5, 5.0, low, low], [low, low, 4.0, low]], np.float32)
    assert tree(scores) == [-1, 0, 1]
