"""Which words of a document are names of places, peoples or towns, and what each may mean; ordinary words stay ordinary words.

Every stretch of words that the gazetteer knows is a candidate, the longest first. A name needs support in proportion to how
easily it is something else: a capital letter where the text has capitals, a preposition of place where it is an ordinary word, no
person or organization that it is a part of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.knowledge.places import countries
from dateline.knowledge.places.fold import fold
from dateline.knowledge.places.gazetteer import Entry, Gazetteer, first_level
from dateline.knowledge.places.phrase import kinds
from dateline.knowledge.places.words import ordinary, region_people, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 5
NO_PLACE = {"PERSON", "DATE", "TIME", "WORK_OF_ART", "LANGUAGE", "MONEY", "CARDINAL", "ORDINAL"}
SMALL_NAMES = {"us", "uk"}
KNOWN_TOWN = 100_000
"""In a text without capitals, a town of this size is believed without a preposition before it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the joint text, `doc[first:last]`.

    `kind`: place; people (an adjective or people: "Togolese"); part (of the name of an organization or building: "Khorixas Town Council");
    eponym (of a street or square: "Budaiya Highway"); dwellers ("Khorixas residents"). Only a place can be where something
    happened; the others are hints.
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    kind: str
    entries: tuple[Entry, ...]
    sure: bool = True


def small_letters(doc: Doc) -> bool:
    """Whether a text is written without capitals (or, as badly, in nothing but capitals)."""
    words = [t for t in doc[:400] if t.is_alpha]
    upper = sum(t.text[0].isupper() for t in words)
    return upper * 50 < len(words) or sum(t.is_upper for t in words) * 5 > len(words) * 4


