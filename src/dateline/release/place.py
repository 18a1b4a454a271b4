"""Files that are there whole or not at all: written under a temporary name in the same folder, then renamed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from dateline.errors import OutputError


class NewFile:
    """A file in the making; `keep` gives it its name, `discard` removes it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise OutputError(f"{path}: is a folder, not a file")
            self.stream: IO[bytes] = self._temporary.open("wb")
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {error.strerror}") from error

    def keep(self, *, partial: bool = False) -> Path:
        """Rename to the wanted name. What is only part of a run never replaces an older file: it is put beside it as NAME.partial.EXT."""
        beside = partial and self.path.exists()
        path = self.path.with_name(f"{self.path.stem}.partial{self.path.suffix}") if beside else self.path
        try:
            self.stream.close()
            os.replace(self._temporary, path)
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {error.strerror}") from error
        return path

    def discard(self) -> None:
        """Remove what was written."""
        self.stream.close()
        self._temporary.unlink(missing_ok=True)
