"""Who: the organizers, participants, speakers, targets, addressees, beneficiaries, authorities and opponents of a protest; the doer and the
recipient of any other event.

The role head's marks say who; syntax and words around them part what is coordinated and set roles right; places ("outside the office
of X"), issues ("the release of X") and speech at the event tell of actors that no mark names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span

from dateline.coding import who_against, who_beside, who_cues, who_deeds, who_led, who_nations, who_opposed, who_resented, who_speakers
from dateline.coding.happening import Happening
from dateline.coding.names import Names
from dateline.coding.who_campaign import share
from dateline.coding.who_marks import counted, of_mark
from dateline.coding.who_merge import Found, merged, name_at
from dateline.coding.who_phrases import cut, is_crowd, parts
from dateline.coding.who_roles import LABELS, cues
from dateline.coding.who_sides import name_each_other as opposed
from dateline.coding.who_weeding import weeded
from dateline.language.analysis import Analysis
from dateline.model import Actor, Report, Role

__all__ = ["actors_of", "name_each_other", "pair_of"]

HAPPENED = frozenset({"occurred", "ongoing", "prevented"})
HELD = ("organizer", "participant", "beneficiary", "authority", "opponent")
"""Who has one of these roles is not made a target by what is said of anger."""

LOOSE = frozenset({*LABELS, "iss"})
SURE = 0.5
"""How sure the head must be of a mark that no link joins to the one event of a document."""


def actors_of(analysis: Analysis, happening: Happening, names: Names, *, home: str | None = None) -> tuple[Actor, ...]:
    """The actors of a protest, each with one role; `home` is the country of its place (alpha-3), which domestic actors take."""
    happening = _with_loose(analysis, happening)
    found = [f for mark in happening.of(*LABELS) for f in counted(analysis, mark, list(of_mark(names, happening, mark)))]
    found += [Found(p, role) for whole, role in who_cues.cued(analysis, happening, names) for p in cut(names, whole)]
    found += _forces(analysis, happening, names, found)
    if not _has(found, "organizer", "participant"):
        found += [Found(p, role) for p, role in who_beside.around_triggers(analysis, happening, names)]
    found += _organizers(analysis, happening, names, found)
    found += [Found(p, "beneficiary") for p in who_beside.gaining(analysis, happening)]
    found += [Found(p, "target") for p in who_beside.seats(analysis, happening, names)]
    found += [Found(p, "beneficiary") for p in who_beside.suffering(analysis, happening)]
    found += [Found(p, role) for whole, role in who_against.supported(analysis, happening, names) for p in cut(names, whole)]
    found += _targets(analysis, happening, names, found)
    gone = list(who_deeds.unwanted(analysis, happening))
    found = [f for f in found if f.role != "addressee" or not any(_overlap(f.piece, p) for p in gone)]
    found += [Found(p, "opponent") for p in who_against.countered(analysis, happening)]
    against = list(who_opposed.hostile(analysis, happening, _pieces(found, "participant")))
    found = [f for f in found if f.role not in {"participant", "organizer"} or not any(_overlap(f.piece, p) for p in against)]
    found += [Found(p, "opponent") for p in against]
    found = [f for f in found if f.role in {"opponent", "speaker"} or not is_crowd(f.piece)]
    return merged(analysis, names, _with_speakers(analysis, happening, names, weeded(analysis, names, found)), home)


def _with_loose(analysis: Analysis, happening: Happening) -> Happening:
    """Where a document tells of one protest alone, the marks that no link brought to it belong to it as well."""
    if len(happening.triggers) < len(analysis.triggers):
        return happening
    loose = [m for m in analysis.roles if m.label in LOOSE and m.score >= SURE and m not in happening.marks]
    return replace(happening, marks=tuple(sorted((*happening.marks, *loose), key=lambda m: m.start)))


def _forces(analysis: Analysis, happening: Happening, names: Names, found: Sequence[Found]) -> list[Found]:
    """The police or army that no mark names at an event that took place."""
    if happening.status not in HAPPENED or _has(found, "authority"):
        return []
    forces = list(who_cues.forces(analysis, happening, names)) or list(who_cues.only_force(analysis, happening))
    return [Found(p, "authority") for p in forces]


def _organizers(analysis: Analysis, happening: Happening, names: Names, found: Sequence[Found]) -> list[Found]:
    """Those who led it; where none is known, whose name it bears, whose members came, and for what is to come, who announces it."""
    leading = [*who_led.leading(analysis, happening, names), *who_led.organizing(analysis, happening, names)]
    new = [Found(p, "organizer") for p in leading if not any(_overlap(f.piece, p) for f in found)]
    new += [Found(p, "organizer") for p in who_led.titled(analysis, happening, names)]
    if not _has([*found, *new], "organizer"):
        new += [Found(p, "organizer") for p in who_led.calling(analysis, happening, names)]
    if not _has([*found, *new], "organizer"):
        new += [Found(p, "organizer") for p in who_led.bearing(analysis, happening, names)]
    if not _has([*found, *new], "organizer"):
        new += [Found(p, "organizer") for p in who_led.whose_members(names, _pieces(found, "participant"))]
    if happening.status in cues().announced and not _has([*found, *new], "organizer"):
        new += [Found(p, "organizer", True, names.named(body)) for p, body in who_beside.announcers(analysis, happening, names)]
    return new


def _targets(analysis: Analysis, happening: Happening, names: Names, found: Sequence[Found]) -> list[Found]:
    """Whom it is against by its issues, by the words of anger and, in a strike, by whose workers they are."""
    new = [*who_against.accused(analysis, happening, names), *who_nations.blamed(analysis, happening)]
    held = [f.piece for f in found if f.role in HELD]
    new += [p for p in who_resented.resented(analysis, happening, names) if not any(_overlap(h, p) for h in held)]
    new += who_against.employers(analysis, happening, names, _pieces(found, "participant"))
    told = [(p, r) for p, r in who_deeds.named_by_issues(analysis, happening, names) if not any(_overlap(h, p) for h in held)]
    return [*(Found(who_deeds.owner_of(p), "target") for p in new), *(Found(p, r) for p, r in told)]


def _has(found: Sequence[Found], *roles: str) -> bool:
    return any(f.role in roles for f in found)


def _pieces(found: Sequence[Found], role: Role) -> list[Span]:
    return [f.piece for f in found if f.role == role]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _with_speakers(analysis: Analysis, happening: Happening, names: Names, found: Sequence[Found]) -> list[Found]:
    """Who spoke there is its speaker; an organizer remains that, unless the phrase that makes the person one is the speaker's."""
    spoken = list(who_speakers.speakers(analysis, happening, names))
    here = {names.label(p.start_char, p.end_char): p for p in spoken}
    kept = [f for f in found if not (f.role in {"organizer", "participant"} and _is_phrase_of(names, f.piece, here))]
    known = {name_at(names, f.piece) for f in kept if f.role in {"organizer", "target"}}
    return [*kept, *(Found(p, "speaker") for p in spoken if name_at(names, p) not in known)]


def _is_phrase_of(names: Names, piece: Span, spoken: dict[str, Span]) -> bool:
    same = spoken.get(name_at(names, piece))
    return same is not None and same.start < piece.end and piece.start < same.end


def name_each_other(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports of one document with what each tells of the actors of another: their common callers, and the people of the other side."""
    return opposed(share(reports))


def pair_of(analysis: Analysis, happening: Happening, names: Names, *, home: str | None = None) -> tuple[Actor, ...]:
    """The doer and the recipient of an event that is no protest."""
    roles: dict[str, Role] = {"act": "actor", "rec": "recipient"}
    found = [Found(p, roles[m.label]) for m in happening.of(*roles) for p in parts(names, m)]
    return merged(analysis, names, found, home)
