"""How many: each figure that the document gives for the crowd of an event, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.coding.figures import Figure, figure, figures
from dateline.coding.happening import Happening
from dateline.coding.harm import only_counts
from dateline.coding.harm_tally import class_of
from dateline.coding.numerals import words
from dateline.coding.sources import source_of
from dateline.coding.syntax import clause_head, preposition, subject_of
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Mark
from dateline.model import Count, Size

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from dateline.coding.names import Names

REACH = 500
"""How many characters after an event's name a count without one may still be of it."""
NEAR = 3
"""How many words may stand between a number and the people it counts."""


def sizes_of(analysis: Analysis, happening: Happening, names: Names) -> tuple[Size, ...]:
    """One finding for each figure and source; repeated mentions are merged, groups counted inside the crowd are left out."""
    told = sorted((*happening.of("num"), *(m for m in happening.of("hrm") if only_counts(analysis, m))), key=lambda m: m.start)
    marks = [m for m in told if not _inside(analysis, happening, m) and not _of_others(analysis, happening, m)]
    found: dict[tuple[int | None, int | None, str | None], Size] = {}
    for cut in [*(marks or _by_syntax(analysis, happening)), *_counted(analysis, happening)]:
        mark = _whole(analysis, cut)
        text = analysis.quote(mark.start, mark.end)
        said = _in_context(analysis, mark) or figure(text)
        if said is None or _counts_nobody(analysis, mark) or (said.qualifier == "vague" and said.low is None and _is_share(text)):
            continue
        size = _size(analysis, names, mark, said, text)
        key = (size.low, size.high, size.attribution)
        kept = found.get(key)
        found[key] = replace(kept, evidence=tuple(dict.fromkeys((*kept.evidence, *size.evidence)))) if kept else size
    return tuple(found.values())


def _whole(analysis: Analysis, mark: Mark) -> Mark:
    """A mark with the magnitudes that it was cut off from ("1.5 | lakh")."""
    words = analysis.words(mark)
    last = words.end
    while last < len(analysis.doc) and analysis.doc[last].lower_ in table("numbers")["magnitudes"] and words[-1].like_num:
        last += 1
    return mark if last == words.end else replace(mark, end=analysis.doc[last - 1].idx + len(analysis.doc[last - 1]))


def _in_context(analysis: Analysis, mark: Mark) -> Figure | None:
    """The figure of a mark with the words around it that bound it ("two hundred | and some students")."""
    sentence = analysis.words(mark).sent
    start, end = mark.start - sentence.start_char, mark.end - sentence.start_char
    met = [f for f in figures(sentence.text) if f.start < end and start < f.end]
    own = figure(analysis.quote(mark.start, mark.end))
    if own is None:
        return None
    if len(met) != 1 or met[0].qualifier == "vague":
        return None
    return met[0] if {own.low, own.high} & {met[0].low, met[0].high} - {None} else None


def _counts_nobody(analysis: Analysis, mark: Mark) -> bool:
    """Whether the words around a number make it a share, money or the like ("nine | out of ten", "70 | percent", "R | 78 million")."""
    sentence = analysis.words(mark).sent
    start, end = mark.start - sentence.start_char, mark.end - sentence.start_char
    return not any(f.start < end and start < f.end for f in figures(sentence.text))


def _of_others(analysis: Analysis, happening: Happening, mark: Mark) -> bool:
    """Whether a number counts people of a place, those who suffer under an event ("60,000 pupils were left stranded"), or police."""
    if _lives_there(analysis, mark):
        return True
    people, noun = words()["people"], _counted_noun(analysis.words(mark))
    if noun is None:
        return False
    lemma = noun.lemma_.lower()
    if (lemma in people["others"] or class_of(noun) == "police") and not _takes_part(analysis, happening, noun):
        return True
    return noun.dep_ in {"obj", "nsubj:pass"} and noun.head.lemma_.lower() in people["suffer"]


def _counted_noun(span: Words) -> Token | None:
    """The noun right behind a number, or the last of the number's own words."""
    for token in span.doc[span.end - 1 : min(span.end + NEAR, span.sent.end)]:
        if token.pos_ == "NOUN" and token.dep_ != "compound":
            return token
        if token.i >= span.end and token.pos_ not in {"ADJ", "NOUN", "PROPN", "DET"} and token.lower_ != "of":
            return None
    return None


def _takes_part(analysis: Analysis, happening: Happening, noun: Token) -> bool:
    spans = [analysis.words(m) for m in happening.of("par", "trg")]
    return any(span.start <= noun.i < span.end for span in spans)


def count_of(analysis: Analysis, mark: Mark) -> Count | None:
    """The number of a group that is counted apart from the crowd ("including 300 women"); None for a group that is not."""
    number = next((m for m in analysis.of("num") if m.end <= mark.start and _gap(analysis, m, mark) <= 1), None)
    if number is None or not (_after_inside(analysis, number) or _joins(analysis, mark)):
        return None
    text = analysis.quote(number.start, number.end)
    said = figure(text)
    return Count(low=said.low, high=said.high, qualifier=said.qualifier, text=_trimmed(text)) if said else None


def _size(analysis: Analysis, names: Names, mark: Mark, said: Figure, text: str) -> Size:
    return Size(
        low=said.low,
        high=said.high,
        qualifier=said.qualifier,
        text=_trimmed(text),
        attribution=source_of(analysis, names, mark.start, mark.end),
        evidence=(analysis.span(mark.start, mark.end),),
    )


