"""Where: the place of one event, from its own phrases, what the document says around them, its dateline, its publisher's home.

The finest place that a phrase names comes first. A phrase that names none ("the Supreme Court") lies in the town that the text speaks of there; an
event without a phrase takes the town of its own sentence, the dateline's, the document's, and at last only a country. `explain` tells each step.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.coding.happening import Happening
from dateline.knowledge.lexicon import table
from dateline.knowledge.places import Entry, Geography, Places, Toponym
from dateline.knowledge.places.countries import countries
from dateline.knowledge.places.fold import fold
from dateline.knowledge.places.phrase import head_kind, kinds, pieces
from dateline.knowledge.places.resolve import distance
from dateline.knowledge.places.words import home_of, words
from dateline.language.analysis import Analysis, Mark
from dateline.model import Place, PlacePrecision
from dateline.reading.header import find_header

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NEAR = 50.0
"""Towns within so many kilometres are one place of a march; farther apart they are an area."""
ORDER: tuple[PlacePrecision, ...] = ("venue", "street", "neighbourhood", "locality", "admin2", "admin1", "country", "unknown")


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a place was chosen: the words looked at, the steps taken, what spoke for the winner and for each rival."""

    words: str
    steps: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A place on its way to the record."""

    text: str | None
    entry: Entry | None
    precision: PlacePrecision
    evidence: tuple[tuple[int, int], ...]
    steps: tuple[str, ...]
    toponym: Toponym | None = None
    inferred: bool = False
    dateline: bool = False
    coordinates: bool = True
    name: str | None = None


def place_of(analysis: Analysis, happening: Happening, *, places: Places, hints: Mapping[str, float] | None = None) -> Place | None:
    """The place of an event, or none where the document gives nothing away.

    `hints` are weights of countries (alpha-3) known from elsewhere: of a party or president that the register knows (a country named in the text weighs 1).
    """
    found = _Locator(analysis, happening, places, hints).found()
    return None if found is None else _record(analysis, found)


def explain(analysis: Analysis, happening: Happening, *, places: Places, hints: Mapping[str, float] | None = None) -> Explanation:
    """Why `place_of` answers as it does: its steps, and the rivals of the place it took with their weights."""
    found = _Locator(analysis, happening, places, hints).found()
    if found is None:
        return Explanation("", ("no phrase, sentence, dateline or publisher gives a place away",))
    text = found.text or " … ".join(analysis.quote(*pair) for pair in found.evidence)
    if found.toponym is None:
        return Explanation(text, found.steps)
    rivals = [f"{_shown(r.entry)}: {r.score:.1f} ({'; '.join(r.reasons)})" for r in found.toponym.rivals]
    chosen = found.toponym.chosen
    return Explanation(text, found.steps, (f"{_shown(chosen.entry)}: {chosen.score:.1f}", *chosen.reasons), tuple(rivals))


def _shown(e: Entry) -> str:
    return ", ".join(part for part in (e.name, e.admin1 if e.admin1 != e.name else "", e.country) if part)


def geography_of(analysis: Analysis, places: Places, hints: Mapping[str, float] | None = None) -> Geography:
    """The places that a document names, read once for all its events (kept with the parsed text)."""
    kept = analysis.doc.user_data.get("dateline.geography")
    if kept is not None and kept[0] is places and kept[1] == hints and kept[2] == analysis.roles:
        return kept[3]  # type: ignore[no-any-return]
    weights = dict(hints or {})
    publisher = analysis.document.publisher
    if publisher and (home := home_of(publisher)):
        weights[home] = weights.get(home, 0.0) + 0.8
    marked = [(m.start, m.end) for m in analysis.of("plc")]
    if head := dateline_of(analysis):
        marked.append(head)
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
    return (at + analysis.text_start, at + len(printed) + analysis.text_start) if printed and at >= 0 else None


def _record(analysis: Analysis, found: Found) -> Place:
    e, text = found.entry, found.text
    plain = {"text": text, "precision": found.precision, "inferred": found.inferred, "from_": "dateline" if found.dateline else "text"}
    evidence = tuple(analysis.span(start, end) for start, end in found.evidence)
    if e is None:
        return Place(**plain, name=found.name, evidence=evidence)  # type: ignore[arg-type]
    exact = found.coordinates and e.kind not in {"country", "region"} and found.name is None and e.latitude is not None and e.longitude is not None
    return Place(
        **plain,  # type: ignore[arg-type]
        name=found.name or e.town or e.name,
        admin1=e.admin1 or (e.name if e.kind == "admin1" else None) or None,
        country=e.country or None,
        latitude=round(e.latitude, 4) if exact and e.latitude is not None else None,
        longitude=round(e.longitude, 4) if exact and e.longitude is not None else None,
        geonames_id=e.geonames_id if exact else None,
        evidence=evidence,
    )


class _Locator:
    """The search for one event's place."""

    def __init__(self, analysis: Analysis, happening: Happening, places: Places, hints: Mapping[str, float] | None) -> None:
        self.analysis, self.happening, self.places = analysis, happening, places
        self.doc: Doc = analysis.doc
        self.geography = geography_of(analysis, places, hints)
        self.dateline = dateline_of(analysis)
        self.marks = [m for m in _apart(happening.of("plc")) if any(c.isalnum() for c in self._bare(m))]
        self.origins = self._arrivals()[1]

    def found(self) -> Found | None:
        """The first answer in the order of the codebook."""
        if self.marks:
            return self._marked()
        return self._unmarked()

    # --- events with phrases of their own

    def _marked(self) -> Found | None:
        origins = self.origins
        marks = [m for m in self.marks if m not in origins]
        read = [replace(self._read(mark), text=self._whole(mark, origins)) for mark in marks]
        if listed := self._listed(read):
            return listed
        named = [found for found in read if found.entry is not None and found.toponym is not None]
        towns = [found for found in named if found.toponym is not None and found.toponym.fine]
        if towns:
            return self._joined(self._best(towns), read, towns)
        areas = [found for found in named if found.entry is not None and found.entry.kind in {"admin1", "admin2"}]
        best = self._best(read)
        if areas and best not in areas:
            return self._within(best, self._best(areas))
        if areas:
            return self._joined(self._best(areas), read, areas)
        if named and best not in named:
            return self._within(best, self._best(named))
        return best if best.entry is not None else self._surrounded(best)

    def _bare(self, mark: Mark) -> str:
        """A phrase without its article: nothing where a mark holds no more."""
        quote = self.analysis.quote(mark.start, mark.end)
        return "" if quote.lower() in {"the", "a", "an", "this", "that", "here", "there"} else quote

    def _arrivals(self) -> tuple[list[Mark], list[Mark]]:
        """The phrases apart from those where a way began: "from X" beside "to Y" in one sentence."""
        origins = [m for m in self.marks if self._before(m) in words("motion_start")]
        ends = [m for m in self.marks if self._before(m) in words("motion_end")]
        begun = [o for o in origins if any(o.start < e.start and self._sentence(o.start) == self._sentence(e.start) for e in ends)]
        return [m for m in self.marks if m not in begun], begun

    def _whole(self, mark: Mark, origins: Sequence[Mark]) -> str:
        """The words of a phrase, from the start of its way where it has one."""
        starts = [o.start for o in origins if o.start < mark.start and self._sentence(o.start) == self._sentence(mark.start) and mark.start - o.end < 80]
        return self.analysis.quote(min(starts) if starts else mark.start, mark.end)

    def _before(self, mark: Mark) -> str:
        """The word before a phrase, or its own first word where that is a preposition of movement."""
        span = self.doc.char_span(mark.start, mark.end, alignment_mode="expand")
        if span is None:
            return ""
        moving = words("motion_start") | words("motion_end")
        return span[0].lower_ if span[0].lower_ in moving else self.doc[span.start - 1].lower_ if span.start else ""

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
            return Found(text, first.entry, first.entry.precision, evidence, (f"no gazetteer knows “{text}”, which lie in {_shown(first.entry)}",), coordinates=False)
        return None

    def _best(self, read: Sequence[Found]) -> Found:
        """The phrase nearest to the words that tell the event, those of the text before those of the title."""
        triggers = [t.start for t in self.happening.triggers] or [0]

        def rank(found: Found) -> tuple[bool, bool, int]:
            start, end = found.evidence[0]
            title = end <= self.analysis.text_start
            return found.entry is None, title, min(abs(start - t) for t in triggers)

        return min(read, key=rank)

    def _joined(self, best: Found, read: Sequence[Found], rivals: Sequence[Found]) -> Found:
        """The chosen phrase with a finer one beside it: "at Yadgar Chowk" and "in Skardu" are one place."""
        sentence = self._sentence(best.evidence[0][0])
        finer = [f for f in read if f.entry is None and ORDER.index(f.precision) < ORDER.index(best.precision)]
        close = [f for f in finer if self._sentence(f.evidence[0][0]) == sentence] or (finer if len(rivals) == 1 else [])
        if not close:
            return best
        venue = close[0]
        steps = (*best.steps, f"“{venue.text}” lies there")
        return replace(best, text=venue.text, precision=venue.precision, evidence=(*venue.evidence, *best.evidence), steps=steps)

    def _read(self, mark: Mark) -> Found:
        """One phrase by itself."""
        phrase = self.doc.char_span(mark.start, mark.end, alignment_mode="expand")
        text = self.analysis.quote(mark.start, mark.end)
        inside = [t for t in self.geography.within(mark.start - 1, mark.end + 2) if t.mention.kind in {"place", "dwellers"}]
        inside = [t for t in inside if t.entry.kind != "region"]
        tokens: list[Token] = list(phrase) if phrase is not None else []
        inside = _arrival(inside, tokens)
        chosen = _finest(inside, self.doc)
        precision = self._precision(tokens, inside)
        evidence = ((mark.start, mark.end),)
        if chosen is None:
            return self._nameless(mark, text, tokens, precision)
        spread = _spread(inside)
        if spread:
            fine: PlacePrecision = "admin1" if chosen.entry.kind in {"city", "admin1"} else chosen.entry.precision
            return Found(text, chosen.entry, fine, evidence, (f"“{text}” names several places, the first stands for them",), chosen, coordinates=False)
        step = f"“{text}” names {_shown(chosen.entry)}"
        if precision is None or (not chosen.fine and ORDER.index(precision) >= ORDER.index("locality")):
            precision = chosen.entry.precision
        if not chosen.fine and (unknown := self._unknown(tokens, inside, precision)):
            return Found(text, chosen.entry, "locality", evidence, (f"{step}; it holds “{unknown}”, which no gazetteer knows",), chosen, name=unknown)
        if not chosen.fine and ORDER.index(precision) < ORDER.index("locality"):
            return self._within(Found(text, None, precision, evidence, ()), Found(text, chosen.entry, chosen.entry.precision, evidence, (step,), chosen))
        return Found(text, chosen.entry, precision, evidence, (step,), chosen)

    def _nameless(self, mark: Mark, text: str, tokens: Sequence[Token], precision: PlacePrecision | None) -> Found:
        """A phrase without a known town: an unknown one that it names ("at Langting"), the country of its adjective, or no place yet."""
        evidence = ((mark.start, mark.end),)
        own = pieces(tokens)
        last = own[-1] if own else []
        before = tokens[0].nbor(-1).lower_ if tokens and tokens[0].i else ""
        people = [t for t in self.geography.within(mark.start, mark.end) if t.mention.kind == "people" and t.entry.country]
        proper = bool(last) and all(t.text[0].isupper() and t.is_alpha and t.lower_ not in kinds() for t in last)
        after = before in {"in", "at"} if len(own) == 1 else last[:1] != [] and tokens[0].i < last[0].i and last[0].nbor(-1).lower_ in {"in", "at", "of"}
        named = _trailing(last)
        if named and (home := people[0].entry if people else self._area(mark.start)) is not None:
            unknown = self.doc[named[0].i : named[-1].i + 1].text
            steps = (f"“{unknown}” is a place that no gazetteer knows", f"the text speaks of {_shown(home)} there")
            return Found(text, home, "locality", evidence, steps, name=unknown)
        parts = [t for t in self.geography.within(mark.start, mark.end) if t.mention.kind == "part"]
        if proper and after and not parts and (len(last) == 1 or before == "in"):
            home = people[0].entry if people else self._area(mark.start)
            unknown = self.doc[last[0].i : last[-1].i + 1].text
            if home is not None:
                steps = (f"“{unknown}” is a place that no gazetteer knows", f"the text speaks of {_shown(home)} there")
                return Found(text, home, precision or "locality", evidence, steps, name=unknown)
        if people and all(t.i in {i for p in people for i in range(p.mention.first, p.mention.last)} or t.pos_ == "DET" for t in tokens):
            return Found(text, people[0].entry, "country", evidence, (f"“{text}” names {people[0].entry.name}",), people[0])
        known = {t.entry for t in self.geography.toponyms if t.mention.kind == "place"}
        if parts and (parts[0].entry in known or not any(e.country == parts[0].entry.country and e.kind == "city" for e in known)):
            return Found(text, parts[0].entry, precision or "venue", evidence, (f"“{text}” is named after {_shown(parts[0].entry)}",), parts[0], True)
        return Found(text, None, precision or "venue", evidence, (f"“{text}” names no place that the gazetteer knows",))

    def _area(self, start: int) -> Entry | None:
        """The first-level area or country that the text speaks of at an offset."""
        town = self._town_near(start)
        areas = [t.entry for t in self.geography.toponyms if t.entry.kind == "admin1" and t.mention.start < start]
        if areas:
            return areas[-1]
        if town is not None and town.entry.admin1:
            e = town.entry
            return Entry(e.admin1, "admin1", e.country, e.admin1, e.admin1_code)
        code = next(iter(self.geography.countries), None)
        return Entry(countries()[code].name, "country", code) if code else None

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
        if ORDER.index(precision) < ORDER.index("locality"):
            return None
        first = min(t.mention.first for t in inside)
        names = [t for t in tokens if t.i < first and t.is_alpha and t.text[0].isupper() and t.pos_ in {"PROPN", ""}]
        return self.doc[names[0].i : names[-1].i + 1].text if names and names[-1].i - names[0].i < 4 else None

    def _within(self, best: Found, area: Found) -> Found:
        """A venue that lies in an area named apart from it: the town spoken of there, else the area."""
        assert area.entry is not None
        town = self._town_near(best.evidence[0][0], area.entry)
        entry, precision = (town.entry, best.precision) if town else (area.entry, area.precision)
        steps = (*best.steps, *area.steps, f"the text speaks of {_shown(entry)} there")
        evidence = (*best.evidence, *area.evidence, *((_range(town),) if town else ()))
        return Found(best.text, entry, precision, evidence, steps, town or area.toponym, inferred=town is not None)

    # --- phrases without a name

    def _surrounded(self, best: Found) -> Found | None:
        """A phrase that names no place lies where the text is at that moment."""
        start, end = best.evidence[0]
        if capital := self._capital(start, end):
            return replace(capital, text=best.text, precision=min(best.precision, "locality", key=ORDER.index))
        if country := self._countrywide(start, end):
            return country
        town = self._town_near(start)
        if town is not None:
            step = f"the text speaks of {_shown(town.entry)} there"
            dated = self._dated(town)
            again = best.precision if ORDER.index(best.precision) <= ORDER.index("locality") else "locality"
            return Found(best.text, town.entry, again, (*best.evidence, _range(town)), (*best.steps, step), town, True, dated)
        wide = self._wide()
        return replace(wide, text=best.text, evidence=(*best.evidence, *wide.evidence)) if wide else best

    def _capital(self, start: int, end: int) -> Found | None:
        """"The capital", "the Togolese capital": the capital of the country spoken of, unless a name stands beside it."""
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
        capitals = _capital_entries(self.places, code, self.analysis.document.published)
        named = {t.entry for t in self.geography.toponyms}
        return next((e for e in capitals if e in named), capitals[0] if capitals else None)

    def _countrywide(self, start: int, end: int) -> Found | None:
        """"Nationwide", "throughout the country": the country spoken of."""
        phrase = self.doc.char_span(start, end, alignment_mode="expand")
        if phrase is None or not any(t.lower_ in words("country_again") for t in phrase) or any(kinds().get(t.lower_) == "venue" for t in phrase):
            return None
        wide = self._wide()
        return replace(wide, text=self.analysis.quote(start, end), evidence=((start, end), *wide.evidence)) if wide else None

    # --- events without a phrase

    def _unmarked(self) -> Found | None:
        for trigger in self.happening.triggers:
            first, last = self._sentence(trigger.start)
            here = self.geography.within(first, last)
            if found := self._told(here, trigger):
                return found
        for trigger in self.happening.triggers:
            first, last = self._sentence(trigger.start)
            if found := self._capital_in(first, last) or self._countrywide(first, last):
                return found
        if self.dateline and (dated := [t for t in self.geography.within(*self.dateline) if t.mention.kind == "place"]):
            best = _finest(dated, self.doc) or dated[0]
            return Found(None, best.entry, best.entry.precision, (_range(best),), (f"the dateline names {_shown(best.entry)}",), best, True, True)
        start = self.happening.triggers[0].start if self.happening.triggers else 0
        if town := self._town_near(start, spread=True):
            step = f"the text speaks of {_shown(town.entry)} there"
            return Found(self.analysis.quote(*_range(town)), town.entry, town.entry.precision, (_range(town),), (step,), town, True)
        return self._wide()

    def _told(self, here: Sequence[Toponym], trigger: Mark) -> Found | None:
        """A town or area in the event's own sentence: brought by a preposition, else as the home of those who take part."""
        for kind, inferred in (("place", False), ("dwellers", True), ("part", True)):
            fit = [t for t in here if t.mention.kind == kind and t.entry.kind not in {"country", "region"} and not self._source(t)]
            if kind == "place":
                fit = [t for t in fit if self._located(t)] or fit
            if fit:
                near = min(fit, key=lambda t: (not t.fine, abs(t.mention.start - trigger.start)))
                text = self.analysis.quote(*_range(near))
                step = f"the event's sentence {'names' if not inferred else 'hints at'} {_shown(near.entry)}"
                return Found(text, near.entry, near.entry.precision, (_range(near),), (step,), near, inferred)
        return None

    def _capital_in(self, first: int, last: int) -> Found | None:
        for token in self.doc.char_span(first, last, alignment_mode="expand") or ():
            if token.lower_ in words("capital") and token.i and token.pos_ != "ADJ":
                start = self.doc[max(token.i - 2, 0)].idx
                return self._capital(start, token.idx + len(token))
        return None

    def _wide(self) -> Found | None:
        """Only the country is known: the one most spoken of, the publisher's home last."""
        code = next(iter(self.geography.countries), None)
        if code is None:
            return None
        entry = Entry(countries()[code].name, "country", code)
        said = [t for t in self.geography.toponyms if t.entry.country == code]
        share = self.geography.countries[code]
        step = f"{share:.0%} of the places and peoples of the document are of {entry.name}" if said else f"the publisher is at home in {entry.name}"
        return Found(None, entry, "country", tuple(_range(t) for t in said[:1]), (step,), said[0] if said else None, True)

    # --- the town that the text is in

    def _town_near(self, start: int, area: Entry | None = None, *, spread: bool = False) -> Toponym | None:
        """The town that the text is in at an offset: of the same sentence, of the two before, the dateline's, of the rest, the most named first."""
        main = next(iter(self.geography.countries), None)
        towns = [t for t in self.geography.toponyms if t.fine and (area is None or _lies(t.entry, area))]
        towns = [t for t in towns if t.mention.kind != "eponym" and not any(o.start <= t.mention.start < o.end for o in self.origins)]
        towns = [t for t in towns if t.entry.country == main or self._located(t) or self._dated(t)] if area is None else towns
        places = [t for t in towns if t.mention.kind == "place" and not self._source(t)]
        first, last = self._sentence(start)
        same = [t for t in places if first <= t.mention.start < last]
        if same:
            return min(same, key=lambda t: (not self._located(t), abs(t.mention.start - start)))
        shares = self.geography.countries
        before = [t for t in places if t.mention.start < first and self._located(t) and self._between(t.mention.start, first) <= 2]
        before = [t for t in before if area is not None or t.entry.country == main or shares.get(t.entry.country, 0.0) >= 0.25]
        if before:
            return before[-1]
        dated = [t for t in towns if self._dated(t)]
        if dated and (dated[0].entry.country == main or not any(t.entry.country == main for t in places)):
            return dated[0]
        for rest in (places, [t for t in towns if t.mention.kind in {"part", "dwellers"}]):
            if rest:
                return max(rest, key=lambda t: (t.entry.country == main, sum(o.entry == t.entry for o in rest), -abs(t.mention.start - start)))
        return None

    def _between(self, a: int, b: int) -> int:
        """How many sentences begin between two offsets."""
        return sum(1 for s in self.doc.sents if a < s.start_char <= b)

    def _located(self, t: Toponym) -> bool:
        first = t.mention.first
        if first > 1 and self.doc[first - 1].lower_ == "of" and self.doc[first - 2].lower_ in words("kinds.locality"):
            return True
        return first > 0 and (self.doc[first - 1].lower_ in words("strong_locative") or (first > 1 and self.doc[first - 2].lower_ in words("strong_locative")))

    def _source(self, t: Toponym) -> bool:
        """Whether a name belongs to whom the account is ascribed to or to a speaker ("Johannesburg metro police said")."""
        return any(m.label in {"src"} and m.start <= t.mention.start < m.end for m in self.analysis.roles)

    def _dated(self, t: Toponym) -> bool:
        return self.dateline is not None and self.dateline[0] <= t.mention.start < self.dateline[1]

    def _sentence(self, offset: int) -> tuple[int, int]:
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        sentence = span.sent if span is not None else self.doc[0:1]
        return sentence.start_char, sentence.end_char


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    return list({(m.start, m.end): m for m in marks}.values())


