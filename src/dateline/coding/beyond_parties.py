"""Who did what to whom, read off the syntax around the verb or noun that names an event."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.coding.beyond_words import lexicon
from dateline.coding.syntax import children, is_passive, preposition, subject_of

AGAINST = frozenset({"on", "against", "at", "upon", "towards", "toward", "over"})
WITH = frozenset({"with", "and"})
OUT_OF_A_PHRASE = frozenset({"acl", "acl:relcl", "relcl", "punct", "parataxis", "advcl", "cc:preconj", "dep", "csubj", "ccomp"})
GROUP = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"})
BEFORE_A_COUNT = frozenset({"about", "around", "nearly", "almost", "roughly", "approximately", "more", "than", "least", "both", "either"})
ASIDE = {",": ",", ")": "("}
RELATIVE = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True)
class Parties:
    """The nouns that head the doers and the recipients of an event, in reading order, and the predicate that holds them."""

    doers: tuple[Token, ...]
    recipients: tuple[Token, ...]
    clause: Token


def of_verb(verb: Token) -> Parties:
    """Doer and recipient of a verb in any clause: active, passive, relative, participle, infinitive, coordinated."""
    passive = is_done_to(verb)
    told = _own_subject(verb) or subject_of(verb)
    late = [told] if told is not None and told.head == verb and told.i > verb.i and not passive and before(verb) is not None else []
    subject = _nominal(_real(told, verb)) if not late else before(verb)
    if passive:
        agents = [c for c in children(verb, "obl:agent", "obl") if c.dep_ == "obl:agent" or preposition(c) == "by"]
        sufferer = subject or (_nominal(verb.head) if verb.dep_ in {"acl", "acl:relcl"} else None) or before(verb)
        return Parties(tuple(a for a in agents if not is_time(a)), (sufferer,) if sufferer is not None else (), verb)
    if subject is None:
        subject = _nominal(verb.head) if verb.dep_ in {"acl", "acl:relcl"} else before(verb) if _is_finite(verb) else None
    objects = (
        [o for o in children(verb, "obj", "iobj") if o.i > verb.i]
        or late
        or [c for c in children(verb, "obl") if preposition(c) in AGAINST | WITH]
    )
    found = [o for o in objects if not is_time(o)]
    after = follower(verb.doc, verb.i) if not found else None
    return Parties((subject,) if subject is not None else (), tuple(found) or ((after,) if after is not None else ()), verb)


def _is_finite(verb: Token) -> bool:
    """Whether a verb, by itself or with its auxiliary, opens a clause of its own, so that its subject stands before it."""
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or any(c.dep_ == "aux" and c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in verb.children)


def _own_subject(verb: Token) -> Token | None:
    """The subject before a verb; of two that a weak parse gave it ("the district | administration") the one that heads the group."""
    found = [c for c in children(verb, "nsubj", "nsubj:pass") if c.i < verb.i]
    if len(found) < 2:
        return found[0] if found else None
    between = verb.doc[found[0].i + 1 : found[1].i]
    counted = found[0].lemma_.lower() in lexicon().means["gathering"]
    joined = all(t.pos_ in {"NOUN", "PROPN"} or (counted and (t.lower_ == "of" or t.pos_ in {"ADJ", "NUM", "DET"})) for t in between)
    return found[1] if joined else found[0]


def is_done_to(verb: Token) -> bool:
    """Whether the subject of a verb is who suffers it; an auxiliary behind the verb belongs to another one."""
    if any((c.dep_ in {"aux:pass", "nsubj:pass"} and c.i < verb.i) or c.dep_ == "obl:agent" for c in verb.children):
        return True
    return verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "obj"} for c in verb.children)


def follower(doc: Doc, at: int, *cases: str) -> Token | None:
    """The noun of the group right behind a word, or behind one of these prepositions there; order is surer than a weak parse."""
    i = at + 1
    if cases:
        if i >= len(doc) or doc[i].lower_ not in cases:
            return None
        i += 1
    while i < len(doc) and doc[i].lower_ in BEFORE_A_COUNT:
        i += 1
    last: Token | None = None
    while (
        i < len(doc) and doc[i].tag_[:1] != "W" and doc[i].lower_ != "that" and (doc[i].pos_ in GROUP or doc[i].text in {"'s", "’s", "-"})
    ):
        if doc[i].pos_ in {"NOUN", "PROPN", "PRON"}:
            last = doc[i]
            if doc[i].pos_ == "PRON" and doc[i].tag_ == "PRP":
                break
        i += 1
    return None if last is None or is_time(last) else first_of(last)


def before(verb: Token) -> Token | None:
    """The noun that stands before a verb and its auxiliaries, an aside left out; of "the police in the province" the first noun."""
    doc, i = verb.doc, verb.i - 1
    start = verb.sent.start
    while i >= start and (doc[i].pos_ in {"AUX", "ADV", "PART"} or is_time(doc[i])):
        i -= 1
    if i > start and doc[i].text in ASIDE:
        opening = next((j for j in range(i - 1, start, -1) if doc[j].text == ASIDE[doc[i].text]), None)
        if opening is None:
            return None
        i = opening - 1
    while i >= start and is_time(doc[i]):
        i -= 1
    if i < start or doc[i].pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    while (leader := _led_into(doc, i, start)) is not None:
        i = leader
    return first_of(doc[i])


def _led_into(doc: Doc, at: int, start: int) -> int | None:
    """The noun before the preposition that leads the group which ends here, if there is one."""
    i = at
    while i > start and (doc[i - 1].pos_ in GROUP | {"CCONJ"} or doc[i - 1].dep_ == "amod"):
        i -= 1
    leads = i - 1 > start and doc[i - 1].lower_ in {"of", "in", "for", "from", "at"}
    return i - 2 if leads and doc[i - 2].pos_ in {"NOUN", "PROPN"} and not is_time(doc[i]) else None


def first_of(token: Token) -> Token:
    """The word that heads the group or coordination that a noun stands in."""
    while token.dep_ in {"conj", "flat", "compound", "nmod:poss"} and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    return token


def _nominal(token: Token | None) -> Token | None:
    """A party as a noun: of a participle that the parse took for one, the noun before it."""
    if token is None or token.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
        return token
    return before(token) if token.tag_ in {"VBN", "VBG"} else None


def of_noun(noun: Token, *, passive: bool, light: frozenset[str], hits: frozenset[str], states: frozenset[str]) -> Parties:
    """Doer and recipient of an event that a noun names: of-, by- and on-phrases, possessives, nationality, the verb that carries it."""
    doers: list[Token] = []
    recipients: list[Token] = []
    for child in noun.children:
        case = preposition(child) if child.dep_ in {"nmod", "nmod:poss", "obl", "obl:agent"} else None
        if case in {"by", "between"} or (case == "with" and child.dep_ == "nmod"):
            doers.append(child)
        elif (case == "of" or case in AGAINST) and not is_time(child):
            recipients.append(child)
        elif child.dep_ == "nmod:poss" and not is_time(child):
            (recipients if passive else doers).append(child)
        elif child.dep_ in {"compound", "amod", "nmod:desc"} and (child.ent_type_ in {"ORG", "NORP"} or child.lower_ in _FORCES | states):
            doers.append(child)
    governor = noun.head
    if governor != noun and governor.pos_ == "VERB":
        _from_verb(noun, governor, doers, recipients, light, hits)
    for clause in _told_of(noun):
        if clause.lemma_.lower() in hits and not is_passive(clause):
            recipients += list(children(clause, "obj"))
        elif clause.lemma_.lower() in light or clause.lemma_.lower() in hits:
            doers += [c for c in children(clause, "obl:agent", "obl") if c.dep_ == "obl:agent" or preposition(c) == "by"]
    beside = [d for d in doers if preposition(d) == "with" and d.i > noun.i]
    if beside and len(beside) == len(doers) and governor.pos_ == "VERB" and (first := before(governor)) is not None:
        doers.append(first)
    if beside and len(beside) < len(doers):
        doers, recipients = [d for d in doers if d not in beside], [*recipients, *beside]
    if not recipients:
        recipients = _behind(noun, hits)
    if not doers and (own := follower(noun.doc, noun.i, "by")) is not None:
        doers.append(own)
    clause = governor if governor.pos_ == "VERB" else noun
    return Parties(_ordered(doers), _ordered(recipients), clause)


def _told_of(noun: Token) -> list[Token]:
    """The predicates of the clauses about a noun, through a verb of saying: "a raid they say killed two"."""
    found = list(children(noun, "acl", "acl:relcl"))
    return found + [c for clause in found for c in children(clause, "ccomp")]


def _behind(noun: Token, hits: frozenset[str]) -> list[Token]:
    """Whom the words right behind a noun name, where the parse has hung them elsewhere."""
    found = follower(noun.doc, noun.i, "of", *AGAINST)
    if found is None:
        for token in noun.doc[noun.i + 1 : min(noun.i + 5, noun.sent.end)]:
            if token.pos_ == "VERB" and token.lemma_.lower() in hits and token.tag_ in {"VBD", "VBZ", "VBP"}:
                found = follower(noun.doc, token.i)
    return [found] if found is not None else []


_FORCES = frozenset({"army", "police", "military", "government", "rebel", "militant", "nato", "settler", "terror"})


def _from_verb(noun: Token, verb: Token, doers: list[Token], recipients: list[Token], light: frozenset[str], hits: frozenset[str]) -> None:
    carried = verb.lemma_.lower() in light
    if carried and noun.dep_ == "obj" and (subject := _real(subject_of(verb), verb)) is not None and subject != noun:
        doers.append(subject)
    elif carried and noun.dep_ in {"nsubj:pass"}:
        doers += [c for c in children(verb, "obl:agent", "obl") if c.dep_ == "obl:agent" or preposition(c) == "by"]
    elif verb.lemma_.lower() in hits and noun.dep_ == "nsubj":
        recipients += [o for o in children(verb, "obj") if not is_time(o)]
    elif verb.lemma_.lower() in hits and noun.dep_ in {"obl", "obl:agent"} and is_passive(verb):
        subject = _real(subject_of(verb), verb)
        recipients += [subject] if subject is not None else []
    if carried:
        recipients += [c for c in children(verb, "obl") if preposition(c) in {"on", "against", "at"} and not is_time(c)]


def phrase(doc: Doc, head: Token) -> tuple[int, int]:
    """The characters of the noun phrase that a word heads, with its coordination, without clauses about it."""
    first, last = head.i, head.i
    stack = [head]
    while stack:
        token = stack.pop()
        first, last = min(first, token.i), max(last, token.i)
        for child in token.children:
            if child.dep_ in OUT_OF_A_PHRASE or (child.i > head.i and child.dep_ == "appos" and child.pos_ != "PROPN"):
                continue
            if (child.dep_ == "nmod" and is_time(child)) or (child.dep_ == "conj" and child.pos_ == "VERB"):
                continue
            if child.dep_ in {"case", "mark", "advmod"} and child.i < head.i and token is head:
                continue
            stack.append(child)
    while first > head.sent.start and doc[first - 1].pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} and not is_time(doc[first - 1]):
        first -= 1
    if head.dep_ in {"compound", "amod"}:
        last = head.i
    return doc[first].idx, doc[last].idx + len(doc[last])


def _ordered(found: list[Token]) -> tuple[Token, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda t: t.i))


def _real(subject: Token | None, verb: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    if subject is None:
        return verb.head if verb.dep_ in {"acl:relcl"} and verb.head.pos_ in {"NOUN", "PROPN"} else None
    if subject.lower_ in RELATIVE and subject.pos_ in {"PRON", "DET", "SCONJ"}:
        clause = subject.head
        while clause.dep_ in {"conj", "xcomp"} and clause.head != clause:
            clause = clause.head
        return clause.head if clause.dep_ in {"acl:relcl", "acl"} else None
    return subject


def is_time(token: Token) -> bool:
    """Whether a word names a time and not somebody."""
    return token.ent_type_ in {"DATE", "TIME"} or token.lemma_.lower() in {"time", "day", "night", "morning", "year", "week"}
