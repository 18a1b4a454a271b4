"""Where a document names somebody: names found by the language room, names inside marked phrases, acronyms, and people named by what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Span

from dateline.coding import names_titles
from dateline.coding.names_acronyms import SMALL, WORD, Definition
from dateline.coding.names_phrase import POSSESSIVE, capitalized, head_of, lemma, name_of, run_around, trim, without_quantity, words
from dateline.language.analysis import Analysis

Kind = Literal["person", "organization", "place", "group", "description"]
KINDS: dict[str, Kind] = {"PERSON": "person", "ORG": "organization", "NORP": "group", "GPE": "place", "LOC": "place", "FAC": "place", "PRODUCT": "organization"}
ACTORS = ("org", "par", "tgt", "adr", "ben", "aut", "opp", "src")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where somebody is named: the name's characters, and those of the phrase with titles and asides around it."""

    start: int
    end: int
    name: str
    kind: Kind
    titles: tuple[str, ...] = ()
    outer: tuple[int, int] = (0, 0)

    @property
    def key(self) -> tuple[str, ...]:
        """The words by which names are compared."""
        return key(self.name)


def key(name: str) -> tuple[str, ...]:
    """A name's words for comparing: case folded, small words, possessives and punctuation gone."""
    return tuple(w for w in (m.casefold() for m in WORD.findall(name)) if w not in SMALL)


def mentions(analysis: Analysis, defined: list[Definition]) -> list[Mention]:
    """All mentions of a document in reading order, none inside another; the names of definitions first, then the longest."""
    doc = analysis.doc
    found: list[Mention] = []
    for d in defined:
        for start, end in (d.long, d.short):
            found.append(Mention(start, end, " ".join(doc.text[start:end].split()), "organization", (), (start, end)))
    taken = [(m.start, m.end) for m in found]
    spans = _named_spans(analysis)
    for first, last, kind in spans:
        span = doc[first:last]
        if any(a < span.end_char and span.start_char < b for a, b in taken):
            continue
        one = _mention(doc, first, last, kind)
        if one is not None:
            taken.append((one.start, one.end))
            found.append(one)
    return sorted(found, key=lambda m: m.start)


def _named_spans(analysis: Analysis) -> list[tuple[int, int, Kind]]:
    """Token ranges of names: persons first, then the longest."""
    doc = analysis.doc
    found: list[tuple[int, int, Kind]] = []
    for ent in doc.ents:
        if ent.label_ in KINDS and any(t.is_alpha for t in ent):
            found.append(_whole(doc, ent.start, ent.end, KINDS[ent.label_]))
    for start, end in marked(analysis):
        span = doc.char_span(start, end, alignment_mode="expand")
        core = trim(span) if span is not None else None
        if core is None or doc.text.islower():
            continue
        head = head_of(core)
        if head.pos_ == "PROPN" and capitalized(head) and head.ent_type_ not in {"PERSON", "GPE", "NORP", "LOC", "DATE"}:
            first, last = run_around(doc, head.i, SMALL | {"and"} if _one_name(core) else SMALL)
            found.append((max(first, core.start), min(last, core.end), "organization"))
    return sorted(set(found), key=lambda f: (f[2] != "person", f[0] - f[1], f[0]))


def _one_name(core: Span) -> bool:
    """Whether "and" in a phrase stands inside one name: what follows it hangs on a word of the name that is not its head."""
    head = head_of(core)
    return not any(t.dep_ == "conj" and t.head == head for t in core)


def marked(analysis: Analysis) -> list[tuple[int, int]]:
    """Character ranges of all phrases that the heads mark as somebody, in reading order."""
    ranges = [(m.start, m.end) for m in analysis.roles if m.label in ACTORS]
    ranges += [(m.start, m.end) for m in analysis.events if m.label in {"act", "rec"}]
    ranges += [(a.source.start, a.source.end) for a in analysis.attributions if a.source is not None]
    return sorted(set(ranges))


def _whole(doc: Doc, first: int, last: int, kind: Kind) -> tuple[int, int, Kind]:
    """A name the language room found, grown by capitalized words that it left out of an organization's name."""
    while first < last and (doc[first].pos_ == "DET" or doc[first].is_space or not any(c.isalnum() for c in doc[first].text)):
        first += 1
    while last > first and (doc[last - 1].text in POSSESSIVE or doc[last - 1].is_space or doc[last - 1].text in {".", ",", "”", '"'}):
        last -= 1
    if kind == "organization" and first < last and not doc.text.islower():
        left, right = run_around(doc, last - 1, SMALL)
        bounds = [t.i for t in doc[left:right] if t.ent_type_ in {"PERSON", "DATE", "GPE"} and not first <= t.i < last]
        if not bounds and _same_sentence(doc, left, right):
            first, last = min(first, left), max(last, right)
        while first < last and (doc[first].pos_ == "DET" or doc[first].lower_ in SMALL):
            first += 1
    return first, last, kind


def _same_sentence(doc: Doc, first: int, last: int) -> bool:
    return not any(t.is_sent_start for t in doc[first + 1 : last]) and (first == 0 or not doc[first].is_sent_start or doc[first].pos_ == "PROPN")


def _mention(doc: Doc, first: int, last: int, kind: Kind) -> Mention | None:
    if kind == "person":
        while first < last - 1 and names_titles.is_honorific(doc[first]):
            first += 1
    if first >= last:
        return None
    titles: tuple[str, ...] = ()
    begin, end = first, last
    if kind == "person":
        titles, begin = names_titles.before(doc, first)
        more, end = names_titles.after(doc, last)
        titles = (*titles, *more)
    if begin > 0 and doc[begin - 1].pos_ == "DET":
        begin -= 1
    name = doc[first:last]
    outer = (doc[begin].idx, doc[end - 1].idx + len(doc[end - 1]))
    return Mention(name.start_char, name.end_char, name_of(name), kind, titles, outer)


def described(analysis: Analysis, named: list[Mention]) -> list[Mention]:
    """People and bodies without a name, as marked phrases or subjects call them ("a coalition of eight groups", "a police colonel")."""
    doc, table = analysis.doc, words()
    taken = [(m.outer[0], m.outer[1]) for m in named]
    ranges = marked(analysis)
    ranges += [(t.left_edge.idx, t.right_edge.idx + len(t.right_edge)) for t in doc if t.dep_ in {"nsubj", "nsubj:pass"} and names_titles.is_role(t)]
    found = []
    for start, end in sorted(set(ranges)):
        span = doc.char_span(start, end, alignment_mode="expand")
        core = trim(span) if span is not None else None
        if core is None or any(a < core.end_char and core.start_char < b and a <= head_of(core).idx < b for a, b in taken):
            continue
        core = without_quantity(core)
        if lemma(head_of(core)) not in table.crowd and head_of(core).pos_ in {"NOUN", "PROPN"}:
            found.append(Mention(core.start_char, core.end_char, name_of(core), "description", (), (start, end)))
    return found
