"""What is shown of a record: values, each one question, one text, its words, whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.model import Document, Span, Statement

Notes = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value as it is shown; `question` is the codebook's (what, who, how_many, ...), `group` its kind within it."""

    id: str
    question: str
    text: str
    group: str = ""
    details: tuple[str, ...] = ()
    attribution: str | None = None
    flags: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    lost: tuple[Span, ...] = ()
    range: tuple[int | None, int | None] = (None, None)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One report: the value that names it, and its values by question in the codebook's order."""

    id: str
    number: int
    name: Value
    status: str
    prominence: str
    confidence: float
    contexts: tuple[str, ...]
    answers: dict[str, tuple[Value, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One statement: the value with its words, and the number of the event at which it was made."""

    value: Value
    statement: Statement
    event: int | None

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """What was said, cut into stretches (text, inside quotation marks)."""
        return _quoted(self.statement.text, self.statement.quotes)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All that is shown of one coded document."""

    document: Document
    coder: str
    events: tuple[Event, ...]
    speeches: tuple[Speech, ...]

    def values(self) -> Iterator[Value]:
        """Every value, in the order it is shown."""
        for event in self.events:
            yield event.name
            for answers in event.answers.values():
                yield from answers
        yield from (speech.value for speech in self.speeches)


def _quoted(text: str, quotes: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    at = 0
    for quote in quotes:
        found = text.find(quote, at) if quote else -1
        if found < 0:
            continue
        pieces += [(text[at:found], False), (quote, True)]
        at = found + len(quote)
    return tuple(piece for piece in (*pieces, (text[at:], False)) if piece[0])
