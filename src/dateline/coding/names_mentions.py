"""Mentions of actors in a document: by name, by an acronym, or by what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.coding import names_titles
from dateline.coding.names_acronyms import SMALL, WORD, Definition
from dateline.coding.names_phrase import core_of, head_noun, is_noun, lemma, name_of, words
from dateline.coding.names_spans import ARTICLES, Kind, marked, named_spans
from dateline.language.analysis import Analysis


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
    """A name's words for comparing: case folded, small words, possessives and punctuation gone; "DA" is kept, though small."""
    every = tuple(m.casefold() for m in WORD.findall(name))
    return tuple(w for w in every if w not in SMALL) or every


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
    for first, last, kind in named_spans(analysis):
        one = _mention(doc, first, last, kind)
        if one is not None and one.end <= analysis.text_start and _is_shouted(analysis, one):
            continue
        if one is not None and not any(a < one.end and one.start < b for a, b in taken):
            taken.append((one.start, one.end))
            found.append(one)
    found += _again(doc, found)
    return sorted(found, key=lambda m: m.start)


def _is_shouted(analysis: Analysis, mention: Mention) -> bool:
    """Whether a name stands only in a headline that is all in capitals, where every word looks like one ("NURSES EXTEND STRIKE")."""
    title = analysis.document.title or ""
    rest = analysis.doc.text[analysis.text_start :]
    return title.isupper() and " " in mention.name and mention.name not in rest and mention.name.title() not in rest


def _again(doc: Doc, found: list[Mention]) -> list[Mention]:
    """Further places where a body's name stands that the recognizer missed there."""
    taken, new = [m.outer for m in found], []
    for mention in {m.name: m for m in reversed(found) if m.kind == "organization" and len(m.name) > 3 and m.name[0].isupper()}.values():
        for match in re.finditer(rf"(?<![\w-]){re.escape(mention.name)}(?![\w-])", doc.text):
            span = doc.char_span(*match.span())
            if span is not None and not any(a < match.end() and match.start() < b for a, b in taken):
                new.append(Mention(*match.span(), mention.name, "organization", match.span(), head_noun(span)))
    return new


def _acronyms(doc: Doc, defined: list[Definition], taken: list[tuple[int, int]]) -> list[Mention]:
    """Every further place where an acronym that the text defines stands."""
    found, text = [], doc.text
    for acronym in dict.fromkeys(d.acronym for d in defined):
        for match in re.finditer(rf"(?<![\w-]){re.escape(acronym)}(?![\w-])", text):
            span = doc.char_span(*match.span(), alignment_mode="expand")
            if span is not None and not any(a < match.end() and match.start() < b for a, b in taken):
                found.append(Mention(*match.span(), acronym, "organization", match.span(), span[0]))
    return found


def _mention(doc: Doc, first: int, last: int, kind: Kind) -> Mention | None:
    if kind == "person":
        while first < last - 1 and (names_titles.is_honorific(doc[first]) or (first < last - 2 and names_titles.is_role(doc[first]))):
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
    doc, kinds = analysis.doc, words().bodies | words().crowd
    ranges = marked(analysis)
    for token in doc:
        somebody = token.tag_ == "NNS" or names_titles.is_role(token) or lemma(token) in kinds
        subject = token.dep_ in {"nsubj", "nsubj:pass"} and token.pos_ == "NOUN"
        if subject and somebody and not any(start <= token.idx < end for start, end in ranges):
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


BEFORE = frozenset({"compound", "amod", "nmod:poss", "det", "nummod", "case", "flat", "punct"})


def _noun_phrase(token: Token) -> tuple[int, int]:
    """The characters of a noun with the modifiers directly before it and an "of" phrase after it."""
    first = token.i
    while first > token.left_edge.i:
        before = token.doc[first - 1]
        if before.text == "-" and first - 2 >= token.sent.start and not before.whitespace_:  # "a 14-year-old girl"
            first -= 2
        elif before.dep_ in BEFORE and before.text not in {",", "“", '"'}:
            first -= 1
        else:
            break
    of = next((c for c in token.rights if c.dep_ == "nmod" and any(g.lower_ == "of" for g in c.children)), None)
    last = of.right_edge if of is not None and of.right_edge.i - token.i < 8 else token
    return token.doc[first].idx, last.idx + len(last)
