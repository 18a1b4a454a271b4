"""Runs the command line in a process of its own with the fake coder in place of the model: python -m tests.cli.drive ARGUMENTS."""

from __future__ import annotations

import sys
import types


def pretend() -> types.ModuleType:
    """A module that stands for dateline.coding.coder."""
    from tests.fakes import FakeCoder

    module = types.ModuleType("dateline.coding.coder")
    module.Coder = FakeCoder  # type: ignore[attr-defined]
    return module


if __name__ == "__main__":
    sys.modules["dateline.coding.coder"] = pretend()
    from dateline.cli import app

    app()
