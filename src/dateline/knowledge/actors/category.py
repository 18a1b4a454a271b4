"""Which sector and country an actor is of, and how sure that is: by the register, by the nouns of the name, by titles and affiliations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.actors.register import LAST_YEAR, Entry, find, nouns
from dateline.knowledge.lexicon import table
from dateline.knowledge.places.countries import country_of, names, people
from dateline.knowledge.places.fold import fold

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A sector (PLOVER's code, UNK where nothing tells), a country (alpha-3) where one is named, and the confidence of the sector."""

    category: str
    country: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Nouns:
    """The table `actors`: sectors by phrase, head noun and modifier."""

    phrases: dict[str, str]
    heads: dict[str, str]
    modifiers: dict[str, str]
    confidence: dict[str, float]


@cache
def head_nouns() -> Nouns:
    """The word table of sectors; of two sectors that list a word the first stands."""
    rows = table("actors")
    flat: dict[str, dict[str, str]] = {}
    for part in ("phrases", "heads", "modifiers"):
        flat[part] = {}
        for category, listed in rows[part].items():
            for word in listed:
                flat[part].setdefault(" ".join(_singular(w) for w in words_of(word)), category)
    return Nouns(flat["phrases"], flat["heads"], flat["modifiers"], rows["confidence"])


def words_of(text: str) -> list[str]:
    """The words of a name in lower case, possessive endings cut."""
    return [re.sub(r"['’]s?\Z", "", w) for w in WORD.findall(text.casefold())]


# Nouns that only say that people belong to the body named beside them.
BELONGING = (frozenset(table("people")["belonging"]) - {"worker", "head", "chief"}) | {"leadership", "people", "wing", "activist", "branch"}


def _singular(word: str) -> str:
    known: dict[str, str] = table("actors")["singular"]
    if word in known:
        return known[word]
    if word.endswith("men") and len(word) > 5:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def by_register(rows: tuple[Entry, ...], on: str | None) -> Judgement | None:
    """What the rows of a name say of a day: an office held then, else a row without dates, else that somebody held one at another time."""
    if not rows:
        return None
    scale = head_nouns().confidence
    held = [r for r in rows if (r.start or r.end) and r.held(on)]
    always = [r for r in rows if not r.start and not r.end]
    own = [r for r in rows if r.own and r.held(on)]
    if own:
        return Judgement(own[0].category, own[0].country, scale["own"])
    if held:
        office = next((r for r in held if r.category != "ELI"), held[0])
        doubt = 0.5 if on and not office.end and on >= LAST_YEAR else 1.0
        return Judgement(office.category, office.country, scale["register"] * doubt)
    if always:
        countries = {r.country for r in always if r.category == always[0].category}
        return Judgement(always[0].category, always[0].country if len(countries) == 1 else None, scale["register"])
    countries = {r.country for r in rows}
    return Judgement("ELI" if on else "GOV", countries.pop() if len(countries) == 1 else None, scale["register"] / 2)


def by_nouns(text: str) -> tuple[str, float] | None:
    """The sector that the nouns of a name or description speak for."""
    scale, known = head_nouns().confidence, head_nouns()
    said, after = [_singular(w) for w in words_of(text)], table("actors")["after_head"]
    stop = next((i for i, w in enumerate(said) if w in after and i), len(said))
    core, rest = said[:stop], said
    for size in (4, 3, 2):
        for i in range(len(core) - size, -1, -1):
            if (category := known.phrases.get(" ".join(core[i : i + size]))) is not None:
                return category, scale["phrases"]
    if not core:
        return None
    ends = [core[-1], *(part for part in core[-1].split("-")[::-1] if "-" in core[-1])]
    for size in (3, 2):
        if len(core) >= size and (category := nouns().get(" ".join(core[-size:]))) is not None and category != "OPP":
            return category, scale["heads"]
    weak = None
    for word in ends:
        if word not in table("actors")["undecided"] and (category := known.heads.get(word) or nouns().get(word)) is not None:
            weak = category
            break
    said_of = rest if weak in {"SOC", "LAB", "PTY", "GOV", None} else core
    told = next((known.modifiers[w] for w in said_of if w in known.modifiers and w != core[-1]), None)
    loose = weak in {"SOC", "LAB", "CVL"} or core[-1] in {"council", "congress", "league", "peramuna", "morcha", "dal"}
    if (
        loose
        and weak is not None
        and told in {"EDU", "AGR", "REL", "LAB", "BUS", "PTY", "MED", "OPP"}
        and not (weak in {"LAB", "PTY"} and told in {"PTY", "BUS", "OPP"})
    ):
        return (told, scale["modifiers"] + 0.1) if told is not None and (told != "PTY" or weak in {"CVL", None}) else (weak, scale["heads"])
    if weak is not None:
        return weak, scale["heads"]
    first = known.heads.get(core[0]) if len(core) > 1 else None
    if first is not None and stop == len(said) and first in {"PTY", "SOC", "LAB", "REL", "GOV"}:
        return first, scale["modifiers"]
    return (told, scale["modifiers"]) if told is not None else None


