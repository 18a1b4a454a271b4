"""Where an event is placed: its own phrase first, then the town the text is in, the dateline, the country; and why."""

from __future__ import annotations

import pytest
import spacy

from dateline.coding.happening import Happening
from dateline.coding.where import explain, place_of
from dateline.knowledge.places import Places
from dateline.language.analysis import Analysis, Mark, joint_text
from dateline.model import Document, Place


@pytest.fixture(scope="module")
def places() -> Places:
    return Places.load()


def told(
    text: str, trigger: str, *phrases: str, title: str | None = None, publisher: str | None = None, published: str | None = None
) -> tuple[Analysis, Happening]:
    """One event in a text: the words that name it and the phrases marked as its place."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    document = Document(id="t", title=title, text=text, publisher=publisher, published=published)
    doc = nlp(joint_text(document))
    shift = len(title) + 2 if title else 0

    def mark(label: str, words: str) -> Mark:
        at = doc.text.index(words, shift)
        return Mark(label, at, at + len(words))

    trg, plc = mark("trg", trigger), tuple(mark("plc", p) for p in phrases)
    return Analysis(document, doc, tuple(sorted((trg, *plc), key=lambda m: m.start)), (), (), (), (), ()), Happening("PROTEST", (trg,), plc)


def place(places: Places, *args: str, **kwargs: str) -> Place:
    found = place_of(*told(*args, **kwargs), places=places)
    assert found is not None
    return found


def test_a_venue_in_a_town_is_a_venue_with_the_towns_coordinates(places: Places) -> None:
    found = place(
        places,
        "About 300 nurses picketed outside the provincial hospital in Polokwane on Monday.",
        "picketed",
        "the provincial hospital in Polokwane",
    )
    assert (found.name, found.country, found.precision, found.text) == ("Polokwane", "ZAF", "venue", "the provincial hospital in Polokwane")
    assert found.latitude == pytest.approx(-23.9, abs=0.2)
    assert found.evidence[0].quote == "the provincial hospital in Polokwane"


@pytest.mark.parametrize(
    ("phrase", "precision"),
    [
        ("Kumasi", "locality"), ("downtown Kumasi", "neighbourhood"), ("the main road in Kumasi", "street"), ("Ashanti", "admin1"), ("Ghana", "country"),
        ("a square in central Kumasi", "venue"), ("the Nyame market in Kumasi", "venue"),
    ],
)  # fmt: skip
def test_the_words_of_a_phrase_say_how_fine_it_is(places: Places, phrase: str, precision: str) -> None:
    assert place(places, f"Traders in Ghana protested in {phrase} over levies.", "protested", phrase).precision == precision


def test_a_country_has_no_coordinates(places: Places) -> None:
    found = place(places, "A general strike began in Bolivia on Tuesday.", "strike", "Bolivia")
    assert (found.name, found.country, found.latitude, found.geonames_id) == ("Bolivia", "BOL", None, None)


def test_a_place_is_named_after_what_holds_it(places: Places) -> None:
    text = "Renters marched in Long Beach, California, on Saturday."
    assert place(places, text, "marched", "Long Beach, California").admin1 == "California"


def test_two_events_in_two_towns_get_two_places(places: Places) -> None:
    text = "Teachers marched in Blantyre on Monday. On Tuesday others held a sit-in in Mzuzu."
    first, second = place(places, text, "marched", "Blantyre"), place(places, text, "sit-in", "Mzuzu")
    assert (first.name, second.name) == ("Blantyre", "Mzuzu")


def test_a_venue_without_a_town_lies_where_the_text_is(places: Places) -> None:
    text = "Anger grew in Arequipa last week. Bus drivers then blocked the main bridge for two hours."
    found = place(places, text, "blocked", "the main bridge")
    assert (found.name, found.country, found.precision, found.inferred) == ("Arequipa", "PER", "venue", True)


def test_a_venue_known_only_by_its_country_lies_in_the_town_of_that_country(places: Places) -> None:
    text = "Kinshasa was tense. Supporters rallied at the high court in the Democratic Republic of Congo."
    assert place(places, text, "rallied", "the high court in the Democratic Republic of Congo").name == "Kinshasa"


def test_the_dateline_places_an_event_that_names_no_place(places: Places) -> None:
    text = "QUETTA, March 3 (AFP) - Hundreds of miners downed tools on Tuesday over unpaid wages."
    found = place(places, text, "downed tools")
    assert (found.name, found.country, found.from_, found.text) == ("Quetta", "PAK", "dateline", None)
    assert [span.quote for span in found.evidence] == ["QUETTA"]


def test_the_phrase_goes_before_the_dateline(places: Places) -> None:
    text = "QUETTA, March 3 (AFP) - Hundreds of miners marched in Khuzdar on Tuesday."
    assert place(places, text, "marched", "Khuzdar").name == "Khuzdar"


@pytest.mark.parametrize(
    ("text", "trigger", "phrase", "name"),
    [
        ("Opposition supporters marched in the Togolese capital on Saturday.", "marched", "the Togolese capital", "Lomé"),
        ("Zambian drivers struck on Friday and gathered in the capital.", "gathered", "the capital", "Lusaka"),
    ],
)
def test_a_capital_stands_for_its_name(places: Places, text: str, trigger: str, phrase: str, name: str) -> None:
    assert place(places, text, trigger, phrase).name == name


def test_the_capital_is_the_one_of_the_documents_time(places: Places) -> None:
    text = "Burundian students demonstrated in the capital on Monday."
    assert place(places, text, "demonstrated", "the capital", published="2015-05-04").name == "Bujumbura"
    assert place(places, text, "demonstrated", "the capital", published="2022-05-04").name == "Gitega"


def test_only_the_country_is_known(places: Places) -> None:
    found = place(places, "Kenyan lecturers called off their strike after talks with the government.", "strike")
    assert (found.name, found.country, found.precision, found.inferred) == ("Kenya", "KEN", "country", True)
    nationwide = place(places, "Kenyan lecturers began a nationwide strike.", "strike", "nationwide")
    assert (nationwide.name, nationwide.precision) == ("Kenya", "country")


def test_the_publishers_home_is_the_last_resort(places: Places) -> None:
    text = "Workers at the depot walked out on Friday, the union said."
    assert place(places, text, "walked out", publisher="The Namibian").country == "NAM"
    assert place_of(*told(text, "walked out"), places=places) is None


def test_the_publishers_home_decides_between_namesakes(places: Places) -> None:
    text = "Shoppers marched through Georgetown on Friday."
    assert place(places, text, "marched", "Georgetown", publisher="Stabroek News").country == "GUY"


def test_a_way_ends_where_it_leads(places: Places) -> None:
    text = "Farmers walked from Nakuru to Nairobi to hand over a petition."
    found = place(places, text, "walked", "from Nakuru to Nairobi")
    assert (found.name, found.text) == ("Nairobi", "from Nakuru to Nairobi")


def test_towns_far_apart_are_an_area_without_coordinates(places: Places) -> None:
    found = place(places, "Miners struck in Lubumbashi, Likasi and Kolwezi in Congo.", "struck", "Lubumbashi, Likasi and Kolwezi")
    assert (found.name, found.precision, found.latitude) == ("Lubumbashi", "admin1", None)


def test_a_place_that_no_gazetteer_knows_keeps_its_name_and_its_container(places: Places) -> None:
    found = place(places, "Residents blocked the road at Qwembezi in KwaZulu-Natal on Monday.", "blocked", "Qwembezi in KwaZulu-Natal")
    assert (found.name, found.admin1, found.country, found.latitude) == ("Qwembezi", "KwaZulu-Natal", "ZAF", None)


def test_a_street_named_after_a_town_is_not_in_that_town(places: Places) -> None:
    text = "COLOMBO, May 2 (AFP) - Clerks sat down on Galle Road for an hour."
    found = place(places, text, "sat down", "Galle Road")
    assert (found.name, found.precision) == ("Colombo", "street")


def test_a_landmark_is_in_its_town(places: Places) -> None:
    found = place(places, "Thousands of Egyptians filled Tahrir Square on Friday.", "filled", "Tahrir Square")
    assert (found.name, found.country, found.precision) == ("Cairo", "EGY", "venue")


def test_a_country_is_never_a_building(places: Places) -> None:
    found = place(places, "Unions across the USA held rallies on Monday.", "rallies", "the USA")
    assert (found.name, found.country, found.precision) == ("United States", "USA", "country")


def test_small_letters_are_read_as_well(places: Places) -> None:
    text = "several hundred teachers marched through niamey on tuesday, niger s capital, over unpaid wages."
    found = place(places, text, "marched", "niamey")
    assert (found.name, found.country) == ("Niamey", "NER")


def test_every_evidence_is_in_the_text(places: Places) -> None:
    text = "İzmir’de 🎈 — Teachers marched in Konya, and then sat at the station."
    analysis, happening = told(text, "marched", "Konya", title="Türkiye: strike")
    found = place_of(analysis, happening, places=places)
    assert found is not None
    assert all(text[s.start : s.end] == s.quote for s in found.evidence)


def test_the_choice_is_explained_with_rivals(places: Places) -> None:
    analysis, happening = told("Renters marched in Springfield, Illinois, on Saturday.", "marched", "Springfield, Illinois")
    why = explain(analysis, happening, places=places)
    assert why.words == "Springfield, Illinois"
    assert any("Springfield" in step for step in why.steps)
    assert any("Illinois" in reason for reason in why.reasons)
    assert why.rivals


def test_nothing_is_guessed(places: Places) -> None:
    analysis, happening = told("They gathered on Monday and left.", "gathered")
    assert place_of(analysis, happening, places=places) is None
    assert explain(analysis, happening, places=places).steps


def test_reasons_are_told_in_a_few_plain_lines(places: Places) -> None:
    analysis, happening = told("Renters marched in Springfield, Illinois, on Saturday.", "marched", "Springfield, Illinois")
    lines = explain(analysis, happening, places=places).lines
    assert lines[0] == "“Springfield, Illinois” names Springfield, Illinois, United States"
    assert lines[1].startswith("chosen for: the text puts it in Illinois")
    assert lines[2].startswith("before Springfield")
    assert len(lines) <= 4


def test_a_topic_is_not_where_it_happened(places: Places) -> None:
    text = "Lecturers marched to the post office in solidarity with Iraq. “Iraq bleeds,” they sang. They had met in Galle at noon."
    found = place(places, text, "marched", "the post office", publisher="The Galle Mercury")
    assert found.country == "LKA"


def test_actors_give_a_country_away(places: Places) -> None:
    from dateline.coding.names import Named
    from dateline.coding.where_hints import hints_of
    from dateline.knowledge.actors import Register

    class Actors:
        published = "2015-06-01"

        def all(self) -> list[Named]:
            return [
                Named("African National Congress", "ANC", (), "organization", None, None, ((0, 3), (9, 12))),
                Named("Gilberto Gil", None, (), "person", None, None, ((20, 32),)),
            ]

    assert hints_of(Actors(), Register.load()) == {"ZAF": 1.0}  # type: ignore[arg-type]
    Actors.published = "2006-06-01"
    assert hints_of(Actors(), Register.load())["BRA"] == 0.5  # type: ignore[arg-type]


def test_an_item_of_a_digest_lies_where_its_heading_says(places: Places) -> None:
    text = "Lome, 3 May: Porters marched to the port.\n\nAccra, 4 May: Nurses held a sit-in at the ministry."
    found = place(places, text, "sit-in", "the ministry", published="2021-05-07")
    assert (found.text, found.name, found.country) == ("the ministry", "Accra", "GHA")


def test_every_town_of_a_country_is_the_country(places: Places) -> None:
    found = place(
        places, "DHAKA: The alliance will hold rallies in all district towns of its strongholds.", "rallies", "all district towns"
    )
    assert (found.country, found.precision) == ("BGD", "country")


def test_a_town_that_is_an_ordinary_word_is_known_by_its_dateline(places: Places) -> None:
    found = place(places, "PROVIDENCE — Nurses walked out at the hospital in the rain.", "walked out", "the hospital")
    assert (found.name, found.country) == ("Providence", "USA")
