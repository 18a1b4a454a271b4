"""Marks made whole before they are used: what one head cuts short or leaves out, another head or syntax completes.

Three mends: a long list of people takes the edges that the event head draws; pieces of an issue that only a small word parts are one; and
a demand that begins with whom it asks ("the council to freeze rents") gives its addressee a mark of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.coding.phrases import lemmas
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Link, Mark

SURE = 0.6
"""How sure the event head must be of a list that no role mark touches."""
LINKED = 0.5
COMMAS = 2
"""A phrase with so many commas is a list."""
KINDS = {"act": frozenset({"org", "par"}), "rec": frozenset({"tgt", "adr", "ben"})}
NEW = {"act": "par", "rec": "tgt"}


def mended(analysis: Analysis) -> Analysis:
    """The analysis with its role marks made whole."""
    return _asked(_joined(_listed(analysis)))


def _with(analysis: Analysis, roles: Sequence[Mark], links: Sequence[Link]) -> Analysis:
    return replace(analysis, roles=tuple(sorted(roles, key=lambda m: (m.start, m.end))), links=tuple(links))


def _listed(analysis: Analysis) -> Analysis:
    """Long lists of people with the edges of the event head, which draws the whole phrase where the role head stops at a comma."""
    triggers = analysis.triggers
    roles, links = list(analysis.roles), list(analysis.links)
    for mark in analysis.events:
        if mark.label not in KINDS or mark.attributes.get("type") != "PROTEST":
            continue
        if analysis.quote(mark.start, mark.end).count(",") < COMMAS:
            continue
        mine = [m for m in roles if m.touches(mark)]
        if not mine and mark.score >= SURE:
            new = Mark(NEW[mark.label], mark.start, mark.end, mark.score)
            known = list(_links(analysis, mark, new, triggers))
            if any(link.score >= LINKED for link in known):
                roles.append(new)
                links += known
        elif mine and all(m.label in KINDS[mark.label] and mark.start <= m.start and m.end <= mark.end for m in mine):
            best = max(mine, key=lambda m: m.score)
            if mark.score > best.score and (best.start, best.end) != (mark.start, mark.end):
                wider = replace(best, start=mark.start, end=mark.end, score=mark.score)
                roles = [m for m in roles if m not in mine] + [wider]
                links = _moved(links, [best], wider, mine)
    return _with(analysis, roles, links)


def _joined(analysis: Analysis) -> Analysis:
    """Issues whole: pieces parted by one small word become one, and a noun that names the kind ("solidarity with ...") decides it."""
    roles, links = [m for m in analysis.roles if m.label != "iss"], list(analysis.links)
    whole: list[Mark] = []
    for mark in analysis.of("iss"):
        last = whole[-1] if whole else None
        between = analysis.quote(last.end, mark.start).split() if last and last.end <= mark.start else None
        if last and between is not None and len(between) <= 1 and all(w.casefold() in table("issues")["links"] for w in between):
            surer = max(last, mark, key=lambda m: m.score)
            both = Mark("iss", last.start, mark.end, 1 - (1 - last.score) * (1 - mark.score), surer.attributes)
            links = _moved(links, [last, mark], both, [last, mark])
            whole[-1] = both
        else:
            whole.append(mark)
    for mark in whole:
        kind = _named_kind(analysis, mark)
        if kind and kind != mark.attributes.get("kind"):
            renamed = replace(mark, attributes={**mark.attributes, "kind": kind})
            links = _moved(links, [mark], renamed, [mark])
            mark = renamed
        roles.append(mark)
    return _with(analysis, roles, links)


def _named_kind(analysis: Analysis, mark: Mark) -> str | None:
    first = lemmas(analysis.words(mark)[:3])
    return next((kind for kind, words in table("issues")["heads"].items() if any(word in words for word in first)), None)


def _asked(analysis: Analysis) -> Analysis:
    """Demands of the form "somebody to do something" as an addressee and a demand."""
    roles, links = list(analysis.roles), list(analysis.links)
    for mark in analysis.of("iss"):
        words = analysis.words(mark)
        to = next((i for i, t in enumerate(words[:-1]) if i and t.tag_ == "TO" and words[i + 1].tag_ == "VB"), None)
        if mark.attributes.get("kind") != "demand" or to is None or any(t.pos_ in {"VERB", "AUX", "PUNCT"} for t in words[:to]):
            continue
        head = words[:to].root
        if head.pos_ not in {"NOUN", "PROPN"} or head.lemma_.casefold() in table("issues")["takes_to"]:
            continue
        asked = [Mark("adr", a, b, mark.score) for a, b in _each(analysis, mark.start, words[to - 1].idx + len(words[to - 1]))]
        rest = replace(mark, start=words[to].idx)
        roles = [m for m in roles if m != mark] + [*asked, rest]
        own = [k for k in links if k.mark == mark]
        links = [k for k in links if k.mark != mark] + [replace(k, mark=new) for k in own for new in (*asked, rest)]
    return _with(analysis, roles, links)


def _each(analysis: Analysis, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A phrase in its parts where asides stand between them: "the cities in particular and the provinces in general"."""
    asides = "|".join(map(re.escape, table("issues")["asides"]))
    at = start
    for aside in [*re.finditer(rf"\s*,?\s*\b(?:{asides})\b,?(?:\s+and\s+|\s+|$)", analysis.quote(start, end)), None]:
        close = start + aside.start() if aside else end
        if close > at:
            yield at, close
        at = start + aside.end() if aside else end


def _moved(links: Sequence[Link], old: Sequence[Mark], new: Mark, gone: Sequence[Mark]) -> list[Link]:
    """The links with those of `old` marks now of `new` (the best for each trigger), and those of `gone` ones dropped."""
    best: dict[Mark, float] = {}
    for link in links:
        if link.mark in old:
            best[link.trigger] = max(best.get(link.trigger, 0.0), link.score)
    return [k for k in links if k.mark not in gone] + [Link(new, trigger, score) for trigger, score in best.items()]


def _links(analysis: Analysis, mark: Mark, new: Mark, triggers: Sequence[Mark]) -> Iterator[Link]:
    """The event head's links of a phrase, from its triggers to the role head's that stand at the same words."""
    for link in analysis.event_links:
        if link.mark == mark:
            for trigger in triggers:
                if trigger.touches(link.trigger):
                    yield Link(new, trigger, link.score)
