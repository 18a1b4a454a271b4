import pytest

from dateline.language.words import GAPS, SHAPES, gap, shape, unit_starts, without_surrogates, words_of


@pytest.mark.parametrize(
    ("word", "name"),
    [("police", "lower"), ("Lagos", "title"), ("A", "title"), ("UN", "upper"), ("McNair", "mixed"), ("12,000", "digit"), ("—", "other")],
)
def test_the_shape_tells_what_an_uncased_encoder_cannot_see(word: str, name: str) -> None:
    assert SHAPES[shape(word)] == name


@pytest.mark.parametrize(
    ("between", "name"),
    [("", "none"), (" ", "space"), ("\n", "newline"), ("\r\n", "newline"), ("\r\n\r\n", "blank line"), (" \n \n ", "blank line")],
)
def test_the_gap_tells_line_breaks_from_blank_lines(between: str, name: str) -> None:
    assert GAPS[gap(between)] == name


def test_the_first_word_stands_after_a_blank_line() -> None:
    words = words_of("Two words", [(0, 3), (4, 9)])
    assert [GAPS[g] for g in words.gaps] == ["blank line", "space"]


def test_lone_surrogates_are_replaced_and_nothing_moves() -> None:
    assert without_surrogates("a\ud800b\udc00") == "a\ufffdb\ufffd"
    assert without_surrogates("a😀b") == "a😀b"


def test_units_begin_after_full_stops_closing_quotes_and_blank_lines() -> None:
    texts = ["He", "left", ".", "”", "They", "stayed", "End"]
    assert unit_starts(texts, [3, 1, 0, 0, 1, 1, 3]) == [0, 4, 6]
