from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.dates import resolve

WORDS = [
    "on",
    "Friday",
    "last",
    "3",
    "June",
    "week",
    "since",
    "until",
    "2009",
    "two",
    "days",
    "ago",
    "the",
    "next",
    "of",
    "-",
    ",",
    "and",
    "1st",
    "this",
]
ROWS = list(csv.DictReader((Path(__file__).parent / "dates.csv").open(encoding="utf-8")))


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['text']}|{row['published']}|{row['future']}")
def test_an_expression_names_the_expected_days(row: dict[str, str]) -> None:
    found = resolve(row["text"], published=day(row["published"]), future=row["future"] == "yes")
    assert (found.start, found.end, found.precision) == (day(row["start"]), day(row["end"]), row["precision"])


def test_what_cannot_be_anchored_says_why() -> None:
    assert resolve("on Friday", published=None).reason == "the document has no publication date to count from"
    assert resolve("three-day", published=date(2012, 9, 5)).reason == "the words say how long, not when"
    assert resolve("on 3/4/2020", published=date(2020, 6, 30)).reason
    assert resolve("on Friday", published=date(2012, 9, 5)).reason is None


@pytest.mark.parametrize(("country", "expected"), [("USA", date(2020, 3, 4)), ("KEN", date(2020, 4, 3))])
def test_the_publishers_country_decides_which_figure_is_the_month(country: str, expected: date) -> None:
    assert resolve("3/4/2020", published=date(2020, 6, 30), country=country).start == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("the same evening", 17), ("the following day", 18), ("the night before", 16), ("two days later", 19), ("a week earlier", 10)],
)
def test_words_that_count_from_another_day_take_the_one_given(text: str, expected: int) -> None:
    found = resolve(text, published=date(2016, 3, 31), relative_to=date(2016, 3, 17))
    assert found.start == date(2016, 3, expected)


def test_a_duration_runs_from_the_day_given() -> None:
    found = resolve("36-hour", published=date(2016, 3, 17), relative_to=date(2016, 3, 15))
    assert (found.start, found.end, found.precision) == (date(2016, 3, 15), date(2016, 3, 16), "range")


@given(st.text(max_size=40), st.none() | st.dates(), st.booleans())
def test_any_text_is_read_without_error_and_in_order(text: str, published: date | None, future: bool) -> None:
    found = resolve(text, published=published, future=future)
    assert found.start is None or found.end is None or found.start <= found.end
    assert (found.precision == "unknown") == (found.reason is not None)


@given(st.lists(st.sampled_from(WORDS), max_size=7))
def test_the_words_of_dates_in_any_order_are_read_without_error(words: list[str]) -> None:
    found = resolve(" ".join(words), published=date(2016, 3, 17))
    assert found.start is None or found.end is None or found.start <= found.end
