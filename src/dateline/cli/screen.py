"""Outputs that print: the events of a run as one table, or each article beside its record."""

from __future__ import annotations

from rich.console import Console

from dateline.explain.values import Notes
from dateline.model import CodedDocument
from dateline.release.rows import Row, events
from dateline.tables import events_table, show

ROWS = 500
"""More than this nobody reads on a terminal."""


class Overview:
    """Gathers rows and prints them at the end; a single document is shown in full."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._more = 0
        self._documents = 0
        self._single: CodedDocument | None = None

    def add(self, coded: CodedDocument) -> None:
        """Keep the rows of one document."""
        self._documents += 1
        self._single = coded if self._documents == 1 else None
        for row in events(coded):
            if len(self._rows) < ROWS:
                self._rows.append(row)
            else:
                self._more += 1

    def finish(self, *, partial: bool = False) -> str:
        """Print."""
        console = Console(emoji=False, highlight=False)
        if self._single:
            console.print(show(self._single))
        elif self._rows:
            console.print(events_table(self._rows))
        elif self._documents:
            console.print("No event is reported.")
        if self._more:
            console.print(f"... and {self._more:,} more events: write them with --to events.csv")
        return ""

    def discard(self) -> None:
        """Nothing was printed."""


class Explained:
    """Prints each document with its words marked, as it comes, and the `notes` that the coder made on its values."""

    def __init__(self, notes: Notes | None = None) -> None:
        self._notes = notes
        self._console = Console(emoji=False, highlight=False)
        self._first = True

    def add(self, coded: CodedDocument) -> None:
        """Print one document."""
        from dateline.explain import terminal

        if not self._first:
            self._console.print()
        self._first = False
        terminal(coded, self._console, notes=self._notes)

    def finish(self, *, partial: bool = False) -> str:
        """Everything was printed."""
        return ""

    def discard(self) -> None:
        """Nothing was printed."""
