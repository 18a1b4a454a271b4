"""Names merge, pronouns and descriptions find whom they mean, titles are split off. Texts are written for these tests."""

from __future__ import annotations

import pytest

from dateline.coding.names import Names
from dateline.knowledge.actors import Register
from tests.coding.marked import analysis

UNION = (
    '<org>The Coastal Dockworkers\' Union (CDU)</org> has called a <trg mode="strike" status="planned">strike</trg> for Monday. '
    "Union president Marta Oliveira said the ports of Pará would stand still.\n\n"
    "<src>The CDU</src> wants two shifts. “We have waited a year,” <src>she</src> said.\n\n"
    "<src>The union</src> will meet again on Friday."
)


def named(marked: str, register: Register | None = None) -> tuple[Names, str]:
    read = analysis(marked)
    return Names.of(read, register), read.doc.text


def label(names: Names, text: str, phrase: str, nth: int = 0) -> str:
    at = -1
    for _ in range(nth + 1):
        at = text.index(phrase, at + 1)
    return names.label(at, at + len(phrase))


def test_an_acronym_stands_for_the_name_that_defines_it() -> None:
    names, text = named(UNION)
    found = names.resolve(text.index("The CDU"), text.index("The CDU") + len("The CDU"))
    assert found is not None
    assert (found.name, found.acronym) == ("Coastal Dockworkers' Union", "CDU")


def test_an_acronym_that_nothing_defines_stands_for_the_one_name_that_spells_it() -> None:
    names, text = named("<org>The Dockers Alliance</org> marched on Monday. <org>The DA</org> said so.")
    assert label(names, text, "The DA") == "Dockers Alliance"


def test_a_definite_description_means_the_body_whose_name_holds_its_noun() -> None:
    names, text = named(UNION)
    assert label(names, text, "The union") == "Coastal Dockworkers' Union"


def test_a_description_that_nothing_explains_prints_without_its_article() -> None:
    names, text = named("<src>A bystander</src> saw <num>forty</num> people <trg>march</trg> in Bergen.")
    assert label(names, text, "A bystander") == "bystander"


@pytest.mark.parametrize(
    ("marked", "phrase", "name"),
    [
        (
            "<org>The Plains Farmers' League (PFL)</org> called the <trg>march</trg>.",
            "The Plains Farmers' League (PFL)",
            "Plains Farmers' League",
        ),
        ("<org>the plains farmers league (pfl)</org> called the <trg>march</trg>. <src>pfl</src> said so.", "pfl", "plains farmers league"),
        ("<org>PFL (Plains Farmers' League)</org> called the <trg>march</trg>; <src>PFL</src> said so.", "PFL", "Plains Farmers' League"),
        ("<tgt>The whole of the Harbour Police</tgt> stood by the <trg>march</trg>.", "The whole of the Harbour Police", "Harbour Police"),
        ("<aut>Two rows of policewomen</aut> watched the <trg>march</trg>.", "Two rows of policewomen", "policewomen"),
        (
            "<opp>residents leaning from their windows</opp> shouted at the <trg>march</trg>.",
            "residents leaning from their windows",
            "residents",
        ),
    ],
)
def test_what_is_printed_for_a_phrase(marked: str, phrase: str, name: str) -> None:
    names, text = named(marked)
    assert label(names, text, phrase) == name


def test_titles_before_and_after_a_name_are_kept_apart_from_it() -> None:
    names, _ = named(
        "Former Helsinki mayor and senior Green Alliance member Dr Aino Virtanen spoke at the <trg>rally</trg>. Jonas Berg, a spokesman for the "
        "Ferry Workers' Union, stood beside her."
    )
    titles = {n.name: n.titles for n in names.all()}
    assert titles["Aino Virtanen"][-1] == "Dr"
    assert "Former Helsinki mayor" in titles["Aino Virtanen"]
    assert any("spokesman" in t for t in titles["Jonas Berg"])


def test_a_surname_means_the_person_named_in_full() -> None:
    names, text = named("Rector Ifeoma Adebayo met the <par>students</par> who <trg>marched</trg>. Adebayo promised an answer.")
    assert label(names, text, "Adebayo", 1) == "Ifeoma Adebayo"


def test_a_pronoun_means_the_last_subject_that_agrees_with_it() -> None:
    names, text = named(
        "Mrs Leila Haddad told the <trg>rally</trg> that the wells were dry. She asked for a pump. The mayor, Mr Karim Saleh, listened. He left early."
    )
    assert label(names, text, "She") == "Leila Haddad"
    assert label(names, text, "He left"[:2]) == "Karim Saleh"


def test_a_place_is_not_the_people_of_it() -> None:
    names, text = named("They <trg>rallied</trg> for <ben>the people of Sudan</ben> and against <tgt>Sudan</tgt>.")
    assert label(names, text, "the people of Sudan") == "people of Sudan"


def test_a_title_gives_a_person_the_sector_of_the_body_it_names() -> None:
    names, text = named(
        "<org>The Highland Potato Growers' Union (HPGU)</org> called the <trg>blockade</trg>, HPGU secretary Juan Quispe said.",
        Register.load(),
    )
    found = names.resolve(text.index("Juan"), text.index("Juan") + len("Juan Quispe"))
    assert found is not None
    assert found.category in {"AGR", "LAB"}


def test_the_same_document_gives_the_same_names() -> None:
    assert named(UNION)[0].all() == named(UNION)[0].all()


def test_an_acronym_of_small_words_is_one_actor_with_its_long_name() -> None:
    names, text = named(
        "The planned <org>DA</org> <trg>march</trg> was off. The Democratic Assembly said the DA would try again. The DA waits."
    )
    assert {label(names, text, "DA", nth) for nth in range(3)} == {"Democratic Assembly"}


def test_a_body_is_meant_by_what_stands_beside_its_name() -> None:
    text = "<org>The trade union Nordlys</org> called a <trg mode='strike'>strike</trg> at <tgt>Vale</tgt>, the country's largest mining company."
    names, joint = named(text + " The union wants more. The company has no money.")
    assert "Nordlys" in label(names, joint, "The union")
    assert label(names, joint, "The company") == "Vale"


def test_the_company_is_no_chamber_of_commerce() -> None:
    text = "<tgt>Norrail</tgt> offered five percent. The Bergen Chamber of Commerce called the <trg mode='strike'>strike</trg> costly."
    names, joint = named(text + " The company said no more.")
    assert label(names, joint, "The company") != "Bergen Chamber of Commerce"


def test_a_board_is_not_its_president_but_a_girl_is_the_one_who_was_named_beside_it() -> None:
    names, text = named(
        "Board president Ruth Aldous spoke for an hour. <par>Parents</par> <trg>rallied</trg> against the board. "
        "A 14-year-old girl, Zanele Khuma, was hurt. They held a vigil for <ben>the girl</ben>."
    )
    assert label(names, text, "the board") == "board"
    assert label(names, text, "the girl") == "Zanele Khuma"
