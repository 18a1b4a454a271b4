"""Many documents through a coder, in order: in this process or in several, with a time budget for each document.

A document that fails does not end the run: its place in the output holds the error, which names the document. Documents are taken
from the input only as fast as they are coded (a window of a few for each process), so memory does not grow with their number.
"""

from __future__ import annotations

import signal
import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol

from dateline.errors import CodingError, DatelineError, ModelError, TimeBudgetError
from dateline.model import CodedDocument, Coder, Document

BUDGET = 120.0
"""Seconds that coding one document may take."""

MEMORY = 512
"""How many coded documents are kept to be handed out again for the same text."""

Outcome = CodedDocument | DatelineError


def code_many(
    make: Callable[[], Coder], documents: Iterable[Document], *, processes: int = 1, budget: float = BUDGET
) -> Iterator[Outcome]:
    """Code each document, lazily and in order; a document that cannot be coded gives the error instead.

    `make` builds the coder (once in each process, so it must be picklable where `processes` is more than one). `budget` is in seconds
    for one document. The same text with the same metadata is coded once as long as it is among the last few hundred.
    """
    if processes <= 1:
        coder = ready(make)
        yield from _remembering(documents, lambda document: _Done(code_one(coder, document, budget)), window=1)
        return
    from dateline.workers import Workers

    with Workers(make, processes, budget) as workers:
        yield from _remembering(documents, workers.submit, window=4 * processes)


def ready(make: Callable[[], Coder]) -> Coder:
    """Build the coder and let it load what it needs, which is no document's time; raises ModelError where a file of it is missing."""
    try:
        coder = make()
        _ = coder.info
    except OSError as error:
        raise ModelError(f"the coder cannot be loaded: {error}") from error
    return coder


def code_one(coder: Coder, document: Document, budget: float = BUDGET) -> Outcome:
    """Code one document within its budget; whatever goes wrong becomes an error that names the document."""
    try:
        with time_limit(budget, document):
            return coder.code(document)
    except DatelineError as error:
        return error
    except (Exception, RecursionError) as error:  # a fault of ours in one document must not cost the user the other ten thousand
        return CodingError(document.id, f"could not be coded: {type(error).__name__}: {error}")


@contextmanager
def time_limit(seconds: float, document: Document) -> Iterator[None]:
    """Raise TimeBudgetError when the block takes longer; only where the system has timers and in the main thread."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread() or seconds <= 0:
        yield
        return

    def ring(_signal: int, _frame: object) -> None:
        raise TimeBudgetError(document.id, f"not coded within its time budget of {seconds:g} s ({len(document.text):,} characters)")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class Pending(Protocol):
    """An outcome that may have to be waited for."""

    def result(self) -> Outcome:
        """The outcome, once it is there."""
        ...


@dataclass(frozen=True, slots=True)
class _Done:
    """An outcome that is there already."""

    outcome: Outcome

    def result(self) -> Outcome:
        return self.outcome


def _remembering(documents: Iterable[Document], submit: Callable[[Document], Pending], *, window: int) -> Iterator[Outcome]:
    """Hand documents out, a window at a time, and their outcomes back in order; equal documents are handed out once."""
    waiting: deque[tuple[Document, Pending]] = deque()
    known: OrderedDict[Document, Pending] = OrderedDict()
    for document in documents:
        key = replace(document, id="", url=None)
        if key not in known:
            known[key] = submit(document)
            if len(known) > max(MEMORY, 2 * window):
                known.popitem(last=False)
        waiting.append((document, known[key]))
        if len(waiting) >= window:
            yield _under_own_name(*waiting.popleft())
    while waiting:
        yield _under_own_name(*waiting.popleft())


def _under_own_name(document: Document, done: Pending) -> Outcome:
    """The outcome as this document's own, also where another of the same text was coded."""
    outcome = done.result()
    if isinstance(outcome, CodedDocument) and (outcome.document.id, outcome.document.url) != (document.id, document.url):
        return replace(outcome, document=replace(outcome.document, id=document.id, url=document.url))
    return outcome
