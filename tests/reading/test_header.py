"""Publisher, date, dateline and byline in a text's own head and foot."""

from __future__ import annotations

import pytest

from dateline.reading import find_header

# text, dateline, published, publisher, author, the first words of the report
HEADS: list[tuple[str, str | None, str | None, str | None, str | None, str]] = [
    ("QUETTA, Oct 20 (Agency) - Miners struck.", "QUETTA", None, None, None, "Miners struck"),
    ("TBILISI, March 14 (Xinhua) -- Farmers blocked a road. Enditem", "TBILISI", None, "Xinhua", None, "Farmers"),
    ("PARIS (AP) — Railway workers walked out.", "PARIS", None, "AP", None, "Railway"),
    ("DURBAN, June 16 (ANA) - Dockers marched. – African News Agency (ANA)", "DURBAN", None, "African News Agency (ANA)", None, "Dockers"),
    ("  date 2019-04-02 MULTAN: Weavers marched.\n\nPublished in Dawn, April 3rd, 2019", "MULTAN", "2019-04-02", "Dawn", None, "Weavers"),
    ("MULTAN: Weavers marched.\n\nPublished in The Daily Loom, April 3rd, 2019", "MULTAN", "2019-04-03", "The Daily Loom", None, "Weavers"),
    ("Grain deal nears: envoy wanglili GENEVA, April 11 (Xinhua) -- Talks went on.", "GENEVA", None, "Xinhua", None, "Talks"),
    ("Army says UN NEW YORK, April 11 (Xinhua) -- Talks went on.", "NEW YORK", None, "Xinhua", None, "Talks"),
    ("UPDATE 2: Dockers walk out Thandi Nkosi DURBAN, May 2 (ANA) - Dockers left.", "DURBAN", None, "ANA", None, "Dockers left"),
    ("Court frees eleven after march Vienna (dpa) - A court said.", "Vienna", None, "dpa", None, "A court"),
    ("lome, aug 23 afp thousands marched.", "lome", None, "AFP", None, "thousands"),
    ("la paz, 15 nov (efe) -- miners struck.", "la paz", None, "EFE", None, "miners"),
    ("SILCHAR, Sept. 14: A bandh was observed.", "SILCHAR", None, None, None, "A bandh"),
    ("BASRA, Iraq, June 23 (GMNA) - Guards cut a road.", "BASRA, Iraq", None, "GMNA", None, "Guards"),
    ("SCRANTON, Pa. — Nurses picketed.", "SCRANTON, Pa.", None, None, None, "Nurses"),
    ("SAULT STE. MARIE, Ont. — Police stopped a march.", "SAULT STE. MARIE, Ont.", None, None, None, "Police"),
    ("PORT-AU-PRINCE, Haiti (AP) — Barricades burned.", "PORT-AU-PRINCE, Haiti", None, "AP", None, "Barricades"),
    ("McALLEN, Texas (AP) — Drivers honked.", "McALLEN, Texas", None, "AP", None, "Drivers"),
    ("BAKU. 22 September (Caspian Wire). - Police sealed a square.", "BAKU", None, "Caspian Wire", None, "Police"),
    ("VANADZOR. – A funeral became a protest.", "VANADZOR", None, None, None, "A funeral"),
    ("MOSCOW, March 3. /TASS/. Police spoke.", "MOSCOW", None, "TASS", None, "Police"),
    ("New Delhi, May 3 (PTI) The court spoke.", "New Delhi", None, "PTI", None, "The court"),
    ("APA-Accra (Ghana) - Traders shut shops.", "Accra", None, "APA", None, "Traders"),
    ("NAIROBI, 3 October 2010 (IRIN) - Herders marched.", "NAIROBI", "2010-10-03", "IRIN", None, "Herders"),
    ("SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- Teachers struck.", "SAN SALVADOR", "1990-01-03", "ACAN-EFE", None, "Teachers"),
    ("WASHINGTON/BEIJING (Reuters) - Talks.", "WASHINGTON/BEIJING", None, "Reuters", None, "Talks"),
    ("EAST JERUSALEM—About 150 residents stood.", "EAST JERUSALEM", None, None, None, "About"),
    ("Kathmandu: Families were stopped on their way to the assembly by men in plain clothes.", "Kathmandu", None, None, None, "Families"),
    ("THE HAGUE: Judges ruled.", "THE HAGUE", None, None, None, "Judges"),
    ("Gulls march on\n\nBy Jane Doe\n\nNAIROBI, Kenya (AP) — Gulls came.", "NAIROBI, Kenya", None, "AP", "Jane Doe", "Gulls came"),
    ("Gulls march on\nBy Jane Doe and John Roe, Staff Writers\nOctober 3, 2019\n\nGulls came.", None, "2019-10-03", None, "Jane Doe and John Roe", "Gulls came"),
    ("By ADA MILLER Crude fell on Monday. Sapa-AP", None, None, "Sapa-AP", "ADA MILLER", "Crude"),
    ("By JANE DOE MULTAN, Oct 20 (Agency) - Weavers marched.", "MULTAN", None, None, "JANE DOE", "Weavers"),
    ("Asha Rao | TNN | Updated: Jan 5, 2012, 04:23 IST\n\nMUMBAI: Police came.", "MUMBAI", "2012-01-05", "TNN", "Asha Rao", "Police"),
    ("Source: The Daily Loom\nDate: 5 June 2012\n\nWeavers marched.", None, "2012-06-05", "The Daily Loom", None, "Weavers"),
    ("ANKARA\n\nPolice detained 12 people.", "ANKARA", None, None, None, "Police"),
    ("(ADDS quotes) JUBA, May 2 (Reuters) - Troops came.", "JUBA", None, "Reuters", None, "Troops"),
    ("Issued by: ANC  Attention: News Editors  The party marches.", None, None, "ANC", None, "The party"),
    ("Weavers stayed away, police said. Sapa /pc/fg", None, None, "Sapa", None, "Weavers"),
    ("Weavers stayed away, police said. (Reuters)", None, None, "Reuters", None, "Weavers"),
    ("Weavers came.\n\n(Reporting by Ann Lee in Seoul; Editing by Bo Kim)", None, None, None, "Ann Lee", "Weavers"),
    ("SKOPJE, March 14 (Xinhua) -- Many came.\n\nCopyright 2016 Xinhua", "SKOPJE", "2016-03-14", "Xinhua", None, "Many"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dateline", "published", "publisher", "author", "begins"), HEADS, ids=[row[0][:40] for row in HEADS])
def test_the_head_and_foot_tell(
    text: str, dateline: str | None, published: str | None, publisher: str | None, author: str | None, begins: str
) -> None:
    header = find_header(text)
    assert (header.dateline, header.published, header.publisher, header.author) == (dateline, published, publisher, author)
    assert text[header.body_start : header.body_end].startswith(begins)


@pytest.mark.parametrize(
    "text",
    [
        "Clinton: we will not go\n\nThe senator said on Monday that Clinton said no.",
        "POLICE: Man dies in custody\n\nA man died.",
        "UPDATE 3: Dockers walk out\n\nThey left.",
        "EXCLUSIVE – A minister's letters\n\nThey were found.",
        "POLICE have banned a rally in Mutare.",
        "By Monday morning, the crowd had gone.\n\nPolice said so.",
        "06:15 – Shutters are down along the avenue.",
        "On Friday, May 5, police (and others) - came.",
        "The march of the Peoples Party (PPP) - the largest - ended.",
        "THE NIGHT OF THE LAMPS. By Graciela Ostrov. 288 pp.",
        "Newspaper: Minister used a private car at night.\n\nA newspaper said so.",
    ],
)
def test_what_only_looks_like_a_head_is_left_alone(text: str) -> None:
    header = find_header(text)
    assert (header.dateline, header.published, header.publisher, header.author) == (None, None, None, None)


def test_a_digest_of_many_places_has_no_dateline_of_its_own() -> None:
    text = "Compiled by our reporters in three states.\n\nJOS: Traders shut shops.\n\nKANO: Students marched.\n\nENUGU: Nurses stayed home."
    assert find_header(text).dateline is None


def test_a_dateline_without_a_year_gives_no_date() -> None:
    assert find_header("SKOPJE, March 14 (Xinhua) -- Many came.").published is None


def test_a_date_that_could_be_two_days_is_nobodys_date() -> None:
    assert find_header("Date: 03/04/2021\n\nWeavers marched.").published is None


def test_the_place_stands_where_the_header_says() -> None:
    text = "Grain deal nears: envoy GENEVA, April 11 (Xinhua) -- Talks went on.\r\n\r\nEnditem"
    header = find_header(text)
    assert text[header.dateline_start : header.dateline_end] == "GENEVA"
    assert text[header.body_start : header.body_end] == "Talks went on."


def test_a_title_that_the_text_repeats_is_head() -> None:
    text = "Weavers march\n\nWeavers marched on Monday."
    assert find_header(text, title="Weavers march").body_start == text.index("Weavers marched")
