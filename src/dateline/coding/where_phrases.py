"""What one phrase says of where: the town it names, the kind of place, a name that no gazetteer knows, several names in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.coding.where_around import Surroundings
from dateline.coding.where_found import NEAR, ORDER, Found, arrived, finest, held, range_of, shown, spread, trailing
from dateline.knowledge.places import Toponym, country_of
from dateline.knowledge.places.phrase import head_kind, kinds, pieces
from dateline.knowledge.places.resolve import distance
from dateline.knowledge.places.words import words
from dateline.language.analysis import Mark
from dateline.model import PlacePrecision

if TYPE_CHECKING:
    from spacy.tokens import Token


class Phrases(Surroundings):
    """Reads the phrases of an event."""

    def _read(self, mark: Mark) -> Found:
        """One phrase by itself."""
        phrase = self.doc.char_span(mark.start, mark.end, alignment_mode="expand")
        text = self.analysis.quote(mark.start, mark.end)
        inside = [t for t in self.geography.within(mark.start - 1, mark.end + 2) if t.mention.kind in {"place", "dwellers"}]
        inside = [t for t in inside if t.entry.kind != "region"]
        tokens: list[Token] = list(phrase) if phrase is not None else []
        inside = [t for t in held(arrived(inside, tokens), self.doc) if not self._stray(t)]
        chosen = finest(inside, self.doc)
        precision = self._precision(tokens, inside)
        evidence = ((mark.start, mark.end),)
        wide = chosen is None or chosen.entry.kind == "country"
        if wide and (capital := self._capital(mark.start, mark.end)):
            return replace(capital, precision=min(precision or "locality", "locality", key=ORDER.index))
        if chosen is None:
            return self._nameless(mark, text, tokens, precision)
        if spread(inside):
            fine: PlacePrecision = "admin1" if chosen.entry.kind in {"city", "admin1"} else chosen.entry.precision
            return Found(
                text,
                chosen.entry,
                fine,
                evidence,
                (f"“{text}” names several places, the first stands for them",),
                chosen,
                coordinates=False,
            )
        step = f"“{text}” names {shown(chosen.entry)}"
        if precision is None or (not chosen.fine and ORDER.index(precision) >= ORDER.index("locality")):
            precision = chosen.entry.precision
        if not chosen.fine and (unknown := self._unknown(tokens, inside, precision)):
            return Found(
                text, chosen.entry, "locality", evidence, (f"{step}; it holds “{unknown}”, which no gazetteer knows",), chosen, name=unknown
            )
        if not chosen.fine and ORDER.index(precision) < ORDER.index("locality"):
            return self._within(
                Found(text, None, precision, evidence, ()), Found(text, chosen.entry, chosen.entry.precision, evidence, (step,), chosen)
            )
        return Found(text, chosen.entry, precision, evidence, (step,), chosen)

    def _nameless(self, mark: Mark, text: str, tokens: Sequence[Token], precision: PlacePrecision | None) -> Found:
        """A phrase without a known town: an unknown one that it names ("at Langting"), the country of its adjective, or no place yet."""
        evidence = ((mark.start, mark.end),)
        own = pieces(tokens)
        last = [t for t in own[-1] if t.pos_ != "DET"] if own else []
        before = tokens[0].nbor(-1).lower_ if tokens and tokens[0].i else ""
        people = [
            t for t in self.geography.within(self._opened(tokens, mark.start), mark.end) if t.mention.kind == "people" and t.entry.country
        ]
        proper = bool(last) and all(self._proper(t) and head_kind([t]) is None for t in last)
        after = (
            before in {"in", "at"} if len(own) == 1 else last[:1] != [] and tokens[0].i < last[0].i and self._brought(own[-1][0], own[-2])
        )
        if people and all(t.i in {i for p in people for i in range(p.mention.first, p.mention.last)} or t.pos_ == "DET" for t in tokens):
            return Found(text, people[0].entry, "country", evidence, (f"“{text}” names {people[0].entry.name}",), people[0])
        named = trailing(last) or self._headed(last)
        if named and (home := people[0].entry if people else self._area(mark.start)) is not None:
            unknown = self.doc[named[0].i : named[-1].i + 1].text
            steps = (f"“{unknown}” is a place that no gazetteer knows", f"the text speaks of {shown(home)} there")
            return Found(text, home, "locality", evidence, steps, name=unknown)
        parts = [t for t in self.geography.within(mark.start, mark.end) if t.mention.kind == "part"]
        if proper and after and not parts and (len(last) == 1 or before == "in"):
            home = people[0].entry if people else self._area(mark.start)
            unknown = self.doc[last[0].i : last[-1].i + 1].text
            if home is not None:
                steps = (f"“{unknown}” is a place that no gazetteer knows", f"the text speaks of {shown(home)} there")
                return Found(text, home, precision or "locality", evidence, steps, name=unknown)
        known = {t.entry for t in self.geography.toponyms if t.mention.kind == "place"}
        spoken = self.geography.countries
        foreign = bool(parts) and spoken.get(parts[0].entry.country, 0.0) * 2 < max(spoken.values(), default=0.0)
        town = bool(parts) and not foreign and not any(e.country == parts[0].entry.country and e.kind == "city" for e in known)
        if parts and (parts[0].entry in known or town):
            return Found(
                text, parts[0].entry, precision or "venue", evidence, (f"“{text}” is named after {shown(parts[0].entry)}",), parts[0], True
            )
        return Found(text, None, precision or "venue", evidence, (f"“{text}” names no place that the gazetteer knows",))

    def _brought(self, word: Token, outer: Sequence[Token]) -> bool:
        """Whether a name comes after a preposition, or after a comma behind a part of it ("Zone 7, Sebokeng")."""
        led = word.nbor(-1).lower_
        return led in {"in", "at", "of"} or (led == "," and bool(outer) and (outer[-1].like_num or head_kind(outer) is not None))

    def _opened(self, tokens: Sequence[Token], start: int) -> int:
        """Where the noun phrase begins in which a marked name stands ("the Greek refugee camp Idomeni")."""
        if not tokens or not tokens[-1].left_edge.i < tokens[0].i:
            return start
        left = self.doc[tokens[-1].left_edge.i : tokens[0].i]
        return left.start_char if len(left) < 5 and not any(t.is_punct or t.pos_ in {"VERB", "ADP"} for t in left) else start

    def _proper(self, token: Token) -> bool:
        """Whether a word is written, or in a text without capitals read, as a name."""
        return token.is_alpha and not token.is_stop and (token.text[0].isupper() or (self.small and token.pos_ == "PROPN"))

    def _headed(self, piece: Sequence[Token]) -> list[Token]:
        """The name before a word for a town or district ("Mumias town", "Utange village")."""
        heads = (words("kinds.locality") | words("kinds.admin2")) - words("capital")
        names = [t for t in piece[:-1] if t.pos_ != "DET" and t.lower_ not in {"the", "a", "an"} and country_of(t.text) is None]
        fit = (
            bool(names) and piece[-1].lower_ in heads and len(names) < 4 and all(self._proper(t) and t.lower_ not in kinds() for t in names)
        )
        return names if fit and names[-1].i == piece[-1].i - 1 else []

    def _precision(self, tokens: Sequence[Token], inside: Sequence[Toponym]) -> PlacePrecision | None:
        """The finest that the phrase's own words name, the names of towns aside."""
        taken = {i for t in inside for i in range(t.mention.first, t.mention.last)}
        found: list[PlacePrecision] = []
        for piece in pieces(tokens):
            free = [t for t in piece if t.i not in taken]
            kind = head_kind(free) if free else None
            named = any(t.i in taken for t in piece)
            if kind == "neighbourhood" and named and free[-1].lower_ in words("kinds.admin2") | words("kinds.locality"):
                kind = next((t.entry.precision for t in inside if t.mention.first <= piece[-1].i), kind)
            if kind:
                found.append(kind)
        return min(found, key=ORDER.index, default=None)

    def _unknown(self, tokens: Sequence[Token], inside: Sequence[Toponym], precision: PlacePrecision) -> str | None:
        """A name before its container that no gazetteer has ("Dokodweni in KwaZulu-Natal")."""
        if ORDER.index(precision) < ORDER.index("neighbourhood"):
            return None
        first = min(t.mention.first for t in inside)
        names = [t for t in tokens if t.i < first and t.is_alpha and t.text[0].isupper() and t.pos_ in {"PROPN", ""}]
        own = [t for t in names if t.lower_ not in kinds()]
        if names and names[-1].i + 1 < first and head_kind([names[-1].nbor()]) == "neighbourhood":
            return None
        return self.doc[names[0].i : names[-1].i + 1].text if own and names[-1].i - names[0].i < 4 else None

    def _within(self, best: Found, area: Found) -> Found:
        """A venue that lies in an area named apart from it: the town spoken of there, else the area."""
        assert area.entry is not None
        town = self._town_near(best.evidence[0][0], area.entry)
        entry, precision = (town.entry, best.precision) if town else (area.entry, area.precision)
        steps = (*best.steps, *area.steps, f"the text speaks of {shown(entry)} there")
        evidence = (*best.evidence, *area.evidence, *((range_of(town),) if town else ()))
        return Found(best.text, entry, precision, evidence, steps, town or area.toponym, inferred=town is not None)

    def _listed(self, read: Sequence[Found]) -> Found | None:
        """Names in a row that were marked one by one: the first stands for them, or what holds them where no gazetteer knows them."""
        for at in range(len(read) - 1):
            row = [read[at]]
            for nxt in read[at + 1 :]:
                between = self.analysis.quote(row[-1].evidence[0][1], nxt.evidence[0][0])
                if not set(between.replace(",", " ").split()) <= {"and", "&"} or "\n" in between:
                    break
                row.append(nxt)
            fine = [f for f in row if f.precision in {"locality", "admin2", "admin1"} and f.entry is not None]
            if len(row) < 2 or len(fine) < len(row):
                continue
            text = self.analysis.quote(row[0].evidence[0][0], row[-1].evidence[0][1])
            known = [f for f in row if f.name is None]
            first = (known or row)[0]
            assert first.entry is not None
            apart = any((distance(a.entry, b.entry) or 0.0) > NEAR for a in known for b in known if a.entry and b.entry)
            if known and not apart:
                return None
            steps = (f"“{text}” names several places, the first stands for them",)
            precision: PlacePrecision = "admin1" if first.precision == "locality" else first.precision
            evidence = tuple(f.evidence[0] for f in row)
            if known:
                return Found(text, first.entry, precision, evidence, steps, first.toponym, coordinates=False)
            return Found(
                text,
                first.entry,
                first.entry.precision,
                evidence,
                (f"no gazetteer knows “{text}”, which lie in {shown(first.entry)}",),
                coordinates=False,
            )
        return None