def judge(
    name: str, titles: tuple[str, ...], acronym: str | None, on: str | None, kind: str, own: Mapping[str, tuple[Entry, ...]]
) -> Judgement:
    """The sector and country of an actor, by the strongest source that tells."""
    listed = by_register(find(name, own), on) if name != name.lower() or kind != "description" else None
    country = listed.country if listed is not None else None
    country = country or country_of(name) or next((c for c in map(_titled_country, titles) if c), None)
    sure = listed is not None and listed.category != "ELI" and (kind != "person" or listed.confidence >= 0.6)
    if listed is not None and sure:
        return Judgement(listed.category, country, listed.confidence)
    scale = head_nouns().confidence
    if kind == "person":
        found = _by_titles(titles, on, own)
        if found is not None:
            return Judgement(found.category, country or found.country, found.confidence)
        return Judgement(listed.category, country, listed.confidence) if listed is not None else Judgement("CVL", country, 0.2)
    affiliated = _by_affiliation(name, on, own)
    if affiliated is not None:
        return Judgement(affiliated.category, country or affiliated.country, affiliated.confidence)
    told = by_nouns(name)
    if told is not None:
        return Judgement(told[0], country, told[1])
    if country is not None and (kind == "place" or fold(name) in names()):
        return Judgement("GOV", country, scale["country"])
    if country is not None and (kind == "group" or any(fold(w) in people() for w in name.split()[-1:])):
        return Judgement("CVL", country, scale["country"])
    return Judgement("UNK", country, 0.0)


def _by_affiliation(name: str, on: str | None, own: Mapping[str, tuple[Entry, ...]]) -> Judgement | None:
    """Of "ANC supporters", "members of the ANC", "MQM leadership": the sector of the body, where the register or its nouns tell."""
    said = name.split()
    at = next((i for i, w in enumerate(said) if w.casefold() in {"of", "from"}), None)
    head = _singular(said[at - 1 if at else -1].casefold()) if said else ""
    if head not in BELONGING or len(said) < 2:
        return None
    body = " ".join(said[at + 1 :] if at else said[:-1])
    body = re.sub(r"\A(?:the|a|an|various|many|several|all|some)\s+", "", body, flags=re.IGNORECASE)
    listed = by_register(find(body, own), on)
    if listed is not None:
        return listed
    told = by_nouns(body) if body[:1].isupper() or at else None
    return Judgement(told[0], None, told[1]) if told is not None else None


def _titled_country(title: str) -> str | None:
    return country_of(title) if any(c.isupper() for c in title) else None


def _by_titles(titles: tuple[str, ...], on: str | None, own: Mapping[str, tuple[Entry, ...]]) -> Judgement | None:
    """A person is of the sector of the body that a title names, else of the office itself; a former office comes last."""
    scale = head_nouns().confidence["titles"]
    ordered = sorted(titles, key=lambda t: t.casefold().startswith(("former", "ex-", "ex ")))
    for title in ordered:
        for piece in _names_in(title):
            listed = by_register(find(piece, own), on)
            if listed is not None and listed.category not in {"ELI"}:
                return Judgement(listed.category, listed.country, scale)
    for title in ordered:
        for piece in _names_in(title):
            told = by_nouns(piece)
            if told is not None and told[0] not in {"CVL"}:
                return Judgement(told[0], None, scale)
    for title in ordered:
        plain = re.sub(r"\A(?:the|a|an|of|former|ex)[\s-]+", "", title, flags=re.IGNORECASE)
        told = by_nouns(plain)
        if told is not None:
            return Judgement(told[0], None, scale)
    return None


def _names_in(title: str) -> list[str]:
    """The capitalized stretches of a title: the bodies it names."""
    found = re.findall(r"[^\W\d_a-z][\w’'-]*(?:\s+(?:(?:of|for|and|the|de)\s+)*[^\W\d_a-z][\w’'-]*)*", title)
    return [f for f in found if f[0].isupper() and len(f) > 1 and (" " in f or f.isupper() or f[1:] != f[1:].lower())]
