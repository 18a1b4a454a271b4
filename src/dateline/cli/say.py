"""What a run says on standard error: one line for each thing that went wrong, and a progress bar where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import Self, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

T = TypeVar("T")


class Say:
    """Counts what failed; used as a context, after which the bar is gone."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.failures = 0
        self._quiet = quiet
        self._console = Console(stderr=True, markup=False, highlight=False, soft_wrap=True, emoji=False)
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def failure(self, problem: object) -> None:
        """Something could not be read or coded: one line, and the exit code will be 1."""
        self.failures += 1
        self._line(f"error: {problem}")

    def notice(self, note: object) -> None:
        """Something that the user should know and that is no failure."""
        self._line(f"note: {note}")

    def done(self, message: str) -> None:
        """How it ended; not said to programs that asked for quiet."""
        if not self._quiet:
            self._line(message)

    def _line(self, text: str) -> None:
        self._console.print(one_line(text))

    def watching(self, items: Iterable[T], *, what: str) -> Iterator[T]:
        """Pass items through under a bar, where standard error is a terminal."""
        if self._quiet or not sys.stderr.isatty():
            yield from items
            return
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=self._console, transient=True) as bar:
            yield from bar.track(items, description=what)


def one_line(text: str) -> str:
    """Text from outside as one harmless line: control characters, line ends among them, become visible escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
