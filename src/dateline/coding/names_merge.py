"""Mentions that mean the same actor, brought together: acronyms, surnames, short forms of long names."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from dateline.coding.names_acronyms import Definition
from dateline.coding.names_mentions import Kind, Mention, key


@dataclass(slots=True, eq=False)
class Entity:
    """An actor while its mentions are gathered."""

    name: str
    kind: Kind
    acronym: str | None = None
    titles: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    keys: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        """Take a mention in: its words count as a name from now on, its titles are kept once each."""
        self.mentions.append(mention)
        self.keys.add(mention.key)
        known = {t.casefold() for t in self.titles}
        self.titles += [t for t in mention.titles if t.casefold() not in known]


def merge(named: list[Mention], described: list[Mention], defined: list[Definition], doc: Doc) -> list[Entity]:
    """Entities in the order of their first mention."""
    entities = [_defined(d, doc) for d in _once(defined)]
    for mention in sorted(named, key=lambda m: (-len(m.key), m.start)):
        entity = _home(mention, entities)
        if entity is None:
            entity = Entity(mention.name, mention.kind)
            entities.append(entity)
        entity.add(mention)
    for mention in sorted(described, key=lambda m: (-len(m.key), m.start)):
        same = next((e for e in entities if e.kind == "description" and mention.key in e.keys), None)
        if same is None:
            same = Entity(mention.name, "description")
            entities.append(same)
        same.add(mention)
    for entity in entities:
        entity.mentions.sort(key=lambda m: m.start)
        _order_titles(entity)
    found = [e for e in entities if e.mentions]
    return sorted(found, key=lambda e: e.mentions[0].start)


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
    entity.titles = [t for i, t in enumerate(ordered) if folded[i] not in folded[:i] and not any(folded[i] != f and f.endswith(" " + folded[i]) for f in folded)]


def _home(mention: Mention, entities: list[Entity]) -> Entity | None:
    """The entity which a mention belongs to: the same words, an acronym's stem, a surname, or a short form that fits one entity alone."""
    wanted = mention.key
    if not wanted:
        return None
    for entity in entities:
        if wanted in entity.keys and _compatible(mention.kind, entity.kind):
            return entity
    fits = [e for e in entities if _short_form(mention, e)]
    if len(fits) > 1:
        before = [e for e in fits if any(m.start < mention.start for m in e.mentions)]
        fits = sorted(before or fits, key=lambda e: -max((m.start for m in e.mentions if m.start < mention.start), default=-1))[:1] if mention.kind == "person" else []
    return fits[0] if fits else None


def _compatible(left: Kind, right: Kind) -> bool:
    """A place is never an organization of the same name; a recognizer's doubt between persons and organizations is let pass."""
    return left == right or {left, right} == {"person", "organization"} or (left in {"place", "organization"} and right in {"place", "organization"})


def _short_form(mention: Mention, entity: Entity) -> bool:
    wanted, full = mention.key, key(entity.name)
    if mention.kind == "person" and entity.kind == "person":
        if len(wanted) >= len(full):
            return False
        return wanted[-1] == full[-1] if len(wanted) > 1 else wanted[0] in {full[-1], full[0], *full[1:]} and len(full) > 1
    if entity.kind == "person" and mention.kind == "organization":
        return len(wanted) == 1 and len(full) > 1 and wanted[0] == full[-1]
    if entity.acronym and (stem := entity.acronym.casefold().split("-")[0]) and wanted == (stem,) and "-" in entity.acronym:
        return True
    if entity.kind != "organization" or mention.kind in {"place", "group", "person"} or len(wanted) >= len(full):
        return False
    if len(wanted) == 1:
        return wanted[0] == full[0] and len(wanted[0]) > 3
    return any(full[i : i + len(wanted)] == wanted for i in range(len(full) - len(wanted) + 1))
