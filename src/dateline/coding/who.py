"""Who: the organizers, participants, speakers, targets, addressees, beneficiaries, authorities and opponents of a protest; the doer and the
recipient of any other event.

The role head's marks say who; syntax and words around them part what is coordinated and set roles right; places ("outside the office
of X"), issues ("the release of X") and speech at the event tell of actors that no mark names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span

from dateline.coding import who_beside, who_cues, who_speakers
from dateline.coding.happening import Happening
from dateline.coding.names import Named, Names
from dateline.coding.names_phrase import head_noun, is_plural, lemma, name_of, words
from dateline.coding.who_phrases import cut, is_crowd, parts
from dateline.coding.who_roles import LABELS, cues, done_role, is_asked, told_role
from dateline.language.analysis import Analysis, Mark
from dateline.model import Actor, Report, Role

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
HAPPENED = frozenset({"occurred", "ongoing", "prevented"})
ABROAD = frozenset({"IGO", "MNC", "IMG", "ISM", "NGO"})
"""Sectors beyond one country: no country is taken from the place of the event."""


@dataclass(frozen=True, slots=True)
class Found:
    """One phrase that names an actor in a role."""

    piece: Span
    role: Role
    inferred: bool = False
    named: Named | None = None


def actors_of(analysis: Analysis, happening: Happening, names: Names, *, home: str | None = None) -> tuple[Actor, ...]:
    """The actors of a protest, each with one role; `home` is the country of its place (alpha-3), which domestic actors take."""
    found = [f for mark in happening.of(*LABELS) for f in _of_mark(names, happening, mark)]
    found += [Found(p, role) for whole, role in who_cues.cued(analysis, happening, names) for p in cut(names, whole)]
    if happening.status in HAPPENED and not any(f.role == "authority" for f in found):
        found += [Found(p, "authority") for p in who_cues.forces(analysis, happening, names)]
    if not any(f.role in {"organizer", "participant"} for f in found):
        found += [Found(p, role) for p, role in who_beside.around_triggers(analysis, happening, names)]
    if happening.status in cues().announced and not any(f.role == "organizer" for f in found):
        found += [Found(p, "organizer", True, names.named(body)) for p, body in who_beside.announcers(analysis, happening, names)]
    found += [Found(p, "beneficiary") for p in who_beside.gaining(analysis, happening)]
    found += [Found(p, "target") for p in who_beside.seats(analysis, happening, names)]
    found += [Found(p, "beneficiary") for p in who_beside.suffering(analysis, happening)]
    known = {_name(names, f.piece) for f in found if f.role == "organizer"}
    found += [Found(p, "speaker") for p in who_speakers.speakers(analysis, happening, names) if _name(names, p) not in known]
    return _merged(analysis, names, found, home)


def pair_of(analysis: Analysis, happening: Happening, names: Names, *, home: str | None = None) -> tuple[Actor, ...]:
    """The doer and the recipient of an event that is no protest."""
    roles: dict[str, Role] = {"act": "actor", "rec": "recipient"}
    found = [Found(p, roles[m.label]) for m in happening.of(*roles) for p in parts(names, m)]
    return _merged(analysis, names, found, home)


def name_each_other(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Give a protest and its counter-protest each other's people as opponents.

    Two protests belong together where one of them is a counter-protest and they are told side by side, or where an opponent of one is an
    organizer or a participant of the other.
    """
    found = list(reports)
    for i, one in enumerate(reports):
        for j, other in enumerate(reports):
            if i != j and one.type == other.type == "PROTEST" and (_counters(one, other, reports) or _counters(other, one, reports)):
                found[i] = replace(found[i], actors=_with_opponents(found[i].actors, other.actors))
    return tuple(found)


def _counters(one: Report, other: Report, reports: Sequence[Report]) -> bool:
    if any(o.role == "opponent" and a.role in {"organizer", "participant"} and _same(o, a) for o in other.actors for a in one.actors):
        return True
    if "counter-protest" not in one.forms:
        return False
    protests = [r for r in reports if r.type == "PROTEST" and "counter-protest" not in r.forms and r.status == one.status]
    earlier = [r for r in protests if r.evidence and one.evidence and r.evidence[0].start <= one.evidence[0].start]
    return bool(protests) and other is (earlier or protests)[-1]


