"""Where a document names somebody: names found by the language room, names inside marked phrases, acronyms, and people named by what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Span, Token

from dateline.coding import names_titles
from dateline.coding.names_acronyms import SMALL, WORD, Definition
from dateline.coding.names_phrase import POSSESSIVE, capitalized, core_of, head_noun, is_noun, lemma, name_of, run_around, uncased, words
from dateline.language.analysis import Analysis

Kind = Literal["person", "organization", "place", "group", "description"]
KINDS: dict[str, Kind] = {"PERSON": "person", "ORG": "organization", "NORP": "group", "GPE": "place", "LOC": "place", "FAC": "place"}
ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
ACTORS = ("org", "par", "tgt", "adr", "ben", "aut", "opp", "src")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where somebody is named: the name's characters, those of the phrase with titles and asides around it, its head word."""

    start: int
    end: int
    name: str
    kind: Kind
    outer: tuple[int, int]
    head: Token
    titles: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """The words by which names are compared."""
        return key(self.name)


def key(name: str) -> tuple[str, ...]:
    """A name's words for comparing: case folded, small words, possessives and punctuation gone."""
    return tuple(w for w in (m.casefold() for m in WORD.findall(name)) if w not in SMALL)


def mentions(analysis: Analysis, defined: list[Definition]) -> list[Mention]:
    """All mentions of names in reading order, none inside another: those of definitions first, then the longest."""
    doc = analysis.doc
    found: list[Mention] = []
    for start, end in [r for d in defined for r in (d.long, d.short)]:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found.append(Mention(start, end, " ".join(doc.text[start:end].split()), "organization", (start, end), head_noun(span)))
    found += _acronyms(doc, defined, [(m.start, m.end) for m in found])
    taken = [(m.start, m.end) for m in found]
    for first, last, kind in _named_spans(analysis):
        one = _mention(doc, first, last, kind)
        if one is not None and not any(a < one.end and one.start < b for a, b in taken):
            taken.append((one.start, one.end))
            found.append(one)
    return sorted(found, key=lambda m: m.start)


def _acronyms(doc: Doc, defined: list[Definition], taken: list[tuple[int, int]]) -> list[Mention]:
    """Every further place where an acronym that the text defines stands."""
    found, text = [], doc.text
    for acronym in dict.fromkeys(d.acronym for d in defined):
        for match in re.finditer(rf"(?<![\w-]){re.escape(acronym)}(?![\w-])", text):
            span = doc.char_span(*match.span(), alignment_mode="expand")
            if span is not None and not any(a < match.end() and match.start() < b for a, b in taken):
                found.append(Mention(*match.span(), acronym, "organization", match.span(), span[0]))
    return found


def _named_spans(analysis: Analysis) -> list[tuple[int, int, Kind]]:
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
        while last < len(doc) and capitalized(doc[last]) and doc[last].is_alpha and doc[last].pos_ in {"PROPN", "ADJ", "NOUN"} and not names_titles.is_honorific(doc[last]):
            last += 1
        if 2 <= last - first <= 4 and not _is_body(doc, first, last):
            yield first, last, "person"


def _inside(core: Span) -> tuple[int, int, Kind] | None:
    """The name that a marked phrase is, or that its head belongs to."""
    small = SMALL | {"and"} if _one_name(core) else SMALL
    if all(capitalized(t) or t.lower_ in small or t.like_num or t.is_punct for t in core) and capitalized(core[0]) and not core[-1].is_punct and len(core) > 1:
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
    nouns = [doc[last - 1]] + [doc[i - 1] for i in range(first + 1, last) if doc[i].lower_ in {"of", "for", "de", "du", "des"}] + [doc[first]]
    return any(t.lower_ in words().bodies and capitalized(t) for t in nouns)


def _one_name(core: Span) -> bool:
    """Whether "and" in a phrase stands inside one name: what follows it hangs on a word of the name that is not its head."""
    head = head_noun(core)
    return not any(t.dep_ == "conj" and t.head == head for t in core)


