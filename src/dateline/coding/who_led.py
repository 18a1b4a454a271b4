"""Whose protest it is where no mark says so: who led it, whose name it bears, whose members came, who is titled its organizer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from dateline.coding.happening import Happening
from dateline.coding.names import Names
from dateline.coding.names_merge import Entity
from dateline.coding.names_phrase import POSSESSIVE, head_noun, is_noun, lemma, trim, words
from dateline.coding.syntax import is_passive, subject_of
from dateline.coding.who_cues import phrase_from
from dateline.coding.who_roles import cues
from dateline.language.analysis import Analysis

MOVEMENTS = frozenset({"PTY", "LAB", "AGR", "EDU", "OPP", "SOC", "REL", "NGO", "MED", "UNK"})
BEARERS = frozenset({"PTY", "LAB", "AGR", "EDU", "OPP"})
"""Bodies that a protest is named after are those who hold it; one named after a cause ("Black Lives Matter") is not."""
REACH = 7


def leading(analysis: Analysis, happening: Happening, names: Names) -> Iterator[Span]:
    """Who "led the blockade", "which organised the march", "is behind both sit-ins"."""
    doc = analysis.doc
    mine = {t.i for m in happening.triggers for t in analysis.words(m)}
    for sentence in {analysis.words(m).sent.start: analysis.words(m).sent for m in happening.triggers}.values():
        for token in sentence:
            near = range(token.i + 1, min(token.i + REACH, sentence.end))
            led = token.pos_ == "VERB" and cues().doer.get(lemma(token)) == "organizer" and not is_passive(token) and token.tag_ != "VBN"
            if not (led or token.lower_ == "behind") or not any(i in mine for i in near):
                continue
            if any(doc[i].pos_ == "VERB" or doc[i].text == "," for i in near if i < min(j for j in near if j in mine)):
                continue
            entity = _subject(token, names)
            if entity is not None:
                yield entity


def organizing(analysis: Analysis, happening: Happening, names: Names) -> Iterator[Span]:
    """Who "organized the event", "called the rally", told apart from it: that of the event named last before."""
    mine = {t.start for t in happening.triggers}
    for token in analysis.doc:
        if token.tag_ not in {"VBD", "VBN"} or cues().doer.get(lemma(token)) != "organizer" or is_passive(token):
            continue
        last = max((t.start for t in analysis.triggers if t.start <= token.idx), default=-1)
        behind = analysis.doc[token.i + 1 : min(token.i + 4, token.sent.end)]
        if last in mine and behind and behind[0].lower_ in {"the", "this"} and any(lemma(t) in cues().gatherings for t in behind[1:]):
            entity = _subject(token, names)
            if entity is not None:
                yield entity


def _subject(token: Token, names: Names) -> Span | None:
    """The body or person that is the subject of a verb, or of "is behind", over a relative word."""
    verb = token if token.pos_ == "VERB" else next((t for t in (token.head, token.head.head) if t.i != token.i), token)
    subject = subject_of(verb)
    if subject is not None and subject.lower_ in {"who", "which", "that"}:
        subject = verb.head if verb.dep_ == "acl:relcl" else None
    if subject is None or not is_noun(subject):
        return None
    for entity in names.entities:
        for m in entity.mentions:
            held = m.outer[0] <= subject.idx < m.outer[1]
            if held and (entity.kind == "person" or (entity.kind == "organization" and names.named(entity).category in MOVEMENTS)):
                return names.doc.char_span(*m.outer, alignment_mode="expand")
    return None


def bearing(analysis: Analysis, happening: Happening, names: Names) -> Iterator[Span]:
    """The party or union whose name stands right before a noun for the protest: "the planned DA march", "the union's strike"."""
    bearers = [e for e in names.entities if e.kind == "organization" and names.named(e).category in BEARERS]
    for mark in happening.triggers:
        word = analysis.words(mark).root
        for m in (m for e in bearers for m in e.mentions if is_noun(word)):
            span = analysis.doc.char_span(m.start, m.end, alignment_mode="expand")
            if span is not None and 0 <= word.i - span.end <= 2 and all(_modifies(t) for t in analysis.doc[span.end : word.i]):
                yield span


def calling(analysis: Analysis, happening: Happening, names: Names) -> Iterator[Span]:
    """The body that is the subject of what is held or announced ("the front will hold", "it also announced marches"), or whose it is
    said to be behind the noun ("a rally of the front").
    """
    for mark in happening.triggers:
        words_of = analysis.words(mark)
        word = words_of.root
        after = words_of.end
        if is_noun(word) and after + 1 < len(analysis.doc) and analysis.doc[after].lower_ in {"of", "by"}:
            phrase = phrase_from(analysis.doc, after + 1, word.sent.end)
            body = _body(names, phrase) if phrase is not None else None
            if phrase is not None and body is not None and names.named(body).category != "UNK":
                yield phrase
        verb = word if word.pos_ == "VERB" else _held_by(word)
        subject = (subject_of(verb) or _pronoun_before(verb)) if verb is not None and not is_passive(verb) else None
        if subject is None or subject.i > word.i or not (is_noun(subject) or subject.lower_ in {"it", "they"}):
            continue
        phrase = analysis.doc[subject.left_edge.i : subject.i + 1]
        body = _body(names, phrase)
        if body is not None and not any(t.is_punct and t.text not in {"-", "'"} for t in phrase) and not _is_headline(body.name):
            yield phrase


def _is_headline(name: str) -> bool:
    """Whether a name of several words is all in capitals, as headlines are."""
    return " " in name and name.isupper()


def _pronoun_before(verb: Token) -> Token | None:
    """The "it" or "they" right before a verb, whatever the parse makes of it."""
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ in {"ADV", "AUX"}:
        at -= 1
    return verb.doc[at] if at >= 0 and verb.doc[at].lower_ in {"it", "they"} else None


def _held_by(noun: Token) -> Token | None:
    """The verb of holding or announcing that a noun for a protest is the object of."""
    while noun.dep_ in {"conj", "compound", "flat", "nmod", "appos"} and noun.head != noun:
        noun = noun.head
    verb = noun.head
    return verb if noun.dep_ == "obj" and lemma(verb) in cues().holds else None


def _modifies(token: Token) -> bool:
    return token.text in POSSESSIVE or (token.text.islower() and token.pos_ in {"ADJ", "NOUN", "PART"})


def titled(analysis: Analysis, happening: Happening, names: Names) -> Iterator[Span]:
    """Persons whose title is organizer, near the event."""
    paragraphs = [_paragraph(analysis, m.start) for m in happening.triggers]
    for entity in names.entities:
        if entity.kind != "person" or not any(_organizes(title) for title in entity.titles):
            continue
        for m in entity.mentions:
            if any(a <= m.start < b for a, b in paragraphs):
                span = analysis.doc.char_span(*m.outer, alignment_mode="expand")
                if span is not None:
                    yield span
                    break


def _organizes(title: str) -> bool:
    said = title.casefold().split()
    return any(w in cues().organizers for w in said) and not set(said) & cues().by_trade


def _paragraph(analysis: Analysis, at: int) -> tuple[int, int]:
    text = analysis.doc.text
    return text.rfind("\n\n", 0, at) + 1, text.find("\n\n", at) % (len(text) + 1)


def whose_members(names: Names, people: Sequence[Span]) -> Iterator[Span]:
    """The body in "members of X": where nobody else is said to have called the protest, it is X's."""
    for phrase in people:
        head = head_noun(phrase)
        if lemma(head) not in words().belonging or head.i + 2 >= len(phrase.doc) or phrase.doc[head.i + 1].lower_ not in {"of", "from"}:
            continue
        body = trim(phrase.doc[head.i + 2 : phrase.end]) if head.i + 2 < phrase.end else None
        entity = _body(names, body) if body is not None else None
        if entity is not None and body is not None:
            yield body


def _body(names: Names, phrase: Span) -> Entity | None:
    found = names.resolve(phrase.start_char, phrase.end_char)
    if found is None or found.kind != "organization" or found.category not in MOVEMENTS:
        return None
    return next((e for e in names.entities if e.name == found.name), None)
