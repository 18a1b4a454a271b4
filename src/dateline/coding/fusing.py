"""Two heads look for the people of a protest: the role head and the event head. Where one is blind or cuts a phrase short, the other speaks.

The event head knows doers and recipients only, but draws the whole phrase of a long list ("leaders of A, B and C"). So a doer or
recipient of a protest that no role mark touches becomes one, and a role mark that is a mere part of a surer one gets its edges.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.language.analysis import Analysis, Link, Mark

SURE = 0.6
"""How sure the event head must be of a phrase that no role mark touches."""
LINKED = 0.5
COMMAS, WORDS = 2, 99
KINDS = {"act": frozenset({"org", "par"}), "rec": frozenset({"tgt", "adr", "ben"})}
NEW = {"act": "par", "rec": "tgt"}


def fused(analysis: Analysis) -> Analysis:
    """The analysis with the event head's doers and recipients of protests among its role marks, linked as they are there."""
    triggers = analysis.triggers
    roles, links = list(analysis.roles), list(analysis.links)
    for mark in analysis.events:
        if mark.label not in KINDS or mark.attributes.get("type") != "PROTEST" or not _long(analysis, mark):
            continue
        mine = [m for m in roles if _touch(m, mark)]
        if not mine and mark.score >= SURE:
            new = Mark(NEW[mark.label], mark.start, mark.end, mark.score)
            joined = list(_links(analysis, mark, new, triggers))
            if any(link.score >= LINKED for link in joined):
                roles.append(new)
                links += joined
        elif mine and all(m.label in KINDS[mark.label] and _inside(m, mark) for m in mine):
            best = max(mine, key=lambda m: m.score)
            if mark.score > best.score and (best.start, best.end) != (mark.start, mark.end):
                wider = replace(best, start=mark.start, end=mark.end, score=mark.score)
                roles = [m for m in roles if m not in mine] + [wider]
                links = [replace(k, mark=wider) if k.mark == best else k for k in links if k.mark not in mine or k.mark == best]
    return replace(analysis, roles=tuple(sorted(roles, key=lambda m: (m.start, m.end))), links=tuple(links))


def _links(analysis: Analysis, mark: Mark, new: Mark, triggers: Sequence[Mark]) -> Iterator[Link]:
    """The event head's links of a phrase, from its triggers to the role head's that stand at the same words."""
    for link in analysis.event_links:
        if link.mark == mark:
            for trigger in triggers:
                if _touch(trigger, link.trigger):
                    yield Link(new, trigger, link.score)


def _long(analysis: Analysis, mark: Mark) -> bool:
    """Whether it is a list, or a phrase with phrases in it, which the role head cuts short."""
    text = analysis.quote(mark.start, mark.end)
    return text.count(",") >= COMMAS or len(text.split()) >= WORDS


def _touch(a: Mark, b: Mark) -> bool:
    return a.start < b.end and b.start < a.end


def _inside(a: Mark, b: Mark) -> bool:
    return b.start <= a.start and a.end <= b.end
