"""Why: demands, grievances, opposition, solidarity and commemoration of an event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, get_args

from dateline.coding.happening import Happening
from dateline.coding.sources import source_of
from dateline.coding.why_cues import cued, kind_of
from dateline.coding.why_phrase import phrases
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Mark
from dateline.model import Issue, IssueKind

if TYPE_CHECKING:
    from dateline.coding.names import Names

_RELATIVE = re.compile(r",\s+(?:which|who|whose)\b[^.;\n]*$")
KINDS = frozenset(get_args(IssueKind))
APART: frozenset[IssueKind] = frozenset({"solidarity", "commemoration"})
SURE = 0.42
"""How sure the head must be of a phrase."""


def issues_of(analysis: Analysis, happening: Happening, names: Names) -> tuple[Issue, ...]:
    """One finding for each thing that participants want, resent, oppose, support or remember; repeated mentions are merged."""
    found: dict[str, Issue] = {}
    sure = [mark for mark in happening.of("iss") if mark.score >= SURE]
    for mark in _whole(analysis, sure):
        issue = _issue(analysis, happening, names, mark)
        same = next((key for key, known in found.items() if _alike(known.kind, issue.kind) and _same(key, issue.text)), None)
        if same is None:
            found[issue.text] = issue
        else:
            kept = found.pop(same)
            longer, other = (kept, issue) if len(kept.text) >= len(issue.text) else (issue, kept)
            found[longer.text] = _merged(longer, other)
    for mark in _whole(analysis, cued(analysis, happening)):
        issue = _issue(analysis, happening, names, mark)
        if not any(_same(key, issue.text) for key in found):
            found[issue.text] = issue
    for issue in _said_before(analysis, happening):
        if not any(_same(key, issue.text) for key in found) and not any(known.kind == issue.kind for known in found.values()):
            found[issue.text] = issue
    beneficiaries = [m for m in happening.of("ben") if not any(_same(key, analysis.quote(m.start, m.end)) for key in found)]
    if not any(issue.kind == "solidarity" for issue in found.values()):
        for mark in beneficiaries[:1]:
            issue = _issue(analysis, happening, names, mark)
            found[issue.text] = issue
    return tuple(found.values())


def _whole(analysis: Analysis, marks: Iterable[Mark]) -> Iterator[Mark]:
    """Marks with the edges of their phrases and the kind that the words before them name."""
    last = 0
    for mark in marks:
        if last and _RELATIVE.match(analysis.quote(last, mark.start)):
            continue  # what another issue led to, told in passing ("..., which caused ...")
        kind, last = kind_of(analysis, mark), mark.end
        for span in phrases(analysis, mark):
            yield Mark("iss", max(mark.start, span.start_char), span.end_char, mark.score, {**mark.attributes, "kind": kind})


def _issue(analysis: Analysis, happening: Happening, names: Names, mark: Mark) -> Issue:
    kind = _kind(mark)
    text = analysis.quote(mark.start, mark.end)
    return Issue(
        kind=kind,
        text=text,
        addressee=_addressees(analysis, happening, names, mark) if kind == "demand" else (),
        summary=summary(kind, text),
        attribution=source_of(analysis, names, mark.start, mark.end),
        evidence=(analysis.span(mark.start, mark.end),),
    )


def _said_before(analysis: Analysis, happening: Happening) -> Iterator[Issue]:
    """What a word before the trigger says it is about: "anti-war march", "peace rally", "sympathy strike"."""
    for trigger in happening.triggers:
        head = analysis.words(trigger)
        before = analysis.doc[max(head.sent.start, head.start - 3) : head.end]
        text = before.text
        for kind, words in table("issues")["modifiers"].items():
            for word in words:
                pattern = rf"\b{re.escape(word)}[\w-]+" if word.endswith("-") else rf"\b{re.escape(word)}\b(?=[ -]\w)"
                if match := re.search(pattern, text, re.IGNORECASE):
                    start = before.start_char + match.start()
                    quote = analysis.quote(start, start + len(match[0]))
                    span = analysis.span(start, start + len(match[0]))
                    yield Issue(kind=kind, text=quote, summary=summary(kind, quote), evidence=(span,))


def _kind(mark: Mark) -> IssueKind:
    if mark.label == "ben":
        return "solidarity"
    given = mark.attributes.get("kind")
    return given if given in KINDS else "grievance"  # type: ignore[return-value]


def _merged(longer: Issue, other: Issue) -> Issue:
    return Issue(
        kind=longer.kind,
        text=longer.text,
        addressee=longer.addressee or other.addressee,
        summary=longer.summary,
        attribution=longer.attribution,
        evidence=tuple(dict.fromkeys((*other.evidence, *longer.evidence))),
    )


def _alike(a: IssueKind, b: IssueKind) -> bool:
    """Whether one phrase may stand for both kinds; what is mourned or supported may be resented as well, which are two issues."""
    return a == b or not {a, b} & APART


def _same(a: str, b: str) -> bool:
    """Whether one phrase's content words are all in the other's."""
    left, right = _content(a), _content(b)
    return bool(left and right) and (left <= right or right <= left)


def _content(text: str) -> frozenset[str]:
    small: frozenset[str] = _small()
    return frozenset(word.strip("'’“”\".,;:").casefold() for word in text.split()) - small


@cache
def _small() -> frozenset[str]:
    return frozenset(table("issues")["small"])


def _addressees(analysis: Analysis, happening: Happening, names: Names, mark: Mark) -> tuple[str, ...]:
    """Whom a demand asks: the addressees marked in its own sentence, or the only one of the event."""
    asked = list(happening.of("adr"))
    sentence = analysis.words(mark).sent
    near = [m for m in asked if sentence.start_char <= m.start < sentence.end_char]
    chosen = near or (asked if len(asked) == 1 else [])
    return tuple(dict.fromkeys(names.label(m.start, m.end) for m in chosen))


def summary(kind: IssueKind, text: str) -> str:
    """CCC's way of writing an issue: "for ..." or "against ..."."""
    openings: dict[str, str] = table("issues")["summary"]
    words = text.strip(" ,.;:")
    first = words.split(" ", 1)[0].casefold()
    opening = openings[kind]
    if kind == "demand" and first == "to":
        return words
    return words if first in {"for", "against"} else f"{opening} {words}"
