"""Hard sentence boundaries, written by someone who had not seen the rules: abbreviations, initials, quotations, lists, datelines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.language import read
from dateline.language.stops import begins
from dateline.model import Document

CASES = Path(__file__).parent / "sentences.jsonl"


def starts(text: str, sentences: list[str]) -> set[int]:
    found, at = set(), 0
    for sentence in sentences:
        at = text.index(sentence.strip(), at)
        found.add(at)
        at += 1
    return found


def test_hard_sentence_boundaries_are_found_as_well_as_measured():
    right = said = gold = 0
    for line in CASES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        doc = read(Document(id="a", text=row["text"])).doc
        own = starts(row["text"], [s.text for s in doc.sents])
        true = starts(row["text"], row["sentences"])
        right, said, gold = right + len(own & true), said + len(own), gold + len(true)
    assert 2 * right / (said + gold) >= 0.95  # 0.97 on 2026-11-26


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        (["said", "Gen", ".", "Okello"], -1),
        (["at", "4", "p.m.", "Traffic"], 1),
        (["paint", ",", "etc.", "from"], -1),
        (["closed", "at", "noon", ".", "Crowds"], 1),
        (["Pit", "No", ".", "4"], -1),
        (["us", "!", '"', "he"], -1),
        (["around", "250"], -1),
        (["over", ".", '"', "He"], 0),
    ],
)
def test_letters_and_abbreviations_say_whether_a_stop_ends_a_sentence(words, sign):
    odds = begins(words, len(words) - 1, cased=True)
    assert (odds > 0) - (odds < 0) == sign


def test_small_letters_say_nothing_where_a_text_has_no_capitals():
    assert begins(["paint", ",", "etc.", "from"], 3, cased=False) == 0
