"""Factiva: the title, "By X", "512 words", "5 June 2012", the publication, its code, "English", "© ...", the text, "Document CODE0001".

The other layout has a label of two letters before each (HD, BY, WC, PD, SN, ... TD, AN).
"""

from __future__ import annotations

import re

from dateline.reading.archives.article import Article, Line, body_of, leading_date, lines_of, writer
from dateline.reading.byline import names
from dateline.reading.tables import table

SIGN = re.compile(r"(?:^|>)[^\S\n]*(?:AN\s+)?Document [A-Z][A-Z0-9]{2,12}\d{8}[a-z0-9]{6,14}[^\S\n]*(?:$|<)", re.MULTILINE)
_END = re.compile(r"(?:AN\s+)?Document (?P<id>[A-Z][A-Z0-9]{2,12}\d{8}[a-z0-9]{6,14})")
_WORDS = re.compile(r"\d[\d,.]* (?:words|mots|palabras|Wörter)", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}:\d\d(?: ?(?:AM|PM|GMT|UTC))?", re.IGNORECASE)
_RIGHTS = re.compile(r"(?:copyright|©|\(c\)|\(copyright\)).*", re.IGNORECASE)
_CODE = re.compile(r"(?P<code>[A-Z]{2,3})(?:[ \t]+(?P<value>\S.*))?")


def articles(text: str) -> list[Article]:
    """The articles of an export, in its order."""
    found, block = [], []
    for line in lines_of(text):
        end = _END.fullmatch(line.bare)
        if not end:
            block.append(line)
            continue
        labelled = sum(1 for each in block if (code := _CODE.fullmatch(each.bare)) and code["code"] in table("archives")["factiva"]) >= 4
        while labelled and block and block[-1].bare in {"", "AN"}:
            block.pop()
        found.append((_labelled if labelled else _plain)(text, block, end["id"]))
        block = []
    return found


def _plain(text: str, block: list[Line], accession: str) -> Article:
    full = [i for i, line in enumerate(block) if line.bare]
    number = block[full[0]].number if full else 1
    words = next((i for i in full if _WORDS.fullmatch(block[i].bare)), None)
    if words is None:
        return Article(body_of(text, block), {"id": accession}, number)
    fields = {"id": accession} | _top([block[i].bare for i in full if i < words])
    after = [i for i in full if i > words]
    rights = next((i for i in after[:10] if _RIGHTS.fullmatch(block[i].bare)), None)
    dated = next((i for i in after[:4] if leading_date(block[i].bare)), None)
    begin = words + 1
    if dated is not None:
        fields["published"] = leading_date(block[dated].bare) or ""
        rest = [i for i in after if i > dated and not _TIME.fullmatch(block[i].bare)]
        if rest:
            fields["publisher"], begin = block[rest[0]].bare, rest[0] + 1
    language = next(
        (
            block[i].bare
            for i in after
            if i >= begin and (rights is None or i < rights) and block[i].bare.lower() in table("en")["languages"]
        ),
        "",
    )
    if rights is not None:
        begin = rights + 1
    return Article(body_of(text, block[begin:]), fields | {"language": language}, number)


def _top(lines: list[str]) -> dict[str, str]:
    """Section, title and byline above the count of words: the byline comes last, the section first, each may be missing."""
    author = ""
    if len(lines) > 1 and (re.match(r"by\s", lines[-1], re.IGNORECASE) or (len(lines[-1]) < 60 and names(lines[-1]) is not None)):
        author, lines = writer(lines[-1]), lines[:-1]
    return {"title": lines[-1], "author": author} if lines else {}


def _labelled(text: str, block: list[Line], accession: str) -> Article:
    values: dict[str, list[Line]] = {}
    current = ""
    for line in block:
        match = _CODE.fullmatch(line.bare)
        if match and match["code"] in table("archives")["factiva"] and match["code"] not in values:
            current, value = match["code"], match["value"] or ""
            values[current] = [Line(value, line.start + line.text.index(value) if value else line.start, line.number)] if value else []
        elif current:
            values[current].append(line)
    fields = {"id": accession}
    for code, field in table("archives")["factiva"].items():
        if field and field not in {"lead", "body", "id"} and code in values:
            fields[field] = " ".join(line.bare for line in values[code] if line.bare)
    fields["author"] = writer(fields["author"]) if fields.get("author") else ""
    fields["published"] = leading_date(fields.get("published", "")) or ""
    parts = [body_of(text, values[code]) for code in ("LP", "TD") if code in values]
    return Article("\n\n".join(part for part in parts if part), fields, block[0].number if block else 1)
