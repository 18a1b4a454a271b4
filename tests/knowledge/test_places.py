"""Names, countries and namesakes: what the gazetteer answers, and which of its answers a text means."""

from __future__ import annotations

from importlib.resources import files

import pytest
import spacy
from spacy.tokens import Doc

from dateline.knowledge.places import Gazetteer, Places, country_of
from dateline.knowledge.places.fold import fold, numbers_of, spellings
from dateline.knowledge.places.gazetteer import named
from dateline.knowledge.places.words import home_of


@pytest.fixture(scope="module")
def places() -> Places:
    return Places.load()


def parsed(text: str, **entities: str) -> Doc:
    """A text with sentences, and entities as given: their words with "_" for spaces, and their labels."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp(text)
    spans = []
    for words, label in entities.items():
        at = text.index(words.replace("_", " "))
        span = doc.char_span(at, at + len(words), label=label)
        assert span is not None
        spans.append(span)
    doc.ents = spans
    return doc


def meant(places: Places, text: str, **entities: str) -> list[tuple[str, str]]:
    return [(t.entry.name, t.entry.country) for t in places.read(parsed(text, **entities)).toponyms]


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Yaoundé", "yaounde"),
        ("N'DJAMENA", "ndjamena"),
        ("St. Petersburg", "saint petersburg"),
        ("Łódź", "lodz"),
        ("Port-au-Prince", "port au prince"),
        ("東京", ""),
    ],
)
def test_a_name_has_one_key_however_it_is_printed(printed: str, key: str) -> None:
    assert fold(printed) == key


def test_a_name_with_an_apostrophe_is_found_closed_up_and_parted() -> None:
    assert spellings("N'Djamena") == ["ndjamena", "n djamena"]


def test_different_keys_have_different_numbers() -> None:
    keys = ["lome", "lom", "melo", "elom", "", "l ome", "kinshasa" * 8]
    assert len(set(numbers_of(keys).tolist())) == len(keys)


def test_every_name_of_a_place_finds_it_and_the_most_populous_first() -> None:
    import pyarrow.parquet as pq

    rows = pq.read_table(files("dateline.knowledge.places") / "gazetteer.parquet", columns=["key", "alternates", "geonames_id"])
    for row in rows.take(list(range(0, len(rows), 2500))).to_pylist():
        for key in (row["key"], *row["alternates"]):
            found = [entry for entry in named(key) if entry.population < 5_000_000]
            assert len(found) >= 39 or row["geonames_id"] in {entry.geonames_id for entry in named(key)}
            assert [entry.population for entry in found] == sorted((entry.population for entry in found), reverse=True)


def test_the_usual_english_name_is_given() -> None:
    assert {named(name)[0].name for name in ("Karachi", "Karāchi", "Carachi")} == {"Karachi"}
    assert named("Köln")[0].name == "Cologne"
    assert named("Danang")[0].name == "Da Nang"


def test_every_country_finds_its_capital() -> None:
    from dateline.knowledge.places.countries import countries

    gazetteer = Gazetteer.builtin()
    for country in countries().values():
        if country.capital:
            key = fold(country.capital)
            assert any(e.country == country.code for e in gazetteer.find([key])[key]), country.name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the Togolese capital", "TGO"), ("South Sudan's president", "SSD"), ("Ivory Coast", "CIV"), ("Côte d'Ivoire", "CIV"), ("cote d ivoire", "CIV"),
        ("USA", "USA"), ("the U.S. embassy", "USA"), ("the UK", "GBR"), ("Zaire", "COD"), ("Burma", "MMR"), ("Guinea-Bissau", "GNB"), ("Equatorial Guinea", "GNQ"),
        ("the Nigerien government", "NER"), ("Nigerians", "NGA"), ("Filipino workers", "PHL"), ("Scottish", "GBR"), ("Ouagadougou", "BFA"),
        ("tell us", None), ("French and German", None), ("the union", None), ("", None), ("up in arms", None),
    ],
)  # fmt: skip
def test_a_country_is_known_by_name_people_and_capital(text: str, code: str | None) -> None:
    assert country_of(text) == code


def test_the_text_says_which_namesake_it_means(places: Places) -> None:
    assert ("Springfield", "USA") in meant(places, "Teachers walked out in Springfield, Ohio.")
    graph = places.read(parsed("Teachers walked out in Springfield, Ohio. Those in Springfield, Illinois, stayed."))
    assert [t.entry.admin1 for t in graph.toponyms if t.entry.name == "Springfield"] == ["Ohio", "Illinois"]


def test_other_places_of_the_document_decide(places: Places) -> None:
    text = (
        "Crowds filled the streets of London. Unions from Toronto and Ottawa sent buses, and Ontario ministers appealed for calm in Canada."
    )
    assert ("London", "CAN") in meant(places, text)
    assert ("London", "GBR") in meant(places, "Crowds filled the streets of London.")


def test_a_country_and_its_neighbours_are_told_apart(places: Places) -> None:
    assert meant(places, "Strikers in Niger and Guinea met in Guinea-Bissau.") == [
        ("Niger", "NER"),
        ("Guinea", "GIN"),
        ("Guinea-Bissau", "GNB"),
    ]
    assert ("Georgia", "USA") in meant(places, "Clerks in Atlanta, Georgia, struck on Monday.")
    assert ("Georgia", "GEO") in meant(places, "Drivers in Tbilisi, the capital of Georgia, struck on Monday.")


@pytest.mark.parametrize(
    "text",
    [
        "Reading the budget aloud, he said nothing. Police were nice to us.",
        "Mobile phones rang. March was cold. Of all the people, Nice ones left.",
        "The Union said Independence Day was a Split decision.",
        "the police said a march to the bank was of no use to us",
    ],
)
def test_ordinary_words_are_no_towns(places: Places, text: str) -> None:
    assert meant(places, text) == []


def test_towns_named_like_ordinary_words_are_towns_where_the_text_says_so(places: Places) -> None:
    assert ("Reading", "USA") in meant(places, "Nurses picketed in Reading, Pennsylvania, on Friday.", Reading="GPE")
    assert ("Mobile", "USA") in meant(places, "Dockers in Mobile, Alabama, struck.", Mobile="GPE")


def test_people_and_streets_lend_no_place(places: Places) -> None:
    assert meant(places, "Jackson Lima spoke for the tenants.", Jackson_Lima="PERSON") == []
    street = places.read(parsed("They walked along Lahore Road, then along the Kabul-Kandahar highway.")).toponyms
    assert street
    assert {t.mention.kind for t in street} == {"eponym"}


def test_a_name_that_a_body_lends_is_no_town(places: Places) -> None:
    text = "Workers of Valley View Garments in Vietnam walked out. Valley View must pay, they said."
    assert meant(places, text, Valley_View_Garments="ORG") == [("Vietnam", "VNM")]


def test_text_without_capitals_is_read_as_well(places: Places) -> None:
    found = meant(places, "nurses marched in ndola on tuesday, and riots broke out in kamuli district in eastern uganda, police said.")
    assert ("Ndola", "ZMB") in found
    assert ("Uganda", "UGA") in found


def test_the_reasons_and_the_rivals_are_told(places: Places) -> None:
    toponym = places.read(parsed("Teachers walked out in Springfield, Ohio.")).toponyms[0]
    assert any("Ohio" in reason for reason in toponym.chosen.reasons)
    assert toponym.rivals
    assert toponym.rivals[0].score < toponym.chosen.score


def test_publishers_are_at_home_somewhere_or_report_the_world() -> None:
    assert home_of("Dawn") == "PAK"
    assert home_of("The Ghana Courier") == "GHA"
    assert home_of("Reuters") is None
    assert home_of("The Daily Bugle") is None
    assert home_of("Manchester Evening Courier") == "GBR"
    assert home_of("Hyderabad Herald") is None


def test_the_same_text_is_read_alike_twice(places: Places) -> None:
    text = "Marchers from San Jose met others from Santiago in Victoria."
    assert places.read(parsed(text)) == places.read(parsed(text))
