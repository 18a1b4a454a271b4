"""Records as tables."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dateline.errors import OutputError
from dateline.model import CodedDocument, Document
from dateline.release import open_output
from dateline.release.cells import cell, harmless
from dateline.release.columns import tables
from dateline.release.rows import TABLES
from dateline.schemes import Additions
from tests.fakes import FakeCoder

CODED = FakeCoder().code(Document(id="d1", title='=HYPERLINK("x")', text="They march.", publisher="Sol", published="2020-01-03"))
QUIET = FakeCoder().code(Document(id="d2", text="Nothing."))


def write(target: Path, **options) -> None:
    output = open_output(str(target), **options)
    for coded in (CODED, QUIET):
        output.add(coded)
    output.finish()


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("table", TABLES)
def test_rows_have_the_documented_columns_in_their_order(table: str) -> None:
    for row in TABLES[table](CODED):
        assert list(row) == [column.name for column in tables()[table]]


def test_every_table_is_documented() -> None:
    assert list(tables()) == list(TABLES)
    assert all(column.about for columns in tables().values() for column in columns)


def test_an_event_is_one_tidy_row(tmp_path: Path) -> None:
    write(tmp_path / "events.csv")
    (row,) = read(tmp_path / "events.csv")
    assert row["event_id"] == "d1/r1"
    assert (row["type"], row["mode"], row["date_start"], row["country"]) == ("PROTEST", "demo", "2020-01-02", "PER")
    assert (row["size_low"], row["size_high"]) == ("500", "9999")
    assert row["sizes"] == "500 (police); thousands"
    assert row["participant"] == "cooks"


def test_a_semicolon_in_a_name_does_not_split_it(tmp_path: Path) -> None:
    write(tmp_path / "events.csv")
    (row,) = read(tmp_path / "events.csv")
    assert row["organizer"] == "Union, of Cooks"


def test_formulas_are_made_harmless_and_negative_numbers_stay(tmp_path: Path) -> None:
    write(tmp_path / "events.csv")
    (row,) = read(tmp_path / "events.csv")
    assert row["title"] == "'=HYPERLINK(\"x\")"
    assert row["issues"] == "'=1+1"
    assert row["latitude"] == "-12.05"


@pytest.mark.parametrize("text", ["=1", "+cmd", "-2+3", "@sum", "\t=1", " =1", "-cmd|x"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["-5", "-12.5", "+3", "5-7", "march", "", "1,000", "-3%"])
def test_numbers_and_plain_text_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


def test_cells_tell_null_false_and_zero_apart() -> None:
    assert [cell(value) for value in (None, False, 0, 0.5, [], ["a", "b"])] == ["", "false", "0", "0.5", "", "a; b"]


def test_thoughts_stay_out_of_tables_and_in_the_record(tmp_path: Path) -> None:
    write(tmp_path / "all")
    assert [row["speaker"] for row in read(tmp_path / "all" / "statements.csv")] == ["Rosa Quispe"]
    assert not [row for row in read(tmp_path / "all" / "findings.csv") if row["unit_id"] == "d1/s2"]
    assert len(CODED.to_dict()["statements"]) == 2


def test_a_folder_holds_every_table(tmp_path: Path) -> None:
    write(tmp_path / "all")
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == sorted(f"{name}.csv" for name in TABLES)
    assert [row["document_id"] for row in read(tmp_path / "all" / "documents.csv")] == ["d1", "d2"]


def test_parquet_twins_hold_the_same_rows_with_types(tmp_path: Path) -> None:
    write(tmp_path / "all")
    write(tmp_path / "twins", format="parquet")
    for name in TABLES:
        plain = read(tmp_path / "all" / f"{name}.csv")
        typed = pq.read_table(tmp_path / "twins" / f"{name}.parquet").to_pylist()
        assert [{key: cell(value) for key, value in row.items()} for row in typed] == plain


def test_findings_point_at_their_words(tmp_path: Path) -> None:
    write(tmp_path / "all")
    for row in read(tmp_path / "all" / "findings.csv"):
        json.loads(row["value"])
        if row["quote"]:
            assert CODED.document.text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_records_are_read_back_equal(tmp_path: Path) -> None:
    write(tmp_path / "records.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "records.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [CodedDocument.from_dict(row) for row in rows] == [CODED, QUIET]


def test_lone_surrogates_are_written_in_every_form(tmp_path: Path) -> None:
    coded = FakeCoder().code(Document(id="d", title="\ud800", text="\udfff march"))
    for name in ("a.jsonl", "a.csv", "a.parquet"):
        output = open_output(str(tmp_path / name))
        output.add(coded)
        output.finish()
    assert json.loads((tmp_path / "a.jsonl").read_bytes())["document"]["title"] == "\ud800"
    assert read(tmp_path / "a.csv")[0]["title"] == "\\ud800"


def test_nothing_has_its_name_before_it_is_complete(tmp_path: Path) -> None:
    output = open_output(str(tmp_path / "a.jsonl"))
    output.add(CODED)
    assert not (tmp_path / "a.jsonl").exists()
    output.discard()
    assert not list(tmp_path.iterdir())


def test_part_of_a_run_never_replaces_an_older_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("old\n")
    output = open_output(str(tmp_path / "a.jsonl"))
    output.add(CODED)
    assert output.finish(partial=True) == str(tmp_path / "a.partial.jsonl")
    assert (tmp_path / "a.jsonl").read_text() == "old\n"


def test_a_kind_that_is_not_written_is_refused_with_the_kinds_that_are(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"a\.xlsx: no output of this kind; expected -, NAME\.jsonl"):
        open_output(str(tmp_path / "a.xlsx"))


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"file/a\.csv: cannot be written"):
        open_output(str(tmp_path / "file" / "a.csv"))


def test_what_was_asked_for_beside_the_codebook_has_columns_of_its_own(tmp_path: Path) -> None:
    additions = Additions.load(["acled", "massmob"], ["mpeds"])
    for name in ("events.csv", "events.parquet"):
        output = open_output(str(tmp_path / name), additions=additions)
        output.add(additions.add(CODED))
        output.finish()
    (row,) = read(tmp_path / "events.csv")
    assert (row["acled_sub_event_type"], row["massmob_protesterviolence"]) == ("Peaceful protest", "0")
    assert list(row)[-1] == "class_mpeds"
    (typed,) = pq.read_table(tmp_path / "events.parquet").to_pylist()
    assert {key: cell(value) for key, value in typed.items()} == row
