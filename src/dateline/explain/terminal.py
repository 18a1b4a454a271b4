"""A record in the terminal: the article with each finding's words colored and labelled, then the record as a tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.style import Style
from rich.text import Text
from rich.tree import Tree

from dateline.explain.phrases import clean, plain, words
from dateline.explain.segments import Mark, Segment, marks, paragraphs, segments
from dateline.explain.values import Event, Notes, Speech, Value, View
from dateline.explain.view import view
from dateline.model import CodedDocument, Document

# Colors of the terminal's own palette where it has them, so that they follow its light or dark theme; "what" is bold, "said" plain.
STYLES = {
    "what": "bold",
    "when": "magenta",
    "where": "green",
    "who": "blue",
    "how_many": "yellow",
    "why": "red",
    "how": "cyan",
    "harm": "bold red",
    "said": "italic",
}


def terminal(coded: CodedDocument, console: Console, *, notes: Notes | None = None) -> None:
    """Print what a coder found where a reader can check it: the marked article, then one tree an event, statements after.

    Labels stand in brackets behind the words, so that the marks can be read without any color. `notes` as in `html`.
    """
    shown = view(coded, notes)
    values = list(shown.values())
    console.print(Rule(_head(shown.document), align="left", style="dim"))
    if shown.document.title:
        title = shown.document.title
        console.print(_marked(title, 0, len(title), marks(values, "title"), Style(bold=True)))
    for start, end in paragraphs(shown.document.text):
        console.print()
        console.print(_marked(shown.document.text, start, end, marks(values, "text")))
    console.print()
    console.print(_legend())
    for part in _record(shown):
        console.print(Padding(part, (1, 0, 0, 0)))


def _head(document: Document) -> Text:
    parts = (document.id, document.publisher, document.published, document.dateline)
    return Text(" · ".join(clean(part) for part in parts if part))


def _legend() -> Text:
    names = words()["questions"]
    return Text("  ").join(Text(names[question].lower(), style=f"{style} underline") for question, style in STYLES.items())


def _marked(text: str, start: int, end: int, found: tuple[Mark, ...], base: Style | None = None) -> Text:
    line = Text(style=base or "")
    for part in segments(start, end, found):
        line.append(clean(text[part.start : part.end]), style=_style(part))
        closing = [Text(_label(mark), style=STYLES[mark.question]) for mark in part.closes if mark.end == part.end]
        if closing:
            line.append_text(Text("").join((Text("["), Text(", ").join(closing), Text("]"))))
    return line


def _style(part: Segment) -> Style:
    if not part.marks:
        return Style.null()
    return Style.parse(STYLES[part.marks[0].question]) + Style(underline=part.marks[0].question != "said")


def _label(mark: Mark) -> str:
    """What the words say, and of which event or statement: "organizer 1", "how many 2", "said 4"."""
    names = words()["questions"]
    labels = []
    for value in mark.values:
        kind = value.group if mark.question == "who" else names[mark.question].lower()
        labels.append(f"{kind} {value.id.split('-')[0][1:]}")
    return clean(", ".join(dict.fromkeys(labels)))


def _record(shown: View) -> Iterator[Tree | Text]:
    for event in shown.events:
        yield _event(event)
    if not shown.events:
        yield Text("No event is reported here.", style="dim")
    if shown.speeches:
        tree = Tree(Text("Statements", style="bold"), guide_style="dim")
        for number, speech in enumerate(shown.speeches, 1):
            if speech.statement.kind == "speech":
                _add(tree, _speech(speech, number), speech.value)
        yield tree


def _event(event: Event) -> Tree:
    name = Text(f"{event.number} ", style="dim")
    name.append(event.name.text, style="bold")
    kinds = f" {', '.join(event.name.details)}" if event.name.details else ""
    name.append(clean(kinds))
    sure = f", {event.confidence:.0%} sure" if event.confidence < 1 else ""
    name.append(f"  {event.status}, {event.prominence}{sure}", style="dim")
    if event.contexts:
        name.append(f"  {', '.join(event.contexts)}", style="dim")
    _source(name, event.name)
    tree = Tree(name, guide_style="dim")
    for question, values in event.answers.items():
        branch = tree.add(Text(words()["questions"][question], style=STYLES[question]))
        for value in values:
            _add(branch, _value(value), value)
    return tree


def _value(value: Value) -> Text:
    line = Text()
    if value.group:
        line.append(f"{clean(value.group)}: ", style="dim")
    line.append(clean(value.text), style=STYLES[value.question])
    details = " · ".join((*value.details, *value.flags))
    line.append(f"  {clean(details)}" if details else "", style="dim")
    return _source(line, value)


def _source(line: Text, value: Value) -> Text:
    if value.attribution:
        line.append(f"  according to {clean(value.attribution)}", style="italic")
    return line


def _speech(speech: Speech, number: int) -> Text:
    said = speech.statement
    line = Text(f"{number} ", style="dim")
    line.append(clean(said.speaker), style="bold")
    line.append(f" {clean(said.verb)}" if said.verb else "", style="italic")
    line.append(f" → {clean(', '.join(said.addressee))}" if said.addressee else "")
    line.append(": ")
    line.append(clean(said.text))
    kind = plain("types", said.type).lower() if said.type else ""
    tail: Iterable[str] = (kind, f"at event {speech.event}" if speech.event else "")
    line.append(f"  {', '.join(part for part in tail if part)}", style="dim")
    return line


def _add(tree: Tree, line: Text, value: Value) -> None:
    branch = tree.add(line)
    for note in value.notes:
        branch.add(Text(clean(note), style="dim"))
    for span in value.lost:
        branch.add(Text(f"not found in the text: “{clean(span.quote)}”", style="bold red"))
