"""`dateline export`: records that are there already as tables or pages."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.choices import TableFormat

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
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no closing line; errors are still said.")] = False,
) -> None:
    """Turn records into tables or pages without coding again; lines that are no record are said and left out."""
    from dateline.cli.fill import fill, open_outputs
    from dateline.cli.records import read_records
    from dateline.cli.say import Say
    from dateline.cli.screen import Overview
    from dateline.errors import DatelineError

    with Say(quiet=quiet) as say:
        try:
            outputs = open_outputs(to, format.value) if to else [Overview()]
        except DatelineError as error:
            say.failure(error)
            raise typer.Exit(1) from error
        raise typer.Exit(fill(outputs, read_records(records), say, doing="Writing", done="Wrote"))
