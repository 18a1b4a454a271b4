"""Reports in other schemes' columns."""

from __future__ import annotations

import dataclasses
import json
from typing import get_args, get_type_hints

import pytest

from dateline.errors import KnowledgeError, RecordError
from dateline.model import CodedDocument, Date, EventType, Place, Report, Size
from dateline.schemes import Additions
from dateline.schemes.additions import KINDS
from dateline.schemes.facets import FACETS
from dateline.schemes.table import NAMES, scheme
from dateline.schemes.taken import TAKEN
from tests.schemes.records import actor, coded, demand, measure, report

ALL = Additions.load(NAMES)


def row(name: str, found: Report, *beside: Report):
    return getattr(Additions.load([name]).add(coded(found, *beside)).reports[0], name)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_and_its_record_have_the_same_columns(name) -> None:
    fields = {field.name for field in dataclasses.fields(KINDS[name])} - {"evidence"}
    assert {column.name for column in scheme(name).columns} == fields


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_a_reason_and_asks_for_what_there_is(name) -> None:
    known = set(FACETS)
    for column in scheme(name).columns:
        assert column.about
        assert column.rows or column.taken in TAKEN or column.name == "demands"
        for line in column.rows:
            assert line.reason
            assert {*line.condition.when, *line.condition.unless} <= known
        known.add(column.name)


@pytest.mark.parametrize("name", NAMES)
def test_every_value_of_a_mapping_is_one_that_the_schema_allows(name) -> None:
    hints = get_type_hints(KINDS[name])
    for column in scheme(name).columns:
        hint = get_args(hints[column.name])[0] if column.type == "list" else hints[column.name]
        allowed = {v for part in (hint, *get_args(hint)) for v in (*get_args(part), part) if isinstance(v, (str, int))}
        values = {line.value for line in column.rows if line.value is not None}
        assert not allowed or values <= allowed, column.name


@pytest.mark.parametrize("type", get_args(EventType))
@pytest.mark.parametrize("name", ["plover", "cameo"])
def test_every_type_has_its_place_in_plover_and_cameo(name, type) -> None:
    assert row(name, report(type))


def test_the_root_of_a_code_is_its_first_two_digits() -> None:
    for type in get_args(EventType):
        found = row("cameo", report(type))
        assert found.event_code.startswith(found.root_code)


ACLED = [
    (report(), ("Protests", "Peaceful protest", "Demonstrations")),
    (report(did=["authorities:presence"]), ("Protests", "Peaceful protest", "Demonstrations")),
    (report(did=["authorities:tear_gas"]), ("Protests", "Protest with intervention", "Demonstrations")),
    (report(harms=["arrested"]), ("Protests", "Protest with intervention", "Demonstrations")),
    (report(did=["authorities:live_fire"]), ("Protests", "Excessive force against protesters", "Political violence; Demonstrations")),
    (report(mode=("demo", "riot"), did=["authorities:live_fire"]), ("Riots", "Violent demonstration", "Demonstrations")),
    (report(did=["participants:stone_throwing"]), ("Riots", "Violent demonstration", "Demonstrations")),
    (report(mode=("riot",), did=["opponents:clash"]), ("Riots", "Mob violence", "Political violence")),
    (report("ASSAULT", mode=("suicide-attack",)), ("Explosions/Remote violence", "Suicide bomb", "Political violence")),
    (report("ASSAULT", actors=(actor("Police", "actor", "MIL"), actor("union", "recipient", "REB"))), ("Battles", "Armed clash", "Political violence")),
    (report("ASSAULT"), ("Violence against civilians", "Attack", "Political violence")),
    (report("COERCE", mode=("arrest",)), ("Strategic developments", "Arrests", "Strategic developments")),
    (report("RETREAT", mode=("ceasefire",)), ("Strategic developments", "Agreement", "Strategic developments")),
]  # fmt: skip


@pytest.mark.parametrize(("found", "expected"), ACLED)
def test_acled_types(found, expected) -> None:
    acled = row("acled", found)
    assert (acled.event_type, acled.sub_event_type, acled.disorder_type) == expected


@pytest.mark.parametrize(
    "found",
    [report(status="planned"), report(status="denied"), report(mode=("strike",), forms=("strike",)), report("AID"), report("ACCUSE")],
)
def test_what_acled_would_not_record_has_no_row(found) -> None:
    assert row("acled", found) is None


def test_a_strike_with_a_march_is_a_demonstration_for_acled() -> None:
    assert row("acled", report(mode=("strike",), forms=("strike", "march"))).sub_event_type == "Peaceful protest"


