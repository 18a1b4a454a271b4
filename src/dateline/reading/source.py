"""One file as the readers get it: its name, its bytes as a stream, unpacked where it was gzipped."""

from __future__ import annotations

import gzip
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from dateline.errors import FormatError, InputError, NotFoundError, TooLargeError
from dateline.reading.options import MAX_FILE

_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Source:
    """An open file. `name` is what the user called it, `stem` what its documents are called after, `suffix` has no ".gz"."""

    name: str
    stem: str
    suffix: str
    stream: io.BufferedReader

    def whole(self) -> bytes:
        """All bytes; raises `TooLargeError` beyond the limit, so that a small packed file cannot fill the memory."""
        data = self.stream.read(MAX_FILE + 1)
        if len(data) > MAX_FILE:
            raise TooLargeError(f"more than {MAX_FILE // 2**20} MB: split the file, or give it as JSON Lines")
        return data


@contextmanager
def opened(path: Path | None, name: str, stem: str, standard_input: io.BufferedReader | None = None) -> Iterator[Source]:
    """Open a file (or standard input, where `path` is None) for reading; raises `InputError` where that cannot be done."""
    raw = _open(path) if path is not None else standard_input
    assert raw is not None
    try:
        suffix = Path(name).suffix.lower() if path is not None else ""
        if suffix == ".gz":
            stem, suffix = stem.removesuffix(".gz").removesuffix(".GZ"), Path(Path(name).stem).suffix.lower()
            stem = stem.removesuffix(Path(stem).suffix) if suffix and stem.lower().endswith(suffix) else stem
        stream = raw
        if raw.peek(2)[:2] == _GZIP:
            stream = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=raw)), 1 << 18)
        elif name.lower().endswith(".gz") and raw.peek(1):
            raise FormatError("not gzip, though its name says so")
        yield Source(name, stem, suffix, stream)
    finally:
        if path is not None:
            raw.close()


def _open(path: Path) -> io.BufferedReader:
    """A regular file or a pipe that somebody writes to; devices and sockets are refused, a pipe without a writer is empty."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise NotFoundError("no such file") from None
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be opened: {reason(error)}") from None
    mode = os.fstat(handle).st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        os.close(handle)
        raise FormatError("a device or socket, not a file")
    if hasattr(os, "set_blocking"):
        os.set_blocking(handle, True)
    return io.BufferedReader(io.FileIO(handle), 1 << 18)


def reason(error: Exception) -> str:
    """The system's word for what went wrong."""
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
