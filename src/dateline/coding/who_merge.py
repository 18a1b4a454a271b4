"""One actor of each finding: its name, sector, country and titles; findings of the same actor in one role brought together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span

from dateline.coding.names import Named, Names
from dateline.coding.names_phrase import head_noun, is_noun, is_plural, lemma, name_of, words
from dateline.coding.who_nations import country_of_adjective
from dateline.coding.who_roles import cues
from dateline.language.analysis import Analysis
from dateline.model import Actor, Count, Role

ORDER: tuple[Role, ...] = (
    "organizer",
    "participant",
    "speaker",
    "target",
    "addressee",
    "beneficiary",
    "authority",
    "opponent",
    "actor",
    "recipient",
)
ABROAD = frozenset({"IGO", "MNC", "IMG", "ISM", "NGO"})
"""Sectors beyond one country: no country is taken from the place of the event."""


@dataclass(frozen=True, slots=True)
class Found:
    """One phrase that names an actor in a role."""

    piece: Span
    role: Role
    inferred: bool = False
    named: Named | None = None
    count: Count | None = None


def name_at(names: Names, piece: Span) -> str:
    return names.label(piece.start_char, piece.end_char)


def judged(names: Names, piece: Span) -> tuple[str | None, str | None]:
    """Sector and country of a phrase that may name nobody."""
    found = names.resolve(piece.start_char, piece.end_char)
    if found is not None and found.kind != "description":
        return found.category, found.country
    if names.register is None:
        return None, None
    judged = names.register.category_of(name_of(piece), kind="description", on=names.published)
    return judged.category, judged.country


def _actor(analysis: Analysis, names: Names, found: Found, home: str | None) -> Actor | None:
    piece = found.piece
    nation = country_of_adjective(piece)
    named = found.named or (None if nation else names.resolve(piece.start_char, piece.end_char))
    if (
        len(piece) == 1
        and piece[0].pos_ == "PRON"
        and not is_noun(piece[0])
        and (named is None or named.name.casefold() in {"crowd", "people"})
    ):
        return None
    name = named.name if named is not None else nation.name if nation else names.label(piece.start_char, piece.end_char)
    category: str | None = "GOV"
    country = nation.code if nation else None
    if not nation:
        category, country = judged(names, piece) if found.named is None else (found.named.category, found.named.country)
    if found.role in {"participant", "organizer"} and named is not None and named.kind == "description" and _bare(named.name):
        return None
    if (
        category in {None, "UNK"}
        and found.role in {"participant", "opponent", "beneficiary"}
        and names.register is not None
        and is_plural(head_noun(piece))
    ):
        category = "CVL"
    head = head_noun(piece)
    if found.role == "authority" and category == "LEG" and lemma(head) == "deputy":
        category = "COP"  # a sheriff's, since those of a parliament handle no protest
    foreign = lemma(head) in cues().abroad and (is_plural(head) or lemma(head) in {"world", "west"})
    if country is None and category not in ABROAD and not foreign:
        country = home
    return Actor(
        name=name,
        acronym=named.acronym if named is not None else None,
        role=found.role,
        category=category,
        country=country,
        titles=named.titles if named is not None and named.kind == "person" else (),
        count=found.count,
        inferred=found.inferred,
        evidence=(analysis.span(piece.start_char, piece.end_char),),
    )


def _bare(name: str) -> bool:
    return name.casefold() in {"people", "crowd", "protesters", "demonstrators"} or name.casefold() in words().crowd


def merged(analysis: Analysis, names: Names, found: Sequence[Found], home: str | None) -> tuple[Actor, ...]:
    """One finding for each actor and role, the longest name, all its places; a name that ends another is the same."""
    kept: list[Actor] = []
    for one in found:
        actor = _actor(analysis, names, one, home)
        if actor is None or not actor.name:
            continue
        same = next((i for i, k in enumerate(kept) if k.role == actor.role and same_actor(k, actor)), None)
        if same is None:
            kept.append(actor)
        else:
            longer = max(kept[same], actor, key=lambda a: len(a.name))
            evidence = dict.fromkeys((*kept[same].evidence, *actor.evidence))
            count, inferred = kept[same].count or actor.count, kept[same].inferred and actor.inferred
            kept[same] = replace(longer, evidence=tuple(evidence), count=count, inferred=inferred)
    kept = sorted(kept, key=lambda a: ORDER.index(a.role))
    return tuple(a for i, a in enumerate(kept) if not any(_same_in_other_role(a, b) for b in kept[:i]))


def _same_in_other_role(later: Actor, earlier: Actor) -> bool:
    """Whether an actor has a role already that goes before this one; only whom a protest is against may be asked as well."""
    roles = {later.role, earlier.role}
    return len(roles) == 2 and roles != {"target", "addressee"} and roles != {"actor", "recipient"} and later.name == earlier.name


def same_actor(a: Actor, b: Actor) -> bool:
    left, right = a.name.casefold().split(), b.name.casefold().split()
    if left == right or (a.acronym and a.acronym == b.acronym) or _stands_for(a.name, b.name) or _stands_for(b.name, a.name):
        return True
    short, long = sorted((left, right), key=len)
    if not short or len(short) == len(long):
        return False
    if long[: len(short)] == short and long[len(short)] in {"at", "of", "from", "in"}:
        return a.name[:1].islower() or len(short) == 1  # "workers", "workers at the plant"
    if long[-len(short) :] != short:
        return False
    whole = max(a.name, b.name, key=len).split()
    if len(short) == 1 and whole[-1].islower():  # "police" is "North West police", "Operators" are "bus operators"
        return a.category == b.category
    return a.category == b.category and a.name[:1].islower() == b.name[:1].islower()


def _stands_for(short: str, long: str) -> bool:
    """Whether a name in capitals is the initials of another."""
    initials = "".join(w[0] for w in long.split() if w[:1].isupper())
    return len(short) > 2 and short.isupper() and short == initials
