"""Whom the document names as the source of words."""

from dateline.coding.sources import source_mark, source_of
from dateline.language.analysis import Attribution, Mark

from .parsed import PlainNames, analysis_of


def source(key: str, words: str, **marks) -> str | None:
    analysis = analysis_of(key, **marks)
    at = analysis.doc.text.index(words)
    return source_of(analysis, PlainNames(analysis), at, at + len(words))


def test_the_narrator_is_no_source():
    assert source("purpose", "Thousands") is None


def test_who_said_it_before_or_after_is_the_source():
    assert source("after", "six hours") == "police"
    assert source("denied", "soldiers") == "ministry"


def test_according_to_and_a_count_name_a_source():
    assert source("according", "300 dockers") == "union"
    assert source("count", "300 dockers") == "union"


def test_rival_figures_keep_their_own_sources():
    assert source("rivals", "900") == "Police"
    assert source("rivals", "4,000") == "organisers"


def test_the_head_is_believed_before_syntax():
    analysis = analysis_of("after")
    text = analysis.doc.text
    said = Mark("content", 0, text.index(", police"))
    act = Attribution(Mark("source", text.index("port"), text.index(" was")), None, (said,))
    assert source("after", "six hours", attributions=(act,)) == "port"


def test_a_source_phrase_of_the_role_head_stands_in_where_nothing_else_covers_the_words():
    text = analysis_of("purpose").doc.text
    phrase = Mark("src", text.index("the city"), text.index(" to demand"))
    assert source("purpose", "Thousands", roles=(phrase,)) == "city"


def test_the_source_phrase_is_offered_as_evidence():
    analysis = analysis_of("after")
    mark = source_mark(analysis, 0, 8)
    assert mark is not None
    assert analysis.quote(mark.start, mark.end) == "police"
