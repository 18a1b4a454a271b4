"""Where the text is at a moment: the town, the capital, the country that its words around an offset speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.coding.syntax import FLAT, clause_head
from dateline.coding.when_items import item_at, items_of
from dateline.coding.when_told import dated_head
from dateline.coding.where_found import Found, capital_entries, finest, lies_in, range_of, shown
from dateline.knowledge.places import Entry, Geography, Places, Toponym
from dateline.knowledge.places.countries import countries
from dateline.knowledge.places.fold import fold
from dateline.knowledge.places.mentions import small_letters
from dateline.knowledge.places.phrase import every_area, kinds
from dateline.knowledge.places.words import home_of, words
from dateline.language.analysis import Analysis, Mark
from dateline.reading.header import find_header

if TYPE_CHECKING:
    from spacy.tokens import Doc


def geography_of(analysis: Analysis, places: Places, hints: Mapping[str, float] | None = None) -> Geography:
    """The places that a document names, read once for all its events (kept with the parsed text).

    `hints` are weights of countries (alpha-3) known from elsewhere, where a country named in the text weighs 1; without any, those of the
    last reading hold.
    """
    kept = analysis.doc.user_data.get("dateline.geography")
    if kept is not None and kept[0] is places and hints in (None, kept[1]) and kept[2] == analysis.roles:
        return kept[3]  # type: ignore[no-any-return]
    weights = dict(hints or {})
    publisher = analysis.document.publisher
    if publisher and (home := home_of(publisher)):
        weights[home] = weights.get(home, 0.0) + 0.8
    marked = [(m.start, m.end) for m in analysis.of("plc")]
    if head := dateline_of(analysis):
        marked.append(head)
    marked += [item.place for item in items_of(analysis)]
    geography = places.read(analysis.doc, marked=marked, hints=weights)
    analysis.doc.user_data["dateline.geography"] = (places, hints, analysis.roles, geography)
    return geography


def dateline_of(analysis: Analysis) -> tuple[int, int] | None:
    """Where the dateline's place stands in the joint text; none where the document has no dateline or prints it nowhere."""
    known = analysis.doc.user_data
    if "dateline.dateline" not in known:
        known["dateline.dateline"] = _dateline(analysis)
    return known["dateline.dateline"]  # type: ignore[no-any-return]


def _dateline(analysis: Analysis) -> tuple[int, int] | None:
    header = find_header(analysis.document.text, title=analysis.document.title)
    if header.dateline and header.dateline_start is not None and header.dateline_end is not None:
        return header.dateline_start + analysis.text_start, header.dateline_end + analysis.text_start
    printed = analysis.document.dateline
    at = analysis.document.text[:400].find(printed) if printed else -1
    if printed and at >= 0:
        return at + analysis.text_start, at + len(printed) + analysis.text_start
    head = dated_head(analysis)
    return (head.start("place") + analysis.text_start, head.end("place") + analysis.text_start) if head else None


