"""The way from paths to documents: find the files, open each, let its format's reader give the texts, make documents of them."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from gzip import BadGzipFile
from typing import cast

from dateline.errors import FormatError, InputError
from dateline.model import Document
from dateline.reading.document import build, oddities, sound
from dateline.reading.kinds import kind_of, reader
from dateline.reading.notice import Item, Notice, Raw
from dateline.reading.options import ReadOptions
from dateline.reading.paths import Named, files
from dateline.reading.source import opened, reason


def read(paths: Sequence[str | os.PathLike[str]], options: ReadOptions | None = None) -> Iterator[Item]:
    """The documents of files, folders, globs and "-" (standard input), one at a time, so that an archive need not fit in memory.

    What cannot be read comes as an `InputError` in its place, and what was read otherwise than it stands as a `Notice`: neither is raised,
    and the rest goes on. Files come in the order given, folders and globs sorted.
    """
    options, ids = options or ReadOptions(), Ids()
    for named in files(paths):
        if isinstance(named, Named):
            yield from _file(named, options, ids)
        else:
            yield _placed(named, named.source)


def _file(named: Named, options: ReadOptions, ids: Ids) -> Iterator[Item]:
    name = sound(named.name)
    empty = True
    try:
        with opened(named.path, named.name, sound(named.stem), cast(io.BufferedReader, sys.stdin.buffer)) as source:
            for part in reader(kind_of(source, options))(source, options):
                empty = empty and isinstance(part, Notice)
                if isinstance(part, Raw):
                    yield from _document(part, name, source.stem, options, ids)
                else:
                    yield _placed(part, name)
            if empty:
                yield FormatError("no text in it", source=name)
    except InputError as error:
        yield _placed(error, name)
    except (EOFError, BadGzipFile, zlib.error):
        yield FormatError("broken gzip: the file is damaged or cut short; what came before was read", source=name)
    except UnicodeDecodeError as error:
        yield FormatError(f"not {error.encoding}: byte {error.start} does not fit", source=name)
    except (OSError, io.UnsupportedOperation) as error:
        yield InputError(f"cannot be read: {reason(error)}", source=name)


def _document(raw: Raw, name: str, stem: str, options: ReadOptions, ids: Ids) -> Iterator[Item]:
    where = f"article {raw.item}: " if raw.item and not raw.line else ""
    said = {"published": options.published, "publisher": options.publisher, "language": options.language}
    found = {**raw.found, **{key: value for key, value in said.items() if value}}
    number = raw.line or raw.item
    try:
        document = build(raw.text, {"id": f"{stem}:{number}" if number else stem, **raw.fields}, found=found, limit=options.max_characters)
        document = ids.one(document, own="id" in raw.fields, name=name)
    except InputError as error:
        yield type(error)(where + error.cause, source=name, line=raw.line)
        return
    for oddity in oddities(raw.text):
        yield Notice(where + oddity, name, raw.line)
    yield document


def _placed(part: InputError | Notice, name: str | None) -> InputError | Notice:
    """The same error or notice with the file's name."""
    source = sound(name) if name is not None else None
    return type(part)(part.cause, source=source, line=part.line)


class Ids:
    """Keeps the ids of one call apart: an id that a file gives twice is an error, one that we made is made different."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def one(self, document: Document, *, own: bool, name: str) -> Document:
        """The document, under an id that no other of this call has."""
        if own:
            if not self._new(document.id):
                raise FormatError(f'the id "{document.id[:80]}" was read before: each document needs its own')
            return document
        number, made = 1, document.id
        while not self._new(made):
            number += 1
            made = name if number == 2 else f"{document.id}-{number - 1}"
        return document if made == document.id else dataclasses.replace(document, id=made)

    def _new(self, made: str) -> bool:
        short = int.from_bytes(hashlib.blake2b(made.encode(), digest_size=8).digest(), "big")
        if short in self._seen:
            return False
        self._seen.add(short)
        return True
