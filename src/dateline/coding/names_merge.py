"""Mentions that mean the same actor, brought together: acronyms, surnames, short forms of long names."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from dateline.coding.names_acronyms import Definition, abbreviates
from dateline.coding.names_mentions import Mention, key
from dateline.coding.names_phrase import words
from dateline.coding.names_spans import Kind


@dataclass(slots=True, eq=False)
class Entity:
    """An actor while its mentions are gathered."""

    name: str
    kind: Kind
    acronym: str | None = None
    titles: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    keys: set[tuple[str, ...]] = field(default_factory=set)
    marked: bool = False
    """Whether a head marks it as somebody who acts or is acted on."""
    kinds: set[str] = field(default_factory=set)
    """Nouns that the text calls it by beside its name."""

    def add(self, mention: Mention) -> None:
        """Take a mention in; its words count as a name of the actor from now on."""
        self.mentions.append(mention)
        self.mentions.sort(key=lambda m: m.start)
        self.keys.add(mention.key)


def merge(named: list[Mention], defined: list[Definition], doc: Doc) -> list[Entity]:
    """The entities that have a name, in the order of their first mention."""
    entities = [_defined(d, doc) for d in _once(defined)]
    for mention in sorted(named, key=lambda m: (-len(m.key), m.start)):
        entity = _home(mention, entities)
        if entity is None:
            entity = Entity(mention.name, mention.kind)
            entities.append(entity)
        entity.add(mention)
    _abbreviate(entities)
    for entity in entities:
        _order_titles(entity)
    return sorted((e for e in entities if e.mentions), key=lambda e: e.mentions[0].start)


def _abbreviate(entities: list[Entity]) -> None:
    """Give acronyms that the text defines nowhere to the one body whose name they are the initials of ("DA", "Cosatu")."""
    for short in [e for e in entities if e.kind != "description" and not e.acronym and " " not in e.name]:
        long = [
            e for e in entities
            if e is not short and e.kind == "organization" and e.acronym is None and abbreviates(short.name, e.name)
        ]  # fmt: skip
        if len(long) == 1:
            long[0].acronym = short.name
            for mention in short.mentions:
                long[0].add(mention)
            entities.remove(short)


def _once(defined: list[Definition]) -> list[Definition]:
    seen: dict[str, Definition] = {}
    for d in defined:
        seen.setdefault(d.acronym.casefold(), d)
    return list(seen.values())


def _defined(definition: Definition, doc: Doc) -> Entity:
    name = " ".join(doc.text[slice(*definition.long)].split())
    return Entity(name, "organization", definition.acronym, keys={key(name), key(definition.acronym)})


def _order_titles(entity: Entity) -> None:
    """Titles in reading order, without those that another holds."""
    ordered = list(dict.fromkeys(t for m in entity.mentions for t in m.titles))
    folded = [t.casefold() for t in ordered]
    entity.titles = [
        t
        for i, t in enumerate(ordered)
        if folded[i] not in folded[:i] and not any(folded[i] != f and f.endswith(" " + folded[i]) for f in folded)
    ]


def _home(mention: Mention, entities: list[Entity]) -> Entity | None:
    """The entity which a mention belongs to: the same words, an acronym's stem, a surname, or a short form that fits one entity alone."""
    wanted = mention.key
    if not wanted:
        return None
    for entity in entities:
        if wanted in entity.keys and _compatible(mention.kind, entity.kind):
            return entity
    fits = [e for e in entities if _short_form(mention, e)]
    if len(fits) > 1 and mention.kind == "person":
        before = [e for e in fits if any(m.start < mention.start for m in e.mentions)]
        return max(
            before or fits, key=lambda e: max((m.start for m in e.mentions if m.start < mention.start), default=-e.mentions[0].start)
        )
    return fits[0] if len(fits) == 1 else None


def _compatible(left: Kind, right: Kind) -> bool:
    """A recognizer's doubt between persons, places and organizations of one and the same name is let pass."""
    return left == right or "group" not in {left, right}


def _short_form(mention: Mention, entity: Entity) -> bool:
    wanted, full = mention.key, key(entity.name)
    if len(wanted) >= len(full):
        return bool(entity.acronym) and _stem(entity) == wanted
    if entity.kind == "person":
        if mention.kind not in {"person", "organization"}:
            return False
        return wanted[-1] == full[-1] if len(wanted) > 1 or mention.kind == "organization" else wanted[0] in full
    if _stem(entity) == wanted:
        return True
    if entity.kind != "organization" or mention.kind in {"place", "group", "person"}:
        return False
    if len(wanted) > 1:
        return any(full[i : i + len(wanted)] == wanted for i in range(len(full) - len(wanted) + 1))
    rest = full[1:]
    return (wanted[0] == full[0] and all(w in words().bodies for w in rest)) or (wanted[0] in full and _with_article(mention))


def _stem(entity: Entity) -> tuple[str, ...]:
    """What a hyphenated acronym begins with ("MQM" of "MQM-P"); nothing for others."""
    return (entity.acronym.casefold().split("-")[0],) if entity.acronym and "-" in entity.acronym else ()


def _with_article(mention: Mention) -> bool:
    """Whether a single word stands as "the Morcha" does: with an article, as the head of its phrase."""
    token = mention.head
    return token.i > 0 and token.nbor(-1).lower_ == "the" and token.dep_ not in {"compound", "amod"}
