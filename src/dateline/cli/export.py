"""`dateline export`: records that are there already as tables or pages."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.choices import TableFormat
from dateline.cli.reading import Classes, Schemes

EXAMPLE = "Example: dateline export records.jsonl --to events.csv --to tables/"


def export(
    records: Annotated[
        list[str], typer.Argument(help="Records as `dateline code` writes them: JSONL, or - for standard input.", metavar="RECORDS...")
    ],
    to: Annotated[
        list[str] | None,
        typer.Option(help="Where to write, as in `dateline code`; without it: a table of the events.", metavar="OUT"),
    ] = None,
    format: Annotated[TableFormat, typer.Option(help="Kind of the tables in a folder.")] = TableFormat.csv,
    scheme: Schemes = None,
    classes: Classes = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no closing line; errors are still said.")] = False,
) -> None:
    """Turn records into tables or pages, or add schemes and classes to them, without coding again.

    Lines that are no record are said and left out.
    """
    from dateline.cli.fill import fill, open_outputs
    from dateline.cli.records import read_records
    from dateline.cli.say import Say
    from dateline.cli.screen import Overview
    from dateline.errors import DatelineError
    from dateline.model import CodedDocument
    from dateline.schemes import Additions

    with Say(quiet=quiet) as say:
        try:
            additions = Additions.load(scheme or (), classes or ())
            outputs = open_outputs(to, format.value, additions) if to else [Overview()]
        except DatelineError as error:
            say.failure(error)
            raise typer.Exit(1) from error
        outcomes = (additions.add(found) if isinstance(found, CodedDocument) else found for found in read_records(records))
        raise typer.Exit(fill(outputs, outcomes, say, doing="Writing", done="Wrote"))
