"""What `import dateline` offers; a name may be added, never dropped."""

from __future__ import annotations

import subprocess
import sys

import pytest

import dateline

NAMES = [
    "Actor", "CodedDocument", "Coder", "CoderInfo", "CodingError", "Count", "Date", "DatelineError", "Document", "Finding", "FormatError",
    "Harm", "InputError", "Issue", "KnowledgeError", "LanguageError", "Measure", "ModelError", "NotFoundError", "OutputError", "Place",
    "RecordError", "Report", "Size", "Span", "Statement", "TimeBudgetError", "TooLargeError", "__version__", "code", "read", "show",
]  # fmt: skip


def test_the_public_names_are_these() -> None:
    assert dateline.__all__ == NAMES
    assert dir(dateline) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(dateline, name).__doc__


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(AttributeError, match=r"no attribute 'codes'; it has Actor, .*code, read, show"):
        _ = dateline.codes


def test_importing_dateline_loads_nothing_heavy() -> None:
    heavy = ["spacy", "numpy", "rich", "typer", "pydantic", "onnxruntime", "trafilatura", "pyarrow"]
    program = f"import sys, dateline; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_the_version_is_that_of_the_distribution() -> None:
    from importlib.metadata import version

    assert dateline.__version__ == version("dateline")
