"""One run of the coder from the command line: from paths to outputs, come what may."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dateline.cli.reading import documents
from dateline.cli.say import Say
from dateline.errors import DatelineError, OutputError
from dateline.model import CodedDocument
from dateline.pool import code_many
from dateline.release import Output, TableFormat, open_output

if TYPE_CHECKING:
    from dateline.pool import Outcome
    from dateline.reading import Options

INTERRUPTED = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to code."""

    gazetteer: str | None = None
    actors: str | None = None
    processes: int = 1
    budget: float = 120.0


def code(
    paths: Sequence[str], options: Options, settings: Settings, *, to: Sequence[str], format: TableFormat, show: bool, quiet: bool
) -> int:
    """Code everything under `paths` into the outputs; gives the exit code."""
    from dateline.cli.overview import Overview

    show = show or (not to and sys.stdout.isatty())
    targets = to if to or show else ["-"]
    with Say(quiet=quiet) as say:
        try:
            outputs: list[Output] = _open(targets, format)
        except DatelineError as error:
            say.failure(error)
            return 1
        if show:
            outputs.append(Overview())
        return _fill(outputs, coded(paths, options, settings, say), say)


def coded(paths: Sequence[str], options: Options, settings: Settings, say: Say) -> Iterator[Outcome]:
    """What becomes of each document that can be read."""
    from dateline.coding.coder import Coder

    make = partial(Coder, gazetteer=settings.gazetteer, actors=settings.actors)
    return code_many(make, documents(paths, options, say), processes=settings.processes, budget=settings.budget)


def _open(targets: Sequence[str], format: TableFormat) -> list[Output]:
    outputs: list[Output] = []
    try:
        for target in targets:
            outputs.append(open_output(target, format=format))
    except DatelineError:
        for output in outputs:
            output.discard()
        raise
    return outputs


def _fill(outputs: Sequence[Output], outcomes: Iterator[Outcome], say: Say) -> int:
    """Write each outcome; whatever ends the run early, what was done is kept."""
    count = 0
    stopped = 0
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with closing(outcomes):  # type: ignore[type-var]
            for outcome in say.watching(outcomes, what="Coding"):
                if isinstance(outcome, CodedDocument):
                    for output in outputs:
                        output.add(outcome)
                    count += 1
                else:
                    say.failure(outcome)
    except KeyboardInterrupt:
        stopped = INTERRUPTED
    except BrokenPipeError:  # whoever read standard output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        stopped = 1
    except OSError as error:
        say.failure(OutputError(f"cannot write on: {error.strerror or error}"))
        stopped = 1
    except DatelineError as error:  # the coder itself cannot work: weights, a user's table
        say.failure(error)
        stopped = 1
    return _close(outputs, count, stopped, say)


def _close(outputs: Sequence[Output], count: int, stopped: int, say: Say) -> int:
    places = []
    for output in outputs:
        try:
            if count or not stopped:
                places.append(output.finish(partial=bool(stopped)))
            else:
                output.discard()
        except (OSError, DatelineError) as error:
            say.failure(error)
    documents = f"{count} document{'' if count == 1 else 's'}"
    where = ", ".join(place for place in places if place)
    failed = f", {say.failures} failed" if say.failures else ""
    verb = "Interrupted; kept" if stopped == INTERRUPTED else "Coded"
    say.done(f"{verb} {documents}{failed}{': ' + where if where else ''}")
    return stopped or int(say.failures > 0)
