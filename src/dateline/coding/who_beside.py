"""Actors that no mark names but the words of an event tell of: whose office it stood before, whose release it asks for, who "marched"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from dateline.coding.happening import Happening
from dateline.coding.names import Named, Names
from dateline.coding.names_merge import Entity
from dateline.coding.names_phrase import POSSESSIVE, head_noun, is_noun, is_plural, lemma, trim
from dateline.coding.syntax import subject_of, words_between
from dateline.coding.who_phrases import is_crowd
from dateline.coding.who_roles import cues, told_role
from dateline.knowledge.actors.category import by_nouns
from dateline.language.analysis import Analysis, Mark
from dateline.model import Role

PEOPLE = frozenset({"CVL", "LAB", "EDU", "AGR", "REL", "MED", "JRN", "REF", "PTY", "SOC", "BUS", "OPP", "ELI", "COP"})


def seats(analysis: Analysis, happening: Happening, names: Names) -> Iterator[Span]:
    """Whose office, house or embassy the protest went to: its target."""
    doc = analysis.doc
    for mark in happening.of("plc"):
        span = words_between(doc, mark.start, mark.end)
        if span is None or (span.start > 0 and doc[span.start - 1].lower_ == "from"):  # where a march set out
            continue
        cut_short = span[-1].text in POSSESSIVE  # "outside the board's | meeting"
        for token in doc[span.start : min(span.end + cut_short, len(doc))]:
            if lemma(token) in cues().seats and (owner := _owner(token)) is not None and owner.start >= span.start:
                yield owner
        if lemma(head_noun(span)) in cues().offices and span.start > 0 and trim(span) is not None:
            yield trim(span) or span


def _owner(seat: Token) -> Span | None:
    """The phrase of "X's office", "the office of X"; an embassy with its adjective stands for itself."""
    doc = seat.doc
    for i in range(seat.i - 1, max(seat.i - 4, -1), -1):
        if doc[i].text in POSSESSIVE:
            start = i - 1
            while start > 0 and _before_owner(doc[start - 1]):
                start -= 1
            return doc[start:i]
        if doc[i].pos_ not in {"ADJ", "NOUN", "PROPN"}:
            break
    if lemma(seat) in {"embassy", "consulate"}:
        first = seat.i
        while first > 0 and doc[first - 1].pos_ in {"ADJ", "PROPN"}:
            first -= 1
        return doc[first : seat.i + 1]
    if seat.i + 2 < len(doc) and doc[seat.i + 1].lower_ == "of":
        last = seat.i + 2
        while last < len(doc) and (doc[last].pos_ in {"DET", "ADJ", "NOUN", "PROPN"} or doc[last].text == "-"):
            last += 1
        return trim(doc[seat.i + 2 : last])
    return None


def _before_owner(token: Token) -> bool:
    """Whether a word belongs to the noun group that ends in a possessor ("the vice-chancellor's", "the House of Assembly's")."""
    inside = token.i > 0 and is_noun(token.nbor(-1))
    return not token.is_space and (token.pos_ in {"NOUN", "PROPN", "ADJ"} or ((token.text == "-" or token.lower_ == "of") and inside))


def suffering(analysis: Analysis, happening: Happening) -> Iterator[Span]:
    """For whom a protest is, as its issues say: "the release of two colleagues", "in memory of four villagers"."""
    for mark in happening.of("iss"):
        span = words_between(analysis.doc, mark.start, mark.end)
        core = trim(span) if span is not None else None
        if core is None:
            continue
        at = next((t.i for t in core[:-2] if lemma(t) in cues().suffered and t.nbor().lower_ == "of"), None)
        head = head_noun(core)
        given = mark.attributes.get("kind") in {"commemoration", "solidarity"} or told_role(core) == "beneficiary"
        if at is None and given and _people(head) and head.i >= core.start:
            yield core
        victims = trim(core.doc[at + 2 : core.end]) if at is not None and mark.attributes.get("kind") != "grievance" else None
        if victims is not None and (_people(head_noun(victims)) or head_noun(victims).ent_type_ == "PERSON"):
            yield victims


def gaining(analysis: Analysis, happening: Happening) -> Iterator[Span]:
    """For whom something is demanded, where a demand closes with it ("80 percent of the posts for residents of the district")."""
    for mark in happening.of("iss"):
        span = words_between(analysis.doc, mark.start, mark.end)
        at = (
            next((t.i for t in reversed(span) if t.lower_ == "for"), None)
            if span is not None and mark.attributes.get("kind") == "demand"
            else None
        )
        phrase = trim(analysis.doc[at + 1 : span.end]) if at is not None and span is not None and at > span.start else None
        if phrase is not None and _people(head_noun(phrase)) and head_noun(phrase).tag_ in {"NNS", "NNPS"}:
            yield phrase


def announcers(analysis: Analysis, happening: Happening, names: Names) -> Iterator[tuple[Span, Entity]]:
    """Whose event it is that nobody is said to call: the body whose officer speaks of it, or the one that speaks itself."""
    text = analysis.doc.text
    for trigger in happening.triggers:
        floor, close = text.rfind("\n\n", 0, trigger.start) + 1, text.find("\n\n", trigger.start) % (len(text) + 1)
        near = [(m.start, e, m) for e in names.entities if e.kind == "person" for m in e.mentions if floor <= m.start < close]
        for _, entity, mention in sorted(near, key=lambda n: abs(n[0] - trigger.start)):
            span, body = analysis.doc.char_span(*mention.outer, alignment_mode="expand"), names.body_of(entity)
            if span is not None and body is not None:
                yield span, body
                return


def _people(noun: Token) -> bool:
    told = by_nouns(noun.text) if noun.pos_ in {"NOUN", "PROPN"} else None
    return (told is not None and told[0] in PEOPLE) or lemma(noun) in cues().victims or noun.lower_ in cues().victims


def around_triggers(analysis: Analysis, happening: Happening, names: Names) -> Iterator[tuple[Span, Role]]:
    """Where no mark tells who took part: the subject of the trigger, or whose strike it is."""
    for trigger in happening.triggers:
        word = analysis.words(trigger).root
        phrase = subject_phrase(word) if word.pos_ == "VERB" else _possessor(word)
        phrase = trim(phrase) if phrase is not None else None
        if phrase is None or is_crowd(phrase) or lemma(head_noun(phrase)) in cues().things:
            continue
        named = names.resolve(phrase.start_char, phrase.end_char)
        if named is not None and named.kind == "organization":
            yield phrase, "organizer"
        elif (
            _people(head_noun(phrase))
            and not _is_one_unnamed(phrase, named)
            and not (named is not None and named.kind == "person" and _titles_a_line(trigger, analysis))
        ):
            yield phrase, "participant"


def _is_one_unnamed(phrase: Span, named: Named | None) -> bool:
    """Whether a phrase is one person without a name, told as an example."""
    head = head_noun(phrase)
    return (named is None or named.kind == "description") and not is_plural(head) and lemma(head) in cues().single


def _titles_a_line(trigger: Mark, analysis: Analysis) -> bool:
    """Whether a trigger stands in the title, where "X protests" are more often those about X than X's."""
    return trigger.end <= analysis.text_start


def subject_phrase(verb: Token) -> Span | None:
    """The subject of a verb: by syntax, for "who" what stands before it, else the noun group right before the verb."""
    doc, subject = verb.doc, subject_of(verb)
    if subject is not None and subject.dep_ == "nsubj:pass":
        return None
    if subject is not None and is_noun(subject):
        return doc[subject.left_edge.i : subject.i + 1]
    if subject is not None and subject.tag_ == "WP":
        before = doc[verb.sent.start : subject.i]
        return before if before and not any(t.pos_ == "VERB" for t in before) and any(is_noun(t) for t in before) else None
    last = verb.i
    while last > verb.sent.start and doc[last - 1].pos_ in {"AUX", "ADV", "PART"}:
        last -= 1
    first = last
    while first > verb.sent.start and (is_noun(doc[first - 1]) or doc[first - 1].pos_ in {"ADJ", "DET", "NUM"}):
        first -= 1
    return doc[first:last] if first < last and subject is None else None


def _possessor(noun: Token) -> Span | None:
    owner = next((c for c in noun.children if c.dep_ == "nmod:poss" and is_noun(c)), None)
    return noun.doc[owner.left_edge.i : owner.i + 1] if owner is not None else None