def _range(t: Toponym) -> tuple[int, int]:
    return t.mention.start, t.mention.end


def _lies(inner: Entry, outer: Entry) -> bool:
    if outer.kind == "country" or not outer.admin1:
        return inner.country == outer.country
    return inner.country == outer.country and inner.admin1 == outer.admin1


def _finest(inside: Sequence[Toponym], doc: Doc) -> Toponym | None:
    """Of the names of one phrase the finest; of several towns the last where the phrase moves towards it, else the first."""
    for level in (lambda t: t.entry.own, lambda t: t.fine, lambda t: t.entry.kind == "admin2", lambda t: t.entry.kind == "admin1", lambda t: True):
        if fit := [t for t in inside if level(t)]:
            called = [t for t in fit if t.mention.first > 1 and doc[t.mention.first - 1].lower_ == "of" and doc[t.mention.first - 2].lower_ in kinds()]
            if called and len(fit) > 1:
                return called[-1]
            moved = [t for t in fit if t.mention.first and doc[t.mention.first - 1].lower_ in words("motion_end")]
            return moved[-1] if moved else fit[0]
    return None


def _spread(inside: Sequence[Toponym]) -> bool:
    """Whether a phrase lists several towns or areas that lie far apart."""
    towns = [t.entry for t in inside if t.fine and t.mention.kind == "place"]
    if len(towns) < 2:
        areas = {t.entry for t in inside if t.entry.kind in {"admin1", "admin2"}}
        return not towns and len(areas) > 1
    return any((distance(a, b) or 0.0) > NEAR for a in towns for b in towns)


