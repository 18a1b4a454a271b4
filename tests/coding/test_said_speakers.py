"""Whose words are they, where does what they said end, and at whom is it directed?"""

import pytest

from dateline.coding.said import statements
from dateline.model import Statement

from .parsed import PlainNames, analysis_of


def said(key: str) -> list[Statement]:
    analysis = analysis_of(key)
    return list(statements(analysis, PlainNames(analysis)))


def test_a_second_verb_of_the_speaker_is_a_statement_of_its_own():
    first, second = said("second_verb")
    assert (first.speaker, first.text) == ("mayor", "the road had been closed")
    assert (second.speaker, second.type, second.addressee) == ("mayor", "REQUEST", ("traders",))
    assert second.text.endswith("to end the blockade")


def test_what_the_narrator_goes_on_with_is_not_said():
    (one,) = said("narrator_on")
    assert (one.text, one.addressee) == ("to defy the call", ("traders",))


def test_who_stands_before_an_aside_speaks_not_the_body_named_within_it():
    (one,) = said("aside")
    assert (one.speaker, one.verb, one.type, one.text) == ("rally", "demanded", "REQUEST", "the release of two pilots")


def test_each_of_those_listed_by_name_makes_a_statement():
    assert [s.speaker for s in said("listed")] == ["Ana Ruiz", "Pedro Lima", "Rosa Quispe"]


def test_a_participle_after_an_agency_is_the_word_of_whoever_told_it():
    assert {(s.speaker, s.verb) for s in said("agency")} == {("Rosa Quispe", "told"), ("Rosa Quispe", "adding")}


def test_an_official_of_the_first_sentence_is_the_one_named_after_it():
    assert said("named_later")[0].speaker == "Juan Lima"


def test_a_paper_speaks_for_its_owner():
    assert [(s.speaker, s.text) for s in said("paper")] == [("miners", "the talks failed")]


def test_what_is_chanted_by_nobody_named_is_the_word_of_the_protesters():
    assert [(s.speaker, s.text) for s in said("chanted")] == [("the protesters", "No blood for oil")]


def test_a_wish_for_oneself_is_no_speech_and_one_for_others_asks():
    assert all(s.kind == "thought" for s in said("wish"))
    assert [(s.kind, s.type) for s in said("wants_done")] == [("speech", "REQUEST")]


def test_a_threat_is_directed_at_whose_deed_it_waits_for():
    (one,) = said("until")
    assert (one.type, one.addressee) == ("THREATEN", ("court",))


@pytest.mark.parametrize(("key", "type_", "whom"), [("named_as", "ACCUSE", ("soldiers",)), ("concern", "SUPPORT", ("workers",))])
def test_what_something_is_called_and_a_noun_of_speech_decide_the_type(key, type_, whom):
    (one,) = said(key)
    assert (one.type, one.addressee) == (type_, whom)


def test_a_relative_clause_parted_by_they_say_is_what_they_say():
    assert [(s.speaker, s.text) for s in said("inserted")] == [("officials", "drowned")]
