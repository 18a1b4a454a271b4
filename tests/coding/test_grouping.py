from __future__ import annotations

from dataclasses import replace

from dateline.coding.grouping import happenings
from dateline.knowledge.places import Places
from tests.coding.marked import analysis

TWO = (
    '<par e="1">Dockers</par> <trg e="1" mode="demo" status="occurred">marched</trg> through <plc e="1">Koper</plc> <tim e="1,2">on Monday</tim>. '
    'In <plc e="2">Celje</plc>, <par e="2">pensioners</par> held a <trg e="2" mode="demo" status="occurred">vigil</trg>. '
    'The Koper <trg e="1" mode="demo" status="occurred">march</trg> ended at noon.'
)


def words(a, marks):
    return [a.quote(m.start, m.end) for m in marks]


def test_triggers_that_are_linked_become_one_event_and_others_stay_apart():
    a = analysis(TWO)
    assert [words(a, h.triggers) for h in happenings(a)] == [["marched", "march"], ["vigil"]]


def test_a_mark_goes_to_the_event_it_is_told_of():
    a = analysis(TWO)
    first, second = happenings(a)
    assert words(a, first.of("par", "plc")) == ["Dockers", "Koper"]
    assert words(a, second.of("par", "plc")) == ["Celje", "pensioners"]


def test_a_mark_that_serves_two_events_stands_with_both():
    a = analysis(TWO)
    assert [words(a, h.of("tim")) for h in happenings(a)] == [["on Monday"], ["on Monday"]]


def test_the_status_is_what_head_and_syntax_say_of_the_triggers_together():
    a = analysis(
        'Dockers plan to <trg status="planned">march</trg> on Friday. The <trg status="planned">march</trg> will end at the port.'
    )
    assert [h.status for h in happenings(a)] == ["planned"]
    b = analysis('The union called off its <trg status="cancelled">strike</trg>, which was set for Monday.')
    assert [h.status for h in happenings(b)] == ["cancelled"]
    c = analysis('Dockers <trg status="occurred">marched</trg> on Friday.')
    assert [h.status for h in happenings(c)] == ["occurred"]


def test_triggers_too_far_apart_to_be_linked_are_joined_by_word_and_definiteness_but_not_across_status():
    a = analysis(
        'Miners began a <trg e="1" mode="strike" status="ongoing">strike</trg> at Kitwe. The <trg e="2" mode="strike" status="ongoing">strike</trg> goes on. '
        'A <trg e="3" mode="strike" status="planned">strike</trg> of teachers is to follow.'
    )
    unlinked = replace(a, links=())
    assert [words(a, h.triggers) for h in happenings(unlinked)] == [["strike", "strike"], ["strike"]]


def test_a_text_without_triggers_holds_no_event():
    assert happenings(analysis("Shares <num>rallied</num> in Oslo.")) == ()


def test_alike_triggers_in_towns_or_on_days_that_differ_are_two_events():
    places = Places.load()
    a = analysis(
        'Students held a <trg mode="demo" status="occurred">protest</trg> in <plc>Nairobi</plc> <tim>on Monday</tim>. '
        'Students held a <trg mode="demo" status="occurred">protest</trg> in <plc>Mombasa</plc> <tim>on Friday</tim>. '
        'The <trg mode="demo" status="occurred">protest</trg> in <plc>Mombasa</plc> <tim>on Friday</tim> was larger.'
    )
    assert [len(h.triggers) for h in happenings(replace(a, links=()), places)] == [1, 2]


def test_a_headline_and_a_word_for_those_who_protest_are_no_events_beside_those_of_the_text():
    a = analysis(
        'Miners began a <trg mode="strike" status="ongoing">strike</trg> at Kitwe. Fifty of the <trg mode="demo" status="occurred">strikers</trg> '
        "sang in the rain while managers met."
    )
    assert [words(a, h.triggers) for h in happenings(replace(a, links=()))] == [["strike", "strikers"]]


def test_two_triggers_in_one_phrase_name_one_event():
    a = analysis('Nurses <trg e="1" status="planned">joined</trg> a central <trg e="2" mode="demo" status="occurred">rally</trg> in Ghent.')
    assert [words(a, h.triggers) for h in happenings(a)] == [["joined", "rally"]]
