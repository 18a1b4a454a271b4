"""Worker processes that each hold a coder: spawned, fed one document at a time, replaced when one dies."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Self

from dateline.errors import CodingError, DatelineError
from dateline.model import CodedDocument, Coder, Document
from dateline.pool import Outcome, code_one, ready


class Task:
    """One document on its way through a worker; `result` waits for it."""

    def __init__(self, document: Document, workers: Workers) -> None:
        self.document, self._workers = document, workers
        self.outcome: Outcome | None = None

    def result(self) -> Outcome:
        """What became of the document; runs the other workers meanwhile."""
        while self.outcome is None:
            self._workers.turn()
        return self.outcome


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    task: Task | None = None


class Workers:
    """A fixed number of processes and a queue before them; used as a context, after which they are gone.

    Spawn, not fork: an onnxruntime session does not survive a fork. A worker that dies (out of memory, a fault in native code) costs
    the document it held, which gets an error naming it, and a new worker takes its place.
    """

    def __init__(self, make: Callable[[], Coder], processes: int, budget: float) -> None:
        self._make, self._budget = make, budget
        self._context = multiprocessing.get_context("spawn")
        self._queue: deque[Task] = deque()
        self._workers = [self._start() for _ in range(processes)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()

    def submit(self, document: Document) -> Task:
        """Queue a document."""
        task = Task(document, self)
        self._queue.append(task)
        self._feed()
        return task

    def turn(self) -> None:
        """Wait until a worker has an answer or has died, take it in, and hand out what is queued."""
        self._feed()
        ready = wait([worker.pipe for worker in self._workers if worker.task])
        for at, worker in enumerate(self._workers):
            if worker.pipe in ready:
                self._take(at, worker)
        self._feed()

    def _take(self, at: int, worker: _Worker) -> None:
        task, worker.task = worker.task, None
        assert task is not None
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join()
            answer = CodingError(task.document.id, f"the process coding it died (exit code {worker.process.exitcode})")
            worker.pipe.close()
            self._workers[at] = self._start()
        if isinstance(answer, _Broken):
            raise answer.error
        task.outcome = answer

    def _feed(self) -> None:
        for at, worker in enumerate(self._workers):
            if not self._queue:
                return
            if worker.task is None:
                try:
                    worker.pipe.send((self._queue[0].document, self._budget))
                except OSError:  # it died while idle: a new one takes the document
                    self._workers[at] = worker = self._start()
                    worker.pipe.send((self._queue[0].document, self._budget))
                worker.task = self._queue.popleft()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._make), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


@dataclass(frozen=True, slots=True)
class _Broken:
    """The coder itself cannot be built: the run ends with this error."""

    error: DatelineError


def _work(pipe: Connection, make: Callable[[], Coder]) -> None:
    """A worker's life: build the coder, then a document in, an outcome out, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle: it keeps what is done and ends us
    try:
        answer: Any = ready(make)
    except DatelineError as error:
        answer = _Broken(error)
    while True:
        try:
            document, budget = pipe.recv()
        except (EOFError, OSError):
            return
        outcome: CodedDocument | DatelineError | _Broken = answer if isinstance(answer, _Broken) else code_one(answer, document, budget)
        pipe.send(outcome)
