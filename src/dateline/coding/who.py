"""Who: the organizers, participants, speakers, targets, addressees, beneficiaries, authorities and opponents of a protest; the doer and the
recipient of any other event.

The role head's marks say who; syntax and words around them part what is coordinated and set roles right; places ("outside the office
of X"), issues ("the release of X") and speech at the event tell of actors that no mark names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span

from dateline.coding import who_against, who_beside, who_cues, who_nations, who_speakers
from dateline.coding.happening import Happening
from dateline.coding.how_many import count_of
from dateline.coding.names import Named, Names
from dateline.coding.names_phrase import head_noun, is_plural, lemma, name_of, words
from dateline.coding.who_nations import country_of_adjective
from dateline.coding.who_phrases import cut, is_crowd, parts
from dateline.coding.who_roles import LABELS, cues, done_role, is_asked, told_role
from dateline.language.analysis import Analysis, Mark
from dateline.model import Actor, Count, Report, Role

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
SIGN = 12
"""The most words of an agency's sign at the end of a text ("Sapa /pc/fg")."""
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


def actors_of(analysis: Analysis, happening: Happening, names: Names, *, home: str | None = None) -> tuple[Actor, ...]:
    """The actors of a protest, each with one role; `home` is the country of its place (alpha-3), which domestic actors take."""
    found = [f for mark in happening.of(*LABELS) for f in _counted(analysis, mark, list(_of_mark(names, happening, mark)))]
    found += [Found(p, role) for whole, role in who_cues.cued(analysis, happening, names) for p in cut(names, whole)]
    if happening.status in HAPPENED and not any(f.role == "authority" for f in found):
        found += [Found(p, "authority") for p in who_cues.forces(analysis, happening, names)]
    if happening.status in HAPPENED and not any(f.role == "authority" for f in found):
        found += [Found(p, "authority") for p in who_cues.only_force(analysis, happening)]
    if not any(f.role in {"organizer", "participant"} for f in found):
        found += [Found(p, role) for p, role in who_beside.around_triggers(analysis, happening, names)]
    if happening.status in cues().announced and not any(f.role == "organizer" for f in found):
        found += [Found(p, "organizer", True, names.named(body)) for p, body in who_beside.announcers(analysis, happening, names)]
    found += [Found(p, "beneficiary") for p in who_beside.gaining(analysis, happening)]
    found += [Found(p, "target") for p in who_beside.seats(analysis, happening, names)]
    found += [Found(p, "beneficiary") for p in who_beside.suffering(analysis, happening)]
    found += [Found(p, role) for whole, role in who_against.supported(analysis, happening, names) for p in cut(names, whole)]
    found += [Found(p, "target") for p in who_against.accused(analysis, happening, names)]
    found += [Found(p, "target") for p in who_nations.blamed(analysis, happening)]
    people = [f.piece for f in found if f.role == "participant"]
    found += [Found(p, "target") for p in who_against.employers(analysis, happening, names, people)]
    found += [Found(p, "opponent") for p in who_against.countered(analysis, happening)]
    found = [f for f in found if f.role in {"opponent", "speaker"} or not is_crowd(f.piece)]
    forces = [f for f in found if f.role == "authority" and f.piece.text.casefold() not in cues().officers]
    if forces:  # "officers" are those of the force that is named
        found = [f for f in found if f.role != "authority" or f in forces]
    return _merged(analysis, names, _with_speakers(analysis, happening, names, found), home)


def _with_speakers(analysis: Analysis, happening: Happening, names: Names, found: Sequence[Found]) -> list[Found]:
    """Who spoke there is its speaker; an organizer remains that, unless the phrase that makes the person one is the speaker's."""
    spoken = list(who_speakers.speakers(analysis, happening, names))
    here = {names.label(p.start_char, p.end_char): p for p in spoken}
    kept = [f for f in found if not (f.role in {"organizer", "participant"} and _is_phrase_of(names, f.piece, here))]
    known = {_name(names, f.piece) for f in kept if f.role == "organizer"}
    return [*kept, *(Found(p, "speaker") for p in spoken if _name(names, p) not in known)]


def _is_phrase_of(names: Names, piece: Span, spoken: dict[str, Span]) -> bool:
    same = spoken.get(_name(names, piece))
    return same is not None and same.start < piece.end and piece.start < same.end


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


