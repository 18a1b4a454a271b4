"""`dateline code`: articles in, records out."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.choices import TableFormat
from dateline.cli.reading import Actors, Classes, Column, Encoding, Gazetteer, Published, Publisher, ReadAsOption, Schemes

EXAMPLE = "Example: dateline code articles/*.txt --published 2023-10-21 --to records.jsonl --to events.csv"


def code(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.", metavar="PATH...")],
    to: Annotated[
        list[str] | None,
        typer.Option(
            help="Where to write; may be given several times. NAME.jsonl or -: records, one JSON object a line. NAME.csv or NAME.parquet: "
            "one row an event. NAME.html: articles beside their records. A folder: every table. Without it: a table on a terminal, "
            "records into a pipe.",
            metavar="OUT",
        ),
    ] = None,
    format: Annotated[TableFormat, typer.Option(help="Kind of the tables in a folder.")] = TableFormat.csv,
    show: Annotated[bool, typer.Option("--show", help="Print the events as a table, beside what --to writes.")] = False,
    processes: Annotated[int, typer.Option(min=1, help="How many processes code; the output is the same for any number.")] = 1,
    published: Published = None,
    publisher: Publisher = None,
    column: Column = None,
    encoding: Encoding = None,
    read_as: ReadAsOption = None,
    gazetteer: Gazetteer = None,
    actors: Actors = None,
    scheme: Schemes = None,
    classes: Classes = None,
    budget: Annotated[float, typer.Option(min=0.1, help="Seconds that one document may take.")] = 120.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no closing line; errors are still said.")] = False,
) -> None:
    """Code news articles into records of who did what, where, when, how many according to whom, and the words behind every value.

    What cannot be read or coded is said on standard error, one line each, and the rest goes on; the exit code is then 1. Files get
    their names when they are complete. Ctrl-C keeps what was done: under the wanted name, or, where a file of that name existed
    before, beside it as NAME.partial.EXT.
    """
    from dateline.cli import reading, run

    options = reading.options(published=published, publisher=publisher, columns=column or [], encoding=encoding, read_as=read_as)
    settings = run.Settings(
        gazetteer=gazetteer, actors=actors, schemes=scheme or (), classes=classes or (), processes=processes, budget=budget
    )
    raise typer.Exit(run.code(paths, options, settings, to=to or [], format=format.value, show=show, quiet=quiet))
