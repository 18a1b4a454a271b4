"""Word tables, one folder a language: what is English (or Spanish, ...) stands here and never in code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str, language: str = "en") -> dict[str, Any]:
    """The word table `name` of a language (ISO 639-1), from `lexicon/LANGUAGE/NAME.toml`; loaded once, not to be changed."""
    return tomllib.loads((files(__package__) / language / f"{name}.toml").read_text(encoding="utf-8"))
