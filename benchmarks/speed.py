#!/usr/bin/env python3
"""Speed and memory on this machine: python benchmarks/speed.py [TEXTS.jsonl ...]

Without files it measures tests/articles, ten times over with the texts made different, so that none is coded from memory.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from dateline.model import CodedDocument, Document
from dateline.pool import code_many, ready

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "tests" / "articles" / "texts.jsonl"


def documents(paths: list[str]) -> list[Document]:
    """What is coded."""
    from dateline.reading import read

    found = [item for item in read(paths or [TEXTS]) if isinstance(item, Document)]
    if paths:
        return found
    return [replace(d, id=f"{d.id}-{i}", text=f"{d.text}\n\nEdition {i}.") for i in range(10) for d in found]


def seconds(*command: str) -> float:
    """The median of five runs of a command."""
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def command_line() -> Iterator[tuple[str, str]]:
    """How long a person waits."""
    dateline = str(Path(sys.executable).parent / "dateline")
    yield "dateline --help", f"{seconds(dateline, '--help'):.2f} s"
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(documents([])[0].text, encoding="utf-8")
        yield "dateline code of one article", f"{seconds(dateline, 'code', str(article)):.2f} s"


def coding(texts: list[Document]) -> Iterator[tuple[str, str]]:
    """How many articles and words a second."""
    from dateline.coding.coder import Coder

    words = sum(len(d.text.split()) for d in texts)
    start = time.perf_counter()
    ready(Coder)
    yield "loading", f"{time.perf_counter() - start:.2f} s"
    for processes in (1, os.cpu_count() or 1):
        start, before = time.perf_counter(), time.process_time()
        done = sum(isinstance(outcome, CodedDocument) for outcome in code_many(partial(Coder), texts, processes=processes))
        taken = time.perf_counter() - start
        cpu = f", {words / (time.process_time() - before):,.0f} words a CPU-second" if processes == 1 else ", loading included"
        yield f"{done} articles, {processes} process{'es' * (processes > 1)}", f"{done / taken:.1f} articles a second{cpu}"
    for name, who in (("this process", resource.RUSAGE_SELF), ("the largest of the others", resource.RUSAGE_CHILDREN)):
        yield f"memory, {name}", f"{resource.getrusage(who).ru_maxrss / 1024:,.0f} MB"


if __name__ == "__main__":
    for what, figure in (*command_line(), *coding(documents(sys.argv[1:]))):
        print(f"{what:<36}{figure}")
