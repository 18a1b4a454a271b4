"""Values are put in words that say no more than the record does."""

import pytest

from dateline.explain.phrases import clean, coordinates, country, figure, plain, when, where
from dateline.model import Date, Place, Size


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (Size(low=500, high=500), "500"),
        (Size(low=500, high=500, qualifier="about"), "about 500"),
        (Size(low=12000, qualifier="at_least"), "at least 12,000"),
        (Size(high=500, qualifier="at_most"), "at most 500"),
        (Size(low=500, high=700, qualifier="range"), "500–700"),
        (Size(low=2000, high=9999, qualifier="vague", text="thousands"), "2,000–9,999"),
        (Size(qualifier="vague", text="a huge crowd"), "“a huge crowd”"),
        (Size(low=0, high=0), "0"),
    ],
)
def test_a_figure_is_said_as_it_is_meant(size: Size, words: str) -> None:
    assert figure(size) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (Date(start="2009-08-30", end="2009-08-30", precision="day"), "Sun 30 Aug 2009"),
        (Date(start="2009-08-01", end="2009-08-31", precision="month"), "Aug 2009"),
        (Date(start="2009-01-01", end="2009-12-31", precision="year"), "2009"),
        (Date(start="2009-08-30", end="2009-09-02", precision="range"), "30 Aug 2009 – 2 Sep 2009"),
        (Date(start="2009-08-30", precision="range"), "from 30 Aug 2009, still going on"),
        (Date(end="2009-08-30", precision="range"), "until 30 Aug 2009"),
        (Date(), "date unknown"),
        (Date(start="soon", end="soon", precision="day"), "soon"),
    ],
)
def test_a_date_is_said_no_finer_than_its_precision(date: Date, words: str) -> None:
    assert when(date) == words


def test_a_place_is_named_from_the_finest_to_the_country() -> None:
    assert where(Place(name="Kabul", admin1="Kabul", country="AFG")) == "Kabul, Afghanistan"
    assert where(Place()) == "place unknown"
    assert coordinates(Place(latitude=-33.9, longitude=18.4)) == "33.90° S, 18.40° E"
    assert coordinates(Place(latitude=1.0)) is None


def test_an_unknown_code_is_shown_as_itself() -> None:
    assert plain("measures", "snow_balls") == "snow balls"
    assert country("XKX") == "XKX"
    assert plain("sectors", "PTY") == "political party"


def test_characters_that_act_are_made_visible() -> None:
    assert clean("\x1b[31mred\x07 \u202eevil \ud800 \x9b") == "␛[31mred␇ \ufffdevil \ufffd \ufffd"
    assert clean("one\r\ntwo\tİstanbul é 抗议 🙂") == "one\ntwo\tİstanbul é 抗议 🙂"
