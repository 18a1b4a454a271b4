"""Whom a pronoun or "the party", "the former mayor" refers to: agreement, recency, and who was last spoken of as a subject."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Span, Token

from dateline.coding.names_mentions import Mention, key
from dateline.coding.names_merge import Entity
from dateline.coding.names_phrase import head_noun, is_plural, lemma, words
from dateline.coding.names_titles import is_role
from dateline.coding.syntax import is_subject
from dateline.knowledge.lexicon import table

REACH = 6
"""How many sentences back a pronoun may look."""
PRONOUNS = table("people")
GENDERS = {word: gender for gender in ("male", "female") for word in PRONOUNS[gender]}
MANY = frozenset(PRONOUNS["several"])
THING = frozenset(PRONOUNS["thing"])


def meant_by_pronoun(token: Token, entities: list[Entity]) -> Entity | None:
    """The antecedent of a pronoun: the best of the mentions before it that agree in number and gender."""
    word = token.lower_
    if word not in GENDERS and word not in MANY and word not in THING:
        return None
    best: tuple[float, int, Entity] | None = None
    sentence = _sentence(token)
    for entity in entities:
        if not _agrees(word, entity):
            continue
        for mention in entity.mentions:
            if mention.end > token.idx:
                break
            away = sentence - _sentence(mention.head)
            if away > REACH:
                continue
            score = _salience(mention, token) - 1.6 * away
            if best is None or (score, mention.start) > best[:2]:
                best = score, mention.start, entity
    return best[2] if best else None


def _salience(mention: Mention, pronoun: Token) -> float:
    head, score = mention.head, 0.0
    if is_subject(head) or _before_verb(mention):
        score += 2.5
    if mention.kind != "description":
        score += 1.2
    if head.sent.start == pronoun.sent.start and not is_subject(head) and is_subject(pronoun):
        score -= 1.0
    if head.dep_ in {"nmod:poss", "compound", "nmod", "amod"}:
        score -= 1.2
    return score


def _before_verb(mention: Mention) -> bool:
    """Whether the words show a subject where the parse does not: a finite verb right after the name and its asides."""
    doc = mention.head.doc
    phrase = doc.char_span(*mention.outer, alignment_mode="expand")
    at = phrase.end if phrase is not None else mention.head.i + 1
    if at < len(doc) and doc[at].text == ",":
        at += 1
    return at < len(doc) and doc[at].pos_ in {"VERB", "AUX"} and doc[at].tag_ in {"VBD", "VBZ", "VBP", "MD"}


def _sentence(token: Token) -> int:
    """A number that grows by one with each sentence."""
    cached: dict[int, int] = token.doc.user_data.setdefault("dateline.sentence", {})
    if not cached:
        cached.update({s.start: i for i, s in enumerate(token.doc.sents)})
    return cached[token.sent.start]


def gender_of(entity: Entity) -> str:
    """male, female or any, from titles and the noun that describes a person."""
    table = words()
    for title in (*entity.titles, *((entity.name,) if entity.kind == "description" else ())):
        for word in title.casefold().replace(".", "").split():
            gender = table.roles.get(word, table.honorifics.get(word, "any"))
            if gender != "any":
                return gender
    return "any"


def _agrees(pronoun: str, entity: Entity) -> bool:
    if pronoun in GENDERS:
        person = entity.kind == "person" or (entity.kind == "description" and _person_noun(entity))
        return person and gender_of(entity) in {"any", GENDERS[pronoun]}
    if pronoun in THING:
        return entity.kind == "organization" or (entity.kind == "description" and not _person_noun(entity) and not _plural(entity))
    return entity.kind in {"organization", "group"} or (entity.kind == "description" and (_plural(entity) or not _person_noun(entity)))


def _person_noun(entity: Entity) -> bool:
    return is_role(entity.mentions[0].head)


def _plural(entity: Entity) -> bool:
    return is_plural(entity.mentions[0].head)


def described_as(core: Span, phrase: Span, entities: list[Entity], category: Callable[[Entity], str | None]) -> Entity | None:
    """The entity which a definite description means: by words of its name or a title, or by the kind of body that its noun is."""
    if not _definite(core, phrase):
        return None
    table, head = words(), head_noun(core)
    noun = lemma(head)
    wanted = [lemma(t) for t in core if t.pos_ in {"NOUN", "PROPN", "ADJ"} and lemma(t) not in table.ignored and t.i <= head.i]
    if noun in table.institutions or head.lower_ in table.institutions or not wanted:
        return None
    at, plural = core.start_char, is_plural(head)
    ways = (_by_words(wanted, noun, plural), _by_class(wanted, noun, category), _by_default(wanted, noun, category))
    for found in ([e for e in entities if e.mentions[0].start < at and fits(e)] for fits in ways):
        if found:
            return max(found, key=lambda e: max(m.start for m in e.mentions if m.start < at))
    later = next(([e for e in entities if fits(e)] for fits in ways if any(fits(e) for e in entities)), [])
    return min(later, key=lambda e: e.mentions[0].start, default=None)


def _definite(core: Span, phrase: Span) -> bool:
    first = next((t for t in phrase if not t.is_space), None)
    lead = core.doc[core.start - 1] if core.start > 0 else None
    return any(t is not None and t.lower_ in {"the", "this", "that", "both", "said"} for t in (first, lead)) or (
        first is not None and first.text[:1].isupper() and first.pos_ == "PROPN" and len(core) == 1
    )


def _by_words(wanted: list[str], noun: str, plural: bool) -> Callable[[Entity], bool]:
    noun_of_bodies = noun in words().bodies | words().federations or noun in words().stands_for

    def fits(entity: Entity) -> bool:
        if entity.kind in {"place", "group"}:
            return False
        if entity.kind == "person":
            # "the board" is not its president, but "the president" is
            office = noun in words().roles or noun in words().honorifics
            named = office and (noun in entity.kinds or any(set(wanted) <= _stems(t) for t in entity.titles))
            return named and not plural
        stems = _stems(entity.name)
        if plural and entity.kind == "organization" and not noun_of_bodies:
            return False  # "the teachers" are no Teachers Service Commission
        if entity.kind == "description":
            several = " and " in entity.name  # one of two who were named together is not both
            return not several and set(wanted) <= stems and len(stems) > len(wanted) and lemma(entity.mentions[0].head) == noun
        if set(wanted) <= stems | entity.kinds and (len(stems) > len(wanted) or noun in entity.kinds):
            return True
        peers = words().federations  # "the trade union federation" is the Congress of Trade Unions
        return len(wanted) > 1 and noun in peers and bool(stems & peers) and set(wanted) - {noun} <= stems

    return fits


def _by_class(wanted: list[str], noun: str, category: Callable[[Entity], str | None]) -> Callable[[Entity], bool]:
    classes = words().stands_for.get(noun, frozenset())

    def fits(entity: Entity) -> bool:
        if (
            not classes
            or len(wanted) > 1
            or entity.kind != "organization"
            or (noun in words().firms and _stems(entity.name) & words().no_firms)
        ):
            return False
        return category(entity) in classes and not set(key(entity.name)[-1:]) & set(words().roles)

    return fits


def _by_default(wanted: list[str], noun: str, category: Callable[[Entity], str | None]) -> Callable[[Entity], bool]:
    """ "The union" may be a body whose name, in another language, says nothing of its kind."""
    generic = words().stands_for
    firm = noun in words().firms
    loose = noun in generic and (firm or len(generic[noun]) > 2)

    def fits(entity: Entity) -> bool:
        unsaid = (
            loose
            and entity.marked
            and entity.kind == "organization"
            and (len(key(entity.name)) > 1 or firm)
            and not _stems(entity.name) & (words().bodies if firm else set(generic))
        )
        return unsaid and len(wanted) == 1 and category(entity) in {None, "UNK", "SOC"}

    return fits


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _stems(text: str) -> set[str]:
    found = set(key(text))
    return found | {_singular(w) for w in found}
