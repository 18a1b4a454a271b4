"""Scoring against gold."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import RecordError
from dateline.evaluation import evaluate
from dateline.evaluation.likeness import same_name, same_place, same_source, token_f1

ARTICLES = Path(__file__).parents[1] / "articles"
SCRIPT = Path(__file__).parents[3] / "shared" / "tools" / "score.py"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (ARTICLES / name).read_text(encoding="utf-8").splitlines()]


TEXTS, GOLD = rows("texts.jsonl"), rows("records.jsonl")


def worn(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Records as a middling coder might have written them: things left out, mixed up and off by one."""
    dice = random.Random(3)
    texts = {row["id"]: row["text"] for row in TEXTS}
    coded = [copy.deepcopy(record) for i, record in enumerate(records) if i % 9]
    for record in coded:
        text = texts[record["document"]["id"]]
        record["reports"] = [report for report in record["reports"] if dice.random() < 0.8]
        record["statements"] = [statement for statement in record["statements"] if dice.random() < 0.7]
        for report in record["reports"]:
            starts = [(quote, text.find(quote)) for quote in report["evidence"]]
            report["evidence"] = [{"start": at + (dice.random() < 0.1), "end": at + len(quote), "quote": quote} for quote, at in starts]
            kept = [actor for actor in report["actors"] if dice.random() < 0.7]
            report["actors"] = [actor | ({"role": "speaker"} if dice.random() < 0.2 else {}) for actor in kept]
            report["sizes"] = [size | ({"attribution": "police"} if dice.random() < 0.4 else {}) for size in report["sizes"]]
            if report.get("place") and dice.random() < 0.3:
                report["place"]["name"] = "Nowhere"
    return coded


def test_a_coder_that_agrees_with_gold_has_every_item_right() -> None:
    result = evaluate(TEXTS, GOLD, GOLD)
    assert all(score.f1 == 1.0 for score in result.fields.values() if score.n)
    assert not result.misses
    assert not result.absent


def test_a_document_that_was_not_coded_counts_as_coded_empty() -> None:
    result = evaluate(TEXTS, GOLD, GOLD[1:])
    assert result.absent == (GOLD[0]["document"]["id"],)
    assert result.fields["reports PROTEST"].r < 1.0
    assert {miss.kind for miss in result.misses} == {"missed"}


def test_groups_add_up_to_the_whole() -> None:
    result = evaluate(TEXTS, GOLD, worn(GOLD), by="country")
    assert sum(group.documents for group in result.groups.values()) == result.documents
    assert sum(group.fields["reports PROTEST"].n for group in result.groups.values()) == result.fields["reports PROTEST"].n
    assert "IND" in result.groups


def test_gold_without_its_text_is_refused() -> None:
    with pytest.raises(RecordError, match="'g0-07' is not among the texts"):
        evaluate([], GOLD, GOLD)


def test_a_span_that_is_off_shows_in_grounding() -> None:
    coded = copy.deepcopy(GOLD[:1])
    coded[0]["reports"][0]["evidence"] = [{"start": 0, "end": 3, "quote": "xyz"}]
    assert evaluate(TEXTS, GOLD[:1], coded).fields["grounding"].p == 0.0


def test_thoughts_are_not_held_against_a_coder() -> None:
    coded = copy.deepcopy(GOLD)
    coded[0]["statements"].append({"kind": "thought", "speaker": "X", "text": "fear"})
    assert evaluate(TEXTS, GOLD, coded).fields["statements"].p == 1.0


@pytest.mark.skipif(not SCRIPT.exists(), reason="the scoring script is not beside this checkout")
def test_the_figures_are_those_of_the_scoring_script(tmp_path: Path) -> None:
    for name, records in (("texts", TEXTS), ("gold", GOLD), ("coded", worn(GOLD))):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    files = [str(tmp_path / f"{name}.jsonl") for name in ("texts", "gold", "coded")]
    told = json.loads(subprocess.run([sys.executable, str(SCRIPT), *files, "--json"], check=True, capture_output=True, text=True).stdout)
    result = evaluate(TEXTS, GOLD, worn(GOLD))
    ours = {name: {"n": s.n, "p": s.p, "r": s.r, "f1": s.f1, "low": s.low, "high": s.high} for name, s in result.fields.items()}
    assert ours == told["fields"]
    assert list(ours) == list(told["fields"])


def test_names_are_one_when_one_is_within_the_other() -> None:
    assert same_name({"name": "the Union of Cooks"}, {"name": "Union of Cooks"})
    assert same_name({"name": "Union of Cooks", "acronym": "UC"}, {"name": "UC"})
    assert not same_name({"name": "police"}, {"name": "military police special branch"})


def test_sources_are_one_also_by_name_and_acronym() -> None:
    assert same_source(None, None, [])
    assert same_source("police", "Lima police", [])
    assert same_source("UC", "Union of Cooks", [{"name": "Union of Cooks", "acronym": "UC"}])
    assert not same_source(None, "police", [])


def test_places_are_one_within_twenty_five_kilometers() -> None:
    lima = {"name": "Lima", "country": "PER", "latitude": -12.05, "longitude": -77.04}
    assert same_place(lima, {"name": "Callao", "country": "PER", "latitude": -12.06, "longitude": -77.15})
    assert not same_place(lima, {"name": "Cusco", "country": "PER", "latitude": -13.53, "longitude": -71.97})
    assert not same_place(lima, {"name": "Lima", "country": "USA"})


def test_phrases_share_words_case_and_articles_aside() -> None:
    assert token_f1("The release of prisoners", "release prisoners") == 1.0
    assert token_f1("", "x") == 0.0
