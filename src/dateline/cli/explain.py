"""`dateline explain`: an article beside its record."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.reading import Actors, Classes, Column, Encoding, Gazetteer, Published, Publisher, ReadAsOption

EXAMPLE = "Example: dateline explain article.txt --html article.html"


def explain(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.", metavar="PATH...")],
    html: Annotated[str | None, typer.Option(help="Write one self-contained page instead of printing.", metavar="FILE")] = None,
    published: Published = None,
    publisher: Publisher = None,
    column: Column = None,
    encoding: Encoding = None,
    read_as: ReadAsOption = None,
    gazetteer: Gazetteer = None,
    actors: Actors = None,
    classes: Classes = None,
) -> None:
    """Code articles and show each with the words behind every value marked and labelled, then its record."""
    from dateline.cli import reading, run

    options = reading.options(published=published, publisher=publisher, columns=column or [], encoding=encoding, read_as=read_as)
    settings = run.Settings(gazetteer=gazetteer, actors=actors, classes=classes or ())
    raise typer.Exit(run.explain(paths, options, settings, html=html))
