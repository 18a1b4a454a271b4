from __future__ import annotations

from dateline.coding.grouping import happenings
from dateline.coding.what import contexts_of, forms_of, modes_of, prominence_of
from dateline.model import Date, Measure
from tests.coding.marked import analysis


def only(a):
    (happening,) = happenings(a)
    return happening


def test_a_march_that_ends_in_a_rally_is_one_event_with_two_forms():
    a = analysis('They <trg mode="demo">marched</trg> to the square, where a <trg mode="demo">rally</trg> was held.')
    assert forms_of(a, only(a)) == ("march", "rally")


def test_a_word_that_the_tokenizer_splits_is_still_a_form():
    a = analysis('The <trg mode="demo">sit-in</trg> went on.')
    assert forms_of(a, only(a)) == ("sit-in",)


def test_the_mode_gives_the_form_where_no_word_does():
    a = analysis('Crews <trg mode="strike">kept the ferries in port</trg>.')
    assert forms_of(a, only(a)) == ("strike",)


def test_stones_thrown_by_participants_make_a_march_a_riot_as_well():
    a = analysis('They <trg mode="demo" status="occurred">marched</trg> and threw stones.')
    thrown = Measure(by="participants", what="stone_throwing", text="threw stones")
    assert modes_of(only(a), (thrown,)) == ("demo", "riot")
    assert modes_of(only(a), ()) == ("demo",)


def test_contexts_come_from_issues_and_targets_not_from_the_rest_of_the_text():
    a = analysis('Nurses <trg>rallied</trg> for <iss kind="demand">unpaid wages</iss> as an election neared.')
    assert contexts_of(a, only(a)) == ("economic",)


def test_an_event_of_years_ago_is_background():
    a = analysis('A <trg>march</trg> was held in 2004.', published="2012-05-01")
    old = Date(start="2004-01-01", end="2004-12-31", precision="year")
    assert prominence_of(a, only(a), old, True) == "background"
    assert prominence_of(a, only(a), None, True) == "main"
