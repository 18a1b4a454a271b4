"""What every verb that reads articles asks for, and the documents it gets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.choices import ReadAs, SchemeName

if TYPE_CHECKING:
    from dateline.cli.say import Say
    from dateline.model import Document
    from dateline.reading.options import ReadOptions

Published = Annotated[str | None, typer.Option(help="Publication date (ISO) of documents that do not tell their own.", metavar="DATE")]
Publisher = Annotated[str | None, typer.Option(help="Publisher of documents that do not tell their own.", metavar="NAME")]
Column = Annotated[
    list[str] | None,
    typer.Option(
        help="Where a table or JSON names a field otherwise: FIELD=COLUMN, such as text=Body; may be given several times.",
        metavar="FIELD=COLUMN",
    ),
]
Encoding = Annotated[str | None, typer.Option(help="Encoding of the files, instead of what is detected.", metavar="NAME")]
ReadAsOption = Annotated[ReadAs | None, typer.Option("--read-as", help="Format of the files, instead of what name and content say.")]

Gazetteer = Annotated[
    str | None, typer.Option(help="Your own places (CSV or GeoJSON), which go before the built-in ones.", metavar="FILE")
]
Actors = Annotated[
    str | None, typer.Option(help="Your own register of actors (CSV), which goes before the built-in one.", metavar="FILE")
]

Schemes = Annotated[
    list[SchemeName] | None,
    typer.Option("--scheme", help="Add a scheme's columns to every report and to the table of events; may be given several times."),
]
Classes = Annotated[
    list[str] | None,
    typer.Option(
        help="Your own classes (TOML), or massmob or mpeds, which come with it; what they find is added to reports, statements and tables. "
        "May be given several times.",
        metavar="FILE",
    ),
]


def options(
    *, published: str | None, publisher: str | None, columns: Sequence[str], encoding: str | None, read_as: ReadAs | None
) -> ReadOptions:
    """The reading room's options from the command line's; a wrong one ends the command with its usage."""
    from dateline.errors import InputError
    from dateline.reading.options import ReadOptions

    pairs = dict(pair.split("=", 1) for pair in columns if "=" in pair)
    if len(pairs) < len(columns):
        raise typer.BadParameter("expected FIELD=COLUMN, such as text=Body", param_hint="--column")
    try:
        return ReadOptions(
            published=published, publisher=publisher, columns=pairs, encoding=encoding, format=read_as.value if read_as else None
        )
    except InputError as error:
        raise typer.BadParameter(str(error)) from error


def documents(paths: Sequence[str], options: ReadOptions, say: Say) -> Iterator[Document]:
    """The documents under `paths`; what cannot be read is said as it comes up."""
    from dateline.errors import InputError
    from dateline.model import Document
    from dateline.reading import read

    for item in read(paths, options=options):
        if isinstance(item, Document):
            yield item
        elif isinstance(item, InputError):
            say.failure(item)
        else:
            say.notice(item)
