"""Which of its namesakes each place name of a document means, decided together, with the reasons.

A name is one place throughout a document, unless the text itself says which ("Springfield, Ohio"). Each candidate is weighed by how well
known it is, by what the text says about it (a container, a word for its kind) and by the countries and areas that the rest of the document
speaks of; the rest is read again until nothing changes, three times at most.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.knowledge.places.countries import countries
from dateline.knowledge.places.gazetteer import Entry
from dateline.knowledge.places.mentions import Mention
from dateline.knowledge.places.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

WEIGHT = {
    "people": 0.55,  # a factor of ten more people
    "main": 1.5,
    "country": 2.0,
    "region": 2.0,
    "admin1": 0.6,
    "eponym": -1.0,  # an area where a town bears its name, unless the text says it means the area
    "admin2": -1.2,
    "capital": 1.6,
    "kind": 3.0,
    "container": 5.0,
    "holds": 2.5,
    "own": 6.0,
    "spoken of": 3.0,  # times the share of the country in the document
    "area spoken of": 1.5,
}
HINT = {"place": 1.0, "people": 0.8, "part": 0.4, "eponym": 0.15, "dwellers": 0.7}
SPOKEN = HINT | {"people": 0.5, "bare": 0.5}
"""What a mention counts for the country that events are in; one that no preposition of place brings in ("solidarity with Iraq") is bare."""
FINE = {"city", "venue", "street", "neighbourhood"}


@dataclass(frozen=True, slots=True)
class Weighed:
    """One candidate with the sum of its reasons, the weightiest first; what speaks against it begins with "but"."""

    entry: Entry
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Toponym:
    """A mention with what it means, and the rivals in falling order."""

    mention: Mention
    chosen: Weighed
    rivals: tuple[Weighed, ...] = ()

    @property
    def entry(self) -> Entry:
        return self.chosen.entry

    @property
    def fine(self) -> bool:
        """A town or something finer, as against an area or a country."""
        return self.entry.kind in FINE


@dataclass(frozen=True, slots=True)
class Geography:
    """The places of one document in reading order, and how much it speaks of each country (shares that sum up to 1 or less)."""

    toponyms: tuple[Toponym, ...]
    countries: Mapping[str, float]

    def within(self, start: int, end: int) -> list[Toponym]:
        """Those that stand inside a range of the joint text."""
        return [t for t in self.toponyms if start <= t.mention.start and t.mention.end <= end]


def resolve(doc: Doc, mentions: Sequence[Mention], hints: Mapping[str, float]) -> Geography:
    """Decide all mentions; `hints` are weights of countries (alpha-3) known from elsewhere (a plain mention in the text weighs 1)."""
    return _Resolver(doc, mentions, hints).geography()


class _Resolver:
    def __init__(self, doc: Doc, mentions: Sequence[Mention], hints: Mapping[str, float]) -> None:
        self.doc, self.mentions, self.hints = doc, mentions, hints
        self.holder = [self._holder(at) for at in range(len(mentions))]
        self.group = [(m.key, "" if h is None else mentions[h].key) for m, h in zip(mentions, self.holder, strict=True)]
        held = {key: (key, holder) for key, holder in reversed(self.group) if holder}
        self.group = [g if g[1] else held.get(g[0], g) for g in self.group]
        self.members: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, group in enumerate(self.group):
            self.members[group].append(at)
        self.best: dict[tuple[str, str], list[Weighed]] = {}

    def geography(self) -> Geography:
        for _ in range(3):
            before = {g: w[0].entry for g, w in self.best.items()}
            spoken = self._votes()
            self.best = {group: self._weighed(group, spoken) for group in self.members}
            if {g: w[0].entry for g, w in self.best.items()} == before:
                break
        toponyms = tuple(
            Toponym(m, self.best[g][0], tuple(self.best[g][1:5]))
            for m, g in zip(self.mentions, self.group, strict=True)
            if self._believed(m, g)
        )
        weights = defaultdict(float, self.hints)
        for t in toponyms:
            if t.entry.country:
                weights[t.entry.country] += self._spoken(t.mention)
        total = sum(weights.values())
        return Geography(toponyms, {c: w / total for c, w in sorted(weights.items(), key=lambda cw: (-cw[1], cw[0]))} if total else {})

    def _believed(self, mention: Mention, group: tuple[str, str]) -> bool:
        """A doubtful name stays one only where the document speaks of its country otherwise or it is large or held.

        A small town that the text puts where the gazetteer has none of its name is another place ("Thorncliffe, Limpopo").
        """
        if not group[1] and self._elsewhere(mention):
            return False
        entry = self.best[group][0].entry
        if not group[1] and self._lent(group, entry):
            return False
        landmark = entry.kind == "venue" and not entry.own
        if (mention.sure or group[1]) and not landmark:
            return True
        others = self._votes(without=group)
        if landmark:
            return not others or others.get(entry.country, 0.0) > 0
        return entry.population >= 100_000 or not others or others.get(entry.country, 0.0) > 0

    def _spoken(self, mention: Mention) -> float:
        before = [t.lower_ for t in self.doc[max(mention.first - 2, 0) : mention.first]]
        near = before if before[-1:] == ["the"] else before[-1:]
        held = mention.last < len(self.doc) and self.doc[mention.last].text == ","
        return SPOKEN["bare" if mention.kind == "place" and not held and not words("strong_locative") & set(near) else mention.kind]

    def _lent(self, group: tuple[str, str], entry: Entry) -> bool:
        """Whether a small town's name is that of a body of the document, of a country that nothing else in it speaks of ("Valley View")."""
        if entry.kind != "city" or entry.own or entry.population >= 100_000:
            return False
        body = any(self.mentions[at].kind == "part" for at in self.members[group])
        return body and not self._votes(without=group).get(entry.country, 0.0) and bool(self._votes(without=group))

    def _elsewhere(self, mention: Mention) -> bool:
        at = self.mentions.index(mention)
        if at + 1 == len(self.mentions) or max(e.population for e in mention.entries) >= 100_000 or any(e.own for e in mention.entries):
            return False
        there = self.mentions[at + 1]
        comma = there.first - mention.last == 1 and self.doc[mention.last].text == ","
        return comma and there.kind == "place" and self.best[self.group[at + 1]][0].entry.kind in {"admin1", "admin2", "country"}

    def _holder(self, at: int) -> int | None:
        """The next mention, where it holds this one: "X, Y", "X (Y)", "X in Y"."""
        if at + 1 == len(self.mentions):
            return None
        here, there = self.mentions[at], self.mentions[at + 1]
        between = self.doc[here.last : there.first]
        if here.kind == "people" or there.kind == "people" or len(between) > 4 or not len(between):
            return None
        if not all(t.lower_ in words("holding") or t.lower_ in words("kinds.admin1") | words("kinds.admin2") for t in between):
            return None
        broad = [e for e in there.entries if e.kind in {"country", "admin1", "admin2"} or (e.kind == "city" and between[0].lower_ == "in")]
        mine = [e for e in here.entries if e.kind != "city" or e.population >= 100_000] if _broad(here) else here.entries
        ok = any(_inside(inner, outer) for outer in broad for inner in mine)
        bare = between[0].text in {",", "("} or between[0].lower_ == "in"
        return at + 1 if ok and bare else None

    def _votes(self, without: tuple[str, str] | None = None) -> dict[str, float]:
        """How much each country, and each first-level area ("ZAF/Gauteng"), is spoken of."""
        weights: dict[str, float] = defaultdict(float, self.hints)
        for group, members in self.members.items():
            if without is not None and group[0] == without[0]:
                continue
            certain, entry = self._certain(group)
            for at in members[:4]:
                weight = HINT[self.mentions[at].kind] * certain
                if entry.country:
                    weights[entry.country] += weight
                    if entry.admin1:
                        weights[f"{entry.country}/{entry.admin1}"] += weight
        return weights

    def _certain(self, group: tuple[str, str]) -> tuple[float, Entry]:
        """What a group means as far as is known, and how surely."""
        ranked = self.best.get(group)
        if ranked is None:
            ranked = self._weighed(group, dict(self.hints))
        lead = ranked[0].score - ranked[1].score if len(ranked) > 1 and ranked[1].entry.country != ranked[0].entry.country else 3.0
        sure = self.mentions[self.members[group][0]].sure
        return (1.0 if sure else 0.3) / (1.0 + math.exp(1.0 - 1.5 * lead)), ranked[0].entry

    def _weighed(self, group: tuple[str, str], spoken: Mapping[str, float]) -> list[Weighed]:
        members = self.members[group]
        own = self._votes(without=group) if self.best else spoken
        total = sum(w for key, w in own.items() if "/" not in key) + 0.5
        towns = [e for e in self.mentions[members[0]].entries if e.kind == "city"]
        out = [self._weigh(e, members, own, total, towns) for e in self.mentions[members[0]].entries]
        return sorted(out, key=lambda w: (-w.score, -w.entry.population, w.entry.geonames_id or 0))

    def _weigh(self, e: Entry, members: Sequence[int], spoken: Mapping[str, float], total: float, towns: Sequence[Entry]) -> Weighed:
        people = f"{e.population:,} people" if e.population else "no count of its people"
        reasons: list[tuple[float, str]] = [(WEIGHT["people"] * math.log10(max(e.population, 1) + 1), people)]
        key = self.mentions[members[0]].key
        if e.main or _usual(e, key):
            reasons.append((WEIGHT["main"], "its usual name"))
        if e.own:
            reasons.append((WEIGHT["own"], "a row of your own gazetteer"))
        if e.kind in {"country", "region"}:
            reasons.append((WEIGHT[e.kind], f"a {e.kind}"))
        if e.capital:
            reasons.append((WEIGHT["capital"], "a capital"))
        cue = self._cue(members)
        if e.kind in {"admin1", "admin2"}:
            named = any(t.country == e.country and t.admin1 == e.admin1 and t.population >= 1000 for t in towns)
            if cue == e.kind or (cue == "admin2" and e.kind == "admin1" and not named):
                reasons.append((WEIGHT["kind"], "the text calls it an area"))
            else:
                reasons.append(
                    (WEIGHT["eponym"] if named else WEIGHT[e.kind], "an area that a town shares its name with" if named else "an area")
                )
        elif cue == "locality" and e.kind == "city":
            reasons.append((WEIGHT["kind"] / 2, "the text calls it a town"))
        reasons += self._containment(e, members)
        if share := spoken.get(e.country, 0.0) / total:
            reasons.append((WEIGHT["spoken of"] * min(share, 1.0), f"the document speaks of {_country(e.country)}"))
        if e.admin1 and (near := spoken.get(f"{e.country}/{e.admin1}", 0.0)):
            reasons.append((WEIGHT["area spoken of"] * min(near / total + 0.3, 1.0), f"the document speaks of {e.admin1}"))
        told = tuple(why if value > 0 else f"but {why}" for value, why in sorted(reasons, key=lambda r: -abs(r[0])) if abs(value) >= 0.05)
        return Weighed(e, sum(value for value, _ in reasons), told)

    def _containment(self, e: Entry, members: Sequence[int]) -> list[tuple[float, str]]:
        found = []
        for at in members:
            holder = self.holder[at]
            if holder is not None and any(_inside(e, h) for h in self.mentions[holder].entries):
                found.append(
                    (WEIGHT["container"], f"the text puts it in {self.doc.text[self.mentions[holder].start : self.mentions[holder].end]}")
                )
                break
        if any(self.holder[at - 1] == at and any(_inside(inner, e) for inner in self.mentions[at - 1].entries) for at in members if at):
            found.append((WEIGHT["holds"], "the text puts another place in it"))
        return found

    def _cue(self, members: Sequence[int]) -> str | None:
        """The kind that a word beside any mention gives it: "Kamuli district", "the province of Ganyesa", "the city of Reading"."""
        for at in members:
            m = self.mentions[at]
            after = self.doc[m.last].lower_ if m.last < len(self.doc) else ""
            before = self.doc[m.first - 2].lower_ if m.first >= 2 and self.doc[m.first - 1].lower_ == "of" else ""
            for kind in ("admin1", "admin2", "locality"):
                if before in {"state", "republic", "land", "territory"} and any(e.kind == "country" for e in m.entries):
                    continue
                if {after, before, after.removesuffix("s")} & words(f"kinds.{kind}"):
                    return kind
        return None


