"""Filling outputs with what becomes of each document; whatever ends the run early, what was done is kept."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dateline.cli.say import Say
from dateline.errors import DatelineError, OutputError
from dateline.model import CodedDocument
from dateline.release import Output, TableFormat, open_output
from dateline.schemes import Additions

if TYPE_CHECKING:
    from dateline.pool import Outcome

INTERRUPTED = 130
"""The shell's exit code for Ctrl-C."""


def open_outputs(targets: Sequence[str], format: TableFormat, additions: Additions) -> list[Output]:
    """Open all or none."""
    outputs: list[Output] = []
    try:
        for target in targets:
            outputs.append(open_output(target, format=format, additions=additions))
    except DatelineError:
        for output in outputs:
            output.discard()
        raise
    return outputs


def fill(outputs: Sequence[Output], outcomes: Iterable[Outcome], say: Say, *, doing: str = "Coding", done: str = "Coded") -> int:
    """Write each outcome to each output; gives the exit code: 0, 1 where something failed, 130 where the user stopped it."""
    count = 0
    stopped = 0
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        for outcome in say.watching(outcomes, what=doing):
            if isinstance(outcome, CodedDocument):
                _add(outputs, outcome)
                count += 1
            else:
                say.failure(outcome)
    except KeyboardInterrupt:
        stopped, done = INTERRUPTED, "Stopped; kept"
    except BrokenPipeError:  # whoever reads standard output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        stopped = 1
    except DatelineError as error:  # the coder itself cannot work (weights, a user's table), or the disk is full
        say.failure(error)
        stopped = 1
    except BaseException:  # a fault of ours: leave nothing half written behind
        for output in outputs:
            output.discard()
        raise
    finally:
        signal.signal(signal.SIGTERM, before)
    places = _close(outputs, keep=bool(count or not stopped), partial=bool(stopped), say=say)
    _conclude(say, done, count, places)
    return stopped or int(say.failures > 0)


def _add(outputs: Sequence[Output], coded: CodedDocument) -> None:
    try:
        for output in outputs:
            output.add(coded)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write on: {error.strerror or error}") from error


def _close(outputs: Sequence[Output], *, keep: bool, partial: bool, say: Say) -> list[str]:
    places = []
    for output in outputs:
        try:
            if keep:
                places.append(output.finish(partial=partial))
            else:
                output.discard()
        except (OSError, DatelineError) as error:
            say.failure(error)
    return [place for place in places if place]


def _conclude(say: Say, done: str, count: int, places: Sequence[str]) -> None:
    failed = f", {say.failures} failed" if say.failures else ""
    where = f": {', '.join(places)}" if places else ""
    say.done(f"{done} {count} document{'' if count == 1 else 's'}{failed}{where}")
