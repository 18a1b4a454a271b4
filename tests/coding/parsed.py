"""Sentences written for the tests with their syntax (English UD), so that rules are tested apart from any weights."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import spacy
from spacy.tokens import Doc, Span

from dateline.coding.names import Named
from dateline.language.analysis import Analysis, Attribution, Mark
from dateline.model import Document


@cache
def _table() -> dict:
    return json.loads(Path(__file__).with_name("said_parses.json").read_text(encoding="utf-8"))


def analysis_of(key: str, *, roles: tuple[Mark, ...] = (), attributions: tuple[Attribution, ...] = ()) -> Analysis:
    """The analysis of one of the texts in said_parses.json, with marks of the heads if any."""
    row = _table()[key]
    words, spaces, pos, tags, deps, heads, kinds, lemmas = zip(*row["words"], strict=True)
    doc = Doc(spacy.blank("en").vocab, words=words, spaces=spaces, pos=pos, tags=tags, deps=deps, heads=heads, lemmas=lemmas)
    starts = [i for i, kind in enumerate(kinds) if kind and (i == 0 or kinds[i - 1] != kind)]
    ends = [next((j for j in range(i, len(kinds)) if kinds[j] != kinds[i]), len(kinds)) for i in starts]
    doc.set_ents([Span(doc, i, j, kinds[i]) for i, j in zip(starts, ends, strict=True)])
    assert doc.text == row["text"]
    return Analysis(Document(id=key, text=row["text"]), doc, roles, (), (), (), attributions)


class PlainNames:
    """Names that know the persons of a document, and that "he", "she" and "they" mean the last person named."""

    def __init__(self, analysis: Analysis) -> None:
        self.doc = analysis.doc

    def resolve(self, start: int, end: int) -> Named | None:
        phrase = self.doc.text[start:end]
        people = [e for e in self.doc.ents if e.label_ == "PERSON"]
        within = [e for e in people if start <= e.start_char and e.end_char <= end]
        before = [e for e in people if e.end_char <= start] if phrase.lower() in {"he", "she", "they"} else []
        found = within or before[-1:]
        return Named(found[0].text, None, (), "person", None, None, ()) if found else None

    def all(self) -> list[Named]:
        """The persons, with the word before a name for its title."""
        people = [e for e in self.doc.ents if e.label_ == "PERSON"]
        titles = [(self.doc[e.start - 1].text,) if e.start and self.doc[e.start - 1].pos_ == "NOUN" else () for e in people]
        return [Named(e.text, None, t, "person", None, None, ((e.start_char, e.end_char),)) for e, t in zip(people, titles, strict=True)]

    def label(self, start: int, end: int) -> str:
        named = self.resolve(start, end)
        words = self.doc.text[start:end].split()
        return named.name if named else " ".join(words[1:] if words[0].lower() in {"the", "a", "an"} else words)
