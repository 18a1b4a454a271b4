"""Columns that are taken from the record as it stands: one function for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dateline.model import Actor, Harm, Size
from dateline.schemes.facets import DOERS, DONE_TO, Case

CCC_SIZES = ((1, 99), (100, 999), (1_000, 9_999))
"""Bounds of CCC's categories 1 to 3; what lies above is 4, 0 is not known."""

MASSMOB_SIZES = (
    (50, 99, "50-99"), (100, 999, "100-999"), (1_000, 1_999, "1000-1999"), (2_000, 4_999, "2000-4999"), (5_000, 10_000, "5000-10000"),
)  # fmt: skip


def joined(values: Iterable[str | None]) -> str | None:
    """Several values in one cell, as these schemes write them; null where there is none."""
    return "; ".join(dict.fromkeys(value for value in values if value)) or None


def _name(actor: Actor | None) -> str | None:
    return actor.name if actor else None


def _first(case: Case, *roles: str) -> Actor | None:
    return next(case.actors(*roles), None)


def _doer(case: Case) -> Actor | None:
    return _first(case, *DOERS)


def _done_to(case: Case) -> Actor | None:
    return _first(case, *DONE_TO, "addressee")


def _second(case: Case) -> Actor | None:
    """Whoever stands on the other side of the deed: those handling a protest, its opponents, or the recipient."""
    return _first(case, "authority", "opponent") if case.report.type == "PROTEST" else _first(case, "recipient")


def _code(actor: Actor | None) -> str | None:
    """CAMEO's actor code: country, then sector."""
    return ((actor.country or "") + (actor.category or "") or None) if actor else None


def _counted(case: Case, *kinds: str, victims: Iterable[str] = ()) -> list[Harm]:
    wanted = set(victims)
    return [h for h in case.report.harms if h.kind in kinds and (not wanted or h.victims in wanted)]


def _lowest(harms: Iterable[Harm]) -> int | None:
    """The most cautious of rival counts; a harm without any figure is not counted."""
    return min((bound for h in harms if (bound := h.low if h.low is not None else h.high) is not None), default=None)


def _texts(harms: Iterable[Harm]) -> str | None:
    return joined(h.text or h.victims for h in harms)


def _any(harms: Iterable[Harm]) -> int:
    return int(any(h.high != 0 for h in harms))


def _lows(case: Case) -> list[int]:
    return [bound for s in case.report.sizes if (bound := s.low if s.low is not None else s.high) is not None]


def _highs(case: Case) -> list[int]:
    return [bound for s in case.report.sizes if (bound := _high(s)) is not None]


def _high(size: Size) -> int | None:
    """The upper end as these schemes take it: a vague "hundreds" counts as its low, as the Crowd Counting Consortium has it."""
    return size.low if size.high is None or (size.qualifier == "vague" and size.low is not None) else size.high


def _mean(case: Case) -> int | None:
    lows, highs = _lows(case), _highs(case)
    return round((min(lows) + max(highs)) / 2) if lows else None


def _ccc_category(case: Case) -> int:
    mean = _mean(case)
    if not mean:
        return 0
    return next((i for i, (low, high) in enumerate(CCC_SIZES, 1) if low <= mean <= high), 4)


def _massmob_category(case: Case) -> str | None:
    most = max(_lows(case), default=0)
    return next((name for low, high, name in MASSMOB_SIZES if low <= most <= high), ">10000" if most > 10_000 else None)


def _time_precision(case: Case) -> int | None:
    date = case.report.date
    return {"day": 1, "week": 2, "month": 3}.get(date.precision) if date else None


def _geo_precision(case: Case) -> int | None:
    place = case.report.place
    fine = dict.fromkeys(("venue", "street", "neighbourhood", "locality"), 1)
    return (fine | {"admin2": 2, "admin1": 3}).get(place.precision) if place else None


def _measures(case: Case, by: str) -> str | None:
    return joined((m.what and m.what.replace("_", " ")) or m.text for m in case.report.measures if m.by == by)


CROWD = ("participants", "protesters", "demonstrators")

TAKEN: Mapping[str, Callable[[Case], Any]] = {
    "doer": lambda case: _name(_doer(case)),
    "doer_code": lambda case: _code(_doer(case)),
    "doer_country": lambda case: (doer := _doer(case)) and doer.country,
    "doer_sector": lambda case: (doer := _doer(case)) and doer.category,
    "done_to": lambda case: _name(_done_to(case)),
    "done_to_code": lambda case: _code(_done_to(case)),
    "done_to_country": lambda case: (other := _done_to(case)) and other.country,
    "done_to_sector": lambda case: (other := _done_to(case)) and other.category,
    "second": lambda case: _name(_second(case)),
    "first_day": lambda case: case.report.date and case.report.date.start,
    "forms": lambda case: joined(case.report.forms),
    "contexts": lambda case: joined(case.report.contexts),
    "type": lambda case: case.report.type,
    "modes": lambda case: joined(case.report.mode),
    "organizers": lambda case: joined(a.name for a in case.actors("organizer")),
    "participants": lambda case: joined(a.name for a in case.actors("participant")),
    "crowd": lambda case: joined(a.name for a in case.actors("participant", "organizer")),
    "targets": lambda case: joined(a.name for a in case.actors("target")),
    "claims": lambda case: joined(i.summary or i.text for i in case.report.issues),
    "sizes": lambda case: joined(s.text for s in case.report.sizes),
    "size_low": lambda case: min(_lows(case), default=None),
    "size_high": lambda case: max(_highs(case), default=None),
    "size_mean": _mean,
    "size_cat": _ccc_category,
    "massmob_size": _massmob_category,
    "time_precision": _time_precision,
    "geo_precision": _geo_precision,
    "killed": lambda case: _lowest(_counted(case, "killed")),
    "injured": lambda case: _lowest(_counted(case, "injured")),
    "arrested": lambda case: _lowest(_counted(case, "arrested")),
    "arrests": lambda case: _texts(_counted(case, "arrested")),
    "arrests_any": lambda case: int(bool(_any(_counted(case, "arrested"))) or case.did("authorities:arrest")),
    "injuries_crowd": lambda case: _texts(_counted(case, "injured", victims=CROWD)),
    "injuries_crowd_any": lambda case: _any(_counted(case, "injured", victims=CROWD)),
    "injuries_police": lambda case: _texts(_counted(case, "injured", victims=("police",))),
    "injuries_police_any": lambda case: _any(_counted(case, "injured", victims=("police",))),
    "deaths_crowd": lambda case: _texts(_counted(case, "killed", victims=CROWD)),
    "deaths_police": lambda case: _texts(_counted(case, "killed", victims=("police",))),
    "damage": lambda case: _texts(_counted(case, "damaged")),
    "participant_measures": lambda case: _measures(case, "participants"),
    "authority_measures": lambda case: _measures(case, "authorities"),
}
