"""Which words tell that somebody said something, and what? Acts of attribution from the head and, where it is silent, from syntax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.coding.said_frames import content_of
from dateline.coding.said_patterns import Cue, cue_at
from dateline.coding.said_phrases import SOURCE_ONLY, phrase_acts
from dateline.coding.said_purpose import is_deed
from dateline.coding.said_repair import completed_by, mended
from dateline.coding.said_shallow import FINITE, clause_beside, noun_beside
from dateline.coding.said_split import cue_in, parted, without_addressee
from dateline.coding.said_subject import before_aside, phrase, speaker_phrase
from dateline.coding.said_whole import is_press
from dateline.coding.said_words import small
from dateline.coding.syntax import words_between
from dateline.knowledge.lexicon import table
from dateline.language.analysis import Analysis, Attribution, Mark

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CACHE = "dateline.said_cues"
SURE = 0.7
"""From which score on an act of the head stands; below, syntax decides
(F1 of statements on gold/dev 0.64 at 0.5, 0.65 at 0.6, 0.66 at 0.7 and 0.8)."""


AGREED = 0.6
"""The same for an act whose cue and words syntax shows as well."""


def acts(analysis: Analysis) -> tuple[Attribution, ...]:
    """The head's sure acts of attribution, completed by syntax, and those that syntax alone shows, in reading order of the content."""
    shown = syntax_acts(analysis.doc)
    sure = [act for act in analysis.attributions if act.score >= (AGREED if _agreed(act, shown) else SURE) and (act.content or act.cue)]
    sure.sort(key=lambda act: (act.cue or act.content[0]).start)
    completed = _sourced(analysis.doc, [completed_by(act, shown, [other.cue for other in sure if other.cue]) for act in sure])
    completed = (act for act in completed if act.content and act.source and not is_deed(analysis, act))
    whole = (mended(analysis.doc, act) for act in completed)
    known = [without_addressee(analysis.doc, one) for act in whole for one in parted(analysis.doc, act)]
    taken = [(part.start, part.end) for act in known if not is_press(analysis.doc, act.source) for part in act.content]
    known = [_fused(analysis.doc, act) for act in known]
    cues = [(act.cue.start, act.cue.end) for act in known if act.cue]
    extra = [act for act in shown if not _known(act, taken) and not any(a < act.cue.end and act.cue.start < b for a, b in cues if act.cue)]
    extra = [_same_speaker(act, known) for act in extra]
    return tuple(sorted([*known, *extra], key=lambda act: (act.content[0].start, act.content[-1].end)))


def _agreed(act: Attribution, shown: Sequence[Attribution]) -> bool:
    """Whether syntax shows an act of the same cue over words that the head marks as well."""
    return any(
        act.cue and s.cue and s.cue.start < act.cue.end and act.cue.start < s.cue.end and _known(s, [(m.start, m.end) for m in act.content])
        for s in shown
    )


def _fused(doc: Doc, act: Attribution) -> Attribution:
    """ "What the party claimed" names a source and tells no act, where cue and speaker follow the word at once."""
    words = words_between(doc, act.source.start, act.source.end) if act.source and act.cue and act.source.end <= act.cue.start else None
    if words is None or act.cue is None or not {doc[max(words.start - 1, 0)].lower_, words[0].lower_} & small("fused"):
        return act
    return replace(act, cue=replace(act.cue, label=SOURCE_ONLY))


def _same_speaker(act: Attribution, known: Sequence[Attribution]) -> Attribution:
    """An act that syntax shows with the whole phrase that the head marked for its speaker at another cue."""
    own = act.source
    whole = next((k.source for k in known if own and k.source and k.source.start <= own.start < own.end <= k.source.end), None)
    return replace(act, source=whole) if whole else act


def _sourced(doc: Doc, acts: Sequence[Attribution]) -> Iterator[Attribution]:
    """The acts with the speaker that their cue has in the sentence, where the head marked none, or whoever was told."""
    last: Mark | None = None
    moved: dict[int, Mark] = {}
    for act in acts:
        cue = cue_in(doc, act)
        near = last is not None and cue is not None and cue.verb.sent.start_char <= last.start
        if cue and (not act.source or _told(doc, cue, act.source)):
            act = replace(act, source=_speaker(doc, cue, act.content) or act.source)
        if cue and near and cue.verb.tag_ == "VBG" and (not act.source or is_press(doc, act.source)):
            act = replace(act, source=last)  # "told the agency that ..., adding": not the agency
        if cue and act.source and (opening := before_aside(cue.verb)) is not None and opening.idx < act.source.start < cue.verb.idx:
            moved[act.source.start] = Mark("source", *phrase(opening))
        if act.source:
            act = replace(act, source=moved.get(act.source.start, act.source))
        last = act.source or last
        yield act


