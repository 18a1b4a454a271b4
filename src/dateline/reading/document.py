"""One text made into a Document: sound characters, metadata given or else found in the text itself, its checksum."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from dateline.errors import FormatError, TooLargeError
from dateline.model import Document
from dateline.reading.dates import written_date
from dateline.reading.header import find_header
from dateline.reading.options import MAX_CHARACTERS
from dateline.reading.tables import table

REPLACEMENT = "\ufffd"
_UNSOUND = re.compile("[\ud800-\udfff\x00]")
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")


def document(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    author: str | None = None,
    dateline: str | None = None,
    language: str | None = None,
) -> Document:
    """A Document from a string, for whoever has the text at hand already.

    What is not given is looked for in the text's own header and footer; what is given wins. Without an `id` the checksum makes one.
    Lone surrogates and NUL, which no file or database can hold, become U+FFFD one for one, so that no offset moves.
    Raises `FormatError` for a text without words or a `published` that is no date, `TooLargeError` beyond a million characters.
    """
    if published is not None and written_date(published) is None:
        raise FormatError(f'published "{published}" is no date: write it as 2023-10-21')
    given = {"id": id, "title": title, "published": published, "publisher": publisher, "url": url}
    given |= {"author": author, "dateline": dateline, "language": language}
    return build(text, {key: value for key, value in given.items() if value is not None})


def build(text: str, given: Mapping[str, str], *, found: Mapping[str, str] | None = None, limit: int = MAX_CHARACTERS) -> Document:
    """The Document of a text: `given` wins over `found` (a page's metadata), which wins over what the text itself says."""
    if not text.strip("\ufeff\u200b\u200c\u200d\u2060 \t\r\n\f\v\x00"):
        raise FormatError("no text in it")
    if len(text) > limit:
        raise TooLargeError(f"{len(text):,} characters: one document may hold {limit:,}")
    text = sound(text)
    known = {key: sound(value).strip() for key, value in {**(found or {}), **given}.items() if value and value.strip()}
    header = find_header(text, title=known.get("title"))
    published = known.get("published")
    checksum = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=known.get("id") or f"text-{checksum[:12]}",
        title=known.get("title") or header.title,
        text=text,
        publisher=known.get("publisher") or header.publisher,
        published=(written_date(published) if published else None) or header.published,
        dateline=known.get("dateline") or header.dateline,
        author=known.get("author") or header.author,
        url=known.get("url") or header.url,
        language=language_code(known["language"]) if "language" in known else None,
        sha256=checksum,
    )


def sound(text: str) -> str:
    """The same string with U+FFFD for each lone surrogate and NUL: as long as before, and fit to be written anywhere."""
    return _UNSOUND.sub(REPLACEMENT, text) if _UNSOUND.search(text) else text


def oddities(text: str) -> list[str]:
    """What in a text a user should know of: characters that were replaced, control characters that stay."""
    said = []
    replaced = _UNSOUND.findall(text)
    if replaced:
        kinds = [name for name, there in (("NUL", "\x00" in replaced), ("lone surrogate", any(c != "\x00" for c in replaced))) if there]
        first = _UNSOUND.search(text)
        said.append(f"{len(replaced)} {' and '.join(kinds)} read as U+FFFD (first at character {first.start() if first else 0})")
    if controls := _CONTROLS.search(text):
        said.append(
            f"control characters in the text, kept as they are (first U+{ord(controls.group()):04X} at character {controls.start()})"
        )
    return said


def language_code(printed: str) -> str | None:
    """The ISO 639-1 code of what a file says of its language: "en-GB", "ENGLISH", "en"."""
    low = re.split(r"[;,/ ]", printed.strip().casefold())[0]
    names = table("en")["languages"]
    return str(names[low]) if low in names else low[:2] if re.fullmatch(r"[a-z]{2}(?:[-_].*)?", low) else None
