"""The verbs beside `code`, and what holds for all of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import get_type_hints

import pyarrow.parquet as pq
import pytest

import dateline as package
from dateline.cli import VERBS
from dateline.model import CodedDocument, Document
from tests.fakes import FakeCoder

COMMANDS = [function.__name__ for _, function in VERBS]
ARTICLES = Path(__file__).parents[1] / "articles"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    coded = FakeCoder().code(Document(id="d1", text="They march."))
    path = tmp_path / "records.jsonl"
    path.write_text(json.dumps(coded.to_dict()) + "\n", encoding="utf-8")
    return path


def test_the_version_is_printed(dateline) -> None:
    assert dateline("--version").stdout == f"dateline {package.__version__}\n"


@pytest.mark.parametrize("verb", COMMANDS)
def test_the_help_of_every_verb_shows_an_example(dateline, verb) -> None:
    result = dateline(verb, "--help")
    assert result.exit_code == 0
    assert f"Example: dateline {verb}" in " ".join(result.stdout.split())


@pytest.mark.parametrize("function", [function for _, function in VERBS])
def test_every_option_says_what_it_is_for(function) -> None:
    hints = get_type_hints(function, include_extras=True)
    assert all(hint.__metadata__[0].help for name, hint in hints.items() if name != "return")


def test_help_loads_nothing_heavy() -> None:
    heavy = ["spacy", "numpy", "pydantic", "onnxruntime", "trafilatura", "pyarrow"]
    program = (
        "import sys\nfrom dateline.cli import app\ntry:\n    app(['--help'])\nexcept SystemExit:\n"
        f"    print([name for name in {heavy} if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip().endswith("[]")


def test_the_schema_names_every_field_of_a_record(dateline) -> None:
    schema = json.loads(dateline("schema").stdout)
    assert set(schema["properties"]) == {"document", "reports", "statements", "coder"}
    assert "from" in schema["$defs"]["Date"]["properties"]


def test_records_that_are_written_fit_the_schema(dateline, records) -> None:
    assert CodedDocument.from_dict(json.loads(records.read_text(encoding="utf-8"))).document.id == "d1"


def test_records_become_tables_without_coding_again(dateline, records, tmp_path) -> None:
    result = dateline("export", "records.jsonl", "--to", "events.csv")
    assert result.exit_code == 0
    assert "Wrote 1 document: events.csv" in result.stderr
    assert "d1/r1" in (tmp_path / "events.csv").read_text(encoding="utf-8")


def test_schemes_and_classes_are_added_to_records_without_coding_again(dateline, records, tmp_path) -> None:
    result = dateline("export", "records.jsonl", "--scheme", "cameo", "--classes", "massmob", "--to", "out.jsonl", "--to", "events.parquet")
    assert result.exit_code == 0, result.stderr
    (record,) = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert record["reports"][0]["cameo"]["event_code"] == "141"
    assert record["coder"]["config"]["schemes"] == ["cameo"]
    (row,) = pq.read_table(tmp_path / "events.parquet").to_pylist()
    assert (row["cameo_quad_class"], row["class_massmob"]) == (4, ["political behavior, process"])


def test_a_line_that_is_no_record_is_named(dateline, records) -> None:
    with records.open("a", encoding="utf-8") as lines:
        lines.write('{"document": 3}\nnot json\n')
    result = dateline("export", "records.jsonl")
    assert result.exit_code == 1
    assert "error: records.jsonl:2: not a CodedDocument: document:" in result.stderr
    assert "error: records.jsonl:3:" in result.stderr


def test_explain_prints_the_words_behind_the_record(dateline, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("The cooks march in the capital of the country.", encoding="utf-8")
    result = dateline("explain", "a.txt")
    assert result.exit_code == 0, result.stderr
    assert "march[" in result.stdout
    assert "chosen for: the text says so" in result.stdout


def test_explain_writes_a_page(dateline, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("The cooks march in the capital of the country.", encoding="utf-8")
    result = dateline("explain", "a.txt", "--html", "a.html")
    assert result.exit_code == 0, result.stderr
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "chosen for: the text says so" in page


def test_evaluate_prints_a_line_for_each_field(dateline) -> None:
    gold = str(ARTICLES / "records.jsonl")
    result = dateline("evaluate", str(ARTICLES / "texts.jsonl"), gold, gold, "--by", "year", "--errors", "3")
    assert result.exit_code == 0
    assert "reports PROTEST" in result.stdout
    assert "\n2009\n" in result.stdout


def test_evaluate_as_json_holds_the_groups(dateline) -> None:
    gold = str(ARTICLES / "records.jsonl")
    result = json.loads(dateline("evaluate", str(ARTICLES / "texts.jsonl"), gold, gold, "--by", "country", "--json").stdout)
    assert result["fields"]["detect"]["f1"] == 1.0
    assert result["groups"]["IND"]["documents"] >= 3


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", None])
def test_evaluate_names_a_file_that_it_cannot_read(dateline, tmp_path, content) -> None:
    if content is not None:
        (tmp_path / "bad.jsonl").write_bytes(content)
    result = dateline("evaluate", "bad.jsonl", "bad.jsonl", "bad.jsonl")
    assert result.exit_code == 1
    assert "error: bad.jsonl" in result.stderr
