from __future__ import annotations

import pytest

from dateline.coding.grouping import happenings
from dateline.coding.when import date_of
from dateline.coding.when_told import written
from dateline.model import Date
from tests.coding.marked import analysis


def dates(marked: str, published: str | None = "2012-09-05", title: str | None = None) -> list[Date | None]:
    read = analysis(marked, title=title, published=published)
    return [date_of(read, happening) for happening in happenings(read)]


def days(found: Date | None) -> tuple[str | None, str | None, str] | None:
    return (found.start, found.end, found.precision) if found else None


def test_a_past_weekday_is_the_last_one_and_a_planned_one_the_next() -> None:
    (told,) = dates('Bakers <trg mode="demo" status="occurred">rallied</trg> <tim>on Friday</tim> in Turin.')
    assert days(told) == ("2012-08-31", "2012-08-31", "day")
    (planned,) = dates('Bakers will <trg mode="demo" status="planned">rally</trg> <tim>on Friday</tim> in Turin.')
    assert days(planned) == ("2012-09-07", "2012-09-07", "day")


def test_the_words_stand_as_evidence() -> None:
    (told,) = dates('Bakers <trg status="occurred">rallied</trg> <tim>on Friday</tim>.', title="Bread prices")
    assert told
    assert [span.quote for span in told.evidence] == ["on Friday"]
    assert told.from_ == "text"


def test_without_a_publication_date_a_weekday_stays_unknown_with_its_words() -> None:
    (told,) = dates('Bakers <trg status="occurred">rallied</trg> <tim>on Friday</tim>.', published=None)
    assert told
    assert days(told) == (None, None, "unknown")
    assert [span.quote for span in told.evidence] == ["on Friday"]


def test_a_hypothetical_event_has_no_days() -> None:
    (told,) = dates('They may <trg mode="strike" status="hypothetical">walk out</trg> <tim>by Friday</tim> if talks fail.')
    assert days(told) == (None, None, "unknown")


def test_an_event_without_any_words_of_time_has_no_date() -> None:
    assert dates('Bakers <trg status="occurred">rallied</trg> in Turin.') == [None]


def test_the_dateline_tells_the_day_of_writing() -> None:
    read = analysis("NUKUS, Sept. 3 - Bakers <trg>rallied</trg> <tim>today</tim>.", published="2012-09-05")
    assert str(written(read)) == "2012-09-03"
    assert str(written(analysis("Bakers <trg>rallied</trg>, a union said - again.", published="2012-09-05"))) == "2012-09-05"


def test_a_strike_that_goes_on_has_no_end() -> None:
    (told,) = dates('The porters\' <trg mode="strike" status="ongoing">strike</trg> entered <tim>its fourth day on Tuesday</tim>.')
    assert days(told) == ("2012-09-01", None, "range")


def test_how_long_and_from_when_are_put_together() -> None:
    (told,) = dates('A <tim>48-hour</tim> <trg mode="strike" status="planned">strike</trg> will begin <tim>on Monday</tim>.')
    assert days(told) == ("2012-09-10", "2012-09-11", "range")


def test_a_year_told_elsewhere_moves_a_day() -> None:
    marked = 'The <tim>June 3</tim> <trg mode="demo" status="occurred">march</trg> <tim>in 1984</tim> is remembered here.'
    (told,) = dates(marked)
    assert days(told) == ("1984-06-03", "1984-06-03", "day")


def test_an_event_told_in_passing_takes_the_day_of_the_story_as_inferred() -> None:
    marked = (
        'Bakers <trg e="1" mode="demo" status="occurred">rallied</trg> <tim e="1">on Monday</tim> in Turin. '
        'Some millers <trg e="2" mode="obstruct" status="occurred">blocked</trg> a bridge.'
    )
    first, second = dates(marked)
    assert first
    assert second
    assert days(second) == days(first)
    assert (first.inferred, second.inferred) == (False, True)


@pytest.mark.parametrize("words", ["the following day", "a day later"])
def test_a_day_counted_from_another_event_names_both_phrases(words: str) -> None:
    marked = (
        'Bakers <trg e="1" mode="demo" status="occurred">rallied</trg> <tim e="1">on Saturday</tim>. '
        f'Millers <trg e="2" mode="demo" status="occurred">marched</trg> <tim e="2">{words}</tim>.'
    )
    _, second = dates(marked)
    assert second
    assert days(second) == ("2012-09-02", "2012-09-02", "day")
    assert {span.quote for span in second.evidence} == {"on Saturday", words}


def test_an_item_of_a_digest_has_the_day_of_its_heading() -> None:
    first = 'Lome, 3 September: Porters <trg e="1" status="occurred">marched</trg> to the port.'
    second = 'Accra, 4 September: Nurses <trg e="2" status="occurred">rallied</trg> <tim e="2">after dark</tim>.'
    assert [days(found) for found in dates(f"{first}\n\n{second}")] == [
        ("2012-09-03", "2012-09-03", "day"),
        ("2012-09-04", "2012-09-04", "day"),
    ]


def test_days_long_past_do_not_reach_into_a_new_paragraph() -> None:
    past = 'Six who had <trg e="1" status="occurred">marched</trg> <tim e="1">on May 3, 2011</tim> were freed.'
    news = 'Friends <trg e="2" status="occurred">picketed</trg> the court <tim e="2">from eight in the morning</tim>.'
    told = f'Porters <trg e="3" status="occurred">rallied</trg> <tim e="3">on Monday</tim>. {past}\n\n{news}'
    assert ("2012-09-03", "2012-09-03", "day") in [days(found) for found in dates(told)][1:]