class Finder:
    """Finds the mentions of one document; in `phrases`, ranges of characters that were marked as places, a name needs less support."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer, phrases: Sequence[tuple[int, int]] = ()) -> None:
        self.doc, self.gazetteer = doc, gazetteer
        self.small = small_letters(doc)
        self.keys = [fold(t.text) for t in doc]
        self.marked = [any(a < t.idx + len(t) and t.idx < b for a, b in phrases) for t in doc]
        self.longest = max(LONGEST, min(gazetteer.own_words, 9))
        self.entity = {i: ent for ent in doc.ents for i in range(ent.start, ent.end)}

    def mentions(self) -> tuple[Mention, ...]:
        """All mentions in reading order, none inside another."""
        stretches = self._stretches()
        found = self.gazetteer.find(sorted({key for options in stretches.values() for key, _ in options}))
        out: list[Mention] = []
        at = 0
        while at < len(self.doc):
            mention = self._first(at, stretches.get(at, ()), found)
            out += [mention] if mention else []
            at = mention.last if mention else at + 1
        return tuple(out)

    def _stretches(self) -> dict[int, list[tuple[str, int]]]:
        """For each word that may begin a name, the keys of the stretches it begins (longest first) and where they end."""
        stretches: dict[int, list[tuple[str, int]]] = {}
        for at, token in enumerate(self.doc):
            if (
                not self.keys[at]
                or token.is_punct
                or token.lower_ in {"the", "a", "an", "of", "and"}
                or (self.small and token.is_stop and token.lower_ not in SMALL_NAMES)
                or not (self.small or self._capital(token))
            ):
                continue
            options: list[tuple[str, int]] = []
            key = ""
            reach = self.longest + 2 if not self.small else min(self.longest, 4)
            for last in range(at, min(at + reach, len(self.doc))):
                if self.doc[last].is_space or self.doc[last].text in {",", ";", "(", ")", "/", ".", ":", "?", "!", '"'}:
                    break
                if not self.keys[last]:
                    continue
                key = f"{key} {self.keys[last]}" if key else self.keys[last]
                options.append((key, last + 1))
            stretches[at] = options[::-1]
        return stretches

    def _first(self, at: int, options: Sequence[tuple[str, int]], found: dict[str, list[Entry]]) -> Mention | None:
        for key, last in options:
            if (self._generic(key) and not self._held(last)) or (last < len(self.doc) and self.doc[last].text == "Township"):
                continue
            if key in countries.people() or key in region_people():
                if self._allowed(at, last, key):
                    code = countries.people().get(key, "")
                    entry = Entry(countries.countries()[code].name, "country", code) if code else Entry(key, "region", "")
                    both = tuple(found.get(key, ()))
                    named = any(e.kind == "country" for e in both)
                    return self._made(at, last, key, "place" if named else "people", both if named else (entry,))
            elif key in found and (kind := self._kind(at, last, key, found[key])):
                return self._made(at, last, key, kind, tuple(found[key]))
        return None

    def _generic(self, key: str) -> bool:
        """A name made of nothing but words for kinds of places ("City Park", "Downtown")."""
        known = kinds()
        return all(word in known or word in {"the", "of", "de"} for word in key.split())

    def _made(self, first: int, last: int, key: str, kind: str, entries: tuple[Entry, ...]) -> Mention:
        end = self.doc[last - 1]
        sure = kind == "people" or not self._doubtful(first, last, key, entries)
        return Mention(first, last, self.doc[first].idx, end.idx + len(end), key, kind, entries, sure)

    def _kind(self, first: int, last: int, key: str, entries: Sequence[Entry]) -> str | None:
        own = any(e.own or e.kind in {"venue", "street", "neighbourhood"} for e in entries)
        big = any(e.kind in {"country", "region"} for e in entries)
        if not self._allowed(first, last, key) or (len(key) < 3 and not own and not big):
            return None
        inside = self.entity.get(first)
        part = self._part(first, last)
        eponym = self._eponym(first, last)
        if inside is not None and not own and inside.label_ in NO_PLACE and (
            inside.end - inside.start > last - first or not self._located(first)
        ) and not (self.marked[first] or big or (self.small and inside.label_ == "PERSON" and self._large(entries))):  # fmt: skip
            return None
        if self._titled(first) and not big:
            return None
        if not big and not own and self._doubtful(first, last, key, entries) and not self._supported(first, last):
            return None
        if (part or eponym) and not own:
            return "eponym" if eponym else "part"
        following = self.doc[last] if last < len(self.doc) else None
        if following is not None and following.lower_ in words("dwellers") and not big:
            return "dwellers"
        if first >= 2 and self.doc[first - 1].lower_ in {"of", "from"} and self.doc[first - 2].lower_ in words("dwellers") and not big:
            return "dwellers"
        return "place"

    def _part(self, first: int, last: int) -> bool:
        """Whether a name is only a part of another: of an organization, or of a street or building named after it."""
        inside = self.entity.get(first)
        if inside is not None and inside.end - inside.start > last - first and inside.label_ in {"ORG", "FAC", "EVENT", "LAW", "PRODUCT"}:
            before = self.doc[first - 1].lower_ if first > inside.start else ""
            return not (before in words("strong_locative") or (inside.end == last and before == ","))
        following = self.doc[last] if last < len(self.doc) else None
        named = following is not None and (self.small or following.text[0].isupper())
        return (
            following is not None
            and named
            and following.lower_ in words("precision.venue") - (words("kinds.locality") if self.small else frozenset())
        )

    def _eponym(self, first: int, last: int) -> bool:
        """Whether a street or square is only named after it: "Budaiya Highway", "the Kabul-Kandahar highway", "Route de Gabès"."""
        streets = words("precision.street") - {"streets", "roads", "tracks", "line", "drive"}
        before = [t.lower_ for t in self.doc[max(first - 2, 0) : first]]
        if before and (
            before[-1] in {"rue", "avenue", "route", "calle", "boulevard"}
            or (before[-1] in {"de", "du", "of"} and before[0] in {"rue", "route", "avenue", "boulevard", "place"})
        ):
            return True
        after = self.doc[last : last + 3]
        if len(after) == 3 and after[0].text in {"-", "–"}:
            return after[2].lower_ in streets
        if not len(after):
            return False
        if len(after) == 3 and after[0].lower_ in {"and", "&"}:
            return after[2].lower_.endswith("s") and after[2].lower_.removesuffix("s") in streets
        named = self.small or after[0].text[0].isupper()
        if self.small and len(after) > 1 and after[1].lower_ in {"road", "highway"} and after[0].is_alpha and not after[0].is_stop:
            return True
        return (named and after[0].lower_ in streets | {"square", "park", "bridge", "hotel"}) or (
            first > 1 and before[-1] in {"-", "–"} and after[0].lower_ in streets
        )

    def _allowed(self, first: int, last: int, key: str) -> bool:
        """Capital letters where the text has them; short names only as they are printed."""
        short = key in words("short")
        if self.small:
            before = self.doc[first - 1].lower_ if first else ""
            return not short or key in words("short_small") or (key in {"us", "uk"} and before == "the")
        ends = (self.doc[first], self.doc[last - 1])
        if short and len(key) <= 4 and last - first == 1:
            return ends[0].text.isupper() or (len(key) == 4 and self._capital(ends[0]) and self._midway(first))
        return all(self._capital(t) for t in ends) and not (short and not self._midway(first))

    def _large(self, entries: Sequence[Entry]) -> bool:
        return any(e.population >= KNOWN_TOWN and e.main for e in entries)

    def _doubtful(self, first: int, last: int, key: str, entries: Sequence[Entry]) -> bool:
        """Whether the name is as likely something else."""
        if any(e.kind in {"country", "region"} or e.own for e in entries):
            return False
        if (
            key in ordinary()
            or key.isdigit()
            or len(key) < 3
            or (self.doc[first].is_upper and len(key) <= 4 and not self.small and last - first == 1)
        ):
            return True
        large = self._large(entries)
        if self.small:
            plain = all(k in ordinary() or self.doc.vocab[k].is_stop for k in key.split())
            return plain or not large
        inside = self.entity.get(first)
        return (inside is None or inside.label_ not in {"GPE", "LOC", "FAC"}) and not large and last - first == 1

    def _supported(self, first: int, last: int) -> bool:
        """A preposition of place, a mark, a container behind it or the reader's own opinion that it is a place."""
        key = " ".join(k for k in self.keys[first:last] if k)
        if key in ordinary() and not self.small and self._goes_on(first, last):
            return False
        if self.marked[first]:
            if key in words("directions"):
                return last < len(self.doc) and self.doc[last].lower_ in words("kinds.admin1")
            if self.doc[first].is_upper and last < len(self.doc) and self.doc[last].text in words("datelines") and not self.small:
                return True
            return (key not in ordinary() and self.doc[first].pos_ != "ADJ") or (
                not self.small and self._midway(first) and self.doc[first].pos_ in {"PROPN", ""}
            )
        if key and self.doc.vocab[key].is_stop:
            return False
        inside = self.entity.get(first)
        place = inside is not None and inside.label_ in {"GPE", "LOC"}
        if key in words("directions"):
            return self._headed(first, last) and self.doc[last].lower_ in words("kinds.admin1")
        if key in ordinary():
            return place and not self.small and (self._located(first) or self._held(last))
        return place or self._located(first) or self._held(last) or self._headed(first, last)

    def _goes_on(self, first: int, last: int) -> bool:
        """Whether a capitalized word touches it: then it is a piece of a longer name that is not known ("Lake Erie", "West Midlands")."""
        sides = [self.doc[at] for at in (first - 1, last) if 0 <= at < len(self.doc)]
        return any(t.is_alpha and t.text[0].isupper() and not (t.i < first and t.is_sent_start) for t in sides)

    def _headed(self, first: int, last: int) -> bool:
        """A word for its kind beside it: "Kamuli district", "the village of Ganyesa"."""
        kinds = words("kinds.admin1") | words("kinds.admin2") | words("kinds.locality")
        after = self.doc[last].lower_ if last < len(self.doc) else ""
        return (
            after in kinds
            or after in words("dwellers")
            or (first >= 2 and self.doc[first - 1].lower_ == "of" and self.doc[first - 2].lower_ in kinds)
        )

    def _located(self, first: int) -> bool:
        if first > 1 and self.doc[first - 1].lower_ == "of" and self.doc[first - 2].lower_ in kinds():
            return True
        return first > 0 and self.doc[first - 1].lower_ in words("strong_locative")

    def _held(self, last: int) -> bool:
        """A comma and a known country or area behind the name."""
        if last + 1 >= len(self.doc) or self.doc[last].text != ",":
            return False
        keys = [" ".join(k for k in self.keys[last + 1 : last + 1 + n] if k) for n in (1, 2, 3)]
        return any(key in countries.names() or key in countries.areas() or key in first_level() for key in keys)

    def _titled(self, first: int) -> bool:
        return first > 0 and self.doc[first - 1].lower_.rstrip(".") in words("titles")

    def _midway(self, first: int) -> bool:
        """Not the first word of a sentence, where a capital says nothing, or read as a place all the same."""
        token = self.doc[first]
        inside = self.entity.get(first)
        return (not token.is_sent_start and token.i > 0) or (inside is not None and inside.label_ in {"GPE", "LOC", "NORP"})

    def _capital(self, token: Token) -> bool:
        return any(c.isupper() for c in token.text) or token.text[0].isdigit()
