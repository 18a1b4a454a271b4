"""Who is who in a document: every mention of an actor led back to the longest name the document has for it.

`Names.of` reads a document once; `resolve` answers for any phrase of it whom the phrase means, `label` what to print for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span

from dateline.coding.names_acronyms import definitions
from dateline.coding.names_kinds import learn_kinds
from dateline.coding.names_mentions import Mention, described, key, mentions
from dateline.coding.names_merge import Entity, merge
from dateline.coding.names_phrase import core_of, head_noun, is_noun, lemma, name_of, words
from dateline.coding.names_reference import described_as, meant_by_pronoun
from dateline.coding.names_spans import marked
from dateline.coding.names_titles import is_role
from dateline.coding.syntax import words_between
from dateline.knowledge.actors.category import Judgement
from dateline.language.analysis import Analysis

if TYPE_CHECKING:
    from dateline.knowledge.actors import Register


@dataclass(frozen=True, slots=True)
class Named:
    """An actor of a document: its longest name there, without article or titles, and where it is mentioned (joint text)."""

    name: str
    acronym: str | None
    titles: tuple[str, ...]
    kind: str
    category: str | None
    country: str | None
    mentions: tuple[tuple[int, int], ...]


class Names:
    """The actors of one document and what refers to them."""

    def __init__(self, doc: Doc, entities: list[Entity], register: Register | None, published: str | None) -> None:
        self.doc, self.entities, self.register, self.published = doc, entities, register, published
        self._known: dict[tuple[int, int], Named | None] = {}
        self._named: dict[int, Named] = {}

    @classmethod
    def of(cls, analysis: Analysis, register: Register | None = None) -> Names:
        """Find and merge the names of a document."""
        defined = definitions(analysis.doc.text)
        named = mentions(analysis, defined)
        names = cls(analysis.doc, merge(named, defined, analysis.doc), register, analysis.document.published)
        ranges = marked(analysis)
        for entity in names.entities:
            entity.marked = any(start <= m.start and m.end <= end for m in entity.mentions for start, end in ranges)
        learn_kinds(names.entities)
        for mention in described(analysis, named):
            names._take(mention)
        names._named.clear()
        return names

    def _take(self, mention: Mention) -> None:
        """Give a description to the actor it means, or let it stand for one of its own."""
        span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        phrase = self.doc.char_span(*mention.outer, alignment_mode="expand")
        if span is None or phrase is None:
            return
        meant = self._apposed(span, mention)
        if meant is not None:
            meant.kinds.add(lemma(mention.head))  # "a 14-year-old girl, Jane Doe" is "the girl" from here on
        meant = meant or described_as(span, phrase, self.entities, self._category)
        if meant is None:
            meant = next((e for e in self.entities if mention.key in e.keys and e.kind not in {"place", "group"}), None)
        if meant is None:
            meant = Entity(mention.name, "description")
            self.entities.append(meant)
        elif meant.kind == "description" and len(mention.name) > len(meant.name) and " and " not in mention.name:
            meant.name = mention.name
        meant.add(mention)

    def _apposed(self, span: Span, mention: Mention) -> Entity | None:
        """The person whom a description introduces ("a 14-year-old girl, Jane Doe, ...")."""
        after = span.end + 1
        if (
            mention.head.tag_ in {"NNS", "NNPS"}
            or after >= len(self.doc)
            or self.doc[span.end].text != ","
            or mention.head.i != span.end - 1
        ):
            return None
        persons = (e for e in self.entities if e.kind == "person" and is_role(mention.head))
        return next((e for e in persons for m in e.mentions if m.start == self.doc[after].idx), None)

    def resolve(self, start: int, end: int) -> Named | None:
        """The actor which the phrase between two offsets of the joint text refers to; none where the document does not tell."""
        if (start, end) not in self._known:
            found = self._entity(start, end)
            self._known[start, end] = None if found is None else self.named(found)
        return self._known[start, end]

    def label(self, start: int, end: int) -> str:
        """The text to print for an actor or source: the longest name it resolves to, else the phrase without article and clause."""
        found = self.resolve(start, end)
        if found is not None:
            return found.name
        span = words_between(self.doc, start, end)
        return name_of(core_of(span)) or " ".join(self.doc.text[start:end].split())

    def all(self) -> list[Named]:
        """Every named actor, in the order of first mention."""
        return [self.named(e) for e in self.entities if e.kind != "description"]

    def named(self, entity: Entity) -> Named:
        """The public face of an entity, with category and country from the register."""
        if id(entity) not in self._named:
            judged = self._judged(entity)
            self._named[id(entity)] = Named(
                name=entity.name,
                acronym=entity.acronym,
                titles=tuple(entity.titles),
                kind=entity.kind,
                category=judged.category if judged else None,
                country=judged.country if judged else None,
                mentions=tuple((m.start, m.end) for m in entity.mentions),
            )
        return self._named[id(entity)]

    def _judged(self, entity: Entity) -> Judgement | None:
        """Sector and country by the register; a person's sector is that of the document's own body which a title names."""
        if self.register is None:
            return None
        judged = self.register.category_of(entity.name, entity.titles, acronym=entity.acronym, on=self.published, kind=entity.kind)
        if entity.kind == "person":
            for title in sorted(entity.titles, key=lambda t: t.casefold().startswith(("former", "ex"))):
                body = self._body_in(title)
                if body is not None and body is not entity and (own := self._judged(body)) is not None and own.category != "UNK":
                    return Judgement(own.category, judged.country or own.country, own.confidence)
        return judged

    def body_of(self, person: Entity) -> Entity | None:
        """The body of the document which a person's titles name ("BKM state president", "coalition's chairperson")."""
        return next((b for b in map(self._body_in, person.titles) if b is not None), None)

    def _body_in(self, title: str) -> Entity | None:
        said = " ".join(key(title))
        for entity in self.entities:
            if entity.kind == "organization" and any(k and f" {' '.join(k)} " in f" {said} " for k in entity.keys):
                return entity
        nouns = {w for w in said.split() if w in words().bodies}
        return next((e for e in self.entities if e.kind == "description" and lemma(e.mentions[0].head) in nouns), None)

    def _entity(self, start: int, end: int) -> Entity | None:
        span = words_between(self.doc, start, end)
        if span is None:
            return None
        words_of = [t for t in span if not t.is_space and not t.is_punct]
        if len(words_of) == 1 and words_of[0].pos_ == "PRON" and not is_noun(words_of[0]):
            return meant_by_pronoun(words_of[0], self.entities)
        core = core_of(span)
        if core is None:
            return None
        found = self._at(core, span)
        if found is not None:
            return found
        return self._by_name(core) or described_as(core, span, self.entities, self._category)

    def _at(self, core: Span, span: Span) -> Entity | None:
        """The entity that is mentioned in the phrase as its head, or with the phrase as its titles and asides."""
        head, found = head_noun(core), []
        for entity in self.entities:
            for m in entity.mentions:
                if m.end <= span.start_char or m.start >= span.end_char:
                    continue
                inside = (
                    m.start <= head.idx < m.end
                    and m.start <= core.start_char
                    and (m.kind != "description" or (m.end <= span.end_char and m.head.i == head.i))
                )
                titled = (
                    m.kind == "person"
                    and core.start_char <= m.start
                    and m.outer[0] <= core.start_char
                    and m.end <= span.end_char
                    and m.outer[1] >= core.end_char
                )
                short = m.kind != "description" and m.start <= head.idx < m.end and _only_adds_small_words(core, m.start, m.end)
                if inside or titled or short:
                    away = abs(m.start - core.start_char) + abs(m.end - core.end_char)
                    found.append((not titled, away, m.start, entity))  # a person whose titles the phrase begins with is whom it names
        return min(found, key=lambda f: f[:3])[3] if found else None

    def _by_name(self, core: Span) -> Entity | None:
        """The entity with exactly this name or acronym, where this place was not found as a mention."""
        wanted = key(core.text)
        return next((e for e in self.entities if e.kind != "description" and wanted and (wanted in e.keys or core.text == e.acronym)), None)

    def _category(self, entity: Entity) -> str | None:
        return self.named(entity).category


def _only_adds_small_words(core: Span, start: int, end: int) -> bool:
    """Whether a phrase holds, beside a name, nothing but quantities and words that change nothing ("the whole ANC", "the former X")."""
    table = words()
    rest = [t for t in core if not start <= t.idx < end and not t.is_punct and not t.is_space]
    return all(lemma(t) in table.ignored or t.lower_ in table.quantities or t.text in {"'s", "’s", "-"} for t in rest)
