"""Which day is a place of the document told from: the day of writing, and the day that the story speaks of just there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.coding.dates import Resolved, resolve
from dateline.coding.dates.words import lexicon, words
from dateline.coding.syntax import clause_head, head_of
from dateline.coding.when_items import items_of
from dateline.language.analysis import Analysis, Mark

if TYPE_CHECKING:
    from spacy.tokens import Token

HEADER = re.compile(r"(?P<place>[^\W\d_][^\n]{0,40}?),\s*(?P<day>[^\n,]{4,20}(?:, \d{4})?)\s*(?:[-–—(:/\n]|\Z)")
UNREAL = frozenset({"planned", "hypothetical", "cancelled"})
TIMES = frozenset({"DATE", "TIME"})
"""Names that the parser has for time."""
NEWS = timedelta(10)
"""How long before its writing a document still tells news; older days are background."""


def written(analysis: Analysis) -> date | None:
    """The day of writing: that of the dateline ("SILCHAR, Sept. 14 -") where it is within a week of publication, else publication."""
    head, published = dated_head(analysis), _published(analysis)
    return resolve(head["day"], published=published).start if head else published


def dated_head(analysis: Analysis) -> re.Match[str] | None:
    """The place and day with which a report opens; none where they open the first item of a digest, or the day is not of that week."""
    text, published = analysis.document.text, _published(analysis)
    at = len(text) - len(text.lstrip())
    head = None if any(item.day for item in items_of(analysis)) else HEADER.match(text[: at + 80], at)
    if head is None or (any(word.islower() for word in head["place"].split()) and not text[: head.end() + 200].islower()):
        return None
    found = resolve(head["day"], published=published)
    news = found.start is not None and (not published or timedelta(0) <= published - found.start <= timedelta(7))
    return head if found.precision == "day" and news else None


def _published(analysis: Analysis) -> date | None:
    return date.fromisoformat(analysis.document.published[:10]) if analysis.document.published else None


def told_day(
    analysis: Analysis,
    at: int,
    day: date | None,
    *,
    sentence: bool = False,
    ahead: bool = False,
    among: Sequence[Mark] | None = None,
    news: bool = False,
) -> tuple[Mark, date] | None:
    """The nearest phrase before a place that names a single day, of whichever event, and that day.

    With `sentence`, any phrase of the same sentence goes before; with `ahead`, plans and days to come count too; `among` limits the marks;
    with `news`, days long past do not reach beyond their paragraph.
    """
    here = _sentence(analysis, at) if sentence else -1
    marks, beyond = (list(analysis.of("tim")) if among is None else list(among)), list[Mark]()
    if among is None:
        own, beyond = _named(analysis, _sentence(analysis, at), marks)
        marks = sorted([*marks, *own], key=lambda m: m.start)
    before = [m for m in marks if m.start < at]
    after = [m for m in marks if m.start > at and _sentence(analysis, m.start) == here] if sentence else []
    if after and before and _sentence(analysis, before[-1].start) != here:
        order = [*after, *reversed(before)]
    else:
        order = [*reversed(before), *after]
    if ahead:
        order = [m for m in order if any(_of_plans(analysis, m))] or order
    if sentence:
        order = [*order, *(m for m in reversed(beyond) if m.start < at)]
    for mark in order:
        found = resolve(analysis.quote(mark.start, mark.end), published=day, future=ahead)
        if news and day and found.start and day - found.start > NEWS and "\n" in analysis.doc.text[mark.start : at]:
            continue
        if found.precision == "day" and found.start and (ahead or not _unreal(analysis, mark, found.start, day)):
            return mark, found.start
    return None


def older_time(analysis: Analysis, at: int, day: date) -> tuple[Mark, Resolved] | None:
    """The month or year, long before the day of writing, that the sentence before a place or its own turns to ("two years ago")."""
    here = analysis.doc[_sentence(analysis, at)]
    first = here.nbor(-1).sent.start if here.i else here.i
    told = {head_of(analysis.words(t)).i for t in analysis.triggers}
    dates = [e for e in analysis.doc.ents if e.label_ == "DATE" and head_of(e).head.i in told]
    marks = [*analysis.of("tim"), *(Mark("tim", e.start_char, e.end_char, 0.5) for e in dates)]
    near = sorted((m for m in marks if m.start < at and analysis.words(m).start >= first), key=lambda m: (m.start, m.end))
    found = resolve(analysis.quote(near[-1].start, near[-1].end), published=day) if near else None
    old = found is not None and found.precision in {"month", "year"} and found.end is not None and day - found.end > NEWS
    return (near[-1], found) if found is not None and old else None


def _named(analysis: Analysis, sentence: int, marks: Sequence[Mark]) -> tuple[list[Mark], list[Mark]]:
    """Dates that belong to no event: of the sentence ("The verdict was read on 4 March; ..."), and beyond it those that date a clause."""
    own: list[Mark] = []
    beyond: list[Mark] = []
    for entity in analysis.doc.ents:
        mark = Mark("tim", entity.start_char, entity.end_char, 0.5)
        if entity.label_ not in TIMES or any(mark.start < o.end and o.start < mark.end for o in marks):
            continue
        if entity.sent.start == sentence:
            own.append(mark)
        elif mark.start >= analysis.text_start and _dates_a_clause(head_of(entity)) and not looks_ahead(analysis, mark):
            beyond.append(mark)
    return own, beyond


def _dates_a_clause(word: Token) -> bool:
    """Whether a time word hangs on the verb of a clause that tells of the story, not of what was over before it."""
    head = word.head
    return word.dep_.split(":")[0] in {"obl", "advmod"} and head.tag_ in {"VBD", "VBN", "VBZ", "VBP", "VBG"} and not past_perfect(head)


def _unreal(analysis: Analysis, mark: Mark, named: date, day: date | None) -> bool:
    """Whether a phrase names a day to come, or dates a plan."""
    if day and named > day:
        return True
    dated = _of_plans(analysis, mark)
    return bool(dated) and all(dated) and not _dates_a_clause(head_of(analysis.words(mark)))


def _of_plans(analysis: Analysis, mark: Mark) -> list[bool]:
    """For each event that a phrase dates whether it is a plan."""
    return [link.trigger.attributes.get("status") in UNREAL for link in analysis.links if link.mark == mark and link.score >= 0.5]


def background(analysis: Analysis, mark: Mark) -> bool:
    """Whether a trigger is told as what came before the story: in the past perfect, or in a relative clause of who or which."""
    head = clause_head(analysis.words(mark).root)
    return past_perfect(head) or (head.dep_ in {"acl:relcl", "relcl"} and not any(child.tag_ == "WRB" for child in head.children))


def past_perfect(head: Token) -> bool:
    """Whether a predicate has the helping verb of what was over before."""
    return any(child.dep_ == "aux" and child.lower_ in lexicon()["ahead"]["perfect"] for child in head.children)


def looks_ahead(analysis: Analysis, mark: Mark) -> bool:
    """Whether the clause of a time phrase speaks of what was still to come: "will", "to be held on", "planned for"."""
    cues = lexicon()["ahead"]
    token = head_of(analysis.words(mark))
    for _ in range(4):
        if any(child.dep_ == "aux" and child.lemma_.lower() in cues["helpers"] for child in token.children):
            return True
        if token.tag_ == "VB" and any(child.tag_ == "TO" for child in token.children):
            return True
        if token.tag_ in {"VBN", "JJ"} and token.lemma_.lower() in cues["plans"]:
            return True
        if token.pos_ == "VERB" and token.tag_ in {"VBD", "VBZ", "VBP"}:
            return False
        token = token.head
    return False


def decided_on(analysis: Analysis, mark: Mark, triggers: Sequence[Mark]) -> bool:
    """Whether a time phrase dates the word that ended an event before it began, not the event ("was banned on Thursday")."""
    span, cues = analysis.words(mark), lexicon()["ahead"]
    verb = head_of(span).head
    led = any(t.lower_ in cues["leads"] for t in analysis.doc[max(0, span.start - 1) : span.start + 1])
    ended = verb.pos_ == "VERB" and verb.lemma_.lower() in cues["decisions"] and not led
    return ended and any(verb in head_of(analysis.words(t)).ancestors for t in triggers)


def set_for(analysis: Analysis, mark: Mark) -> bool:
    """Whether a time phrase names the day something was set for, in a clause that is not over: "have banned a march for Sunday"."""
    span = analysis.words(mark)
    upcoming = span[0].lower_ in lexicon()["ahead"]["leads"] or "tw" in "".join(word.letter for word in words(span.text))
    return upcoming and not past_perfect(clause_head(head_of(span)))


def ends_on(analysis: Analysis, lasting: Mark, named: Mark) -> bool:
    """Whether the day named beside a duration is its last: "after" leads the duration, or the day's clause tells an end."""
    cues, span = lexicon()["ahead"], analysis.words(lasting)
    if any(t.lower_ in cues["after"] for t in analysis.doc[max(0, span.start - 2) : span.start + 1]):
        return True
    return clause_head(head_of(analysis.words(named))).lemma_.lower() in cues["ends"]


def happens_now(analysis: Analysis, mark: Mark) -> bool:
    """Whether a trigger is told as going on at the hour of writing: "are marching"."""
    head = clause_head(analysis.words(mark).root)
    return head.tag_ == "VBG" and any(child.dep_ == "aux" and child.tag_ in {"VBZ", "VBP"} for child in head.children)


def _sentence(analysis: Analysis, at: int) -> int:
    span = analysis.doc.char_span(at, at + 1, alignment_mode="expand")
    return span.sent.start if span is not None else -1
