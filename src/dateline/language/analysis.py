"""What the language room knows about a document: syntax, names and the marks of the heads, in one coordinate system.

The title and the text are read as one: ``Analysis.doc`` is a spaCy Doc over ``title + "\n\n" + text`` (over the text alone where
there is no title). Every offset of a `Mark` or token counts in that joint text; only `Analysis.span` turns offsets into the
record's `Span`, which counts in the text or in the title as the document came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.model import Document, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Words


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase that a head marked.

    `label` is the head's tag: for roles trg num org par tgt adr ben aut opp plc tim iss mea hrm src, for events evt act rec, for
    attributions source cue content. `attributes` holds what classifiers say of it (trg: mode, status; iss: kind; mea: by; hrm: kind; evt:
    type, mode, status), `score` (0 to 1) the head's mean probability of its words.
    """

    label: str
    start: int
    end: int
    score: float = 1.0
    attributes: Mapping[str, str] = field(default_factory=dict, hash=False)

    def touches(self, other: Mark) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Link:
    """How surely (0 to 1) two marks are of one event: a role mark and a trigger, or two triggers. Only marks of one window are linked."""

    mark: Mark
    trigger: Mark
    score: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of attribution: who (source, may be missing), the words that say so (cue, may be missing), what (in reading order)."""

    source: Mark | None
    cue: Mark | None
    content: tuple[Mark, ...]
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Analysis:
    """One document as the language room read it. Marks are in reading order."""

    document: Document
    doc: Doc
    roles: Sequence[Mark]
    links: Sequence[Link]
    events: Sequence[Mark]
    event_links: Sequence[Link]
    attributions: Sequence[Attribution]
    relevance: Sequence[tuple[int, int, float]] = ()
    """For each window (start, end in characters of the joint text) how surely it holds a protest event to code."""

    @property
    def text_start(self) -> int:
        """Where the text begins in the joint text (0 where there is no title)."""
        return len(self.document.title) + 2 if self.document.title else 0

    @property
    def triggers(self) -> list[Mark]:
        """The marks that name a protest event."""
        return [m for m in self.roles if m.label == "trg"]

    def quote(self, start: int, end: int) -> str:
        """The words between two offsets of the joint text."""
        return self.doc.text[start:end]

    def span(self, start: int, end: int) -> Span:
        """The record's span for offsets of the joint text; a range that runs over from the title is cut to the text."""
        shift = self.text_start
        if end <= shift:
            title = self.document.title or ""
            return Span(start, min(end, len(title)), title[start:end], "title")
        start, end = max(start - shift, 0), end - shift
        return Span(start, end, self.document.text[start:end])

    def words(self, mark: Mark) -> Words:
        """The tokens a mark touches, as a spaCy span."""
        found = self.doc.char_span(mark.start, mark.end, alignment_mode="expand")
        if found is None:
            raise ValueError(f"no words between {mark.start} and {mark.end}")
        return found

    def sentences(self, marks: Iterable[Mark]) -> list[Words]:
        """The sentences in which marks stand, each once, in reading order."""
        found = {(sentence := self.words(mark).sent).start: sentence for mark in marks}
        return [found[start] for start in sorted(found)]

    def of(self, *labels: str) -> Iterator[Mark]:
        """The role marks with one of these labels, in reading order."""
        return (m for m in self.roles if m.label in labels)


def joint_text(document: Document) -> str:
    """The title and the text as they are read: one string."""
    return f"{document.title}\n\n{document.text}" if document.title else document.text
