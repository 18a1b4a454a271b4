"""Phrases of time in whole sentences with the days they name, written by somebody who had not seen the code.

`open` rows were looked at while mistakes were mended, `closed` ones never.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dateline.coding import when
from dateline.coding.happening import Happening
from dateline.coding.when_told import looks_ahead
from dateline.coding.where_around import geography_of
from dateline.knowledge.places import Places
from dateline.language import Reader
from dateline.language.analysis import Mark
from dateline.model import Document

ROWS = [json.loads(line) for line in (Path(__file__).parent / "dates/sentences.jsonl").read_text(encoding="utf-8").splitlines()]
FLOORS = {"open": 0.93, "closed": 0.88}
"""2026-11-25: 0.969 and 0.915."""


@cache
def knowledge() -> tuple[Reader, Places]:
    return Reader(threads=1), Places.load()


def days(row: dict[str, Any]) -> tuple[str | None, str | None, str]:
    """What the phrase names where the coder reads it, with the tense of its clause and the country of its sentence."""
    reader, places = knowledge()
    analysis = reader.read(Document(id="t", text=row["text"], published=row["published"]))
    at = row["text"].index(row["phrase"])
    mark = Mark("tim", at, at + len(row["phrase"]))
    trigger = min(analysis.triggers, key=lambda t: abs(t.start - at), default=Mark("trg", mark.start, mark.end))
    status = "planned" if looks_ahead(analysis, mark) else trigger.attributes.get("status", "occurred")
    country = next(iter(geography_of(analysis, places).countries), None)
    (said,) = when.said_of(analysis, Happening("PROTEST", (trigger,), (mark,), status), country=country)
    found = said.resolved
    return found.start.isoformat() if found.start else None, found.end.isoformat() if found.end else None, found.precision


@pytest.mark.parametrize("half", ["open", "closed"])
def test_phrases_in_their_sentences_name_the_days_that_others_wrote_down(half: str) -> None:
    rows = [row for row in ROWS if row["half"] == half]
    right = sum(days(row) == (row["start"], row["end"], row["precision"]) for row in rows)
    assert right / len(rows) >= FLOORS[half], f"{right} of {len(rows)}"
