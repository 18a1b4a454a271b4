"""One self-contained page that shows records beside the words they rest on: nothing in it is fetched, and no article's text can act."""

from __future__ import annotations

import base64
import hashlib
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from dateline.explain.phrases import clean, words
from dateline.explain.segments import Mark, marks, paragraphs, segments
from dateline.explain.values import Notes, Value, View
from dateline.explain.view import view
from dateline.model import CodedDocument, Document

STYLES = ("base.css", "colors.css", "text.css", "record.css", "narrow.css")


def html(coded_documents: Sequence[CodedDocument], *, title: str = "Dateline", notes: Notes | None = None) -> str:
    """Write the page that lets a reader check every value against its words, for one document or many.

    `notes` are further lines on single values, such as why a place won over its rivals: keyed "document id/unit id/field"
    ("d7/r1/place"), or with an index where a field holds several ("d7/r1/actors/0").
    """
    css, early, script = "".join(map(_file, STYLES)), _file("early.js"), _file("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(css)}; script-src {_hash(early)} {_hash(script)}; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return _template().render(
        title=title,
        views=[view(coded, notes) for coded in coded_documents],
        policy=Markup(policy),
        css=Markup(css),
        early=Markup(early),
        script=Markup(script),
    )


@cache
def _template() -> Template:
    # Undefined names raise: a page that silently lacks a value would be worse than none.
    environment = Environment(loader=PackageLoader("dateline.explain", "assets"), autoescape=True, undefined=StrictUndefined)
    environment.filters |= {
        "clean": clean,
        "compact": lambda text: " ".join(text.split()),
        "wordy": lambda text: any(map(str.isalnum, text)),
    }
    environment.globals |= {
        "marks": marks,
        "segments": segments,
        "paragraphs": paragraphs,
        "linked": linked,
        "bars": bars,
        "by_group": by_group,
        "headline": headline,
        "tally": tally,
        "tag": tag,
        "questions": words()["questions"],
        "explained": words()["questions_explained"],
        "types": words()["types"],
    }
    return environment.get_template("page.html")


def _file(name: str) -> str:
    return files("dateline.explain").joinpath("assets", name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def linked(url: str) -> bool:
    """Whether an address may be a link: http and https only, with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and url.isprintable()


def bars(values: Sequence[Value]) -> dict[str, tuple[float, float]]:
    """Where each of several figures lies on one logarithmic scale of 100 (start, width); none where fewer than two have numbers."""
    numbered = [value for value in values if value.range != (None, None)]
    known = [math.log10(max(number, 1)) for value in numbered for number in value.range if number is not None]
    if len(numbered) < 2 or max(known) == min(known):
        return {}
    least, most = min(known) - 0.15, max(known) + 0.15
    found = {}
    for value in numbered:
        low, high = value.range
        left = 0.0 if low is None else 100 * (math.log10(max(low, 1)) - least) / (most - least)
        right = 100.0 if high is None else 100 * (math.log10(max(high, 1)) - least) / (most - least)
        found[value.id] = (round(max(left - 1.5, 0), 1), round(max(right - left, 0) + 3, 1))
    return found


def by_group(values: Sequence[Value]) -> list[tuple[str, list[Value]]]:
    """Values under the kinds they are of, kinds in the order in which they first come up."""
    order = list(dict.fromkeys(value.group for value in values))
    ranked = sorted(values, key=lambda value: order.index(value.group))
    return [(group, list(members)) for group, members in groupby(ranked, key=lambda value: value.group)]


def headline(document: Document) -> str:
    """What an article is called in a list: its title, or its first words."""
    text = " ".join(clean(document.title or document.text[:300]).split())
    return text if len(text) <= 90 or document.title else text[:88].rsplit(" ", 1)[0] + " …"


def tally(shown: View) -> str:
    """How much was found, in words."""
    counts = ((len(shown.events), "event"), (len(shown.speeches), "statement"))
    return ", ".join(f"{count} {name}{'s' if count != 1 else ''}" for count, name in counts if count) or "nothing coded"


def tag(mark: Mark) -> str:
    """The label of marked words: the role of an actor, the kind of an issue, or else the question."""
    value = mark.values[0]
    return value.group if mark.question in ("who", "why") and value.group else words()["questions"][mark.question].lower()
