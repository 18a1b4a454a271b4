"""Whom does the document name as the source of the words at this place? (Codebook, rule 2: who says so is part of the value.)

The innermost act of attribution whose content covers the place decides: those that the attribution head marked, and those that
syntax shows ("police said ...", "..., according to police", "by the officials' count"). Where neither covers it, a source phrase of
the role head in the same clause does ("what the party claimed 'thousands'"). The narrator's own account has no source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.coding.said_cues import acts
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Attribution, Mark

if TYPE_CHECKING:
    from dateline.coding.names import Names


def source_of(analysis: Analysis, names: Names, start: int, end: int) -> str | None:
    """The name of the source of the words between two offsets of the joint text; None where the narrator says so."""
    mark = source_mark(analysis, start, end)
    return names.label(mark.start, mark.end) if mark else None


def source_mark(analysis: Analysis, start: int, end: int) -> Mark | None:
    """The phrase that names the source, for evidence; None where the narrator says so."""
    covering = [act for act in acts(analysis) if act.source and _covers(act, start, end) and not _touches(act.source, start, end)]
    if covering:
        return min(covering, key=_length).source
    return _role_source(analysis, start, end) or _claimant(analysis, start, end)


def _covers(act: Attribution, start: int, end: int) -> bool:
    shared = sum(max(0, min(end, part.end) - max(start, part.start)) for part in act.content)
    return shared * 2 > end - start


def _touches(mark: Mark, start: int, end: int) -> bool:
    return mark.start < end and start < mark.end


def _length(act: Attribution) -> tuple[int, int]:
    return sum(part.end - part.start for part in act.content), act.content[0].start


def _role_source(analysis: Analysis, start: int, end: int) -> Mark | None:
    """The role head's nearest source phrase in the same clause: no semicolon, no other source phrase and no other figure lies between."""
    near: list[tuple[int, Mark]] = []
    for mark in analysis.of("src"):
        if _touches(mark, start, end):
            continue
        left, right = (mark.end, start) if mark.end <= start else (end, mark.start)
        between = analysis.quote(left, right)
        if not any(stop in between for stop in ";\n") and ". " not in between and not _figure_between(analysis, left, right):
            near.append((right - left, mark))
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _figure_between(analysis: Analysis, left: int, right: int) -> bool:
    return any(left <= mark.start and mark.end <= right for mark in analysis.of("num", "src"))


def _claimant(analysis: Analysis, start: int, end: int) -> Mark | None:
    """The subject of a verb of claiming that has the words as its object: "what the party claimed 'thousands'"."""
    words = analysis.doc.char_span(start, end, alignment_mode="expand")
    if words is None:
        return None
    verb = words.root.head
    if words.root.dep_ not in {"obj", "xcomp", "ccomp", "obl"} or verb.lemma_ not in table("sources")["claiming"]:
        return None
    subject = next((t for t in verb.children if t.dep_ == "nsubj" and t.pos_ in {"NOUN", "PROPN"}), None)
    if subject is None or subject.i in range(words.start, words.end):
        return None
    phrase = analysis.doc[subject.left_edge.i : subject.i + 1]
    return Mark("source", phrase.start_char, phrase.end_char)
