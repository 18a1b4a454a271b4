"""Which reader a file gets: its first bytes decide where they can, then its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dateline.errors import FormatError
from dateline.reading.decode import is_binary
from dateline.reading.notice import Part
from dateline.reading.options import ReadOptions
from dateline.reading.source import Source

Reader = Callable[[Source, ReadOptions], Iterator[Part]]
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".doc": "rtf",
    ".rtf": "rtf",
    ".pdf": "pdf",
}
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls): save it as .docx or .csv"),
    (b"\x89PNG", "a picture (PNG), not text"),
    (b"\xff\xd8\xff", "a picture (JPEG), not text"),
    (b"GIF8", "a picture (GIF), not text"),
    (b"BZh", "a bzip2 archive: unpack it, or pack it with gzip"),
    (b"\xfd7zXZ", "an xz archive: unpack it, or pack it with gzip"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive: unpack it, or pack it with gzip"),
    (b"\x7fELF", "a program, not text"),
    (b"SQLite format 3", "a database, not text"),
    (b"PAR1", "a Parquet table: save it as CSV or JSON Lines"),
)
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)


def kind_of(source: Source, options: ReadOptions) -> str:
    """The format of an open file; raises `FormatError` for an empty one and for kinds that are not read."""
    head = source.stream.peek(4096)[:4096]
    if not head:
        raise FormatError("an empty file")
    if options.format:
        return options.format
    bare = head.removeprefix(b"\xef\xbb\xbf")
    named = SUFFIXES.get(source.suffix)
    if bare.startswith(b"%PDF-"):
        return "pdf"
    if bare.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if bare.startswith(b"PK\x03\x04"):
        return _zipped(bare, named)
    for magic, cause in _OTHERS:
        if bare.startswith(magic):
            raise FormatError(cause)
    if named in {"docx", "pdf", "rtf"} and not (source.suffix == ".doc" and _HTML.match(bare)):
        return named
    if is_binary(head):
        raise FormatError("binary data, not text")
    if named and named != "text" and source.suffix != ".doc":
        return named
    return "html" if _HTML.match(bare) else _sniffed(bare) if named is None else "text"


def _zipped(head: bytes, named: str | None) -> str:
    if named == "docx" or b"word/" in head or b"[Content_Types].xml" in head[:100]:
        return "docx"
    raise FormatError("a zip archive, not text: unpack it")


def _sniffed(head: bytes) -> str:
    """For names that say nothing and standard input: JSON begins with a brace, or with a bracket and a brace or nothing."""
    if head.lstrip().startswith(b"{"):
        return "jsonl"
    return "json" if re.match(rb"\s*\[\s*(?:\{|\])", head) else "text"


def reader(kind: str) -> Reader:
    """The reader of a format; its libraries are loaded when the first file needs them."""
    if kind == "text":
        from dateline.reading.text import read_text as found
    elif kind == "jsonl":
        from dateline.reading.jsonl import read_jsonl as found
    elif kind == "json":
        from dateline.reading.json_file import read_json as found
    elif kind in {"csv", "tsv"}:
        from dateline.reading.csv_file import read_csv as found
    elif kind == "html":
        from dateline.reading.html import read_html as found
    elif kind == "docx":
        from dateline.reading.docx import read_docx as found
    elif kind == "rtf":
        from dateline.reading.rtf import read_rtf as found
    else:
        from dateline.reading.pdf import read_pdf as found
    return found
