"""Who stood against a protest: those who set upon its people, their rivals, and people in whose way it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from dateline.coding.happening import Happening
from dateline.coding.names_phrase import head_noun, is_noun, lemma, trim
from dateline.coding.who_beside import subject_phrase
from dateline.coding.who_cues import phrase_from
from dateline.coding.who_phrases import is_crowd
from dateline.coding.who_roles import cues
from dateline.knowledge.actors.category import by_nouns
from dateline.language.analysis import Analysis

FORCES = frozenset({"COP", "MIL", "GOV"})
REACH = 10


def hostile(analysis: Analysis, happening: Happening, people: Sequence[Span]) -> Iterator[Span]:
    """The subject of a hostile deed whose object is this protest or its people ("hauliers jeered at the marchers")."""
    for sentence in sentences(analysis, happening):
        for verb in sentence:
            subject = subject_phrase(verb) if verb.pos_ == "VERB" and lemma(verb) in cues().hostile else None
            core = trim(subject) if subject is not None else None
            if core is None:
                continue
            core = phrase_from(core.doc, core.start, verb.i) or core
            theirs = {lemma(head_noun(p)) for p in people if p.end <= core.start or p.start >= core.end}
            marked = any(p.start < core.end and core.start < p.end for p in people)
            if _meets(verb, sentence, theirs) and _other_side(core, theirs, marked):
                yield core


def _meets(verb: Token, sentence: Span, theirs: set[str]) -> bool:
    """Whether the deed is done to people of the protest: a noun for them, or "them", stands behind the verb in its clause."""
    for token in verb.doc[verb.i + 1 : min(verb.i + REACH, sentence.end)]:
        if token.text in {",", ";", ":"} or token.pos_ == "SCONJ":
            return False
        if lemma(token) in cues().met or token.lower_ in {"them", "us"} or (is_noun(token) and lemma(token) in theirs):
            return True
    return False


def _other_side(phrase: Span, theirs: set[str], marked: bool) -> bool:
    """Whether a phrase names people who are neither those of the protest nor police."""
    head = head_noun(phrase)
    told = by_nouns(phrase.text)
    if not is_noun(head) or is_crowd(phrase) or lemma(head) in theirs | cues().things:
        return False
    return marked if told is None else told[0] not in FORCES


def stands_in_way(piece: Span) -> bool:
    """Whether a marked phrase is of people held up by a protest, or of its rivals ("drivers stuck in the queue", "a rival group")."""
    said = {t.lower_ for t in piece} | {lemma(t) for t in piece}
    after = {t.lower_ for t in piece.doc[piece.end : piece.end + 2]}
    return bool(said & cues().rival) or bool((said | after) & cues().stuck)


def stands_opposite(happening: Happening, piece: Span) -> bool:
    """Whether a sentence opens with where its people stood over against the protest ("On the opposite pavement some exiles ...")."""
    doc, first = piece.doc, piece.start
    while first > 0 and piece.start - first < REACH and not doc[first - 1].is_space and doc[first - 1].text not in {".", "!", "?"}:
        first -= 1
    opening = {t.lower_ for t in doc[first : min(first + 4, piece.start)]}
    own = any(doc[first].idx <= t.start < piece.sent.end_char for t in happening.triggers)
    return bool(opening & cues().over_there) and not own and piece.start - first < REACH


def sentences(analysis: Analysis, happening: Happening) -> list[Span]:
    """The sentences that tell of an event, in reading order."""
    marks = (*happening.triggers, *happening.of("par", "org", "mea", "opp", "hrm", "aut"))
    found = {(s := analysis.words(m).sent).start: s for m in marks}
    return [found[start] for start in sorted(found)]
