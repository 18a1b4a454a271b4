"""`dateline code`: articles in, records out."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = "LIMA, Jan 2 (Agency) - The cooks march for pay in the capital.\n\nThey will march again on Monday, the union said."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_into_a_pipe_go_records_a_line_each(dateline, article) -> None:
    result = dateline("code", "article.txt")
    assert result.exit_code == 0
    (record,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert record["document"]["text"] == ARTICLE
    assert len(record["reports"]) == 2


def test_the_id_of_a_row_is_kept(dateline, tmp_path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": "x-7", "text": "They march in the town."}\n', encoding="utf-8")
    dateline("code", "in.jsonl", "--to", "out.jsonl")
    assert rows(tmp_path / "out.jsonl")[0]["document"]["id"] == "x-7"


def test_one_run_fills_several_outputs(dateline, article, tmp_path) -> None:
    result = dateline("code", "article.txt", "--to", "out.jsonl", "--to", "events.csv", "--to", "tables")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Coded 1 document: out.jsonl, events.csv, tables/" in result.stderr
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as lines:
        assert len(list(csv.DictReader(lines))) == 2
    assert (tmp_path / "tables" / "statements.csv").exists()


def test_a_folder_may_hold_parquet(dateline, article, tmp_path) -> None:
    dateline("code", "article.txt", "--to", "tables", "--format", "parquet")
    assert (tmp_path / "tables" / "events.parquet").exists()


def test_show_prints_the_events_beside_what_is_written(dateline, article) -> None:
    result = dateline("code", "article.txt", "--to", "out.jsonl", "--show")
    assert "PROTEST" in result.stdout
    assert "500 “500”" not in result.stdout
    assert "according to police" in result.stdout


def test_what_steers_a_terminal_is_not_printed(dateline, tmp_path) -> None:
    (tmp_path / "bad.txt").write_text("\x1b]0;owned\x07 They march here and there.", encoding="utf-8")
    result = dateline("code", "bad.txt", "--show")
    assert "\x1b]0" not in result.output


def test_a_missing_file_is_one_line_and_the_rest_is_coded(dateline, article, tmp_path) -> None:
    result = dateline("code", "nowhere.txt", "article.txt", "--to", "out.jsonl")
    assert result.exit_code == 1
    errors = [line for line in result.stderr.splitlines() if line.startswith("error:")]
    assert len(errors) == 1
    assert "nowhere.txt" in errors[0]
    assert len(rows(tmp_path / "out.jsonl")) == 1
    assert "Coded 1 document, 1 failed" in result.stderr


def test_a_document_that_cannot_be_coded_is_one_line_that_names_it(dateline, tmp_path) -> None:
    (tmp_path / "in.jsonl").write_text(
        '{"id": "a", "text": "They march."}\n{"id": "b", "text": "FAULT here."}\n{"id": "c", "text": "They march."}\n', encoding="utf-8"
    )
    result = dateline("code", "in.jsonl", "--to", "out.jsonl")
    assert result.exit_code == 1
    assert "error: b: could not be coded: ValueError: no such luck" in result.stderr
    assert [row["document"]["id"] for row in rows(tmp_path / "out.jsonl")] == ["a", "c"]


def test_an_output_that_cannot_be_written_is_said_before_anything_is_coded(dateline, article, tmp_path) -> None:
    result = dateline("code", "article.txt", "--to", "fine.jsonl", "--to", "article.txt/out.jsonl")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["article.txt"]


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (["--published", "someday"], "is no date"),
        (["--column", "text"], "expected FIELD=COLUMN"),
        (["--column", "colour=x"], "no field"),
        (["--encoding", "klingon"], "is not known"),
        (["--processes", "0"], "equal to 1"),
        (["--format", "xlsx"], "xlsx"),
    ],
)
def test_an_option_that_cannot_be_used_is_a_usage_error(dateline, article, arguments, cause) -> None:
    result = dateline("code", "article.txt", *arguments)
    assert result.exit_code == 2
    assert cause in result.stderr


def drive(*arguments: str, cwd: Path, **options) -> subprocess.Popen:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.cli.drive", *arguments]
    return subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


@pytest.mark.parametrize("processes", ["1", "2"])
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_leaves_a_valid_file_with_what_was_done(tmp_path, processes, sent) -> None:
    texts = [f"They march on day {i}." for i in range(12)] + ["A SLOW day.", "They march at last."]
    lines = [json.dumps({"id": str(i), "text": text}) for i, text in enumerate(texts)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    run = drive("code", "in.jsonl", "--to", "out.jsonl", "--to", "-", "--processes", processes, cwd=tmp_path)
    assert run.stdout
    for _ in range(4):
        run.stdout.readline()
    run.send_signal(sent)
    _, errors = run.communicate(timeout=30)
    assert run.returncode == 130, errors
    assert "Stopped; kept" in errors
    assert "Traceback" not in errors
    kept = rows(tmp_path / "out.jsonl")
    assert [row["document"]["id"] for row in kept] == [str(i) for i in range(len(kept))]
    assert len(kept) >= 4


def test_a_reader_that_leaves_ends_the_run_quietly(tmp_path) -> None:
    lines = [json.dumps({"id": str(i), "text": f"They march on day {i}. " + "word " * 500}) for i in range(300)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    run = drive("code", "in.jsonl", cwd=tmp_path)
    assert run.stdout
    assert run.stderr
    run.stdout.readline()
    run.stdout.close()
    assert "Traceback" not in run.stderr.read()
    assert run.wait(timeout=30) == 1


def test_bad_rows_of_a_users_own_tables_are_named_and_the_rest_is_used(dateline, article, tmp_path) -> None:
    (tmp_path / "places.csv").write_text("name,country,latitude,longitude\nHere,PER,-12,-77\nThere,PER,north,-77\n", encoding="utf-8")
    (tmp_path / "actors.csv").write_text("name,category\nUnion of Cooks,COOKS\n", encoding="utf-8")
    result = dateline("code", "article.txt", "--gazetteer", "places.csv", "--actors", "actors.csv", "--to", "out.jsonl")
    assert result.exit_code == 1
    assert "error: places.csv:3: latitude: found 'north', expected degrees" in result.stderr
    assert "error: actors.csv:2: category: found 'COOKS'" in result.stderr
    assert len(rows(tmp_path / "out.jsonl")) == 1


def test_a_users_own_table_that_is_missing_ends_the_run(dateline, article, tmp_path) -> None:
    result = dateline("code", "article.txt", "--gazetteer", "nowhere.csv", "--to", "out.jsonl")
    assert result.exit_code == 1
    assert "error: nowhere.csv: cannot be read" in result.stderr
    assert not (tmp_path / "out.jsonl").exists()


CLASSES = 'name = "kitchen"\n[[class]]\nname = "Sums"\nwords = ["march"]\n'


def test_schemes_and_classes_are_added_to_records_and_to_the_table_of_events(dateline, article, tmp_path) -> None:
    (tmp_path / "own.toml").write_text(CLASSES, encoding="utf-8")
    options = ["--scheme", "massmob", "--scheme", "acled", "--classes", "own.toml", "--classes", "mpeds"]
    result = dateline("code", "article.txt", *options, "--to", "out.jsonl", "--to", "events.csv", "--to", "tables")
    assert result.exit_code == 0, result.stderr
    (record,) = rows(tmp_path / "out.jsonl")
    assert record["reports"][0]["acled"]["sub_event_type"] == "Peaceful protest"
    assert record["reports"][0]["massmob"]["participants_category"] == "2000-4999"
    assert record["reports"][0]["classes"][0]["class"] == "Sums"
    for path in ("events.csv", "tables/events.csv"):
        with (tmp_path / path).open(encoding="utf-8", newline="") as lines:
            row = next(csv.DictReader(lines))
        assert (row["acled_event_type"], row["massmob_stateresponses"], row["class_kitchen"]) == ("Protests", "ignore", "Sums")
    assert "kitchen,Sums,issues" in (tmp_path / "tables" / "classes.csv").read_text(encoding="utf-8")


def test_a_bad_file_of_classes_ends_the_run_with_one_line(dateline, article, tmp_path) -> None:
    (tmp_path / "own.toml").write_text(CLASSES.replace('["march"]', "3"), encoding="utf-8")
    for verb in (["code", "article.txt"], ["explain", "article.txt"], ["export", "article.txt"]):
        result = dateline(*verb, "--classes", "own.toml")
        assert result.exit_code == 1
        assert result.stderr.splitlines()[0] == "error: own.toml: class 1, words: found 3, expected a list"
        assert not result.stdout


def test_an_unknown_scheme_is_a_wrong_option(dateline, article) -> None:
    result = dateline("code", "article.txt", "--scheme", "gdelt")
    assert result.exit_code == 2
    assert "acled" in result.stderr


def test_the_schemes_of_the_command_line_are_all_there_are() -> None:
    from dateline.cli.choices import SchemeName
    from dateline.schemes.table import NAMES

    assert tuple(name.value for name in SchemeName) == NAMES


def test_schemes_and_classes_are_shown_on_a_terminal(dateline, article) -> None:
    result = dateline("code", "article.txt", "--scheme", "acled", "--classes", "mpeds", "--show")
    assert "sub_event_type: Peaceful protest" in result.stdout