def marked(analysis: Analysis) -> list[tuple[int, int]]:
    """Character ranges of all phrases that the heads mark as somebody, in reading order."""
    ranges = [(m.start, m.end) for m in analysis.roles if m.label in ACTORS]
    ranges += [(m.start, m.end) for m in analysis.events if m.label in {"act", "rec"}]
    ranges += [(a.source.start, a.source.end) for a in analysis.attributions if a.source is not None]
    return sorted(set(ranges))


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
        while kind == "person" and first > 0 and re.fullmatch(r"[^\W\d_]\.?", doc[first - 1].text) and capitalized(doc[first - 1]) and doc[first - 1].text != "I":
            first -= 1
        while first < last and (doc[first].text in SMALL or doc[first].lower_ in ARTICLES):
            first += 1
        while last > first and doc[last - 1].text in SMALL:
            last -= 1
    if kind in {"person", "organization"} and last - first == 1 and doc[first].tag_ in {"NNS", "NN"} and (doc[first].is_sent_start or doc[first].text.islower()):
        return first, first, kind
    if kind == "person" and last - first == 1 and first > 0 and doc[first - 1].lower_ == "the":
        kind = "organization"
    if kind != "group" and _is_body(doc, first, last):
        kind = "organization"
    elif kind in {"organization", "place"} and last - first in {2, 3} and names_titles.before(doc, first)[0] and not _is_body(doc, first, last):
        kind = "person"
    return first, last, kind


def _left_of_connectors(doc: Doc, left: int, first: int) -> int:
    """How far left a name may grow: over "of" and "for" only from a noun of bodies ("Union of ...", not "Danon of the ...")."""
    for i in range(first - 1, left, -1):
        if doc[i].lower_ in SMALL and doc[i - 1].lower_ not in SMALL and doc[i - 1].lower_ not in words().bodies:
            return i + 1
    return left


def _same_sentence(doc: Doc, first: int, last: int) -> bool:
    return not any(t.is_sent_start for t in doc[first + 1 : last]) and (first == 0 or not doc[first].is_sent_start or doc[first].pos_ == "PROPN")


def _mention(doc: Doc, first: int, last: int, kind: Kind) -> Mention | None:
    if kind == "person":
        while first < last - 1 and names_titles.is_honorific(doc[first]):
            first += 1
    if first >= last or (last - first == 1 and kind == "person" and names_titles.is_role(doc[first])):
        return None
    titles: tuple[str, ...] = ()
    begin, end = first, last
    if kind == "person":
        titles, begin = names_titles.before(doc, first)
        more, end = names_titles.after(doc, last)
        titles = (*titles, *more)
    if begin > 0 and doc[begin - 1].lower_ in ARTICLES:
        begin -= 1
    name = doc[first:last]
    outer = (doc[begin].idx, doc[end - 1].idx + len(doc[end - 1]))
    return Mention(name.start_char, name.end_char, name_of(name), kind, outer, head_noun(name), titles)


def described(analysis: Analysis, named: list[Mention]) -> list[Mention]:
    """People and bodies without a name, as marked phrases or subjects call them ("a coalition of eight groups", "a police colonel")."""
    doc = analysis.doc
    ranges = marked(analysis)
    for token in doc:
        if token.dep_ in {"nsubj", "nsubj:pass"} and token.pos_ == "NOUN" and (token.tag_ == "NNS" or names_titles.is_role(token) or lemma(token) in words().bodies | words().crowd):
            if not any(start <= token.idx < end for start, end in ranges):
                ranges.append(_noun_phrase(token))
    found = []
    for start, end in sorted(set(ranges)):
        core = core_of(doc.char_span(start, end, alignment_mode="expand"))
        head = head_noun(core) if core is not None else None
        if core is None or head is None or not is_noun(head):
            continue
        if not any(a <= head.idx < b for a, b in ((m.outer if m.kind == "person" else (m.start, m.end)) for m in named)):
            found.append(Mention(core.start_char, core.end_char, name_of(core), "description", (start, end), head))
    return found


def _noun_phrase(token: Token) -> tuple[int, int]:
    """The characters of a noun with the modifiers directly before it and an "of" phrase after it."""
    first = token.i
    while first > token.left_edge.i and token.doc[first - 1].dep_ in {"compound", "amod", "nmod:poss", "det", "nummod", "case", "flat", "punct"} and token.doc[first - 1].text not in {",", "“", '"'}:
        first -= 1
    of = next((c for c in token.children if c.dep_ == "nmod" and any(g.lower_ == "of" for g in c.children)), None)
    last = of.right_edge if of is not None and of.right_edge.i - token.i < 8 else token
    return token.doc[first].idx, last.idx + len(last)
