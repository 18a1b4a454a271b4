"""The command line: one file a verb. Verbs import what they need when they run, so that `dateline --help` answers at once."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline import __version__
from dateline.cli import code, evaluate, explain, export, schema

app = typer.Typer(
    name="dateline",
    help="Reads news reports of protests and other political events into records that can be cited.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback(epilog="Example: dateline code article.txt --to records.jsonl")
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_print_version)] = False,
) -> None:
    """Reads news reports of protests and other political events into records that can be cited."""


VERBS = (
    (code, code.code),
    (explain, explain.explain),
    (export, export.export),
    (evaluate, evaluate.evaluate),
    (schema, schema.schema),
)
for verb, function in VERBS:
    app.command(epilog=verb.EXAMPLE)(function)
