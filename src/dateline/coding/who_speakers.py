"""Who spoke at a protest: "addressed the rally", "told the crowd", "speaking on the occasion", and those whose words follow theirs."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from dateline.coding.happening import Happening
from dateline.coding.names import Names
from dateline.coding.names_mentions import Mention
from dateline.coding.names_merge import Entity
from dateline.coding.names_phrase import RELATIVE, head_noun, is_noun, lemma, trim
from dateline.coding.names_titles import is_role
from dateline.coding.syntax import subject_of
from dateline.coding.who_cues import phrase_from
from dateline.coding.who_phrases import cut
from dateline.coding.who_roles import cues
from dateline.language.analysis import Analysis

REAL = frozenset({"occurred", "ongoing"})


def speakers(analysis: Analysis, happening: Happening, names: Names) -> Iterator[Span]:
    """The phrases of those who spoke at the event, in reading order."""
    if happening.status not in REAL:
        return
    for phrase in _all_speakers(analysis, happening, names):
        if (plain := trim(phrase)) is not None:
            yield plain


def _all_speakers(analysis: Analysis, happening: Happening, names: Names) -> Iterator[Span]:
    near = _sentences_of(analysis, happening)
    said_before = False
    people = {lemma(head_noun(analysis.words(m))) for m in happening.of("par")}
    for sentence in analysis.doc.sents:
        if sentence.start not in near:
            continue
        for phrase in (*_told_crowd(sentence, names, people), *_gave_speech(sentence, names), *_took_the_floor(sentence, names)):
            said_before = True
            yield phrase
        for phrase, entity, verb in _sayings(sentence, names):
            spoke = _spoke_there(sentence, verb, people)
            if spoke or (said_before and _could(names, entity, sentence)) or _asked_there(analysis, happening, sentence, names, entity):
                said_before = True
                yield phrase
    yield from _speaker_nouns(analysis, near, names)


def _sentences_of(analysis: Analysis, happening: Happening) -> set[int]:
    """The sentences (by first token) told of this event: by the marks in them, else by the nearest trigger before."""
    mine = {(m.start, m.label) for m in (*happening.triggers, *happening.marks)}
    marks = [m for m in analysis.roles if m.label not in {"src", "num"}]
    found, current = set(), False
    for sentence in analysis.doc.sents:
        inside = [m for m in marks if sentence.start_char <= m.start < sentence.end_char]
        if inside:
            current = 2 * sum((m.start, m.label) in mine for m in inside) >= len(inside)
        if current:
            found.add(sentence.start)
    return found


def _sayings(sentence: Span, names: Names) -> Iterator[tuple[Span, Entity, Token]]:
    """Named persons of a sentence with the verb of speech that they are the subject of."""
    say = cues().speech["say"] | cues().speech["speak"]
    for entity in names.entities:
        if entity.kind != "person":
            continue
        for mention in entity.mentions:
            if not sentence.start_char <= mention.start < sentence.end_char:
                continue
            phrase = _phrase(names, mention)
            verb = _verb_of(phrase, sentence, say)
            if verb is not None:
                yield phrase, entity, verb


def _phrase(names: Names, mention: Mention) -> Span:
    span = names.doc.char_span(*mention.outer, alignment_mode="expand")
    core = trim(span) if span is not None else None
    if span is None or core is None or core.end_char < mention.end:  # "its president, Jane Doe": the name, not the aside before it
        span = names.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span if span is not None else names.doc[mention.head.i : mention.head.i + 1]


def _verb_of(phrase: Span, sentence: Span, say: frozenset[str]) -> Token | None:
    """The verb of speech whose subject a name is, past names beside it and asides, or the one right before it ("said X")."""
    doc, at = phrase.doc, phrase.end
    while at < sentence.end:
        token = doc[at]
        if token.text == "," and at + 1 < sentence.end and _opens_aside(doc[at + 1]):
            at = next((i for i in range(at + 1, sentence.end) if doc[i].text == ","), sentence.end)
        elif token.pos_ == "VERB":
            if lemma(token) in say and not _undergoes(token, at > phrase.end):
                return token
            break
        elif token.text != "," and token.pos_ not in {"PROPN", "CCONJ", "ADV", "AUX", "PART"} and not is_role(token):
            break
        at += 1
    last = doc[phrase.start - 1] if phrase.start > sentence.start else None
    return last if last is not None and last.pos_ == "VERB" and lemma(last) in cues().speech["inverted"] else None


def _undergoes(verb: Token, aside: bool) -> bool:
    """Whether a participle says what was done to somebody ("X, 26, accused of murder"), not what X said."""
    helper = verb.nbor(-1).lower_ if verb.i else ""
    of = verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "of"
    return (verb.tag_ == "VBN" and helper not in {"has", "have", "had"}) or (aside and of)


def _is_to_come(verb: Token) -> bool:
    """Whether a speech is only intended ("was to address", "will tell")."""
    near = [t.lower_ for t in verb.doc[max(verb.i - 3, 0) : verb.i]]
    intended = near[-1:] == ["to"] and bool({"was", "is", "were", "are", "due"} & set(near[-2:-1]))
    return intended or bool({"will", "would", "shall"} & set(near))


def _opens_aside(token: Token) -> bool:
    return token.lower_.endswith("ing") or token.tag_ in RELATIVE or token.pos_ in {"DET", "ADP", "NUM"}


def _spoke_there(sentence: Span, verb: Token, people: set[str]) -> bool:
    """Whether a sentence says that the words were spoken at the event."""
    table = cues().speech
    if _is_to_come(verb):
        return False
    said = {lemma(t) for t in sentence}
    if any(t.lower_ == "speaking" for t in sentence) and said & (table["audience"] | {"at", "to", "from"}) and not _elsewhere(sentence):
        return True
    return lemma(verb) in table["to"] and _audience(verb, sentence, people)


def _audience(verb: Token, sentence: Span, people: set[str]) -> bool:
    after = next((t for t in sentence.doc[verb.i + 1 : min(verb.i + 7, sentence.end)] if is_noun(t) or t.lower_ == "those"), None)
    return after is not None and bool({lemma(after), after.lower_} & (cues().speech["audience"] | people))


def _told_crowd(sentence: Span, names: Names, people: set[str]) -> Iterator[Span]:
    """Whoever "addressed the rally", "climbed up to remind those present": the person named or described last before the verb."""
    for verb in sentence:
        if verb.pos_ != "VERB" or lemma(verb) not in cues().speech["to"] or not _audience(verb, sentence, people) or _is_to_come(verb):
            continue
        before = [
            m for e in names.entities if e.kind in {"person", "description"} for m in e.mentions
            if sentence.start_char <= m.start < verb.idx
            and (e.kind == "person" or is_role(m.head))
            and not any(t.text == "," for t in sentence.doc[m.head.i : verb.i - verb.lower_.endswith("ing")])
        ]  # fmt: skip
        last = _phrase(names, max(before, key=lambda m: (m.start, m.kind == "person"))) if before else None
        subject = subject_of(verb)
        if last is not None and (subject is None or not is_noun(subject) or subject.i >= verb.i or last.start <= subject.i < last.end):
            yield last


def _gave_speech(sentence: Span, names: Names) -> Iterator[Span]:
    """Whoever "made a speech", "delivered an address": the person named last before it."""
    table = cues().speech
    for noun in sentence:
        near = noun.doc[max(noun.i - 8, sentence.start) : noun.i]
        given = lemma(noun) in table["speeches"] and any(lemma(t) in table["gives"] for t in near[-4:])
        if not given or any(t.lower_ in table["intended"] for t in near):
            continue
        persons = [m for e in names.entities if e.kind == "person" for m in e.mentions if sentence.start_char <= m.start < noun.idx]
        if persons:
            yield _phrase(names, max(persons, key=lambda m: m.start))


def _took_the_floor(sentence: Span, names: Names) -> Iterator[Span]:
    """Whoever "spoke at the rally", "spoke after him", "bowed to the crowd": the person named last before the verb."""
    table = cues().speech
    for verb in sentence:
        spoke = lemma(verb) in table["floor"] and verb.pos_ == "VERB" and not _is_to_come(verb)
        if not spoke or verb.i + 2 >= sentence.end or verb.nbor().lower_ not in {"at", "to", "from", "after", "before"}:
            continue
        behind = verb.doc[verb.i + 2 : min(verb.i + 6, sentence.end)]
        there = {w for t in behind for w in (lemma(t), t.lower_)} & table["audience"]
        in_turn = lemma(verb) == "speak" and verb.nbor().lower_ in {"after", "before"} and behind[0].lower_ in {"him", "her", "them"}
        persons = [m for e in names.entities if e.kind == "person" for m in e.mentions if sentence.start_char <= m.start < verb.idx]
        if persons and (there or in_turn):
            yield _phrase(names, max(persons, key=lambda m: m.start))


def _could(names: Names, entity: Entity, sentence: Span) -> bool:
    """Whether somebody whose words follow those of a speaker may have spoken there too."""
    table = cues().speech
    category = names.named(entity).category
    return not _elsewhere(sentence) and category not in table["outside"]


def _elsewhere(sentence: Span) -> bool:
    """Whether the words were said to the press, in a statement or a court; words of a name do not count."""
    table = cues().speech
    return any(lemma(t) in table["elsewhere"] if t.text.islower() else t.lower_ in table["agencies"] for t in sentence)


def _asked_there(analysis: Analysis, happening: Happening, sentence: Span, names: Names, entity: Entity) -> bool:
    """Whether a person asks the event's addressee for its demand, and nothing says that it was elsewhere."""
    if any(t.attributes.get("mode") == "strike" for t in happening.triggers) or not _could(names, entity, sentence):
        return False
    inside = [m for m in happening.of("adr") if sentence.start_char <= m.start < sentence.end_char]
    return bool(inside) and any(lemma(t) in {"call", "ask", "urge", "demand", "appeal"} for t in sentence)


def _speaker_nouns(analysis: Analysis, near: set[int], names: Names) -> Iterator[Span]:
    """Speakers told only by what they are: "One speaker, a law student, said ..."."""
    doc = analysis.doc
    for token in doc:
        if (
            lemma(token) in cues().speech["standing"]
            and token.sent.start in near
            and token.i + 2 < len(doc)
            and doc[token.i + 1].text == ","
        ):
            end = token.i + 2
            while end < len(doc) and doc[end].pos_ in {"DET", "ADJ", "NOUN", "PROPN"}:
                end += 1
            if end > token.i + 2 and doc[end - 1].pos_ == "NOUN":
                yield doc[token.i + 2 : end]
        elif lemma(token) in cues().speech["standing"] and token.sent.start in near and token.i + 2 < len(doc):
            at = token.i + 1
            named = doc[at].lower_ in {"including", "included", "were"} or (doc[at].lower_ == "such" and doc[at + 1].lower_ == "as")
            whole = phrase_from(doc, at + 1 + (doc[at].lower_ == "such"), token.sent.end) if named else None
            if whole is not None:
                yield from cut(names, whole)
