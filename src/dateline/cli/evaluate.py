"""`dateline evaluate`: a coder against gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.choices import By

if TYPE_CHECKING:
    from dateline.evaluation import Evaluation

EXAMPLE = "Example: dateline evaluate texts.jsonl gold.jsonl records.jsonl --by publisher"


def evaluate(
    texts: Annotated[Path, typer.Argument(help="The articles: JSONL with id, text, title.", metavar="TEXTS")],
    gold: Annotated[Path, typer.Argument(help="What careful coders found: JSONL of records.", metavar="GOLD")],
    coded: Annotated[Path, typer.Argument(help="What the coder found: JSONL of records.", metavar="CODED")],
    by: Annotated[By | None, typer.Option(help="The same figures for each group of documents as well.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    errors: Annotated[int, typer.Option(min=0, help="List the first N items missed or made up.", metavar="N")] = 0,
) -> None:
    """Score coded documents against gold: precision, recall and F1 of every field, with 95 % intervals over documents."""
    from dateline.cli.say import Say
    from dateline.errors import DatelineError
    from dateline.evaluation import evaluate as score

    with Say() as say:
        try:
            result = score(*(_rows(path) for path in (texts, gold, coded)), by=by.value if by else None)
        except DatelineError as error:
            say.failure(error)
            raise typer.Exit(1) from error
    if json:
        _print_json(result)
        return
    _print_table(result)
    for name, group in result.groups.items():
        print(f"\n{name}")
        _print_table(group)
    for miss in result.misses[:errors]:
        print(miss.document, miss.field, miss.kind, miss.item, sep=" | ")


def _rows(path: Path) -> list[dict[str, Any]]:
    import json

    from dateline.errors import FormatError, NotFoundError

    rows = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise NotFoundError(error.strerror or "cannot be read", source=str(path)) from error
    except UnicodeDecodeError as error:
        raise FormatError("is not UTF-8", source=str(path)) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                rows.append(json.loads(line))
            except ValueError as error:
                raise FormatError(f"expected a JSON object, found {line[:40]!r}", source=str(path), line=number) from error
    return rows


def _print_table(result: Evaluation) -> None:
    print(f"{result.documents} gold documents, {len(result.absent)} of them not coded {list(result.absent[:5])}")
    print(f"{'field':<28}{'gold':>6}{'P':>8}{'R':>8}{'F1':>8}   95 % of F1")
    for field, s in result.fields.items():
        print(f"{field:<28}{s.n:>6}{s.p:>8.3f}{s.r:>8.3f}{s.f1:>8.3f}   {s.low:.2f}-{s.high:.2f}")


def _print_json(result: Evaluation) -> None:
    import json
    from dataclasses import asdict

    def plain(part: Evaluation) -> dict[str, Any]:
        fields = {name: asdict(score) for name, score in part.fields.items()}
        return {"documents": part.documents, "absent": list(part.absent), "fields": fields}

    print(json.dumps({**plain(result), **({"groups": {n: plain(g) for n, g in result.groups.items()}} if result.groups else {})}, indent=1))