def _capital_entries(places: Places, code: str, published: str | None) -> list[Entry]:
    """The capital of a country, and before it the one it had at the time of the document."""
    former, until = table("places_areas")["former_capitals"].get(code, ("", 0))
    names = [former] if former and published and int(published[:4]) < until else []
    keys = [fold(name) for name in (*names, countries()[code].capital)]
    found = places.gazetteer.find(keys)
    return [next(e for e in found[key] if e.country == code and e.kind == "city") for key in keys if any(e.country == code and e.kind == "city" for e in found.get(key, ()))]


def _trailing(piece: Sequence[Token]) -> list[Token]:
    """The name behind a small word for its kind ("the refugee camp Idomeni", "the village Langting")."""
    names: list[Token] = []
    for token in reversed(piece):
        if not (token.is_alpha and token.text[0].isupper()):
            break
        names.insert(0, token)
    rest = piece[: len(piece) - len(names)]
    towns = words("kinds.locality") | {"camp"}
    return names if names and rest and rest[-1].text.islower() and rest[-1].lower_ in towns and not any(t.lower_ in kinds() for t in names) else []


def _arrival(inside: list[Toponym], tokens: Sequence[Token]) -> list[Toponym]:
    """Of a way "from X to the Y" without a name behind the "to" no town is left: it did not end in X."""
    if not tokens or tokens[0].lower_ not in words("motion_start") | {"to"} and not any(t.lower_ in words("motion_start") for t in tokens[:2]):
        return inside
    ends = [t.i for t in tokens if t.lower_ in words("motion_end")]
    if not ends:
        return inside
    after = [t for t in inside if t.mention.first > ends[-1]]
    return after
