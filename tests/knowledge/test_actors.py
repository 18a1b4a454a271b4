"""The register: sectors and countries by name, office, noun and a user's own rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.actors import Register
from dateline.knowledge.actors.user import CATEGORIES


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("Riverside Farmers' Union", "AGR"),
        ("Students' Union of the College of Mines", "EDU"),
        ("Ministry of Water", "GOV"),
        ("Harbour Police", "COP"),
        ("striking mine workers", "LAB"),
        ("residents of the district", "CVL"),
        ("High Court", "JUD"),
        ("nurses", "MED"),
        ("opposition party", "OPP"),
        ("Amnesty International", "NGO"),
        ("left-wing Israelis", "CVL"),
        ("a thing nobody knows", "UNK"),
    ],
)
def test_the_nouns_of_a_name_tell_its_sector(name: str, category: str) -> None:
    assert Register.load().category_of(name).category == category


def test_an_office_holder_is_one_only_in_office() -> None:
    register = Register.load()
    in_office = register.category_of("Pervez Musharraf", on="2005-03-01", kind="person")
    later = register.category_of("Pervez Musharraf", on="2012-03-01", kind="person")
    assert (in_office.category, in_office.country) == ("GOV", "PAK")
    assert later.category == "ELI"


def test_a_country_is_read_off_the_name_and_a_guess_is_not_made() -> None:
    register = Register.load()
    assert register.category_of("Iranian consul general").country == "IRN"
    assert register.category_of("Harbour Police").country is None


def test_an_unknown_name_has_no_confidence() -> None:
    assert Register.load().category_of("Zyx Qwv").confidence == 0


def test_a_users_row_goes_before_the_package(tmp_path: Path) -> None:
    own = tmp_path / "actors.csv"
    own.write_text("name,acronym,country,category\nRiver Front,RF,Ghana,PTY\nAmnesty International,,,SOC\n", encoding="utf-8")
    register = Register.load(own)
    assert register.faults == ()
    assert (register.category_of("RF").category, register.category_of("River Front").country) == ("PTY", "GHA")
    assert register.category_of("Amnesty International").category == "SOC"


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        (",,GHA,PTY,,", "name", "a name"),
        ("A,,GHA,PARTY,,", "category", "one of COP"),
        ("A,,Atlantis,PTY,,", "country", "alpha-3"),
        ("A,,GHA,PTY,1 May,", "start", "YYYY-MM-DD"),
        ("A,,GHA,PTY,2001-05-01,2000-01-01", "end", "not before"),
        ("A,,GHA,PTY,,,more", "", "no more values"),
    ],
)
def test_a_bad_row_is_named_with_line_and_column_and_the_rest_is_used(tmp_path: Path, row: str, column: str, expected: str) -> None:
    own = tmp_path / "actors.csv"
    own.write_text(f"name,acronym,country,category,start,end\n{row}\nRiver Front,,GHA,PTY,,\n", encoding="utf-8")
    register = Register.load(own)
    (fault,) = register.faults
    assert (fault.line, fault.column) == (2, column)
    assert expected in fault.expected
    assert str(own) in str(fault)
    assert register.category_of("River Front").category == "PTY"


@pytest.mark.parametrize("content", [b"who,what\nA,B\n", "näme".encode("latin-1"), None])
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, content: bytes | None) -> None:
    own = tmp_path / "actors.csv"
    if content is not None:
        own.write_bytes(content)
    with pytest.raises(KnowledgeError, match=r"actors\.csv"):
        Register.load(own)


def test_every_category_of_the_tables_is_one_of_the_codebook() -> None:
    from dateline.knowledge.actors.category import head_nouns
    from dateline.knowledge.actors.register import _columns, _known

    nouns = head_nouns()
    used = {*nouns.phrases.values(), *nouns.heads.values(), *nouns.modifiers.values(), *_columns()["category"].to_pylist()}
    used |= {entry.category for rows in _known().values() for entry in rows}
    assert used <= set(CATEGORIES)