def _broad(mention: Mention) -> bool:
    """A country or a great area first of all: beside another one it is one of a list, and not the village of that name."""
    return any(e.kind == "country" or (e.kind == "admin1" and e.population >= 1_000_000 and e.main) for e in mention.entries)


def _usual(e: Entry, key: str) -> bool:
    return e.kind == "city" and e.name.lower() == f"{key} city"


def _inside(inner: Entry, outer: Entry) -> bool:
    """Whether an area or country holds a place, by the gazetteer's own columns."""
    if inner.country != outer.country or inner == outer or outer.kind == "region":
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    if outer.kind == "admin1":
        return inner.kind not in {"country", "admin1"} and (not outer.admin1 or inner.admin1 == outer.admin1)
    return inner.kind in FINE and inner.admin1 == outer.admin1 and inner.name != outer.name and _near(inner, outer, 120)


def _near(a: Entry, b: Entry, kilometres: float) -> bool:
    return (distance(a, b) or 0.0) <= kilometres


def distance(a: Entry, b: Entry) -> float | None:
    """Kilometres between two places; none where one has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    x, y, u, v = map(math.radians, (a.latitude, a.longitude, b.latitude, b.longitude))
    half = math.sin((u - x) / 2) ** 2 + math.cos(x) * math.cos(u) * math.sin((v - y) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(half, 1.0)))


def _country(code: str) -> str:
    return countries()[code].name if code in countries() else code
