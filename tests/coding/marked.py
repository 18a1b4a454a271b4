"""Analyses for tests: syntax from the reader, marks and links from tags written into the text, so that no weights decide."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dateline.language import Reader
from dateline.language.analysis import Analysis, Link, Mark
from dateline.model import Document

TAG = re.compile(r"<(/?)([a-z]{3})([^>]*)>")


@cache
def reader() -> Reader:
    return Reader()


def analysis(marked: str, *, title: str | None = None, published: str | None = None) -> Analysis:
    """`<par e="1,2">nurses</par>`: the tags of training/README.md; marks of one number are linked surely, of different numbers not."""
    text, found, opened, at = "", [], (0, "", ""), 0
    for tag in TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        if tag[1]:
            found.append((*opened, len(text)))
        else:
            opened = (len(text), tag[2], tag[3])
    document = Document(id="test", title=title, text=text + marked[at:], published=published)
    read = reader().read(document)
    marks, numbers = [], {}
    for start, label, attributes, end in found:
        pairs = dict(re.findall(r'([a-z]+)="([^"]*)"', attributes))
        events = set(pairs.pop("e", "1").split(","))
        mark = Mark(label, start + read.text_start, end + read.text_start, 1.0, pairs)
        marks.append(mark)
        numbers[mark] = events
    triggers = [m for m in marks if m.label == "trg"]
    links = [Link(m, t, 0.95 if numbers[m] & numbers[t] else 0.05) for m in marks for t in triggers if m is not t]
    return replace(read, roles=tuple(marks), links=tuple(links), events=(), event_links=(), attributions=(), relevance=())
