"""ProQuest: labels ("Publication info: ...", "Full text: ...", "ProQuest document ID: ..."), underscores between articles."""

from __future__ import annotations

import re

from dateline.reading.archives.article import Article, Line, body_of, leading_date, lines_of, writer
from dateline.reading.dates import PRINTED, day_of
from dateline.reading.tables import table

SIGN = re.compile(r"ProQuest document ID\b", re.IGNORECASE)
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z/ ]{2,28}?)\s*:\s*(?P<value>.*)")
_BREAK = re.compile(
    r"(?:document )?\d+ of \d+|back to table of contents|table of contents|report information from proquest|_{5,}", re.IGNORECASE
)
_HEADING = re.compile(r"(?:FULL TEXT|Full text|ABSTRACT|DETAILS|Details|LINKS|Abstract)")
_PRINTED = re.compile(PRINTED, re.IGNORECASE)
_OUTSIDE = ("contact proquest", "terms and conditions", "database copyright", "copyright ©", "bibliography", "citation style")


def articles(text: str) -> list[Article]:
    """The articles of an export, in its order: a block ends behind the labels that follow a document's ID."""
    found: list[Article] = []
    block: list[Line] = []
    closing = False
    for line in lines_of(text):
        label = _label(line)
        if closing and line.bare and label is None:
            found.append(_article(text, block))
            block, closing = [], False
        block.append(line)
        closing = closing or (label is not None and label[0] == "proquest document id")
    if closing:
        found.append(_article(text, block))
    return found


def _label(line: Line) -> tuple[str, str] | None:
    match = _LABEL.fullmatch(line.bare)
    name = match["label"].strip().lower() if match else ""
    return (name, match["value"].strip()) if match and name in table("archives")["proquest"] else None


def _article(text: str, block: list[Line]) -> Article:
    labels = {i: label for i, line in enumerate(block) if (label := _label(line))}
    start = next(
        (i for i, line in enumerate(block) if (i in labels and labels[i][0] == "full text") or line.bare in {"FULL TEXT", "Full text"}),
        None,
    )
    end = _end(block, labels, start + 1) if start is not None else len(block)
    fields: dict[str, str] = {}
    for i, (name, value) in labels.items():
        if (field := table("archives")["proquest"][name]) and field != "body" and (start is None or i < start or i >= end):
            fields.setdefault(field, value or _next(block, labels, i))
    fields.setdefault("title", _title(block, labels))
    info = fields.pop("info", "")
    if info:
        fields.setdefault("publisher", re.split(r"\s*;|, [A-Z][a-z]+ \[|\. ", info)[0].strip())
    fields["published"] = leading_date(fields.get("published", "")) or _dated(info)
    fields["author"] = writer(fields["author"]) if fields.get("author") else ""
    body: list[Line] = []
    if start is not None:
        value = labels[start][1] if start in labels else ""
        own = [Line(value, block[start].start + block[start].text.index(value), block[start].number)] if value else []
        body = [*own, *block[start + 1 : end]]
    return Article(body_of(text, body), fields, next((line.number for line in block if line.bare), 1))


def _end(block: list[Line], labels: dict[int, tuple[str, str]], after: int) -> int:
    """The body ends where two labelled lines follow each other, or at the heading of the details."""
    for i in range(after, len(block)):
        if _HEADING.fullmatch(block[i].bare):
            return i
        if i in labels:
            rest = next((j for j in range(i + 1, len(block)) if block[j].bare), None)
            if rest is None or rest in labels:
                return i
    return len(block)


def _next(block: list[Line], labels: dict[int, tuple[str, str]], index: int) -> str:
    """A value that stands on the line below its label."""
    rest = next((j for j in range(index + 1, len(block)) if block[j].bare), None)
    return block[rest].bare if rest is not None and rest not in labels else ""


def _title(block: list[Line], labels: dict[int, tuple[str, str]]) -> str:
    first = min(labels, default=0)
    free = [
        line.bare for line in block[:first] if line.bare and not _BREAK.fullmatch(line.bare) and not line.bare.lower().startswith(_OUTSIDE)
    ]
    return free[-1] if free else ""


def _dated(info: str) -> str:
    match = _PRINTED.search(info)
    day = day_of(match) if match else None
    return (day.iso() or "") if day else ""
