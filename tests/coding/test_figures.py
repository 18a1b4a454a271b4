from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.figures import figure, figures


def read(text: str, *, article: bool = False) -> tuple[int | None, int | None, str] | None:
    found = figure(text, article=article)
    return (found.low, found.high, found.qualifier) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("500", (500, 500, "exact")),
        ("five hundred", (500, 500, "exact")),
        ("one thousand five hundred", (1500, 1500, "exact")),
        ("a hundred and fifty", (150, 150, "exact")),
        ("twelve hundred and sixteen", (1216, 1216, "exact")),
        ("1,50,000", (150_000, 150_000, "exact")),
        ("16 000", (16_000, 16_000, "exact")),
        ("two lakh", (200_000, 200_000, "exact")),
        ("1.5 crore", (15_000_000, 15_000_000, "exact")),
        ("3k", (3000, 3000, "exact")),
        ("2.5 million", (2_500_000, 2_500_000, "exact")),
        ("half a million", (500_000, 500_000, "exact")),
        ("two and a half thousand", (2500, 2500, "exact")),
        ("three dozen", (36, 36, "exact")),
        ("a lone", (1, 1, "exact")),
        ("about 500", (500, 500, "about")),
        ("an estimated 4,000", (4000, 4000, "about")),
        ("nearly two thousand", (2000, 2000, "about")),
        ("six hundred or so", (600, 600, "about")),
        ("two hundred, perhaps", (200, 200, "about")),
        ("200-odd", (200, 200, "about")),
        ("a couple of hundred", (200, 200, "about")),
        ("about 250-strong", (250, 250, "about")),
        ("more than 500", (500, None, "at_least")),
        ("just over 1,000", (1000, None, "at_least")),
        ("500-plus", (500, None, "at_least")),
        ("not fewer than 3,000", (3000, None, "at_least")),
        ("two hundred and some", (200, None, "at_least")),
        ("up to 500", (None, 500, "at_most")),
        ("no more than 3,000", (None, 3000, "at_most")),
        ("as many as 900", (None, 900, "at_most")),
        ("slightly under three thousand", (None, 3000, "at_most")),
        ("between 500 and 700", (500, 700, "range")),
        ("500-700", (500, 700, "range")),
        ("500 to 700", (500, 700, "range")),
        ("fifty or sixty", (50, 60, "range")),
        ("10-15,000", (10_000, 15_000, "range")),
        ("2-3 thousand", (2000, 3000, "range")),
        ("dozens, perhaps hundreds", (24, 999, "range")),
        ("dozens", (24, 99, "vague")),
        ("scores of", (40, 99, "vague")),
        ("hundreds", (200, 999, "vague")),
        ("some thousands", (2000, 9999, "vague")),
        ("tens of thousands", (20_000, 99_999, "vague")),
        ("hundreds of thousands", (200_000, 999_999, "vague")),
        ("millions", (2_000_000, 9_999_999, "vague")),
        ("several hundred", (300, 999, "vague")),
        ("a few dozen", (36, 99, "vague")),
        ("several thousands of", (3000, 9999, "vague")),
        ("a large number of people", (None, None, "vague")),
        ("a huge crowd", (None, None, "vague")),
        ("a handful", (None, None, "vague")),
        ("two busloads of", (None, None, "vague")),
        ("no one", (0, 0, "exact")),
        ("nobody", (0, 0, "exact")),
        ("a crowd of some 300", (300, 300, "about")),
    ],
)
def test_figures_are_read_by_the_codebooks_table(text: str, expected: tuple[int | None, int | None, str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    ["in 2009", "19 per cent", "56 %", "Rs 5,000", "$3 million", "30 rupees", "aged 19", "the third", "three hours", "500 meters", "24-hour", "nine in ten", "12 years old", "the manager, 58, of", "3rd"],
)  # fmt: skip
def test_what_counts_no_people_is_no_figure(text: str) -> None:
    assert read(text) is None


def test_an_article_counts_one_only_where_it_is_asked_for() -> None:
    assert read("a man was shot") is None
    assert read("a man was shot", article=True) == (1, 1, "exact")
    assert read("a boy of 14", article=True) == (1, 1, "exact")
    assert read("a 15-year-old boy", article=True) == (1, 1, "exact")


def test_the_place_of_a_figure_holds_its_hedges() -> None:
    text = "İzmir: police counted more than 2,000, organizers about 10,000"
    assert [text[f.start : f.end] for f in figures(text)] == ["more than 2,000", "about 10,000"]


@given(st.integers(min_value=2, max_value=10**8))
def test_digits_mean_themselves_with_and_without_separators(number: int) -> None:
    assert read(f"{number:,} marchers") == (number, number, "exact")


@given(st.text(max_size=40))
def test_any_text_is_read_without_error(text: str) -> None:
    found = figure(text, article=True)
    assert found is None or 0 <= found.start < found.end <= len(text)
