"""Records for people at a terminal: `show` one document, `events_table` many events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.model import Actor, ClassFinding, CodedDocument, Date, Issue, Place, Report, Size, Statement
from dateline.other_schemes import SchemeName
from dateline.record import Record


def show(coded: CodedDocument) -> RenderableType:
    """One document's record: a block for each event, then who said what (thoughts are left out)."""
    document = coded.document
    parts: list[RenderableType] = [_report(report) for report in coded.reports] or [Text("No event is reported.", "italic")]
    spoken = [s for s in coded.statements if s.kind != "thought"]
    if spoken:
        parts += [Rule("Statements", style="dim"), _statements(spoken)]
    head = " · ".join(plain(part) for part in (document.title or document.id, document.publisher, document.published) if part)
    return Panel(Group(*parts), title=Text(head, "bold"), title_align="left", border_style="dim")


def events_table(rows: Iterable[Mapping[str, Any]]) -> Table:
    """Rows of the table of events, what tells most of each; readable in eighty columns."""
    table = Table(box=SIMPLE_HEAD, show_lines=True, header_style="bold", padding=(0, 1, 0, 0))
    for name, share in (("event", 5), ("when, where", 5), ("who", 6), ("how many, about", 8)):
        table.add_column(name, overflow="fold", ratio=share)
    for row in rows:
        people = row["organizer"] or row["participant"] or row["actor"]
        against = [f"against {name}" for name in row["target"] or row["recipient"]]
        asides = (_aside(row["status"], "occurred"), _aside(row["prominence"], "main"))
        place = ", ".join(part for part in (row["place_name"] or row["place_text"], row["country"]) if part)
        table.add_row(
            _lines([", ".join([row["type"], *row["mode"]]), ", ".join(filter(None, asides))], dim=row["document_id"]),
            _lines([_days(row["date_start"], row["date_end"]), place]),
            _lines([*people, *against]),
            _lines([*row["sizes"], *row["issues"]]),
        )
    return table


def _lines(values: Iterable[str], *, dim: str = "") -> Text:
    text = Text("\n").join(Text(plain(value)) for value in values if value)
    return text.append(f"{chr(10) if text else ''}{plain(dim)}", "dim") if dim else text


def _report(report: Report) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    what = ", ".join([*report.mode, *(form for form in report.forms if form not in report.mode)])
    aside = " · ".join(filter(None, (_aside(report.status, "occurred"), _aside(report.prominence, "main"))))
    grid.add_row(Text(report.type, "bold"), _text(what, aside))
    rows: list[tuple[str, list[str]]] = [
        ("when", [_when(report.date)] if report.date else []),
        ("where", [_where(report.place)] if report.place else []),
        *((role, [_actor(a) for a in report.actors if a.role == role]) for role in dict.fromkeys(a.role for a in report.actors)),
        ("how many", [_size(size) for size in report.sizes]),
        ("about", [_issue(issue) for issue in report.issues]),
        ("measures", [f"{m.by}: {m.what or m.text}{_by(m.attribution)}" for m in report.measures]),
        ("harm", [f"{h.kind}: {h.text or h.victims or ''}{_by(h.attribution)}" for h in report.harms]),
        *((table, [_class(c) for c in report.classes if c.table == table]) for table in dict.fromkeys(c.table for c in report.classes)),
        *((name, _columns(getattr(report, name))) for name in get_args(SchemeName)),
    ]
    for name, values in rows:
        if values:
            grid.add_row(name, Text("\n").join(_text(value) for value in values))
    return Group(grid, Text(""))


def _statements(statements: Iterable[Statement]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", max_width=28, overflow="fold")
    grid.add_column(style="dim", max_width=22, overflow="fold")
    grid.add_column(overflow="fold")
    for s in statements:
        aside = " ".join(filter(None, (s.verb, s.type and f"[{s.type}]", f"to {', '.join(s.addressee)}" if s.addressee else None)))
        grid.add_row(_text(s.speaker), _text(aside), _text(s.text))
    return grid


def _when(date: Date) -> str:
    days = _days(date.start, date.end) if date.start or date.end else "unknown"
    words = f" “{date.evidence[0].quote}”" if date.evidence else ""
    return f"{days}{'' if date.precision in ('day', 'unknown') else f' ({date.precision})'}{words}{_by(date.attribution)}"


def _days(start: str | None, end: str | None) -> str:
    if start is None and end is None:
        return ""
    return (start or "") if start == end else f"{start or '?'} to {end or 'now'}"


def _where(place: Place) -> str:
    name = ", ".join(dict.fromkeys(part for part in (place.name, place.admin1, place.country) if part))
    words = f" “{place.text}”" if place.text and place.text != place.name else ""
    return f"{name or 'unknown'} ({place.precision}){words}{_by(place.attribution)}"


def _actor(actor: Actor) -> str:
    name = f"{actor.name} ({actor.acronym})" if actor.acronym else actor.name
    return name + (f", {', '.join(actor.titles)}" if actor.titles else "") + (f", {actor.count.text}" if actor.count else "")


def _size(size: Size) -> str:
    from dateline.release.rows import figure

    bounds = figure(size)
    return f"{bounds}{f' “{size.text}”' if size.text and size.text != bounds else ''}{_by(size.attribution)}"


def _issue(issue: Issue) -> str:
    asked = f" (asked of {', '.join(issue.addressee)})" if issue.addressee else ""
    return f"{issue.kind}: {issue.text}{asked}{_by(issue.attribution)}"


def _class(found: ClassFinding) -> str:
    words = ", ".join(dict.fromkeys(f"“{span.quote}”" for span in found.evidence))
    return f"{found.class_}: {words}{_by(found.attribution)}"


def _columns(row: Record | None) -> list[str]:
    """A scheme's columns that say something, a line each."""
    values = row.to_dict() if row else {}
    told = ((name, value) for name, value in values.items() if name != "evidence" and value not in (None, []))
    return [f"{name}: {', '.join(value) if isinstance(value, list) else value}" for name, value in told]


def _by(source: str | None) -> str:
    return f", according to {source}" if source else ""


def _aside(value: str, usual: str) -> str:
    return "" if value == usual else value


def _text(value: str, *asides: str) -> Text:
    text = Text(plain(value))
    for aside in filter(None, asides):
        text.append(f"  {plain(aside)}", "yellow")
    return text


def plain(value: str) -> str:
    """Text from outside on one line, without the characters that steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in " ".join(value.split()))
