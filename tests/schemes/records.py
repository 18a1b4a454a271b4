"""Records for tests of schemes and classes, made of words that stand in a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dateline.model import (
    Actor,
    CodedDocument,
    CoderInfo,
    Document,
    EventType,
    Harm,
    HarmKind,
    Issue,
    Measure,
    Report,
    Role,
    Span,
    Statement,
)

TEXT = (
    "Dock workers marched through Valparaíso on Monday to demand unpaid wages.\n\n"
    "Police fired tear gas and arrested 12 people. The union said women were evicted from company houses.\n\n"
    "Shops stayed open."
)
DOCUMENT = Document(id="d1", title="Dockers demand wages", text=TEXT, published="2019-05-07")


def words(quote: str, text: str = TEXT) -> tuple[Span, ...]:
    """Where the quote stands first."""
    at = text.index(quote)
    return (Span(at, at + len(quote), quote),)


def actor(name: str, role: Role, category: str | None = None, **rest: Any) -> Actor:
    return Actor(name=name, role=role, category=category, evidence=words(name), **rest)


def measure(what: str) -> Measure:
    by, deed = what.split(":")
    return Measure(by=by, what=deed, text=deed)  # type: ignore[arg-type]


def report(type: EventType = "PROTEST", *, did: Iterable[str] = (), harms: Iterable[HarmKind] = (), **rest: Any) -> Report:
    """A report of a march by dock workers for wages, unless told otherwise."""
    usual: dict[str, Any] = {"mode": ("demo",), "forms": ("march",), "evidence": words("marched")} if type == "PROTEST" else {}
    found = tuple(Harm(kind=kind, low=3, high=3, text="three") for kind in harms)
    return Report(**{"id": "r1", "type": type, **usual, "measures": tuple(map(measure, did)), "harms": found, **rest})


def coded(*reports: Report, statements: tuple[Statement, ...] = ()) -> CodedDocument:
    return CodedDocument(document=DOCUMENT, reports=reports, statements=statements, coder=CoderInfo(name="test", version="1"))


def demand(text: str = "unpaid wages", **rest: Any) -> Issue:
    return Issue(kind="demand", text=text, evidence=words(text), **rest)
