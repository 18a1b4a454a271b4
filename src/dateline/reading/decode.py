"""Bytes to text: UTF-8 unless a mark or the bytes themselves say otherwise, and then it is said."""

from __future__ import annotations

import codecs
import re

from dateline.errors import FormatError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 64 * 1024
# What charset-normalizer may choose from: encodings that news archives really have.
_CANDIDATES = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "koi8_r",
    "iso8859_2",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
    "cp874",
    "mac_roman",
]
_LATIN = {"cp1252", "cp1250", "cp1254", "cp1257", "iso8859_2", "mac_roman"}


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str | None]:
    """The text of a file's bytes and, where it was not UTF-8, the sentence that says so.

    A byte order mark is dropped. With `encoding` given nothing is guessed. Raises `FormatError` for bytes that are no text.
    """
    used, mark = (encoding, 0) if encoding else encoding_of(data)
    try:
        text = data[mark:].decode(used)
    except UnicodeDecodeError as error:
        raise FormatError(f"not {used}, as it was said to be: byte {error.start} does not fit") from None
    text = text.removeprefix("\ufeff")
    return text, None if encoding or used == "utf-8" else said(used)


def said(encoding: str) -> str:
    """The notice for a file that is not UTF-8."""
    return f"not UTF-8: read as {encoding.replace('cp125', 'windows-125')}"


def encoding_of(data: bytes, *, cut: bool = False) -> tuple[str, int]:
    """The encoding of bytes and the length of their mark; `cut` where they are only the beginning of a file."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, len(mark)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=not cut)
    except UnicodeDecodeError as error:
        return (_unmarked(data) or _detected(data, error.start)), 0
    return (_unmarked(data) or "utf-8"), 0


def _unmarked(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of plain English is NUL."""
    head = data[:2000]
    if head.count(0) < len(head) // 3:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) > 0.6 * len(head) / 2 and min(even, odd) < 0.05 * len(head):
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def is_binary(head: bytes) -> bool:
    """Whether bytes are no text in any encoding: NUL or control bytes where text has none."""
    if any(head.startswith(mark) for mark, _ in _MARKS) or _unmarked(head):
        return False
    controls = len(re.findall(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]", head))
    return b"\x00" in head or controls > max(2, len(head) // 50)


def _detected(data: bytes, first: int) -> str:
    from charset_normalizer import from_bytes

    sample = data[max(0, first - 2000) : first + _SAMPLE]
    odd = sum(byte > 127 for byte in sample)
    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    name = best.encoding if best else None
    if (name is None or name in _LATIN) and (odd < len(sample) / 25 or odd < 8) and _fits(data, "cp1252"):
        return "cp1252"  # the rare accents and curly quotes of English text
    if name is None or not _fits(data, name):
        name = "cp1252" if _fits(data, "cp1252") else "latin-1"
    return name


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
