"""Against whom and for whom, where no mark says so: the employer that is struck, who is to go, whose deed or plan an issue names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from dateline.coding.happening import Happening
from dateline.coding.names import Named, Names
from dateline.coding.names_phrase import POSSESSIVE, head_noun, is_noun, lemma, trim
from dateline.coding.syntax import words_between
from dateline.coding.who_cues import after_cue, phrase_from
from dateline.coding.who_roles import cues
from dateline.language.analysis import Analysis, Mark
from dateline.model import Role

EMPLOYERS = frozenset({"BUS", "MNC", "GOV", "EDU", "MED"})
KNOWN_OR_NOT = EMPLOYERS | {None, "UNK"}
BODIES = frozenset({"organization", "person", "place"})


def employers(analysis: Analysis, happening: Happening, names: Names, people: Sequence[Span]) -> Iterator[Span]:
    """Whom a strike hits: whose workers they are, and the body that made the offer, dismissed them or does not pay."""
    if not any(t.attributes.get("mode") == "strike" for t in happening.triggers):
        return
    for phrase in people:
        if (found := _employer_in(phrase, names)) is not None:
            yield found
    for sentence in _sentences(analysis, happening):
        for token in sentence:
            if lemma(token) in cues().employer and token.pos_ in {"VERB", "NOUN"} and (body := _body_beside(token, names)) is not None:
                yield body


def _employer_in(people: Span, names: Names) -> Span | None:
    """The firm or office in "workers at X", "X's miners", "X employees"."""
    if not any(lemma(t) in cues().staff or t.lower_ in cues().staff for t in people):
        return None
    start, stop = people.start_char, people.end_char
    if people.end + 1 < len(people.doc) and people.doc[people.end].lower_ in {"at", "of", "from", "for"}:
        stop = people.doc[people.end : min(people.end + 7, people.sent.end)].end_char
    inside = [
        (m.start, m.end)
        for e in names.entities
        for m in e.mentions
        if e.kind == "organization" and start <= m.start and m.end <= stop and names.named(e).category in KNOWN_OR_NOT
        and not set(e.name.casefold().split()) & cues().no_employer
    ]  # fmt: skip
    return people.doc.char_span(*min(inside), alignment_mode="expand") if inside else None


def _body_beside(word: Token, names: Names) -> Span | None:
    """Who offers, dismisses, owes: the subject right before the word, or what follows its "by"."""
    doc = word.doc
    if word.i + 2 < len(doc) and doc[word.i + 1].lower_ in {"by", "from"} and (word.pos_ == "NOUN" or word.tag_ == "VBN"):
        return _body(phrase_from(doc, word.i + 2, word.sent.end), names)
    last = word.i
    while last > word.sent.start and (doc[last - 1].pos_ in {"AUX", "ADV", "PART", "ADJ"} or doc[last - 1].text in POSSESSIVE):
        last -= 1
    if word.pos_ == "NOUN" and (last == word.i or doc[last].text not in POSSESSIVE):
        return None
    if word.tag_ == "VBN" and any(t.lower_ in {"was", "were", "been", "being", "be"} for t in doc[last : word.i]):
        return None
    first = last
    while first > word.sent.start and (is_noun(doc[first - 1]) or doc[first - 1].pos_ == "ADJ"):
        first -= 1
    return _body(doc[first:last], names) if first < last else None


def _body(phrase: Span | None, names: Names) -> Span | None:
    """The phrase if it names a firm, an office or a school."""
    core = trim(phrase) if phrase is not None and len(phrase) else None
    named = _named(names, core)
    if core is None or named is None or named.category not in (KNOWN_OR_NOT if named.kind == "organization" else EMPLOYERS):
        return None
    if named.kind not in {"organization", "description"}:
        return None
    return core if not set(named.name.casefold().split()) & cues().no_employer else None


def accused(analysis: Analysis, happening: Happening, names: Names) -> Iterator[Span]:
    """Who is to go ("the resignation of X", "X must resign") and whose deed or plan an issue is ("X's decision")."""
    doc = analysis.doc
    for mark in happening.of("iss"):
        span, kind = words_between(doc, mark.start, mark.end), mark.attributes.get("kind")
        if span is None:
            continue
        if (person := _ousted(span, kind)) is not None and _is_body(names, person):
            yield person
        if kind in {"grievance", "opposition"} and (owner := _owner(span)) is not None and _is_body(names, owner):
            yield owner


def _ousted(span: Span, kind: str | None) -> Span | None:
    """Who is to go; an arrest or a dismissal is one that is asked for only where the issue is a demand."""
    doc, table = span.doc, cues()
    for token in span:
        if lemma(token) in table.ouster or (kind == "demand" and lemma(token) in table.punished):
            if token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "of":
                return trim(phrase) if (phrase := phrase_from(doc, token.i + 2, token.sent.end)) is not None else None
            if token.i > 0 and doc[token.i - 1].text in POSSESSIVE:
                return _nouns_before(doc, token.i - 1, token.sent.start)
        if lemma(token) in table.resign and token.pos_ == "VERB":
            last = token.i
            while last > token.sent.start and (doc[last - 1].pos_ in {"AUX", "PART", "ADV"} or doc[last - 1].lower_ == "to"):
                last -= 1
            return _nouns_before(doc, last, token.sent.start)
    return None


def _owner(span: Span) -> Span | None:
    """Whose an issue is: the possessor at its beginning or right before it ("the government's | failure to pay")."""
    doc = span.doc
    for at in range(span.start, min(span.start + 6, span.end)):
        if doc[at].text in POSSESSIVE:
            return _nouns_before(doc, at, span.start)
        if not is_noun(doc[at]) and doc[at].pos_ not in {"DET", "ADJ"}:
            break
    before = span.start - 1
    return _nouns_before(doc, before, doc[before].sent.start) if before > 0 and doc[before].text in POSSESSIVE else None


def _nouns_before(doc: Doc, last: int, floor: int) -> Span | None:
    first = last
    while first > floor and (is_noun(doc[first - 1]) or doc[first - 1].pos_ == "ADJ") and not doc[first - 1].is_space:
        first -= 1
    return trim(doc[first:last]) if first < last else None


def supported(analysis: Analysis, happening: Happening, names: Names) -> Iterator[tuple[Span, Role]]:
    """For whom an issue says it is: the whole of a solidarity that names somebody, and "justice for X" inside any issue."""
    doc = analysis.doc
    for mark in happening.of("iss"):
        span = words_between(doc, mark.start, mark.end)
        core = trim(span) if span is not None else None
        if span is None or core is None:
            continue
        if mark.attributes.get("kind") == "solidarity" and _is_body(names, core):
            yield core, "beneficiary"
        for token in span:
            phrase = phrase_from(doc, token.i + 1, token.sent.end) if after_cue(token) == "beneficiary" else None
            if phrase is not None and (_is_body(names, phrase) or head_noun(phrase).lower_ in cues().peoples):
                yield phrase, "beneficiary"


def countered(analysis: Analysis, happening: Happening) -> Iterator[Span]:
    """Counter-protesters met at a protest that is none itself."""
    if any(t.lower_ in cues().counter for trigger in happening.triggers for t in analysis.words(trigger)):
        return
    for sentence in _sentences(analysis, happening):
        for token in sentence:
            if token.lower_ in cues().counter:
                yield token.doc[token.i : token.i + 1]


def _sentences(analysis: Analysis, happening: Happening) -> list[Span]:
    marks: tuple[Mark, ...] = (*happening.triggers, *happening.of("iss", "par", "org", "mea"))
    return analysis.sentences(marks)


def _named(names: Names, phrase: Span | None) -> Named | None:
    return names.resolve(phrase.start_char, phrase.end_char) if phrase is not None else None


def _is_body(names: Names, phrase: Span) -> bool:
    """Whether a phrase names a person, a body or a state."""
    named = _named(names, trim(phrase))
    return named is not None and (named.kind in BODIES or (named.kind == "description" and named.category not in {None, "UNK", "CVL"}))
