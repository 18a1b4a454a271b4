"""Reading records back, a line at a time."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

from dateline.errors import DatelineError, FormatError, InputError, NotFoundError, RecordError
from dateline.model import CodedDocument


def read_records(paths: Sequence[str]) -> Iterator[CodedDocument | DatelineError]:
    """Every record of the files; a file or line that cannot be read gives its error instead."""
    for path in paths:
        try:
            with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as lines:
                for number, line in enumerate(lines, 1):
                    if line.strip():
                        yield _record(line, path, number)
        except OSError as error:
            yield NotFoundError((error.strerror or "cannot be read").lower(), source=path)


def _record(line: bytes, path: str, number: int) -> CodedDocument | InputError:
    try:
        return CodedDocument.from_dict(json.loads(line))
    except (ValueError, RecordError) as error:
        return FormatError(str(error), source=path, line=number)
