"""Nexis Uni ("Body ... End of Document") and the older LexisNexis Academic ("1 of 300 DOCUMENTS ... LOAD-DATE:")."""

from __future__ import annotations

import re

from dateline.reading.archives.article import Article, Line, body_of, leading_date, lines_of, writer
from dateline.reading.tables import table

SIGN = re.compile(
    r"^[^\S\n]*(?:End of Document|\d+ of \d+ DOCUMENTS?|Document \d+ of \d+(?=[^\S\n]*\n(?:.*\n){1,40}?\s*(?:LENGTH|BODY):))[^\S\n]*$"
    r"|>\s*End of Document\s*<|Load-Date:",
    re.MULTILINE | re.IGNORECASE,
)
_COUNT = re.compile(r"(?:document )?\d+ of \d+(?: documents?)?", re.IGNORECASE)
_LABEL = re.compile(r"(?P<label>[A-Za-z][A-Za-z-]{2,18}):\s*(?P<value>.*)")
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)).*", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:all rights reserved|.*\brights reserved)\.?", re.IGNORECASE)


def articles(text: str) -> list[Article]:
    """The articles of an export, in its order."""
    found: list[Article] = []
    for block in _blocks(lines_of(text)):
        article = _article(text, block, first=not found)
        if article:
            found.append(article)
    return found


def _blocks(lines: list[Line]) -> list[list[Line]]:
    """The lines of each article: up to "End of Document", or from one "3 of 300 DOCUMENTS" to the next."""
    counted = any(_COUNT.fullmatch(line.bare) for line in lines)
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if (counted and _COUNT.fullmatch(line.bare)) or (not counted and line.bare.lower() == "end of document"):
            blocks.append([])
        else:
            blocks[-1].append(line)
    return blocks[1:] if counted else blocks


def _article(text: str, block: list[Line], *, first: bool) -> Article | None:
    labels = {index: label for index, line in enumerate(block) if (label := _label(line))}
    start = next((i for i, line in enumerate(block) if line.bare.lower() in {"body", "body:"}), None)
    heads = [i for i, (name, _) in labels.items() if name in table("archives")["nexis"] and (start is None or i < start)]
    if start is None:
        start = next((i for i, (name, _) in labels.items() if name == "body"), None)
    if start is None and not heads:
        return None
    after = (start if start is not None else heads[-1]) + 1
    end = _end(block, labels, after)
    fields = _free(block[: min([*heads, start if start is not None else len(block)])], first=first)
    for i, (name, value) in labels.items():
        field = (table("archives")["nexis"] | table("archives")["nexis_end"]).get(name)
        if field and (i < after or i >= end):
            fields.setdefault(field, _continued(block, i, value) if i < after else value)
    if "author" in fields:
        fields["author"] = writer(fields["author"])
    if loaded := leading_date(fields.pop("loaded", "")):
        fields.setdefault("published", loaded)
    body = block[after:end]
    if start is not None and start in labels and labels[start][1]:
        body = [Line(labels[start][1], block[start].start + block[start].text.index(labels[start][1]), block[start].number), *body]
    return Article(body_of(text, body), fields, next((line.number for line in block if line.bare), 1))


def _label(line: Line) -> tuple[str, str] | None:
    match = _LABEL.fullmatch(line.bare)
    name = match["label"].lower() if match else ""
    known = name in table("archives")["nexis"] or name in table("archives")["nexis_end"] or name == "body"
    return (name, match["value"].strip()) if match and known else None


def _continued(block: list[Line], index: int, value: str) -> str:
    """A value that was wrapped over lines, up to the next empty line or label."""
    parts = [value]
    for line in block[index + 1 :]:
        if (
            not line.bare
            or _label(line)
            or line.bare.lower() == "body"
            or (not line.text.startswith((" ", "\t")) and value and len(value) < 50)
        ):
            break
        parts.append(line.bare)
    return " ".join(part for part in parts if part)


def _end(block: list[Line], labels: dict[int, tuple[str, str]], after: int) -> int:
    """Where the body ends: at "Classification", or at the first of the labels that stand together after it, or at the copyright."""
    for i in range(after, len(block)):
        bare = block[i].bare
        if bare.lower() in {"classification", "load-date", "graphic", "notes"}:
            return i
        if i in labels and labels[i][0] in table("archives")["nexis_end"]:
            rest = [j for j in range(i + 1, len(block)) if block[j].bare]
            if labels[i][0] in {"load-date", "graphic"} or not rest or rest[0] in labels or _COPYRIGHT.fullmatch(block[rest[0]].bare):
                return i
        if _COPYRIGHT.fullmatch(bare) and len(bare) < 120 and re.search(r"\d{4}", bare):
            rest = [j for j in range(i + 1, len(block)) if block[j].bare and not _RIGHTS.fullmatch(block[j].bare)]
            if not rest or rest[0] in labels:
                return i
    return len(block)


def _free(head: list[Line], *, first: bool) -> dict[str, str]:
    """Title, publication and date of the lines without labels: the title stands above them (Nexis Uni) or below (LexisNexis)."""
    groups: list[list[str]] = [[]]
    for line in head:
        if line.bare and not _COPYRIGHT.fullmatch(line.bare) and not _RIGHTS.fullmatch(line.bare):
            groups[-1].append(line.bare)
        elif groups[-1]:
            groups.append([])
    lines = [(text, number) for number, group in enumerate(groups) for text in group]
    dated = [i for i, (text, _) in enumerate(lines) if leading_date(text)]
    if not dated:
        return {"title": " ".join(text for text, group in lines if group == lines[0][1])} if lines and not first else {}
    at = dated[-1]
    fields = {"published": leading_date(lines[at][0]) or ""}
    if at > 0:
        fields["publisher"] = lines[at - 1][0]
    below = lines[at + 1 :]
    above = lines[: max(at - 1, 0)]
    if below:
        fields["title"] = " ".join(text for text, group in below if group == below[0][1])
    elif above:
        last = above[-1][1]
        fields["title"] = " ".join(dict.fromkeys(text for text, group in above if group == last and not first)) or above[-1][0]
    return fields