def _subject(verb: Token) -> tuple[int, int] | None:
    """The speaker by the tree; by the order of words where that gives subjects of two clauses or a phrase that runs through one."""
    place = speaker_phrase(verb)
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    clause = any(t.tag_ in FINITE for t in verb.doc[subjects[0].i : subjects[-1].i]) if subjects else False
    aside = verb.i > 0 and verb.nbor(-1).text == ","
    if verb.tag_ in FINITE and not aside and (clause or (place is not None and _broken(verb.doc, place))):
        return noun_beside(verb) or place
    return place


def _told(doc: Doc, cue: Cue, source: Mark) -> bool:
    """Whether the phrase marked as the speaker stands where a verb of telling has whom it tells ("told a local station that ...")."""
    between = words_between(doc, cue.span[1], source.start) if cue.span[1] < source.start else None
    return cue.verb.lemma_ in small("telling") and source.start >= cue.span[1] and not any(not t.is_space for t in between or ())


def _speaker(doc: Doc, cue: Cue, content: Sequence[Mark]) -> Mark | None:
    """Whom the sentence has for the speaker of a cue, by its tree or the order of its words; nobody who stands in what is said."""
    place = _subject(cue.verb)
    if (place is None or _broken(doc, place)) and cue.verb.tag_ in FINITE:
        place = noun_beside(cue.verb)
    if place is None or _broken(doc, place) or any(part.start < place[1] and place[0] < part.end for part in content):
        return None
    return Mark("source", *place)


def syntax_acts(doc: Doc) -> tuple[Attribution, ...]:
    """The acts that verbs, nouns and phrases of attribution show; found once for a document."""
    if CACHE not in doc.user_data:
        doc.user_data[CACHE] = tuple(_found(doc))
    found: tuple[Attribution, ...] = doc.user_data[CACHE]
    return found


def _found(doc: Doc) -> Iterator[Attribution]:
    for token in doc:
        cue = cue_at(token)
        if cue:
            parts, source = content_of(token, cue), _subject(token)
            if _plain(cue):
                if source is None or _broken(doc, source):
                    source = noun_beside(token)
                beside = clause_beside(token, source)
                if beside and (not parts or _holds(doc, beside, parts, token)):
                    parts = (beside,)
            if parts and source and not _broken(doc, source) and not _object(source, parts):
                content = tuple(Mark("content", start, end) for start, end in parts)
                label = SOURCE_ONLY if any(c.lower_ in small("fused") for c in token.children) else "cue"
                yield from parted(doc, mended(doc, Attribution(Mark("source", *source), Mark(label, *cue.span), content, 0.5)))
        yield from phrase_acts(token)


def _holds(doc: Doc, whole: tuple[int, int], parts: Sequence[tuple[int, int]], verb: Token) -> bool:
    """Whether the words before ", X said", or from "said" to the same end, hold the tree's fragment and no quotation or semicolon."""
    inside = whole[0] <= parts[0][0] and parts[-1][1] <= whole[1] and (whole[1] <= verb.idx or parts[-1][1] == whole[1])
    return inside and not any(t.is_quote or t.text == ";" or "\n" in t.text for t in words_between(doc, *whole) or ())


def _object(source: tuple[int, int], parts: Sequence[tuple[int, int]]) -> bool:
    """Whether the only phrase found for a speaker is what is said, or most of it."""
    start, end = parts[0]
    return len(parts) == 1 and start <= source[0] and source[1] <= end and source[1] - source[0] > 0.6 * (end - start)


def _plain(cue: Cue) -> bool:
    """Whether the verb only says: then the order of words may stand in for the tree."""
    return cue.verb.lemma_ in table("speech")["plain"]["verbs"] and not cue.pattern.beside and cue.verb.tag_ in FINITE


def _broken(doc: Doc, place: tuple[int, int]) -> bool:
    """Whether a phrase that should name a speaker holds a finite verb, or no noun at all: then the tree is wrong there."""
    span = words_between(doc, *place)
    if span is None:
        return True
    finite = any(t.tag_ in FINITE and not t.ent_type_ and t.dep_ != "nsubj" for t in span)
    return finite or not any(t.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} for t in span)


def _known(act: Attribution, taken: list[tuple[int, int]]) -> bool:
    """Whether the head marked most of this content, or most of what it marked there lies in it."""
    for part in act.content:
        for start, end in taken:
            shared = min(end, part.end) - max(start, part.start)
            if shared * 2 > min(end - start, part.end - part.start):
                return True
    return False
