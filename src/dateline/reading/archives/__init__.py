"""Exports of news archives: one file with many articles, each with its header block, split into documents with their metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.errors import FormatError
from dateline.reading.archives import factiva, nexis, proquest
from dateline.reading.archives.article import Article
from dateline.reading.notice import Part, Raw

_ROOMS = (nexis, factiva, proquest)


def looks_like_archive(text: str) -> bool:
    """Whether the lines that only archives print stand in a text or page."""
    return any(room.SIGN.search(text) for room in _ROOMS)


def split(text: str, *, spaced: bool = False) -> Iterator[Part] | None:
    """The articles of an export, or None where the text is none; `spaced`: each line is a paragraph, bodies get empty lines between."""
    for room in _ROOMS:
        if room.SIGN.search(text):
            articles = room.articles(text)
            if articles:
                return _parts(articles, spaced)
    return None


def _parts(articles: list[Article], spaced: bool) -> Iterator[Part]:
    for number, article in enumerate(articles, 1):
        body = "\n\n".join(line for line in article.body.split("\n") if line.strip()) if spaced else article.body
        if body.strip():
            yield Raw(text=body, fields={k: v for k, v in article.fields.items() if v}, item=number)
        else:
            named = f' ("{article.fields["title"][:60]}")' if article.fields.get("title") else ""
            yield FormatError(f"article {number}{named}: no text under its header", line=article.line)


def normal(text: str) -> str:
    """Line ends as one character, for matching only lines."""
    return re.sub(r"\r\n?", "\n", text)
