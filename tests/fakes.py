"""A coder without a model, for tests of what stands around it: it reports a protest for each sentence with "march" in it."""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass, field

from dateline.errors import ModelError
from dateline.model import Actor, CodedDocument, CoderInfo, Date, Document, Issue, Place, Report, Size, Span, Statement
from dateline.schemes import Additions


@dataclass(frozen=True)
class FakeCoder:
    """Words in the text make it misbehave: SLOW, FAULT, DEAD; `broken` makes it useless."""

    gazetteer: str | None = None
    actors: str | None = None
    schemes: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    notes: dict[str, tuple[str, ...]] | None = field(default=None, compare=False)
    broken: bool = False
    log: str | None = None

    @property
    def info(self) -> CoderInfo:
        if self.broken:
            raise ModelError("weights are missing")
        return CoderInfo(name="fake", version="1", config={"seed": 1})

    def code(self, document: Document) -> CodedDocument:
        if self.log:
            with open(self.log, "a", encoding="utf-8") as log:
                log.write(document.id + "\n")
        if "SLOW" in document.text:
            time.sleep(30)
        if "FAULT" in document.text:
            raise ValueError("no such luck")
        if "DEAD" in document.text:
            os._exit(9)
        found = re.finditer(r"\bmarch\b", document.text)
        reports = tuple(report(document, f"r{i}", match.start()) for i, match in enumerate(found, 1))
        if self.notes is not None:
            self.notes[f"{document.id}/r1/place"] = ("chosen for: the text says so",)
        coded = CodedDocument(document=document, reports=reports, statements=statements(document), coder=self.info)
        return Additions.load(self.schemes, self.classes).add(coded)


def report(document: Document, id: str, at: int) -> Report:
    """A report with one of everything, on the word that starts at `at`."""
    words = (Span(at, at + 5, document.text[at : at + 5]),)
    return Report(
        id=id,
        type="PROTEST",
        mode=("demo",),
        forms=("march",),
        date=Date(start="2020-01-02", end="2020-01-02", precision="day", evidence=words),
        place=Place(text="Lima", name="Lima", country="PER", latitude=-12.05, longitude=-77.04, precision="locality", evidence=words),
        actors=(Actor(name="Union; of Cooks", role="organizer", evidence=words), Actor(name="cooks", role="participant", evidence=words)),
        sizes=(
            Size(low=500, high=500, text="500", attribution="police", evidence=words),
            Size(low=2000, high=9999, qualifier="vague", text="thousands", evidence=words),
        ),
        issues=(Issue(kind="demand", text="=1+1", evidence=words),),
        confidence=0.75,
        evidence=words,
    )


def statements(document: Document) -> tuple[Statement, ...]:
    """One spoken, one thought."""
    if "march" not in document.text:
        return ()
    return (
        Statement(id="s1", speaker="Rosa Quispe", verb="said", text="enough", event="r1"),
        Statement(id="s2", kind="thought", speaker="Rosa Quispe", verb="feared", text="worse"),
    )


def documents(*texts: str) -> list[Document]:
    """A document for each text, numbered from d0."""
    return [Document(id=f"d{i}", text=text) for i, text in enumerate(texts)]
