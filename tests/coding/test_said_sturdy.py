"""Statements hold where a mark or a relation is wrong, and what only looks like speech makes none."""

import pytest

from dateline.coding.said import statements
from dateline.language.analysis import Attribution, Mark
from dateline.model import Statement

from .parsed import PlainNames, analysis_of


def said(key: str, *acts: tuple[str, str, tuple[str, ...]]) -> list[Statement]:
    """The statements of a text; `acts` are marks of the head: the words of source, cue and content."""
    text = analysis_of(key).doc.text

    def mark(label: str, words: str) -> Mark:
        return Mark(label, text.index(words), text.index(words) + len(words), 0.9)

    marks = tuple(Attribution(mark("source", s), mark("cue", c), tuple(mark("content", w) for w in parts), 0.9) for s, c, parts in acts)
    analysis = analysis_of(key, attributions=marks)
    return list(statements(analysis, PlainNames(analysis)))


def test_who_is_told_is_not_the_speaker_even_where_the_head_marks_it_so():
    (one,) = said("told_station", ("a local station", "told", ("“They gave no warning,”",)))
    assert one.speaker == "Pavel Doru"


def test_marks_beyond_a_semicolon_are_no_part_of_what_is_said():
    assert [(s.speaker, s.text) for s in said("semicolon", ("the mayor", "mentioned", ("400", "200")))][-1:] == [("mayor", "200")]


@pytest.mark.parametrize("key", ["vigil", "lifted", "hearsay", "not_said"])
def test_deeds_hearsay_and_what_was_not_said_are_no_statements(key):
    assert said(key) == []


def test_a_vigil_that_was_called_is_no_statement_even_where_the_head_marks_one():
    assert said("vigil", ("Students", "called", ("a vigil for Friday",))) == []


def test_a_source_in_a_fused_relative_makes_no_statement():
    assert said("fused", ("the union", "claimed", ("9,000 people",))) == []


def test_a_crowd_put_at_a_figure_is_a_statement():
    (one,) = said("figure")
    assert (one.speaker, one.type, one.text) == ("Traffic police", None, "the crowd at 58,000")


def test_a_second_finite_verb_behind_an_infinitive_is_the_speakers():
    whole = "the president to form a cabinet and thanked the people of Puno for waiting"
    first, second = said("thanked", ("Rosa Medina", "urged", (whole,)))
    assert (first.type, first.addressee, first.text) == ("REQUEST", ("president",), "to form a cabinet")
    assert (second.verb, second.type, second.text) == ("thanked", "SUPPORT", "waiting")


def test_whom_a_verb_blames_is_no_part_of_what_is_said():
    (one,) = said("reproach", ("The council", "blamed", ("the power company for the cuts",)))
    assert (one.type, one.addressee, one.text) == ("ACCUSE", ("power company",), "the cuts")


def test_what_is_blamed_on_somebody_is_directed_at_him():
    (one,) = said("blamed_on")
    assert (one.type, one.addressee) == ("ACCUSE", ("miners",))


@pytest.mark.parametrize(
    ("key", "type_"),
    [("told_to", "REQUEST"), ("please", "REQUEST"), ("will_not", "REJECT"), ("withheld", "THREATEN"), ("rejected", None)],
)
def test_the_words_said_tell_the_type_where_the_verb_does_not(key, type_):
    assert [s.type for s in said(key)] == [type_]
