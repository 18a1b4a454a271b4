"""One run of the coder from the command line: from paths to outputs, come what may."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dateline.cli.fill import fill, open_outputs
from dateline.cli.reading import documents
from dateline.cli.say import Say
from dateline.errors import DatelineError
from dateline.pool import BUDGET, code_many
from dateline.release import Output, TableFormat
from dateline.schemes import Additions

if TYPE_CHECKING:
    from dateline.cli.choices import SchemeName
    from dateline.pool import Outcome
    from dateline.reading.options import ReadOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to code."""

    gazetteer: str | None = None
    actors: str | None = None
    schemes: Sequence[SchemeName] = ()
    classes: Sequence[str] = ()
    processes: int = 1
    budget: float = BUDGET


def code(
    paths: Sequence[str], options: ReadOptions, settings: Settings, *, to: Sequence[str], format: TableFormat, show: bool, quiet: bool
) -> int:
    """Code everything under `paths` into the outputs; gives the exit code."""
    from dateline.cli.screen import Overview

    show = show or (not to and sys.stdout.isatty())
    targets = to if to or show else ["-"]
    with Say(quiet=quiet) as say:
        try:
            outputs = open_outputs(targets, format, check_own_tables(settings, say))
        except DatelineError as error:
            say.failure(error)
            return 1
        if show:
            outputs.append(Overview())
        return fill(outputs, outcomes(paths, options, settings, say), say)


def explain(paths: Sequence[str], options: ReadOptions, settings: Settings, *, html: str | None) -> int:
    """Code everything under `paths` and show it beside its words, on the terminal or on a page; gives the exit code."""
    from dateline.cli.screen import Explained
    from dateline.release.output import Pages

    notes: dict[str, Sequence[str]] = {}
    with Say(quiet=html is None) as say:
        try:
            check_own_tables(settings, say)
            output: Output = Explained(notes) if html is None else Pages.at(html, notes=notes)
        except DatelineError as error:
            say.failure(error)
            return 1
        return fill([output], outcomes(paths, options, settings, say, notes), say)


def check_own_tables(settings: Settings, say: Say) -> Additions:
    """Say which rows of the user's own tables cannot be used, before the coder goes on with the rest; gives what it will add to records."""
    if settings.gazetteer:
        from dateline.knowledge.places import user as places

        for fault in places.read(settings.gazetteer)[1]:
            say.failure(fault)
    if settings.actors:
        from dateline.knowledge.actors import user as register

        for fault in register.read(settings.actors)[1]:
            say.failure(fault)
    return Additions.load(settings.schemes, settings.classes)


def outcomes(
    paths: Sequence[str], options: ReadOptions, settings: Settings, say: Say, notes: dict[str, Sequence[str]] | None = None
) -> Iterator[Outcome]:
    """What becomes of each document that can be read; `notes` takes why each place was chosen."""
    from dateline.coding.coder import Coder

    schemes, classes = tuple(str(name) for name in settings.schemes), tuple(settings.classes)
    make = partial(Coder, gazetteer=settings.gazetteer, actors=settings.actors, schemes=schemes, classes=classes, notes=notes)
    yield from code_many(make, documents(paths, options, say), processes=settings.processes, budget=settings.budget)
