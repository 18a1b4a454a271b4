"""The table of political events: complete, within the codebook, each entry with an example that holds its words."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from dateline.coding.beyond_words import lexicon
from dateline.knowledge.lexicon import table
from dateline.model import EventType

MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict arrest relations expel territory violence",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons crowd-control "
    "unconventional",
}
ROWS = table("events")["event"]


def test_every_type_but_protest_has_words() -> None:
    assert {row["type"] for row in ROWS} == set(get_args(EventType)) - {"PROTEST"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['type']}-{row.get('mode')}-{(row.get('verbs') or row['nouns'])[0]}")
def test_an_entry_has_a_mode_of_its_type_and_an_example_with_its_words(row: dict) -> None:
    assert row.get("mode", "none") in {"none", *MODES.get(row["type"], "").split()}
    text = re.sub(r"[^a-z ]", " ", row["example"].lower())
    stems = {phrase.split()[0][:3] for phrase in row.get("verbs", ())} | {phrase.split()[-1][:3] for phrase in row.get("nouns", ())}
    assert any(word.startswith(tuple(stems)) for word in text.split())


def test_longer_phrases_are_tried_before_shorter_ones() -> None:
    for found in lexicon().nouns.values():
        lengths = [len(rest) for rest, _ in found]
        assert lengths == sorted(lengths, reverse=True)


def test_words_are_lower_case() -> None:
    words = [w for row in ROWS for key in ("verbs", "nouns", "objects", "subjects", "bars") for w in row.get(key, ())]
    assert all(w == w.lower() and w == " ".join(w.split()) for w in words)
