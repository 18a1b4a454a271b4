"""The documentation keeps up with what it documents."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import typing
from pathlib import Path

import pytest

from dateline import model
from dateline.cli import VERBS
from dateline.release.columns import tables

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
WORDS = tomllib.loads((ROOT / "src" / "dateline" / "knowledge" / "codebook.toml").read_text(encoding="utf-8"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]


def read(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def test_the_pages_made_from_code_are_up_to_date() -> None:
    check = subprocess.run([sys.executable, str(ROOT / "scripts" / "build_docs.py"), "--check"], capture_output=True, text=True)
    assert check.returncode == 0, check.stdout + check.stderr


@pytest.mark.parametrize("verb", [function.__name__ for _, function in VERBS])
def test_every_command_is_documented(verb: str) -> None:
    assert f"## dateline {verb}\n" in read("reference/commands.md")


@pytest.mark.parametrize("table", tables())
def test_every_column_is_documented(table: str) -> None:
    section = read("reference/columns.md").split(f"\n## {table}\n")[1].split("\n## ")[0]
    assert all(f"| `{column.name}` |" in section for column in tables()[table])


LISTS = {
    "type": model.EventType, "status": model.Status, "prominence": model.Prominence, "date_precision": model.DatePrecision,
    "place_precision": model.PlacePrecision, "qualifier": model.Qualifier, "role": model.Role, "kind_of_issue": model.IssueKind,
    "by": model.By, "kind_of_harm": model.HarmKind, "form": model.Form,
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_every_value_of_a_closed_list_is_defined(name: str) -> None:
    assert list(WORDS["values"][name]) == list(typing.get_args(LISTS[name]))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert "://" in target or (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_python_examples_are_python(page: Path) -> None:
    for example in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        ast.parse(example)


def test_every_command_line_in_the_docs_names_options_that_exist() -> None:
    known = set(re.findall(r"--[a-z-]+", read("reference/commands.md"))) | {"--help", "--version"}
    for page in PAGES:
        for line in re.findall(r"^ {4}(?:\.venv/bin/)?dateline .*$", page.read_text(encoding="utf-8"), re.MULTILINE):
            assert set(re.findall(r"(?<= )--[a-z-]+", line.split("#")[0].split("|")[0])) <= known, (page, line)
