"""What speaks for two triggers naming one event, and what against: words, articles, places, days and doers around them.

The features are linguistic; how much each weighs is learnt (training/pairs.py) and stands in a table of the package.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.coding.dates import resolve
from dateline.coding.phrases import lemmas
from dateline.coding.what import form_of
from dateline.coding.when_told import written
from dateline.coding.where_around import geography_of
from dateline.knowledge.lexicon import table
from dateline.knowledge.places import Toponym
from dateline.knowledge.places.resolve import distance
from dateline.language.analysis import Analysis, Mark

if TYPE_CHECKING:
    from spacy.tokens import Span as Words

    from dateline.knowledge.places import Places

UNREAL = frozenset({"planned", "hypothetical", "cancelled", "prevented", "denied"})
COMPARED = ("plc", "tim", "par", "org", "num", "iss")
APART = 25.0
"""Towns farther apart than so many kilometres are not one place."""
LONG_AGO = date(2000, 1, 5)
"""Days are compared as if written then where nobody says when the document was."""


@dataclass(frozen=True, slots=True)
class Told:
    """One trigger with what its sentence tells."""

    mark: Mark
    words: Words
    stems: frozenset[str]
    form: str
    marks: Mapping[str, frozenset[str]]
    paragraph: int
    opens: bool
    article: str
    towns: Sequence[Toponym]
    days: Sequence[tuple[date, date]]


def told_of(analysis: Analysis, places: Places | None = None) -> dict[Mark, Told]:
    """Every trigger of a document with what is told beside it; a mark of a sentence with two triggers counts for the nearer one."""
    triggers = analysis.triggers
    near: dict[Mark, list[Mark]] = {t: [] for t in triggers}
    towns: dict[Mark, list[Toponym]] = {t: [] for t in triggers}

    def nearest(at: int) -> Mark | None:
        token = analysis.doc.char_span(at, at + 1, alignment_mode="expand")
        inside = [t for t in triggers if token is not None and token.sent.start_char <= t.start < token.sent.end_char]
        return min(inside, key=lambda t: (abs(t.start - at), t.start), default=None)

    for mark in analysis.of(*COMPARED):
        if (trigger := nearest(mark.start)) is not None:
            near[trigger].append(mark)
    for toponym in geography_of(analysis, places).toponyms if places else ():
        if toponym.fine and toponym.mention.kind == "place" and (trigger := nearest(toponym.mention.start)) is not None:
            towns[trigger].append(toponym)
    return {t: _told(analysis, t, near[t], triggers, towns[t]) for t in triggers}


def _told(analysis: Analysis, trigger: Mark, near: list[Mark], triggers: list[Mark], towns: list[Toponym]) -> Told:
    words = analysis.words(trigger)
    marks = {label: frozenset(w for m in near if m.label == label for w in _content(analysis, m)) for label in COMPARED}
    text = analysis.doc.text
    start = text.rfind("\n", 0, trigger.start) + 1
    opens = not any(start <= t.start < trigger.start for t in triggers)
    paragraph = text.count("\n", 0, trigger.start)
    placed = [t for t in towns if any(m.label == "plc" and m.start <= t.mention.start < m.end for m in near)] or towns
    days = _days(analysis, [m for m in near if m.label == "tim"], trigger.attributes.get("status") in UNREAL)
    return Told(trigger, words, _stems(words), form_of(analysis, trigger), marks, paragraph, opens, _article(words), placed, days)


def _days(analysis: Analysis, marks: Sequence[Mark], ahead: bool) -> list[tuple[date, date]]:
    """The first and last days that phrases of time name; what goes on has no last one."""
    day = written(analysis) or LONG_AGO
    found = (resolve(analysis.quote(m.start, m.end), published=day, future=ahead) for m in marks)
    return [(r.start or date.min, r.end or date.max) for r in found if r.start or r.end]


def _content(analysis: Analysis, mark: Mark) -> frozenset[str]:
    small = _words()["small"]
    return frozenset(w for w in lemmas(analysis.words(mark)) if w[:1].isalnum() and w not in small)


def _stems(words: Words) -> frozenset[str]:
    """The beginnings of its words, so that "marched", "march" and "marchers" are one."""
    return frozenset(lemma[:5] for lemma in lemmas(words) if lemma[:1].isalpha() and lemma not in _words()["small"])


@cache
def _words() -> dict[str, Any]:
    return {name: frozenset(values) for name, values in table("grouping")["words"].items()}


def _article(words: Words) -> str:
    """How the trigger is introduced: definite, new ("a", "another", a number), bare, or as a verb."""
    root = words.root
    if root.pos_ in {"VERB", "AUX"}:
        return "verb"
    before = [t.lower_ for t in root.lefts if t.dep_ in {"det", "nmod:poss", "nummod", "amod"}] + [words[0].lower_]
    if any(w in _words()["new"] for w in before):
        return "new"
    return "definite" if any(w in _words()["definite"] for w in before) else "bare"


def features(a: Told, b: Told) -> dict[str, float]:
    """What holds of an earlier trigger `a` and a later one `b`; every value lies between 0 and 1 or so."""
    one, other = a.mark.attributes, b.mark.attributes
    distance = b.words.start - a.words.end
    found = {
        "bias": 1.0,
        "same stem": float(bool(a.stems & b.stems)),
        "same form": float(a.form == b.form),
        "same mode": float(one.get("mode") == other.get("mode")),
        "same status": _same_status(one.get("status"), other.get("status")),
        "one unreal": float((one.get("status") in UNREAL) != (other.get("status") in UNREAL)),
        f"later {b.article}": 1.0,
        f"earlier {a.article}": 1.0,
        "definite again": float(b.article == "definite" and bool(a.stems & b.stems)),
        "new again": float(b.article == "new" and bool(a.stems & b.stems)),
        "same sentence": float(a.words.sent.start == b.words.sent.start),
        "next sentence": float(a.words.sent.end == b.words.sent.start),
        "same paragraph": float(a.paragraph == b.paragraph),
        "opens paragraph": float(b.opens and a.paragraph != b.paragraph),
        "distance": min(math.log1p(max(distance, 0)) / 6, 1.2),
        "elsewhere": float(any(t.lower_ in _words()["elsewhere"] for t in b.words.sent[: b.words.start - b.words.sent.start])),
    }
    for label in COMPARED:
        left, right = a.marks[label], b.marks[label]
        if left and right:
            found[f"{label} shared" if left & right else f"{label} differs"] = 1.0
        elif right:
            found[f"{label} only later"] = 1.0
    if a.towns and b.towns:
        found["town shared" if _near(a.towns, b.towns) else "town differs"] = 1.0
    elif b.towns:
        found["town only later"] = 1.0
    if a.days and b.days:
        found["day shared" if any(x[0] <= y[1] and y[0] <= x[1] for x in a.days for y in b.days) else "day differs"] = 1.0
    return found


def _same_status(one: str | None, other: str | None) -> float:
    """Half where both took place, since the head tells ongoing from occurred less surely than real from planned."""
    if one == other:
        return 1.0
    return 0.0 if one in UNREAL or other in UNREAL else 0.5


def _near(some: Sequence[Toponym], others: Sequence[Toponym]) -> bool:
    """Whether some town of one is, or lies beside, one of the others."""
    pairs = [(x.entry, y.entry) for x in some for y in others]
    return any(x == y or ((far := distance(x, y)) is not None and far <= APART) for x, y in pairs)


def logit(a: Told, b: Told) -> float:
    """The log-odds that two triggers name one event, by what is told beside them."""
    weights: dict[str, float] = table("grouping")["weights"]
    return sum(weights.get(name, 0.0) * value for name, value in features(a, b).items())
