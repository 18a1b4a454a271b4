#!/usr/bin/env python3
"""Write the pages that follow from the code: python scripts/build_docs.py [--check]

docs/codebook.md from the record's classes and knowledge/codebook.toml, docs/reference/commands.md from the command line,
docs/reference/columns.md from release/columns.toml, docs/reference/schemes.md and classes.md from the tables of schemes and classes,
docs/model.md from the card beside the weights.
With --check nothing is written, and the exit code is 1 where a page is behind.
"""

from __future__ import annotations

import dataclasses
import inspect
import sys
import tomllib
import typing
from collections.abc import Iterator
from enum import Enum
from importlib.resources import files
from pathlib import Path

from dateline import model
from dateline.release.columns import tables
from dateline.schemes.classes import BUILT_IN, load
from dateline.schemes.facets import FACETS, asked
from dateline.schemes.table import NAMES, Condition, scheme

DOCS = Path(__file__).parents[1] / "docs"
RECORDS = (
    "CodedDocument", "Document", "Report", "Date", "Place", "Actor", "Count", "Size", "Issue", "Measure", "Harm", "Statement", "Span",
    "CoderInfo", "ClassFinding",
)  # fmt: skip
VALUES = {
    "type": "Event types",
    "mode": "Modes",
    "context": "Contexts",
    "status": "Status",
    "prominence": "Prominence",
    "date_precision": "Precision of dates",
    "place_precision": "Precision of places",
    "qualifier": "Qualifiers of figures",
    "role": "Roles",
    "category": "Sectors",
    "kind_of_issue": "Kinds of issue",
    "by": "Who took a measure",
    "what": "Measures",
    "kind_of_harm": "Kinds of harm",
    "form": "Forms of speech",
}
ENDS = "Exit codes: 0 done; 1 something could not be read, coded or written; 2 a wrong option; 130 stopped by Ctrl-C.\n"
MADE = "<!-- Made by scripts/build_docs.py: edit there, or in the tables it reads. -->\n"


def definitions() -> dict[str, dict[str, dict[str, str]]]:
    """The codebook's words."""
    return tomllib.loads(files("dateline.knowledge").joinpath("codebook.toml").read_text(encoding="utf-8"))


def codebook() -> str:
    """Fields of every record, then the values of every closed list."""
    words = definitions()
    parts = [MADE, "# Codebook\n", (DOCS / "codebook_head.md.in").read_text(encoding="utf-8")]
    for name in RECORDS:
        parts.append(f"## {name}\n\n{words['records'][name]}\n")  # type: ignore[index]
        parts.append(_table(("field", "type", "meaning"), _fields(name, words["fields"])))
    parts.append("# Values\n")
    for key, title in VALUES.items():
        parts.append(f"## {title}\n")
        parts.append(_table(("value", "meaning"), ((f"`{value}`", about) for value, about in words["values"][key].items())))
    return "\n".join(parts)


def _fields(name: str, words: dict[str, dict[str, str]]) -> Iterator[tuple[str, str, str]]:
    kind = getattr(model, name)
    hints = typing.get_type_hints(kind)
    for field in dataclasses.fields(kind):
        plain = field.name.rstrip("_")
        about = words.get(name, {}).get(plain) or words["common"][plain]
        yield f"`{plain}`", _type(hints[field.name]), about


def _type(hint: typing.Any) -> str:
    """A type as the JSON has it."""
    arguments = [a for a in typing.get_args(hint) if a is not type(None) and a is not Ellipsis]
    origin = typing.get_origin(hint)
    if origin is tuple:
        return f"list of {_type(arguments[0])}"
    if origin is typing.Literal:
        return "one of a list" if len(arguments) > 5 else ", ".join(f"`{a}`" for a in arguments)
    if type(None) in typing.get_args(hint):
        return f"{_type(arguments[0])} or null"
    names = {str: "text", int: "integer", float: "number", bool: "true or false"}
    return names.get(hint, getattr(hint, "__name__", "object")) if hint in names or dataclasses.is_dataclass(hint) else "object"


def columns() -> str:
    """Every table's columns."""
    parts = [MADE, "# Columns\n", (DOCS / "reference" / "columns_head.md.in").read_text(encoding="utf-8")]
    for table, found in tables().items():
        parts.append(f"## {table}\n")
        parts.append(_table(("column", "type", "meaning"), ((f"`{c.name}`", c.type, c.about) for c in found)))
    return "\n".join(parts)


