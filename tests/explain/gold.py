"""Records coded by hand, with their quotes turned into spans: what the views are shown with before any model reads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.model import CodedDocument

SHARED = Path(__file__).parents[2].parent / "shared" / "gold"
FIXTURE = Path(__file__).parent / "articles.jsonl"


def from_gold(text: Mapping[str, Any], record: Mapping[str, Any]) -> CodedDocument:
    """A gold record as the coder would write it: each quote becomes the span where it first stands, in the text or the title."""
    reports = [_grounded(report, text) | {"id": f"r{n}"} for n, report in enumerate(record["reports"], 1)]
    statements = [
        _grounded(said, text) | {"id": f"s{n}", "event": f"r{said['event'] + 1}" if said.get("event") is not None else None}
        for n, said in enumerate(record["statements"], 1)
    ]
    document = {**record["document"], **text}
    return CodedDocument.from_dict(
        {"document": document, "reports": reports, "statements": statements, "coder": {"name": "gold", "version": "1", "config": {}}}
    )


def _grounded(value: Any, text: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        return [_grounded(item, text) for item in value]
    if not isinstance(value, dict):
        return value
    spans = [span for quote in value.get("evidence", []) for span in _span(quote, text)]
    plain = {key: _grounded(item, text) for key, item in value.items() if key != "evidence" and item is not None}
    if isinstance(plain.get("count"), int):
        plain["count"] = {"low": plain["count"], "high": plain["count"], "text": f"{plain['count']:,}"}
    return plain | {"evidence": spans}


def _span(quote: str, text: Mapping[str, Any]) -> list[dict[str, Any]]:
    for of in ("text", "title"):
        start = (text.get(of) or "").find(quote)
        if start >= 0:
            return [{"start": start, "end": start + len(quote), "quote": quote} | ({"of": of} if of == "title" else {})]
    return []


def pairs(folder: Path) -> Iterator[CodedDocument]:
    """The documents of a gold folder, coded by hand."""
    texts = [json.loads(line) for line in (folder / "texts.jsonl").read_text(encoding="utf-8").splitlines()]
    records = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    by_id = {record["document"]["id"]: record for record in records}
    for text in texts:
        yield from_gold(text, by_id[text["id"]])


def fixture() -> list[CodedDocument]:
    """Four articles of many kinds that come with the tests."""
    return [CodedDocument.from_dict(json.loads(line)) for line in FIXTURE.read_text(encoding="utf-8").splitlines()]


def hostile() -> CodedDocument:
    """An article that tries to act in every field of its record."""
    bad = "<script>window.pwned=1</script><img src=x onerror=window.pwned=2>\"'><svg/onload=window.pwned=3>"
    text = f"{bad}\n\n</p></section></article><style>*{{display:none}}</style> javascript:window.pwned=4 \x00\x1b\u202e\ud800"
    text += " {{ 7*7 }} {% raw %}"
    span = {"start": 0, "end": len(bad), "quote": bad}
    part = {"start": 8, "end": 40, "quote": text[8:40]}
    title = {"start": 0, "end": len(bad), "quote": bad, "of": "title"}
    return CodedDocument.from_dict(
        {
            "document": dict.fromkeys(("publisher", "published", "dateline", "author", "language"), bad)
            | {"id": "hostile", "title": bad, "text": text, "url": "javascript:window.pwned=5"},
            "reports": [
                {
                    "id": bad,
                    "type": "PROTEST",
                    **{key: [bad] for key in ("mode", "forms", "contexts")},
                    "date": {"start": bad, "end": bad, "precision": "day", "attribution": bad, "evidence": [span]},
                    "place": {"text": bad, "name": bad, "admin1": bad, "country": bad, "attribution": bad, "evidence": [part]},
                    "actors": [
                        {"name": bad, "acronym": "x" + bad, "role": "target", "category": bad, "titles": [bad], "evidence": [title]}
                    ],
                    "sizes": [
                        {"text": bad, "attribution": bad, "evidence": [span]},
                        {"low": 1, "high": 2, "text": bad, "evidence": [part]},
                    ],
                    "issues": [{"kind": "demand", "text": bad, "addressee": [bad], "summary": "s" + bad, "evidence": [span]}],
                    "measures": [{"by": "participants", "what": bad, "text": bad, "evidence": [span]}],
                    "harms": [{"kind": "killed", "victims": bad, "text": bad, "attribution": bad, "evidence": [{**span, "end": 9**9}]}],
                    "attribution": bad,
                    "evidence": [span],
                }
            ],
            "statements": [
                {
                    **dict.fromkeys(("speaker", "verb", "event"), bad),
                    **{key: [bad] for key in ("speaker_roles", "addressee", "quotes")},
                    "id": "s1",
                    "kind": kind,
                    "text": f"x {bad}",
                    "evidence": [span],
                }
                for kind in ("speech", "thought")
            ],
            "coder": {"name": bad, "version": bad},
        }
    )
