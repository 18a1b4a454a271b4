"""What happened: mode, forms, contexts and prominence of an event."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.coding.happening import Happening
from dateline.coding.phrases import has_phrase, lemmas
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Mark
from dateline.model import Date, Measure, Prominence

if TYPE_CHECKING:
    from collections.abc import Sequence

TURNED_VIOLENT = frozenset({"stone_throwing", "arson", "looting", "property_damage"})
"""Deeds of participants that make a peaceful event a riot as well (codebook, section 7)."""


def modes_of(happening: Happening, measures: Sequence[Measure]) -> tuple[str, ...]:
    """PLOVER's modes: what most triggers say, others that are said as surely, and riot where participants turned violent."""
    votes: Counter[str] = Counter()
    for trigger in happening.triggers:
        if mode := trigger.attributes.get("mode"):
            votes[mode] += max(1, round(10 * trigger.score))
    if not votes:
        return ()
    top = max(votes.values())
    found = [mode for mode, count in votes.items() if count >= 0.6 * top]
    violent = any(m.by == "participants" and m.what in TURNED_VIOLENT for m in measures)
    if violent and "riot" not in found and happening.status in {"occurred", "ongoing"}:
        found.append("riot")
    return tuple(found)


@cache
def _forms() -> tuple[tuple[str, str], ...]:
    pairs = [(word, form["name"]) for form in table("forms")["form"] for word in form["words"]]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0].split()) * 100 - len(pair[0])))


def form_of(analysis: Analysis, trigger: Mark) -> str:
    """The field's word for what one trigger names, the longest that stands in it."""
    words = lemmas(analysis.words(trigger))
    for phrase, name in _forms():
        if has_phrase(words, phrase):
            return name
    plain: str = table("forms")["plain"].get(trigger.attributes.get("mode", "demo"), "protest")
    return plain


def forms_of(analysis: Analysis, happening: Happening) -> tuple[str, ...]:
    """Every form its triggers name; the bare word protest only where nothing finer is said."""
    found = list(dict.fromkeys(form_of(analysis, trigger) for trigger in happening.triggers))
    finer = [form for form in found if form not in {"protest", "gathering"}]
    return tuple(finer or found[:1])


@cache
def _contexts() -> dict[str, Any]:
    return table("contexts")


def contexts_of(analysis: Analysis, happening: Happening) -> tuple[str, ...]:
    """PLOVER's contexts, from the words of its issues, targets, beneficiaries and triggers."""
    told = [*happening.triggers, *happening.of("iss", "tgt", "ben", "adr")]
    sequence = [lemma for mark in told for lemma in (*lemmas(analysis.words(mark)), "|")]
    found = []
    for context, words in _contexts().items():
        strong = sum(has_phrase(sequence, phrase) for phrase in words["strong"])
        weak = sum(has_phrase(sequence, phrase) for phrase in words["weak"])
        if strong or weak >= 2:
            found.append((-(2 * strong + weak), context))
    return tuple(context for _, context in sorted(found)[:3])


def prominence_of(analysis: Analysis, happening: Happening, date: Date | None, first: bool) -> Prominence:
    """Main where the title or the first sentences are about it, background where it lies well before the news, else secondary."""
    published = analysis.document.published
    old = bool(date and date.end and published and date.end[:7] < published[:7] and date.precision in {"year", "month"})
    if first and not old:
        return "main"
    lead = analysis.text_start + 400
    in_lead = any(t.start < lead for t in happening.triggers)
    if old or happening.status in {"hypothetical", "denied"}:
        return "background"
    return "main" if in_lead and len(happening.triggers) > 1 else "secondary"


def other_modes(happening: Happening) -> tuple[str, ...]:
    """The modes that the triggers of another type carry."""
    modes = dict.fromkeys(t.attributes.get("mode", "none") for t in happening.triggers)
    return tuple(mode for mode in modes if mode != "none")