def schemes() -> str:
    """Every scheme's columns with every row of its mapping."""
    parts = [MADE, "# Other schemes\n", (DOCS / "reference" / "schemes_head.md.in").read_text(encoding="utf-8")]
    parts += ["## What rows may ask\n", _table(("facet", "meaning"), ((f"`{name}`", about) for name, about in FACETS.items()))]
    for name in NAMES:
        found = scheme(name)
        parts += [f"## {found.title} (`{name}`)\n", f"{found.about}\n", f"Recorded where: {_asked(found.applies)}. {found.reason}\n"]
        parts.append(_table(("column", "type", "meaning"), ((f"`{c.name}`", c.type, c.about) for c in found.columns)))
        for column in found.columns:
            if column.rows:
                parts.append(f"### {found.title}: {column.name}\n")
                rows = ((_said(row.value), _asked(row.condition), row.reason) for row in column.rows)
                parts.append(_table(("value", "where", "reason"), rows))
    return "\n".join(parts)


def _said(value: typing.Any) -> str:
    return "no row" if value is None else f"`{value}`"


def _asked(condition: Condition) -> str:
    unless = f"; unless {asked(condition.unless)}" if condition.unless else ""
    return (asked(condition.when) + unless).removeprefix("; ") or "nothing above holds"


def classes() -> str:
    """The tables of classes that come with the product, with their words."""
    parts = [MADE, "# Classes that come with it\n", (DOCS / "reference" / "classes_head.md.in").read_text(encoding="utf-8")]
    for name in BUILT_IN:
        table = load(name)
        parts += [f"## {name}\n", f"{table.about}\n"]
        for item in table.classes:
            parts += [f"### {item.name}\n", f"{item.about}\n", f"Looked for in: {', '.join(item.on)}.\n"]
            for title, words in (("Words", item.words), ("Two of", item.weak), ("Not in", item.unless)):
                if words:
                    parts.append(f"{title}: {', '.join(words)}.\n")
            parts += [f"> {example}\n" for example in item.examples]
    return "\n".join(parts)


def commands() -> str:
    """Every verb with its arguments and options."""
    from dateline.cli import VERBS

    parts = [MADE, "# Commands\n", ENDS]
    for module, function in VERBS:
        about = inspect.getdoc(function) or ""
        parts.append(f"## dateline {function.__name__}\n")
        parts += [" ".join(paragraph.split()) + "\n" for paragraph in about.split("\n\n")]
        parts.append(f"    {module.EXAMPLE.removeprefix('Example: ')}\n")
        if rows := list(_options(function)):
            parts.append(_table(("option", "meaning"), rows))
    return "\n".join(parts)


def _options(function: typing.Callable[..., None]) -> Iterator[tuple[str, str]]:
    hints = typing.get_type_hints(function, include_extras=True)
    for name, parameter in inspect.signature(function).parameters.items():
        kind, info = hints[name].__origin__, hints[name].__metadata__[0]
        if type(info).__name__ == "ArgumentInfo":
            yield f"`{info.metavar}`", info.help
            continue
        usual = parameter.default
        first = [info.default] if str(info.default).startswith("-") else []  # where Annotated puts the first name
        names = ", ".join([*first, *(info.param_decls or ())] or [f"--{name}"])
        default = f" Default: {getattr(usual, 'value', usual)}." if usual not in (None, False) else ""
        yield f"`{names}{'' if kind is bool else ' ' + (info.metavar or _value(kind))}`", info.help + default


def _value(kind: typing.Any) -> str:
    choices = next((k for k in (kind, *typing.get_args(kind)) if isinstance(k, type) and issubclass(k, Enum)), None)
    return "\\|".join(choice.value for choice in choices) if choices else "N"


def model_card() -> str:
    """The card of the weights."""
    return MADE + files("dateline.language").joinpath("weights/card.md").read_text(encoding="utf-8")


def _table(head: tuple[str, ...], rows: typing.Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace(chr(10), ' ') for cell in line)} |" for line in lines) + "\n"


PAGES = {
    "codebook.md": codebook, "reference/columns.md": columns, "reference/commands.md": commands, "reference/schemes.md": schemes,
    "reference/classes.md": classes, "model.md": model_card,
}  # fmt: skip


def main() -> int:
    """Write the pages, or say which are behind."""
    behind = []
    for name, make in PAGES.items():
        path, page = DOCS / name, make()
        if not path.exists() or path.read_text(encoding="utf-8") != page:
            behind.append(name)
            if "--check" not in sys.argv:
                path.write_text(page, encoding="utf-8")
    if behind:
        print("behind:" if "--check" in sys.argv else "written:", *behind)
    return int(bool(behind) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