def _with_opponents(own: tuple[Actor, ...], theirs: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The other side's people, or where only bodies are named those who called it, as opponents of this side."""
    people = [a for a in theirs if a.role == "participant" and not {w.rstrip("s") for w in a.name.casefold().split()} & words().bodies]
    chosen = people or [a for a in theirs if a.role == "organizer"] or [a for a in theirs if a.role == "participant"]
    mine = [a for a in own if a.role in {"opponent", "organizer", "participant"}]
    new = [replace(a, role="opponent", inferred=True) for a in chosen if not any(_same(a, m) for m in mine)]
    return tuple(sorted((*own, *new), key=lambda a: ORDER.index(a.role)))


def _of_mark(names: Names, happening: Happening, mark: Mark) -> Iterable[Found]:
    strike = any(t.attributes.get("mode") == "strike" for t in happening.triggers)
    for piece in parts(names, mark, split=mark.label != "ben"):
        role = LABELS[mark.label]
        told, done = told_role(piece), done_role(piece)
        if told is not None and (mark.label in {"org", "par", "ben", "aut"} or told in {"beneficiary", "organizer"}):
            role = told
        elif done == "participant" and mark.label in {"aut", "opp"}:
            role = done
        if role in {"participant", "organizer"} and is_crowd(piece):
            continue
        if role == "participant" and not strike and done != "participant" and _judged(names, piece)[0] == "COP":
            role = "authority"
        if role == "participant" and happening.status in cues().announced and lemma(head_noun(piece)) in words().bodies:
            role = "organizer"
        if strike and role == "addressee" and not is_asked(piece) and _employer(names, piece):
            role = "target"
        yield Found(piece, role)  # type: ignore[arg-type]


def _employer(names: Names, piece: Span) -> bool:
    return _judged(names, piece)[0] in {"BUS", "MNC"}


def _name(names: Names, piece: Span) -> str:
    return names.label(piece.start_char, piece.end_char)


def _judged(names: Names, piece: Span) -> tuple[str | None, str | None]:
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
    named = found.named or names.resolve(piece.start_char, piece.end_char)
    if len(piece) == 1 and piece[0].pos_ == "PRON" and (named is None or named.name.casefold() in {"crowd", "people"}):
        return None
    name = named.name if named is not None else names.label(piece.start_char, piece.end_char)
    category, country = _judged(names, piece) if found.named is None else (found.named.category, found.named.country)
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
        inferred=found.inferred,
        evidence=(analysis.span(piece.start_char, piece.end_char),),
    )


def _bare(name: str) -> bool:
    return name.casefold() in {"people", "crowd", "protesters", "demonstrators"} or name.casefold() in words().crowd


def _merged(analysis: Analysis, names: Names, found: Sequence[Found], home: str | None) -> tuple[Actor, ...]:
    """One finding for each actor and role, the longest name, all its places; a name that ends another is the same."""
    kept: list[Actor] = []
    for one in found:
        actor = _actor(analysis, names, one, home)
        if actor is None or not actor.name:
            continue
        same = next((i for i, k in enumerate(kept) if k.role == actor.role and _same(k, actor)), None)
        if same is None:
            kept.append(actor)
        else:
            longer = max(kept[same], actor, key=lambda a: len(a.name))
            evidence = dict.fromkeys((*kept[same].evidence, *actor.evidence))
            kept[same] = replace(longer, evidence=tuple(evidence), inferred=kept[same].inferred and actor.inferred)
    return tuple(sorted(kept, key=lambda a: ORDER.index(a.role)))


def _same(a: Actor, b: Actor) -> bool:
    left, right = a.name.casefold().split(), b.name.casefold().split()
    if left == right or (a.acronym and a.acronym == b.acronym):
        return True
    short, long = sorted((left, right), key=len)
    return (
        bool(short)
        and len(short) < len(long)
        and long[-len(short) :] == short
        and a.category == b.category
        and a.name[:1].islower() == b.name[:1].islower()
    )
