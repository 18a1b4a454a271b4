"""Users' own classes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import KnowledgeError
from dateline.model import ClassFinding, Document, Issue, Report, Span, Statement
from dateline.schemes import Additions
from dateline.schemes.classes import BUILT_IN, FIELDS, load
from dateline.schemes.classify import classes_of
from tests.schemes.records import DOCUMENT, actor, coded, demand, report, words

HEAD = 'name = "own"\n'


def table(tmp_path: Path, text: str):
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return load(str(path))


def found(tmp_path: Path, text: str, unit=None) -> list[tuple[str, str, list[str]]]:
    unit = unit or report(issues=(demand(),), actors=(actor("Dock workers", "participant"),))
    return [(f.class_, f.field, [s.quote for s in f.evidence]) for f in classes_of(unit, DOCUMENT, [table(tmp_path, text)])]


def test_a_word_is_found_in_its_forms_and_stands_beside_its_class(tmp_path) -> None:
    assert found(tmp_path, HEAD + '[[class]]\nname = "Pay"\nwords = ["wage"]') == [("Pay", "issues", ["wages"])]


def test_words_of_a_phrase_must_follow_each_other(tmp_path) -> None:
    assert found(tmp_path, HEAD + '[[class]]\nname = "Pay"\nwords = ["unpaid wage"]') == [("Pay", "issues", ["unpaid wages"])]
    assert not found(tmp_path, HEAD + '[[class]]\nname = "Pay"\nwords = ["wage unpaid"]')


def test_an_inflected_word_finds_itself_only(tmp_path) -> None:
    assert found(tmp_path, HEAD + '[[class]]\nname = "Pay"\nwords = ["wages"]')
    assert not found(tmp_path, HEAD + '[[class]]\nname = "Go"\non = ["forms"]\nwords = ["marching"]')


def test_an_asterisk_stands_for_any_ending(tmp_path) -> None:
    assert found(tmp_path, HEAD + '[[class]]\nname = "Pay"\nwords = ["unpa*"]') == [("Pay", "issues", ["unpaid"])]


def test_a_word_outside_the_field_does_not_count(tmp_path) -> None:
    assert not found(tmp_path, HEAD + '[[class]]\nname = "Gas"\nwords = ["tear gas"]')
    assert found(tmp_path, HEAD + '[[class]]\nname = "Gas"\non = ["text"]\nwords = ["tear gas"]') == [("Gas", "text", ["tear gas"])]


def test_two_different_weak_words_make_a_class_and_one_does_not(tmp_path) -> None:
    text = HEAD + 'on = ["text"]\n[[class]]\nname = "Pay"\nweak = ["union", "wage", "rent"]'
    assert found(tmp_path, text) == [("Pay", "text", ["wages", "wages", "union"])]
    assert not found(tmp_path, HEAD + 'on = ["text"]\n[[class]]\nname = "Pay"\nweak = ["wage", "rent"]')


def test_what_unless_covers_does_not_count(tmp_path) -> None:
    assert not found(tmp_path, HEAD + '[[class]]\nname = "Pay"\nwords = ["wage"]\nunless = ["unpaid wage"]')


def test_the_fallback_is_read_only_where_nothing_was_found(tmp_path) -> None:
    classes = '[[class]]\nname = "Pay"\nwords = ["wage"]\n[[class]]\nname = "March"\nwords = ["march"]'
    assert found(tmp_path, HEAD + 'fallback = ["forms"]\n' + classes) == [("Pay", "issues", ["wages"])]
    assert found(tmp_path, HEAD + 'fallback = ["forms"]\n' + classes, report()) == [("March", "forms", ["marched"])]


def test_otherwise_is_given_where_no_other_class_is(tmp_path) -> None:
    rest = '[[class]]\nname = "Rent"\nwords = ["rent"]\n[[class]]\nname = "Other"\notherwise = true'
    assert found(tmp_path, HEAD + rest) == [("Other", "issues", ["unpaid wages"])]
    assert not found(tmp_path, HEAD + rest, report()), "no value without its words"


def test_a_class_of_statements_stands_at_the_statement(tmp_path) -> None:
    said = Statement(id="s1", speaker="the union", text="women were evicted", evidence=words("women were evicted"))
    path = tmp_path / "own.toml"
    path.write_text(HEAD + 'on = ["statements"]\n[[class]]\nname = "Homes"\nwords = ["evict"]', encoding="utf-8")
    record = Additions.load((), [str(path)]).add(coded(report(issues=(demand(),)), statements=(said,)))
    assert record.reports[0].classes == ()
    assert record.statements[0].classes == (
        ClassFinding(table="own", class_="Homes", field="statements", attribution="the union", evidence=words("evicted")),
    )


def test_a_class_in_an_issue_that_somebody_claims_is_that_source_s_claim(tmp_path) -> None:
    (finding,) = classes_of(
        report(issues=(demand(attribution="the union"),)), DOCUMENT, [table(tmp_path, HEAD + '[[class]]\nname = "Pay"\nwords = ["wage"]')]
    )
    assert finding.attribution == "the union"


def test_an_actor_s_name_counts_where_the_document_says_they(tmp_path) -> None:
    they = actor("women", "beneficiary")
    named = report(actors=(they.__class__(name="League of Seamstresses", role="beneficiary", evidence=they.evidence),))
    assert found(tmp_path, HEAD + 'on = ["actors"]\n[[class]]\nname = "Trade"\nwords = ["seamstress"]', named) == [
        ("Trade", "actors", ["women"])
    ]


def test_findings_hold_the_classes(tmp_path) -> None:
    record = Additions.load((), ["massmob"]).add(coded(report(issues=(demand(),))))
    (finding,) = [f for f in record.findings() if f.field == "classes"]
    assert finding.value["class"] == "labor wage dispute"


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_example_of_a_built_in_class_is_of_that_class(name) -> None:
    loaded = load(name)
    for item in loaded.classes:
        for example in item.examples:
            span = Span(0, len(example), example)
            issue = Issue(kind="demand", text=example, evidence=(span,))
            got = classes_of(Report(id="r", type="PROTEST", issues=(issue,), evidence=(span,)), Document(id="d", text=example), [loaded])
            assert item.name in {finding.class_ for finding in got}, example


@pytest.mark.parametrize(("name", "count"), [("mpeds", 17), ("massmob", 7)])
def test_the_tables_that_come_with_it_have_their_schemes_classes(name, count) -> None:
    assert len(load(name).classes) == count


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80), st.sampled_from(["wage", "İstanbul", "é*", "工资"]))
def test_quotes_stand_where_they_say_whatever_the_text(noise, word) -> None:
    from dateline.schemes.classes import Class, ClassTable

    text = f"{noise} {word.rstrip('*')} {noise}"
    own = ClassTable("own", (Class("c", on=FIELDS, words=(word,)),))
    unit = Report(id="r", type="PROTEST", evidence=(Span(0, len(text), text),))
    for finding in classes_of(unit, Document(id="d", title=text, text=text), [own]):
        assert all(text[s.start : s.end] == s.quote for s in finding.evidence)


BAD = [
    ('on = ["issues"]\nname = own', r"own\.toml: not TOML: .*line 2"),
    ("", r"own\.toml: name: found nothing, expected a name"),
    (HEAD, r"own\.toml: class: found nothing, expected at least one \[\[class\]\] with a name and words"),
    (HEAD + 'clases = []\n[[class]]\nname = "A"\nwords = ["a"]', r"own\.toml: clases: found \[\], expected one of the keys name, about, on"),
    (HEAD + "[[class]]\nwords = ['a']", r"own\.toml: class 1, name: found nothing, expected a name"),
    (HEAD + '[[class]]\nname = "A"', r'own\.toml: class 1 \("A"\), words: found nothing, expected at least one word'),
    (HEAD + '[[class]]\nname = "A"\nwords = "a"', r"own\.toml: class 1, words: found 'a', expected a list"),
    (HEAD + '[[class]]\nname = "A"\nwords = [3]', r'own\.toml: class 1 \("A"\), words: found 3, expected a list of texts in quotes'),
    (HEAD + '[[class]]\nname = "A"\nwords = ["?"]', r'own\.toml: class 1 \("A"\), words: found \'\?\', expected words made of letters'),
    (HEAD + '[[class]]\nname = "A"\nwords = ["a"]\non = ["speech"]', r'class 1 \("A"\), on: found \'speech\', expected fields out of issues, actors'),
    (HEAD + '[[class]]\nname = "A"\nwords = ["a"]\n[[class]]\nname = "A"\nwords = ["b"]', r"class: found 'A', expected each name once"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), BAD)
def test_a_bad_file_is_said_in_one_line_with_file_key_and_what_was_expected(tmp_path, text, message) -> None:
    with pytest.raises(KnowledgeError, match=message) as error:
        table(tmp_path, text)
    assert "\n" not in str(error.value)


def test_a_missing_file_names_the_tables_that_come_with_it() -> None:
    with pytest.raises(KnowledgeError, match=r"nowhere\.toml: no such file; expected a TOML file of classes, or one of massmob, mpeds"):
        load("nowhere.toml")


def test_two_tables_of_one_name_are_refused(tmp_path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('name = "mpeds"\n[[class]]\nname = "A"\nwords = ["a"]', encoding="utf-8")
    with pytest.raises(KnowledgeError, match="two tables of classes are named 'mpeds'"):
        Additions.load((), ["mpeds", str(path)])