class Surroundings:
    """What a document says around an event; `origins` are phrases from which a way only began."""

    def __init__(self, analysis: Analysis, places: Places, hints: Mapping[str, float] | None) -> None:
        self.analysis, self.places = analysis, places
        self.doc: Doc = analysis.doc
        self.geography = geography_of(analysis, places, hints)
        self.dateline = dateline_of(analysis)
        self.small = small_letters(analysis.doc)
        self.origins: list[Mark] = []

    def _town_near(self, start: int, area: Entry | None = None) -> Toponym | None:
        """The town that the text is in at an offset: of the same sentence, of the two before, the dateline's, else the one named most."""
        main = next(iter(self.geography.countries), None)
        towns = [t for t in self.geography.toponyms if t.fine and (area is None or lies_in(t.entry, area))]
        towns = [t for t in towns if t.mention.kind != "eponym" and not any(o.start <= t.mention.start < o.end for o in self.origins)]
        towns = [t for t in towns if t.entry.country == main or self._located(t) or self._dated(t)] if area is None else towns
        places = [t for t in towns if t.mention.kind == "place" and not self._source(t)]
        if area is None and (headed := self._headed_item(start)):
            return headed
        first, last = self._sentence(start)
        same = [t for t in places if first <= t.mention.start < last and not self._left(t) and not self._aside(t, start)]
        if same:
            return min(same, key=lambda t: (not self._located(t), abs(t.mention.start - start)))
        shares = self.geography.countries
        before = [
            t
            for t in places
            if t.mention.start < first and self._located(t) and not self._left(t) and self._between(t.mention.start, first) <= 2
        ]
        before = [t for t in before if self._paragraph(t.mention.start) == self._paragraph(start)]
        before = [t for t in before if area is not None or t.entry.country == main or shares.get(t.entry.country, 0.0) >= 0.25]
        if before:
            return before[-1]
        dated = [t for t in towns if self._dated(t)]
        if dated and (dated[0].entry.country == main or not any(t.entry.country == main for t in places)):
            return dated[0]
        located = [t for t in places if t.entry.country == main and self._located(t) and not self._left(t)]
        hints = [t for t in towns if t.mention.kind in {"part", "dwellers"}]
        for rest in (located, places, [t for t in towns if t.mention.kind == "place"], hints):
            if rest:
                return max(
                    rest, key=lambda t: (t.entry.country == main, sum(o.entry == t.entry for o in rest), -abs(t.mention.start - start))
                )
        return None

    def _stray(self, t: Toponym) -> bool:
        """Whether a name is none of a town ("the Ring"), or of a namesake abroad: the only one of its country, spelt or named otherwise."""
        e, main = t.entry, next(iter(self.geography.countries), None)
        before = self.doc[t.mention.first - 1] if t.mention.first else None
        if before is not None and before.lower_ == "the" and before.head.i == t.mention.last - 1 and e.kind == "city":
            return not fold(e.name).startswith("the ")
        if (
            main in {None, e.country}
            or e.kind == "country"
            or any(o is not t and o.entry.country == e.country for o in self.geography.toponyms)
        ):
            return False
        fuller = before is not None and before.pos_ == "PROPN" and before.text[0].isupper() and before.dep_ in FLAT | {"amod", "nmod"}
        return fuller or fold(self.doc[t.mention.first : t.mention.last].text) != fold(e.name)

    def _headed_item(self, start: int) -> Toponym | None:
        """The town in the heading of the digest's item at an offset."""
        item = item_at(self.analysis, start)
        inside = [t for t in self.geography.within(*item.place) if t.mention.kind == "place"] if item else []
        return finest(inside, self.doc)

    def _aside(self, t: Toponym, start: int) -> bool:
        """Whether a name stands in a relative clause to which what stands at the offset does not belong."""
        span = self.doc.char_span(start, start + 1, alignment_mode="expand")
        if span is None:
            return False
        own, head = clause_head(span[0]), clause_head(self.doc[t.mention.first])
        for _ in range(3):
            if head == own or head in own.ancestors or head.head == head:
                return False
            if head.dep_ in {"acl:relcl", "relcl", "acl"}:
                return own in head.ancestors
            head = clause_head(head.head)
        return False

    def _area(self, start: int) -> Entry | None:
        """The first-level area or country that the text speaks of at an offset."""
        town = self._town_near(start)
        spoken = self.geography.countries
        areas = [t.entry for t in self.geography.toponyms if t.entry.kind == "admin1" and t.mention.start < start]
        areas = [area for area in areas if spoken.get(area.country, 0.0) * 2 >= max(spoken.values(), default=0.0)]
        if areas:
            return areas[-1]
        if town is not None and town.entry.admin1:
            e = town.entry
            return Entry(e.admin1, "admin1", e.country, e.admin1, e.admin1_code)
        code = next(iter(self.geography.countries), None)
        return Entry(countries()[code].name, "country", code) if code else None

    def _capital(self, start: int, end: int) -> Found | None:
        """ "The capital", "the Togolese capital": the capital of the country spoken of, unless a name stands beside it."""
        phrase = self.doc.char_span(start, end, alignment_mode="expand")
        if phrase is None or not any(t.lower_ in words("capital") for t in phrase):
            return None
        named = [t for t in self.geography.within(start, end) if t.entry.country]
        code = named[0].entry.country if named else next(iter(self.geography.countries), None)
        if code is None:
            return None
        town = self._capital_town(code)
        if town is None:
            return None
        quote = self.analysis.quote(start, end)
        return Found(quote, town, "locality", ((start, end),), (f"“{quote}” is the capital of {countries()[code].name}",), None, True)

    def _capital_town(self, code: str) -> Entry | None:
        """The capital at the time of the document; one that it names itself goes before."""
        capitals = capital_entries(self.places, code, self.analysis.document.published)
        named = {t.entry for t in self.geography.toponyms}
        return next((e for e in capitals if e in named), capitals[0] if capitals else None)

    def _capital_in(self, first: int, last: int) -> Found | None:
        for token in self.doc.char_span(first, last, alignment_mode="expand") or ():
            if token.lower_ in words("capital") and token.i and token.pos_ != "ADJ":
                start = self.doc[max(token.i - 2, 0)].idx
                return self._capital(start, token.idx + len(token))
        return None

    def _countrywide(self, start: int, end: int) -> Found | None:
        """ "Nationwide", "throughout the country": the country spoken of."""
        phrase = self.doc.char_span(start, end, alignment_mode="expand")
        if (
            phrase is None
            or not (any(t.lower_ in words("country_again") for t in phrase) or every_area(list(phrase)))
            or any(kinds().get(t.lower_) == "venue" for t in phrase)
        ):
            return None
        wide = self._wide(areas=False)
        return replace(wide, text=self.analysis.quote(start, end), evidence=((start, end), *wide.evidence)) if wide else None

    def _wide(self, *, areas: bool = True) -> Found | None:
        """Only the country is known: the one most spoken of, the publisher's home last."""
        code = next(iter(self.geography.countries), None)
        if code is None:
            return None
        held = [t for t in self.geography.toponyms if t.entry.kind == "admin1" and t.entry.country == code and t.mention.kind == "place"]
        if areas and len({t.entry for t in held}) == 1:
            step = f"{shown(held[0].entry)} is the only area that the document speaks of"
            return Found(None, held[0].entry, "admin1", (range_of(held[0]),), (step,), held[0], True)
        entry = Entry(countries()[code].name, "country", code)
        said = [t for t in self.geography.toponyms if t.entry.country == code]
        share = self.geography.countries[code]
        step = (
            f"{share:.0%} of the places and peoples of the document are of {entry.name}"
            if said
            else f"the publisher is at home in {entry.name}, or those who act belong there"
        )
        return Found(None, entry, "country", tuple(range_of(t) for t in said[:1]), (step,), said[0] if said else None, True)

    def _paragraph(self, at: int) -> int:
        """Where the paragraph of an offset begins."""
        return self.doc.text.rfind("\n", 0, at) + 1

    def _between(self, a: int, b: int) -> int:
        """How many sentences begin between two offsets."""
        return sum(1 for s in self.doc.sents if a < s.start_char <= b)

    def _left(self, t: Toponym) -> bool:
        """Whether somebody came from there."""
        return t.mention.first > 0 and self.doc[t.mention.first - 1].lower_ in words("motion_start")

    def _located(self, t: Toponym) -> bool:
        first = t.mention.first
        if first > 1 and self.doc[first - 1].lower_ == "of" and self.doc[first - 2].lower_ in words("kinds.locality"):
            return True
        return first > 0 and (
            self.doc[first - 1].lower_ in words("strong_locative") or (first > 1 and self.doc[first - 2].lower_ in words("strong_locative"))
        )

    def _source(self, t: Toponym) -> bool:
        """Whether a name belongs to whom the account is ascribed to or to a speaker ("Johannesburg metro police said")."""
        return any(m.label in {"src"} and m.start <= t.mention.start < m.end for m in self.analysis.roles)

    def _dated(self, t: Toponym) -> bool:
        return self.dateline is not None and self.dateline[0] <= t.mention.start < self.dateline[1]

    def _sentence(self, offset: int) -> tuple[int, int]:
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        sentence = span.sent if span is not None else self.doc[0:1]
        return sentence.start_char, sentence.end_char