def test_deaths_at_a_protest_are_one_row_of_acled_and_not_two() -> None:
    protest = report(harms=["killed"], did=["authorities:live_fire"])
    protest = dataclasses.replace(protest, harms=tuple(dataclasses.replace(h, evidence=protest.evidence) for h in protest.harms))
    killing = report("ASSAULT", id="r2", evidence=protest.evidence)
    both = Additions.load(["acled"]).add(coded(protest, killing)).reports
    assert both[0].acled.fatalities == 3
    assert both[1].acled is None


def test_sizes_are_put_in_each_scheme_s_classes() -> None:
    sizes = (Size(low=2000, high=9999, qualifier="vague", text="thousands"), Size(low=1500, high=1500, text="1,500", attribution="police"))
    ccc, massmob = row("ccc", report(sizes=sizes)), row("massmob", report(sizes=sizes))
    assert (ccc.size_low, ccc.size_high, ccc.size_mean, ccc.size_cat) == (1500, 2000, 1750, 3)
    assert massmob.participants_category == "2000-4999"
    assert massmob.participants == "thousands; 1,500"


def test_no_figure_is_no_size_and_not_zero() -> None:
    assert (row("ccc", report()).size_low, row("ccc", report()).size_cat) == (None, 0)
    assert row("massmob", report()).participants_category is None
    assert row("acled", report()).fatalities is None


def test_the_mass_mobilization_columns_of_a_wage_protest() -> None:
    found = row("massmob", report(issues=(demand(),), did=["authorities:tear_gas", "authorities:arrest"]))
    assert found.demands == ("labor wage dispute",)
    assert [span.quote for span in found.evidence] == ["unpaid wages"] or [span.quote for span in found.evidence] == ["unpaid", "wages"]
    assert found.stateresponses == ("arrests", "crowd dispersal")
    assert found.protesterviolence == 0


def test_a_response_that_is_not_told_is_ignore_and_giving_way_is_told_by_another_report() -> None:
    assert row("massmob", report()).stateresponses == ("ignore",)
    assert row("massmob", report(), report("CONCEDE", id="r2")).stateresponses == ("accomodation",)
    assert row("massmob", report(), report("CONCEDE", id="r2", status="hypothetical")).stateresponses == ("ignore",)


def test_precisions_follow_acled_s_codes() -> None:
    found = report(date=Date(start="2019-05-06", end="2019-05-06", precision="day"), place=Place(name="Biobío", precision="admin1"))
    assert (row("acled", found).time_precision, row("acled", found).geo_precision) == (1, 3)
    assert row("acled", report(date=Date(start="2019-01-01", end="2019-12-31", precision="year"))).time_precision is None


def test_the_two_sides_of_a_protest_in_plover() -> None:
    actors = (actor("union", "organizer", "LAB", country="CHL"), actor("company", "target", "BUS", country="CHL"))
    found = row("plover", report(actors=actors))
    assert (found.actor_name, found.primary_actor_sector, found.recipient_name) == ("union", "LAB", "company")
    assert row("cameo", report(actors=actors)).source_code == "CHLLAB"


def test_a_record_with_additions_is_read_back_equal() -> None:
    found = Additions.load(NAMES, ["massmob", "mpeds"]).add(coded(report(issues=(demand(),), measures=(measure("authorities:arrest"),))))
    assert CodedDocument.from_dict(json.loads(json.dumps(found.to_dict()))) == found
    assert found.coder.config["schemes"] == list(NAMES)
    assert list(found.coder.config["classes"]) == ["massmob", "mpeds"]


def test_a_record_without_additions_has_no_keys_for_them() -> None:
    plain = report().to_dict()
    assert not {*NAMES, "classes"} & plain.keys()


def test_adding_twice_is_adding_once() -> None:
    once = ALL.add(coded(report(issues=(demand(),))))
    assert ALL.add(once) == once


def test_a_value_outside_a_scheme_is_no_record() -> None:
    wrong = ALL.add(coded(report())).to_dict()
    wrong["reports"][0]["massmob"]["demands"] = ["more pay"]
    with pytest.raises(RecordError, match=r"massmob\.demands\.0"):
        CodedDocument.from_dict(wrong)


def test_an_unknown_scheme_is_refused_with_the_known_ones() -> None:
    with pytest.raises(KnowledgeError, match="no scheme 'gdelt'; expected acled, cameo, ccc, massmob, plover"):
        Additions.load(["gdelt"])
