"""HTML: the article of a saved page with its metadata, or the articles of an archive's export. Pages are parsed, never fetched or run."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dateline.errors import FormatError, TooLargeError
from dateline.reading.archives import looks_like_archive, split
from dateline.reading.dates import written_date
from dateline.reading.decode import decode
from dateline.reading.notice import Notice, Part, Raw
from dateline.reading.options import ReadOptions
from dateline.reading.source import Source

MAX_PAGE = 20 * 1024 * 1024
"""Bytes of one page that are handed to the extractor; exports of archives may be longer."""
MAX_ELEMENTS = 50_000
"""Elements of one page: extractors need time that grows faster than the page."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "tr",
        "td",
        "th",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "section",
        "article",
        "header",
        "footer",
        "blockquote",
        "pre",
        "hr",
        "dt",
        "dd",
        "title",
        "ul",
        "ol",
    ]
)
_SILENT = frozenset(["script", "style", "noscript", "template", "head"])
_DEEP = 200
_LONG_TAG, _ATTRIBUTES = 10_000, 1_000
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*")


def read_html(source: Source, options: ReadOptions) -> Iterator[Part]:
    """The documents of an HTML file."""
    data = source.whole()
    text, notice = decode(data, options.encoding or _declared(data))
    if notice:
        yield Notice(notice)
    page = _slim(_DECLARATION.sub("", text.replace("\x00", "\ufffd"), count=1))
    if looks_like_archive(page) and (articles := split(_lines(page))) is not None:
        yield from articles
        return
    if len(data) > MAX_PAGE:
        raise TooLargeError(f"a page of more than {MAX_PAGE // 2**20} MB")
    yield _article(page)


def _declared(data: bytes) -> str | None:
    """The page's own word for its encoding, where the bytes bear it out."""
    try:
        data.decode("utf-8")
        return None
    except UnicodeDecodeError:
        match = _CHARSET.search(data[:4096])
    try:
        name = match[1].decode("ascii").lower() if match else ""
        name = "cp1252" if name in {"iso-8859-1", "latin1", "latin-1", "us-ascii"} else name
        data.decode(name or "ascii")
        return name
    except (LookupError, UnicodeDecodeError):
        return None


def _article(page: str) -> Raw:
    from lxml import etree
    from lxml import html as lxml_html
    from trafilatura import bare_extraction

    if not page.strip():
        raise FormatError("no article in the page")
    with quiet("trafilatura", "htmldate", "courlan"):
        try:
            tree = lxml_html.document_fromstring(page)
            flatten(tree)
            found: Any = bare_extraction(
                tree,
                include_comments=False,
                include_tables=False,
                with_metadata=True,
                date_extraction_params={"extensive_search": False, "original_date": True},
            )
        except (etree.LxmlError, ValueError, RecursionError, AttributeError, TypeError) as error:
            raise FormatError(f"HTML that cannot be parsed: {str(error)[:80] or type(error).__name__}") from None
    text = re.sub(r"\n+", "\n\n", found.text or "") if found is not None else ""
    if len(re.findall(r"\w+", text)) < 8:
        raise FormatError("no article in the page")
    date = written_date(found.date or "") or ""
    values = {"title": found.title, "author": found.author, "published": date, "publisher": found.sitename, "url": found.url}
    return Raw(text=text, found={key: value for key, value in values.items() if value})


def _slim(page: str) -> str:
    """Drop tags with thousands of attributes: the parser compares each with each, and no page of a paper has them."""
    pieces = page.split(">")
    for index, piece in enumerate(pieces):
        if len(piece) > _LONG_TAG and (tag := _TAG.search(piece)) and len(piece[tag.start() :].split()) > _ATTRIBUTES:
            pieces[index] = piece[: tag.end()]
    return ">".join(pieces)


def flatten(tree: Any) -> None:
    """Cut what lies deeper than any page is built: extractors recurse, and a page of ten thousand nested boxes is an attack."""
    level, count = [tree], 1
    for _ in range(_DEEP):
        level = [child for element in level for child in element]
        count += len(level)
        if count > MAX_ELEMENTS:
            raise TooLargeError(f"a page of more than {MAX_ELEMENTS:,} elements")
        if not level:
            return
    for element in level:
        words = " ".join(element.itertext())
        for child in list(element):
            element.remove(child)
        element.text = words


def _lines(page: str) -> str:
    """The text of a page with a line for each block, for the exports of archives."""
    from lxml import html as lxml_html

    out: list[str] = []
    skipping = 0
    from lxml import etree

    tree = lxml_html.document_fromstring(page)
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        name = element.tag if isinstance(element.tag, str) else None
        if name in _SILENT:
            skipping += 1 if event == "start" else -1
        if name in _BLOCKS:
            out.append("\n\n" if event == "end" and name == "p" else "\n")
        piece = element.text if event == "start" and name else element.tail if event == "end" or not name else None
        if piece and (not skipping or (event == "end" and name in _SILENT and skipping == 0)):
            out.append(re.sub(r"\s+", " ", piece) if name != "pre" else piece)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(out)))


@contextmanager
def quiet(*names: str) -> Iterator[None]:
    """Keep a library's log lines off the user's terminal: what is wrong is said once, by us."""
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
