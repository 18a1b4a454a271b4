import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language.windows import LIMIT, Window, windows

texts = st.lists(st.integers(1, 16), min_size=0, max_size=900).flatmap(
    lambda sizes: st.tuples(st.just(sizes), st.sets(st.integers(1, max(1, len(sizes) - 1)), max_size=60))
)


def check_cover(sizes: list[int], plan: list[Window]) -> None:
    """Every word is owned by one window, and no window holds more pieces than it may."""
    owned = [i for w in plan for i in range(w.own_start, w.own_end)]
    assert owned == list(range(len(sizes)))
    for window in plan:
        assert window.start <= window.own_start < window.own_end <= window.end
        assert sum(sizes[window.start : window.end]) <= LIMIT


@settings(deadline=None)
@given(texts)
def test_every_word_is_owned_once_and_no_window_holds_too_much(text: tuple[list[int], set[int]]) -> None:
    sizes, cuts = text
    units = sorted({0} | {c for c in cuts if c < len(sizes)}) if sizes else []
    check_cover(sizes, windows(sizes, units))


def test_a_short_text_is_one_window() -> None:
    assert len(windows([1] * 150, [0, 30, 80])) == 1


def test_neighbours_share_a_sentence_and_the_seam_is_at_a_sentence() -> None:
    units = list(range(0, 400, 20))
    plan = windows([1] * 400, units)
    for left, right in itertools.pairwise(plan):
        assert right.start < left.end
        assert right.own_start in units


@given(st.lists(st.lists(st.integers(1, 16), min_size=1, max_size=40), min_size=1, max_size=30))
def test_units_of_any_weight_are_packed_so_that_every_word_is_owned_once_and_no_window_overflows(units: list[list[int]]) -> None:
    sizes = [size for unit in units for size in unit]
    starts = [sum(len(u) for u in units[:i]) for i in range(len(units))]
    check_cover(sizes, windows(sizes, starts))


def test_a_long_sentence_after_a_short_shared_one_leaves_no_gap() -> None:
    sizes = [10] * 15 + [4] * 10 + [15] * 12 + [10] * 15
    plan = windows(sizes, [0, 15, 25, 37])
    assert [i for w in plan for i in range(w.own_start, w.own_end)] == list(range(len(sizes)))
