"""Where names stand: those the language room found, set right at their ends and in kind, and those inside marked phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Doc, Span

from dateline.coding import names_titles
from dateline.coding.names_acronyms import SMALL
from dateline.coding.names_phrase import POSSESSIVE, capitalized, core_of, head_noun, run_around, uncased, words
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis

Kind = Literal["person", "organization", "place", "group", "description"]
KINDS: dict[str, Kind] = {"PERSON": "person", "ORG": "organization", "NORP": "group", "GPE": "place", "LOC": "place", "FAC": "place"}
ARTICLES = frozenset(table("people")["articles"])
ACTORS = ("org", "par", "tgt", "adr", "ben", "aut", "opp", "src")


def named_spans(analysis: Analysis) -> list[tuple[int, int, Kind]]:
    """Token ranges of names: bodies first, then persons, then the longest."""
    doc = analysis.doc
    found: set[tuple[int, int, Kind]] = set()
    for ent in doc.ents:
        if ent.label_ in KINDS and any(t.is_alpha for t in ent):
            start = _behind_person(doc, ent.start, ent.end)
            if start > ent.start:
                found.add((ent.start, next(i for i in range(ent.start, start) if doc[i].lower_ in SMALL), "person"))
            found.add(_whole(doc, start, ent.end, KINDS[ent.label_]))
    found |= set(_after_honorifics(doc))
    lower = uncased(doc)
    for start, end in marked(analysis):
        core = None if lower else core_of(doc.char_span(start, end, alignment_mode="expand"))
        if core is not None and (one := _inside(core)) is not None:
            found.add(one)
    rank = {"body": 0, "person": 1}
    return sorted(found, key=lambda f: (rank.get("body" if _is_body(doc, f[0], f[1]) else f[2], 2), f[0] - f[1], f[0], f[2]))


def _behind_person(doc: Doc, first: int, last: int) -> int:
    """Where the body begins in a name that was run together with a person's ("Jane Doe of the Harbour Trust"); else the name's start."""
    at = next((i for i in range(first + 2, last) if doc[i].lower_ in {"of", "from"}), None)
    if at is None or any(t.lower_ in words().bodies for t in doc[first:at]) or not all(t.pos_ == "PROPN" for t in doc[first:at]):
        return first
    start = at + 1 + (doc[at + 1].lower_ in ARTICLES)
    return start if at - first in {2, 3} and last - start > 1 and _is_body(doc, start, last) else first


def _after_honorifics(doc: Doc) -> Iterator[tuple[int, int, Kind]]:
    """Names that a form of address leads ("Dr Niaz Mehrani"), whether the language room found them or not."""
    for token in doc:
        if not names_titles.is_honorific(token) or token.pos_ == "VERB" or token.tag_ in {"PRP", "PRP$"}:
            continue
        first = last = token.i + 1
        while (
            last < len(doc)
            and capitalized(doc[last])
            and doc[last].is_alpha
            and doc[last].pos_ in {"PROPN", "ADJ", "NOUN"}
            and not names_titles.is_honorific(doc[last])
        ):
            last += 1
        if 2 <= last - first <= 4 and not _is_body(doc, first, last):
            yield first, last, "person"


def _inside(core: Span) -> tuple[int, int, Kind] | None:
    """The name that a marked phrase is, or that its head belongs to."""
    small = SMALL | {"and"} if _one_name(core) else SMALL
    if (
        all(capitalized(t) or t.lower_ in small or t.like_num or t.is_punct for t in core)
        and capitalized(core[0])
        and not core[-1].is_punct
        and len(core) > 1
    ):
        persons = any(t.ent_type_ in {"PERSON", "GPE"} for t in core)
        start = _behind_person(core.doc, core.start, core.end)
        return None if persons and not _is_body(core.doc, start, core.end) else (start, core.end, "organization")
    head = head_noun(core)
    if head.pos_ != "PROPN" or not capitalized(head) or head.ent_type_ in {"PERSON", "GPE", "NORP", "LOC", "DATE"}:
        return None
    first, last = run_around(core.doc, head.i, small)
    return max(first, core.start), min(last, core.end), "organization"


def _is_body(doc: Doc, first: int, last: int) -> bool:
    """Whether a name of several words ends in a noun of bodies, or has one before "of" or "for"."""
    if last - first < 2:
        return False
    nouns = (
        [doc[last - 1]] + [doc[i - 1] for i in range(first + 1, last) if doc[i].lower_ in {"of", "for", "de", "du", "des"}] + [doc[first]]
    )
    return any(t.lower_ in words().bodies and capitalized(t) for t in nouns)


def _one_name(core: Span) -> bool:
    """Whether "and" in a phrase stands inside one name: what follows it hangs on a word of the name that is not its head."""
    head = head_noun(core)
    return not any(t.dep_ == "conj" and t.head == head for t in core)


def _whole(doc: Doc, first: int, last: int, kind: Kind) -> tuple[int, int, Kind]:
    """A name the language room found, grown by capitalized words that it left out and set right in kind by its nouns and titles."""
    while first < last and (doc[first].lower_ in ARTICLES or doc[first].is_space or not any(c.isalnum() for c in doc[first].text)):
        first += 1
    while last > first and (doc[last - 1].text in POSSESSIVE or doc[last - 1].is_space or doc[last - 1].text in {".", ",", "”", '"'}):
        last -= 1
    if first < last and not uncased(doc):
        left, right = run_around(doc, last - 1, SMALL if kind == "organization" else frozenset())
        strange = any(t.ent_type_ in {"PERSON", "DATE", "GPE", "ORG"} for t in doc[left:right] if not first <= t.i < last)
        if not strange and _same_sentence(doc, left, right) and (kind == "organization" or _is_body(doc, left, right)):
            first, last = min(first, _left_of_connectors(doc, left, first)), max(last, right)
        elif kind == "person" and right > last and not strange and all(doc[i].pos_ == "PROPN" for i in range(last, right)):
            last = right
        while (
            kind == "person"
            and first > 0
            and re.fullmatch(r"[^\W\d_]\.?", doc[first - 1].text)
            and capitalized(doc[first - 1])
            and doc[first - 1].text != "I"
        ):
            first -= 1
        while first < last and (doc[first].text in SMALL or doc[first].lower_ in ARTICLES):
            first += 1
        while last > first and doc[last - 1].text in SMALL:
            last -= 1
    if kind in {"person", "organization"} and _no_name(doc, first, last):
        return first, first, kind
    if kind == "person" and last - first == 1 and first > 0 and doc[first - 1].lower_ == "the":
        kind = "organization"
    if kind != "group" and _is_body(doc, first, last):
        kind = "organization"
    elif (
        kind in {"organization", "place"}
        and last - first in {2, 3}
        and names_titles.before(doc, first)[0]
        and not _is_body(doc, first, last)
    ):
        kind = "person"
    return first, last, kind


def _no_name(doc: Doc, first: int, last: int) -> bool:
    """Whether what was taken for a name is common nouns: all in lower case, or one that only begins a sentence."""
    if not uncased(doc) and doc[first:last].text.islower():
        return True
    return last - first == 1 and doc[first].tag_ in {"NNS", "NN"} and (doc[first].is_sent_start is True or doc[first].text.islower())


def _left_of_connectors(doc: Doc, left: int, first: int) -> int:
    """How far left a name may grow: over "of" and "for" only from a noun of bodies ("Union of ...", not "Danon of the ...")."""
    for i in range(first - 1, left, -1):
        if doc[i].lower_ in SMALL and doc[i - 1].lower_ not in SMALL and doc[i - 1].lower_ not in words().bodies:
            return i + 1
    return left


def _same_sentence(doc: Doc, first: int, last: int) -> bool:
    return not any(t.is_sent_start for t in doc[first + 1 : last]) and (
        first == 0 or not doc[first].is_sent_start or doc[first].pos_ == "PROPN"
    )


def marked(analysis: Analysis) -> list[tuple[int, int]]:
    """Character ranges of all phrases that the heads mark as somebody, in reading order."""
    ranges = [(m.start, m.end) for m in analysis.roles if m.label in ACTORS]
    ranges += [(m.start, m.end) for m in analysis.events if m.label in {"act", "rec"}]
    ranges += [(a.source.start, a.source.end) for a in analysis.attributions if a.source is not None]
    return sorted(set(ranges))
