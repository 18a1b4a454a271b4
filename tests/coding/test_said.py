"""Who said what to whom."""

import pytest

from dateline.coding.said import statements
from dateline.language.analysis import Attribution, Mark
from dateline.model import Statement

from .parsed import PlainNames, analysis_of


def said(key: str, **marks) -> list[Statement]:
    analysis = analysis_of(key, **marks)
    return list(statements(analysis, PlainNames(analysis)))


def test_two_verbs_of_speech_are_two_statements_with_their_addressees():
    first, second = said("two_verbs")
    assert (first.verb, first.type, first.addressee, first.text) == ("called on", "REQUEST", ("Kenya",), "to open the border")
    assert (second.verb, second.type, second.addressee, second.text) == ("urged", "REQUEST", ("traders",), "to keep calm")
    assert first.speaker == second.speaker == "Amina Wanjiru"


def test_what_was_said_is_told_without_the_words_that_say_so():
    (one,) = said("after")
    assert (one.speaker, one.verb, one.form, one.text) == ("police", "said", "indirect", "The port was closed for six hours")


def test_a_count_by_somebody_is_a_source_and_no_statement():
    assert said("count") == []
    assert [s.speaker for s in said("according")] == ["union"]


def test_a_denial_of_a_fact_has_no_type():
    (one,) = said("denied")
    assert (one.speaker, one.type, one.text) == ("ministry", None, "soldiers had fired on the crowd")


def test_a_figure_with_a_verb_of_speech_is_a_statement():
    assert [(s.speaker, s.text) for s in said("rivals")] == [("Police", "900 had marched"), ("organisers", "4,000")]


def test_each_uninterrupted_stretch_of_quotation_is_a_statement():
    first, second = said("interrupted")
    assert (first.form, first.text, first.quotes) == ("direct", "We are tired,", ("We are tired,",))
    assert (second.speaker, second.text, second.verb, second.type) == ("Pedro Quispe", "The mine must go.", None, "REQUEST")


def test_a_paragraph_that_opens_with_a_mark_and_names_nobody_goes_on_with_the_speaker():
    assert [(s.speaker, s.text) for s in said("continued")] == [
        ("Pedro Quispe", "We have waited nine years,"),
        ("Pedro Quispe", "The river is yellow now,"),
        ("Pedro Quispe", "Nobody drinks from it."),
    ]


def test_words_set_in_marks_are_no_statement_of_their_own():
    (one,) = said("scare")
    assert (one.form, one.quotes) == ("mixed", ("untimely",))
    assert one.text == "the strike “untimely”"


def test_joint_speakers_make_one_statement_each():
    assert [(s.speaker, s.type) for s in said("joint")] == [("Lena Brandt", "REQUEST"), ("Omar Haddad", "REQUEST")]


def test_a_chant_belongs_to_who_chanted():
    (one,) = said("chant")
    assert (one.speaker, one.form, one.text) == ("Hundreds of nurses", "direct", "Pay us now!")


def test_a_charge_names_whom_it_blames():
    (one,) = said("blame")
    assert (one.type, one.addressee, one.text) == ("ACCUSE", ("company",), "poisoning the well")


def test_a_threat_is_aimed_at_who_can_meet_its_condition():
    (one,) = said("threat")
    assert (one.type, one.addressee) == ("THREATEN", ("mayor",))
    assert one.text == "The drivers will strike on Monday unless the mayor lowers the tolls"


def test_a_fear_is_a_thought():
    assert [s.kind for s in said("thought")] == ["thought"]


def test_a_noun_of_speech_carries_a_statement():
    (one,) = said("noun")
    assert (one.speaker, one.type, one.text) == ("bishops", "REQUEST", "an inquiry")


def test_what_people_came_to_demand_is_no_statement():
    assert said("purpose") == []


def test_a_newspaper_that_is_told_something_is_no_addressee():
    (one,) = said("media")
    assert (one.speaker, one.addressee) == ("Rosa Medina", ())


def test_what_is_said_within_a_quotation_stays_with_the_quotation():
    assert [(s.speaker, s.text) for s in said("nested")] == [("Rosa Medina", "He said he would resign,")]


def test_the_head_finds_what_syntax_does_not():
    text = analysis_of("purpose").doc.text
    act = Attribution(Mark("source", 0, 9), None, (Mark("content", text.index("higher"), len(text) - 1),), 0.8)
    (one,) = said("purpose", attributions=(act,))
    assert (one.speaker, one.text, one.confidence) == ("Thousands", "higher wages", 0.8)


@pytest.mark.parametrize("key", ["two_verbs", "interrupted", "continued", "scare", "threat", "noun"])
def test_evidence_stands_in_the_text(key):
    text = analysis_of(key).document.text
    for statement in said(key):
        assert statement.text in text
        assert all(text[span.start : span.end] == span.quote for span in statement.evidence)
