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
ROWS = list(csv.DictReader((Path(__file__).parent / "dates/phrases.csv").open(encoding="utf-8")))


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


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("on Good Friday", "KEN", date(2014, 4, 18)), ("Easter Monday 1961", None, date(1961, 4, 3)), ("on Good Friday 2016", "GRC", date(2016, 4, 29)),
        ("on Independence Day", "USA", date(2013, 7, 4)), ("Independence Day", "GHA", date(2014, 3, 6)), ("on Women's Day", "ZAF", date(2013, 8, 9)),
        ("on Women's Day", "TUR", date(2014, 3, 8)), ("on Labor Day", "USA", date(2013, 9, 2)), ("Labour Day", "JAM", date(2013, 5, 1)),
        ("on Independence Day", None, None), ("half a century ago", None, date(1964, 1, 1)), ("two centuries ago", None, date(1814, 1, 1)),
    ],
)  # fmt: skip
def test_a_feast_is_on_the_day_on_which_its_country_keeps_it(text: str, country: str | None, expected: date | None) -> None:
    assert resolve(text, published=date(2014, 4, 22), country=country).start == expected


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("in early August", 1, 10),
        ("mid-August", 11, 20),
        ("late in August", 21, 31),
        ("the second half of August", 16, 31),
        ("from August 16 to 20", 16, 20),
    ],
)
def test_a_part_of_a_month_is_some_of_its_days(text: str, start: int, end: int) -> None:
    found = resolve(text, published=date(2020, 9, 16))
    assert (found.start, found.end, found.precision) == (date(2020, 8, start), date(2020, 8, end), "range")


def test_a_plan_of_days_begins_on_the_day_named() -> None:
    plan = resolve("two-day strike on Thursday", published=date(1988, 10, 19), future=True)
    assert (plan.start, plan.end) == (date(1988, 10, 20), date(1988, 10, 21))
