"""A report in the columns of other people's schemes: what `--scheme` adds to it (schemes/tables says what follows from what).

Names of columns and of values are those of each scheme, spelling included. Null is "not stated", as everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.record import Record, Span

SchemeName = Literal["acled", "cameo", "ccc", "massmob", "plover"]

Demand = Literal[
    "labor wage dispute", "land farm issue", "police brutality", "political behavior, process", "price increases, tax policy",
    "removal of politician", "social restrictions",
]  # fmt: skip
StateResponse = Literal["accomodation", "arrests", "beatings", "crowd dispersal", "ignore", "killings", "shootings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Acled(Record):
    """As the Armed Conflict Location & Event Data project would code it."""

    disorder_type: str
    event_type: Literal[
        "Battles", "Explosions/Remote violence", "Protests", "Riots", "Strategic developments", "Violence against civilians"
    ]
    sub_event_type: str
    actor1: str | None = None
    inter1: str | None = None
    actor2: str | None = None
    inter2: str | None = None
    civilian_targeting: str | None = None
    fatalities: int | None = None
    time_precision: Literal[1, 2, 3] | None = None
    geo_precision: Literal[1, 2, 3] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cameo(Record):
    """As the Conflict and Mediation Event Observations scheme would code it."""

    root_code: str
    root_name: str
    event_code: str
    quad_class: Literal[1, 2, 3, 4]
    source: str | None = None
    source_code: str | None = None
    target: str | None = None
    target_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ccc(Record):
    """As the Crowd Counting Consortium would enter it."""

    date: str | None = None
    event_type: str | None = None
    organizations: str | None = None
    participants: str | None = None
    targets: str | None = None
    claims_summary: str | None = None
    size_text: str | None = None
    size_low: int | None = None
    size_high: int | None = None
    size_mean: int | None = None
    size_cat: Literal[0, 1, 2, 3, 4] = 0
    arrests: str | None = None
    arrests_any: Literal[0, 1] = 0
    injuries_crowd: str | None = None
    injuries_crowd_any: Literal[0, 1] = 0
    injuries_police: str | None = None
    injuries_police_any: Literal[0, 1] = 0
    property_damage: str | None = None
    property_damage_any: Literal[0, 1] = 0
    chemical_agents: Literal[0, 1] = 0
    participant_measures: str | None = None
    police_measures: str | None = None
    participant_deaths: str | None = None
    police_deaths: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MassMob(Record):
    """As the Mass Mobilization project would code it; `evidence` is the words that the demands rest on."""

    participants_category: Literal["50-99", "100-999", "1000-1999", "2000-4999", "5000-10000", ">10000"] | None = None
    participants: str | None = None
    protesteridentity: str | None = None
    protesterviolence: Literal[0, 1] = 0
    demands: tuple[Demand, ...] = ()
    stateresponses: tuple[StateResponse, ...] = ()
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover(Record):
    """As a row of PLOVER 2.0 (the columns of POLECAT)."""

    quad_code: Literal["VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"]
    event_type: str
    event_mode: str | None = None
    contexts: str | None = None
    actor_name: str | None = None
    actor_country: str | None = None
    primary_actor_sector: str | None = None
    recipient_name: str | None = None
    recipient_country: str | None = None
    primary_recipient_sector: str | None = None
    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    size: int | None = None
