"""The search for an event's place, in the order of the codebook: its phrases, its sentence, the dateline, the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.coding.happening import Happening
from dateline.coding.syntax import FLAT, clause_head, head_of
from dateline.coding.where_found import ORDER, Found, apart, finest, range_of, shown
from dateline.coding.where_phrases import Phrases
from dateline.knowledge.places import Places, Toponym
from dateline.knowledge.places.resolve import FINE
from dateline.knowledge.places.words import words
from dateline.language.analysis import Analysis, Mark

STOPPAGES = frozenset({"strike", "boycott"})
"""Modes that may be in a whole area."""


class Locator(Phrases):
    """Finds the place of one event."""

    def __init__(self, analysis: Analysis, happening: Happening, places: Places, hints: Mapping[str, float] | None) -> None:
        super().__init__(analysis, places, hints)
        self.happening = happening
        self.marks = [self._full(m) for m in apart(happening.of("plc")) if self._bare(m) and not self._heads(m)]
        self.origins = self._arrivals()[1]

    def found(self) -> Found | None:
        """The first answer in the order of the codebook."""
        if country := self._spread_over_country():
            return country
        if self.marks:
            return self._marked()
        return self._unmarked()

    def _spread_over_country(self) -> Found | None:
        """A "nationwide strike" is in the whole country, wherever the text tells of it."""
        for trigger in self.happening.triggers:
            head = head_of(self.analysis.words(trigger))
            for word in head.subtree:
                if word.i <= head.i and word.lower_ in words("nationwide") and (wide := self._countrywide(word.idx, word.idx + len(word))):
                    return wide
        return None

    def _marked(self) -> Found | None:
        origins = self.origins
        marks = [m for m in self.marks if m not in origins]
        read = [replace(self._read(mark), text=self._whole(mark, origins)) for mark in marks]
        read = self._own(read)
        if listed := self._listed(read):
            return listed
        named = [found for found in read if found.entry is not None and found.toponym is not None]
        towns = [f for f in read if f.name is not None or (f.entry is not None and f.entry.kind in FINE)]
        towns = self._likely(towns, named)
        if towns and (area := self._struck(read, towns)):
            return area
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

    def _own(self, read: list[Found]) -> list[Found]:
        """The phrases of the title, the first paragraph and those that tell the event, where one stands in a sentence that tells it."""
        triggers = [t.start for t in self.happening.triggers]
        told = {self._paragraph(at) for at in triggers} | {0, self._paragraph(self.analysis.text_start)}
        here = {self._sentence(at) for at in triggers}
        own = [f for f in read if self._paragraph(f.evidence[0][0]) in told]
        return own if any(self._sentence(f.evidence[0][0]) in here for f in own) else read

    def _struck(self, read: Sequence[Found], towns: Sequence[Found]) -> Found | None:
        """The area that a strike is in, named with it, where towns are only named apart from it."""
        if not {t.attributes.get("mode") for t in self.happening.triggers} & STOPPAGES:
            return None
        told = {self._sentence(t.start) for t in self.happening.triggers}
        areas = [
            f for f in read if f.entry is not None and f.entry.kind in {"admin1", "admin2"} and self._sentence(f.evidence[0][0]) in told
        ]
        apart = all(self._sentence(f.evidence[0][0]) not in told for f in towns)
        return self._best(areas) if areas and apart else None

    def _likely(self, towns: list[Found], named: Sequence[Found]) -> list[Found]:
        """The towns without doubtful ones abroad, where another phrase names the country that the document speaks of."""
        main = next(iter(self.geography.countries), None)
        if not any(f.entry is not None and f.entry.country == main for f in named):
            return towns
        return [f for f in towns if f.toponym is None or f.toponym.mention.sure or f.toponym.entry.country == main]

    def _best(self, read: Sequence[Found]) -> Found:
        """The phrase that the event's place stands in.

        Before the others go one that the event's clause points back at, phrases of the country spoken of, sure names, phrases of the text
        before those of the title, the town named most among the event's phrases, and last the phrase nearest to the words that tell it.
        """
        triggers = [t.start for t in self.happening.triggers] or [0]
        main = next(iter(self.geography.countries), None)

        pointed = self._pointed_at()

        def rank(found: Found) -> tuple[bool, bool, bool, bool, bool, int, int]:
            start, end = found.evidence[0]
            title = end <= self.analysis.text_start
            foreign = found.entry is not None and found.entry.country != main
            votes = sum((f.entry, f.name) == (found.entry, found.name) for f in read) if found.entry is not None else 0
            doubtful = found.toponym is not None and not found.toponym.mention.sure
            there = any(end <= at <= end + 3 for at in pointed)
            return found.entry is None, not there, foreign, doubtful, title, -votes, min(abs(start - t) for t in triggers)

        return min(read, key=rank)

    def _pointed_at(self) -> list[int]:
        """Where a "where" of the event's own clause stands, right behind its place ("on Miyako, where people turned out")."""
        clauses = [clause_head(head_of(self.analysis.words(t))) for t in self.happening.triggers]
        return [child.idx for clause in clauses for child in clause.children if child.lower_ == "where"]

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

    def _surrounded(self, best: Found) -> Found | None:
        """A phrase that names no place lies where the text is at that moment."""
        start, end = best.evidence[0]
        if country := self._countrywide(start, end):
            return country
        town = self._town_near(start)
        if town is not None:
            step = f"the text speaks of {shown(town.entry)} there"
            dated = self._dated(town)
            again = best.precision if ORDER.index(best.precision) <= ORDER.index("locality") else "locality"
            return Found(best.text, town.entry, again, (*best.evidence, range_of(town)), (*best.steps, step), town, True, dated)
        wide = self._wide()
        return replace(wide, text=best.text, evidence=(*best.evidence, *wide.evidence)) if wide else best

    def _unmarked(self) -> Found | None:
        start = self.happening.triggers[0].start if self.happening.triggers else 0
        if headed := self._headed_item(start):
            step = f"the heading of the item names {shown(headed.entry)}"
            return Found(self.analysis.quote(*range_of(headed)), headed.entry, headed.entry.precision, (range_of(headed),), (step,), headed)
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
            best = finest(dated, self.doc) or dated[0]
            return Found(
                None, best.entry, best.entry.precision, (range_of(best),), (f"the dateline names {shown(best.entry)}",), best, True, True
            )
        if town := self._town_near(start):
            step = f"the text speaks of {shown(town.entry)} there"
            return Found(self.analysis.quote(*range_of(town)), town.entry, town.entry.precision, (range_of(town),), (step,), town, True)
        return self._wide()

    def _told(self, here: Sequence[Toponym], trigger: Mark) -> Found | None:
        """A town or area in the event's own sentence: brought by a preposition, else as the home of those who take part."""
        for kind, inferred in (("place", False), ("dwellers", True)):
            fit = [
                t
                for t in here
                if t.mention.kind == kind and t.entry.kind not in {"country", "region"} and not self._source(t) and not self._dated(t)
            ]
            if kind == "place":
                fit = [t for t in fit if self._located(t)] or fit
            if fit:
                near = min(fit, key=lambda t: (not t.fine, abs(t.mention.start - trigger.start)))
                text = self.analysis.quote(*range_of(near))
                step = f"the event's sentence {'names' if not inferred else 'hints at'} {shown(near.entry)}"
                return Found(text, near.entry, near.entry.precision, (range_of(near),), (step,), near, inferred)
        return None

    def _full(self, mark: Mark) -> Mark:
        """A phrase with the rest of its name ("the East" of "the East Midlands")."""
        span = self.doc.char_span(mark.start, mark.end, alignment_mode="expand")
        last = span[-1] if span is not None else None
        if last is None or last.dep_ not in FLAT or last.head.i != last.i + 1 or last.head.pos_ != "PROPN":
            return mark
        return replace(mark, end=last.head.idx + len(last.head))

    def _bare(self, mark: Mark) -> str:
        """A phrase without its article: nothing where a mark holds no more."""
        quote = self.analysis.quote(mark.start, mark.end)
        return "" if quote.lower() in {"the", "a", "an", "this", "that", "here", "there"} else quote

    def _heads(self, mark: Mark) -> bool:
        """Whether a phrase is only the dateline."""
        return self.dateline is not None and self.dateline[0] <= mark.start and mark.end <= self.dateline[1]

    def _arrivals(self) -> tuple[list[Mark], list[Mark]]:
        """The phrases apart from those where a way began: "from X" beside "to Y" in one sentence."""
        origins = [m for m in self.marks if self._before(m) in words("motion_start")]
        ends = [m for m in self.marks if self._before(m) in words("motion_end")]
        begun = [o for o in origins if any(o.start < e.start and self._sentence(o.start) == self._sentence(e.start) for e in ends)]
        return [m for m in self.marks if m not in begun], begun

    def _whole(self, mark: Mark, origins: Sequence[Mark]) -> str:
        """The words of a phrase, from the start of its way where it has one."""
        starts = [
            o.start
            for o in origins
            if o.start < mark.start and self._sentence(o.start) == self._sentence(mark.start) and mark.start - o.end < 80
        ]
        return self.analysis.quote(min(starts) if starts else mark.start, mark.end)

    def _before(self, mark: Mark) -> str:
        """The word before a phrase, or its own first word where that is a preposition of movement."""
        span = self.doc.char_span(mark.start, mark.end, alignment_mode="expand")
        if span is None:
            return ""
        moving = words("motion_start") | words("motion_end")
        return span[0].lower_ if span[0].lower_ in moving else self.doc[span.start - 1].lower_ if span.start else ""