def _counted(analysis: Analysis, mark: Mark, found: list[Found]) -> list[Found]:
    """The one group of a mark with its count, where it is counted apart from the crowd."""
    if len(found) != 1 or found[0].role != "participant" or (count := count_of(analysis, mark)) is None:
        return found
    return [replace(found[0], count=count)]


def _of_mark(names: Names, happening: Happening, mark: Mark) -> Iterable[Found]:
    strike = any(t.attributes.get("mode") == "strike" for t in happening.triggers)
    for piece in parts(names, mark, split=mark.label != "ben"):
        role = LABELS[mark.label]
        told, done = told_role(piece), done_role(piece)
        if told is not None and (mark.label in {"org", "par", "ben", "aut"} or told in {"beneficiary", "organizer"}):
            role = told
        elif done == "participant" and mark.label in {"aut", "opp"}:
            role = done
        if role in {"participant", "organizer"} and head_noun(piece).lower_ in cues().onlookers and len(piece) < 3:
            continue
        if role == "participant" and _is_somebody_unnamed(names, piece):
            continue
        if lemma(head_noun(piece)) in cues().things or _signs_off(piece):
            continue
        if role == "participant" and not strike and done != "participant" and _judged(names, piece)[0] == "COP":
            role = "authority"
        if role == "participant" and happening.status in cues().announced and lemma(head_noun(piece)) in words().bodies:
            role = "organizer"
        judged = _judged(names, piece)[0]
        if role == "authority" and judged in cues().no_authority:
            if not strike or judged not in {"BUS", "MNC"}:
                continue
            role = "target"
        if role in {"participant", "organizer"} and _is_place(names, piece):
            continue
        if strike and role == "addressee" and not is_asked(piece) and _employer(names, piece):
            role = "target"
        yield Found(piece, role)  # type: ignore[arg-type]
        if strike and role == "addressee" and judged in who_against.EMPLOYERS:
            yield Found(piece, "target")  # the employer or ministry in a strike, asked as well


def _is_somebody_unnamed(names: Names, piece: Span) -> bool:
    """Whether a phrase is one person without a name ("a 21-year-old woman"): told as an example, hardly ever who took part."""
    head, named = head_noun(piece), names.resolve(piece.start_char, piece.end_char)
    one = piece.start > 0 and piece.doc[piece.start - 1].lower_ in {"a", "an", "one", "another"}
    unnamed = named is None or named.kind == "description"
    return one and unnamed and not is_plural(head) and lemma(head) in cues().single


def _is_place(names: Names, piece: Span) -> bool:
    named = names.resolve(piece.start_char, piece.end_char)
    return named is not None and named.kind == "place"


def _signs_off(piece: Span) -> bool:
    """Whether a phrase stands in the last words of a text, behind its last verb: an agency's sign, not an actor."""
    rest = piece.doc[piece.start :]
    return len(rest) <= SIGN and piece.start > SIGN and piece[0].is_sent_start is True and not any(t.pos_ in {"VERB", "AUX"} for t in rest)


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
    nation = country_of_adjective(piece)
    named = found.named or (None if nation else names.resolve(piece.start_char, piece.end_char))
    if len(piece) == 1 and piece[0].pos_ == "PRON" and (named is None or named.name.casefold() in {"crowd", "people"}):
        return None
    name = named.name if named is not None else nation.name if nation else names.label(piece.start_char, piece.end_char)
    category: str | None = "GOV"
    country = nation.code if nation else None
    if not nation:
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
        count=found.count,
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
            count, inferred = kept[same].count or actor.count, kept[same].inferred and actor.inferred
            kept[same] = replace(longer, evidence=tuple(evidence), count=count, inferred=inferred)
    kept = sorted(kept, key=lambda a: ORDER.index(a.role))
    return tuple(a for i, a in enumerate(kept) if not any(_same_in_other_role(a, b) for b in kept[:i]))


def _same_in_other_role(later: Actor, earlier: Actor) -> bool:
    """Whether an actor has a role already that goes before this one; only whom a protest is against may be asked as well."""
    roles = {later.role, earlier.role}
    return len(roles) == 2 and roles != {"target", "addressee"} and roles != {"actor", "recipient"} and later.name == earlier.name


def _same(a: Actor, b: Actor) -> bool:
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
