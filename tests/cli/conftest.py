"""The command line with the fake coder."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.cli.drive import pretend


@pytest.fixture
def dateline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Any]:
    """Call the command line in a folder of its own."""
    monkeypatch.setitem(sys.modules, "dateline.coding.coder", pretend())
    monkeypatch.chdir(tmp_path)
    from dateline.cli import app

    def call(*arguments: str, **options) -> Any:
        return CliRunner().invoke(app, list(arguments), **options)

    return call