def _trimmed(text: str) -> str:
    """The words without quotation marks and the "of" that leads to the people."""
    bare = text.strip(" \"'“”‘’.,;")
    return bare.rsplit(None, 1)[0] if bare.lower().endswith(" of") else bare


def _is_share(text: str) -> bool:
    return _trimmed(text).lower().removesuffix(" of") in words()["people"]["shares"]


def _lives_there(analysis: Analysis, mark: Mark) -> bool:
    """Whether a number is that of a town's people: "a city of approximately 14,000", "a population of 9,000"."""
    span, people = analysis.words(mark), words()["people"]
    before = analysis.doc[max(span.sent.start, span.start - 8) : span.start]
    if any(token.lemma_.lower() in people["inhabitants"] for token in before):
        return True
    return len(before) > 1 and before[-1].lower_ == "of" and before[-2].lemma_.lower() in people["towns"]


def _gap(analysis: Analysis, left: Mark, right: Mark) -> int:
    return analysis.words(right).start - analysis.words(left).end


def _inside(analysis: Analysis, happening: Happening, mark: Mark) -> bool:
    """Whether a figure counts a group inside the crowd, which is that actor's count."""
    if _after_inside(analysis, mark):
        return True
    group = next((m for m in happening.of("par") if m.start >= mark.end and _gap(analysis, mark, m) <= 1), None)
    others = any(other != mark for other in happening.of("num"))
    return group is not None and others and _joins(analysis, group)


def _after_inside(analysis: Analysis, mark: Mark) -> bool:
    """Whether "including", "among them" stands right before a number."""
    before = analysis.doc[max(0, analysis.words(mark).start - NEAR) : analysis.words(mark).start].text.lower().replace(",", "")
    return any(before.endswith((cue, f"{cue} them", f"{cue} whom")) for cue in words()["people"]["inside"])


def _joins(analysis: Analysis, group: Mark) -> bool:
    """Whether a group is the subject of a verb of joining: it is part of a crowd told of before."""
    head = clause_head(analysis.words(group).root)
    return head.lemma_.lower() in words()["people"]["join"] and analysis.words(group).root.i < head.i


def _counted(analysis: Analysis, happening: Happening) -> Iterator[Mark]:
    """Figures that the head passed over though their clause counts a crowd: "15,000 people took part", "put the turnout at 900".

    The event is the one whose trigger was named last before the end of the clause's sentence.
    """
    people, taken = words()["people"], [m for m in analysis.roles if m.label in {"num", "hrm", "tim"}]
    triggers = analysis.triggers
    for sentence in analysis.doc.sents:
        last = max((t for t in triggers if t.start < sentence.end_char), key=lambda t: t.start, default=None)
        if last not in happening.triggers or sentence.end_char - last.end > REACH:
            continue
        for said in figures(sentence.text):
            start, end = sentence.start_char + said.start, sentence.start_char + said.end
            span = analysis.doc.char_span(start, end, alignment_mode="expand")
            if span is None or said.low == 0 or any(m.start < end and start < m.end for m in taken):
                continue
            after = analysis.doc[span.end : min(span.end + NEAR, sentence.end)]
            noun = next((t for t in after if t.lemma_.lower() in people["nouns"]), None)
            came = noun is not None and noun.dep_ == "nsubj" and noun.head.lemma_.lower() in people["attend"]
            before = {t.lemma_.lower() for t in analysis.doc[max(sentence.start, span.start - 6) : span.start]}
            put = noun is None and before & set(people["estimate"]) and before & set(people["crowd"])
            if came or put or (noun is not None and _drew(analysis, noun, happening.triggers)):
                yield Mark("num", start, end, 0.5)


def _drew(analysis: Analysis, noun: Token, triggers: Sequence[Mark]) -> bool:
    """Whether people are what an event drew: "the march drew 700 people", "a protest which had 300 people in attendance"."""
    verb = noun.head
    if noun.i < verb.i or preposition(noun) or verb.lemma_.lower() not in words()["people"]["draw"]:
        return False
    whose = verb.head if verb.dep_ == "acl:relcl" else subject_of(verb)
    return whose is not None and any(span.start <= whose.i < span.end for span in map(analysis.words, triggers))


def _by_syntax(analysis: Analysis, happening: Happening) -> Iterator[Mark]:
    """Numbers before a noun for people in the clause of a trigger, where the role head marked none."""
    taken = list(analysis.of("hrm", "mea", "tim", "num", "src"))
    for sentence in dict.fromkeys(analysis.words(t).sent for t in happening.triggers):
        clauses = {clause_head(analysis.words(t).root).i for t in happening.triggers}
        for said in figures(sentence.text):
            start, end = sentence.start_char + said.start, sentence.start_char + said.end
            if said.low == 0 or any(m.start < end and start < m.end for m in taken):
                continue
            span = analysis.doc.char_span(start, end, alignment_mode="expand")
            people = words()["people"]["nouns"]
            noun = next((t for t in analysis.doc[span.end : span.end + NEAR] if t.lemma_.lower() in people), None) if span else None
            if span is not None and noun is not None and clause_head(noun).i in clauses:
                yield Mark("num", start, end, 0.5)
