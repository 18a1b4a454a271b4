from __future__ import annotations

from dateline.coding.grouping import happenings
from dateline.coding.names import Names
from dateline.coding.who import actors_of
from dateline.knowledge.actors import Register
from tests.coding.marked import analysis


def targets(marked: str) -> list[tuple[str, str | None]]:
    a = analysis(marked)
    (happening,) = happenings(a)
    actors = actors_of(a, happening, Names.of(a, Register.load(None)))
    return [(actor.name, actor.country) for actor in actors if actor.role == "target"]


def test_a_state_whose_deed_is_resented_is_the_target_though_only_an_adjective_names_it() -> None:
    marked = "<trg mode=\"demo\" status=\"occurred\">rallied</trg>"
    text = f"Students {marked} in Oslo to condemn <iss kind=\"grievance\">the Russian invasion of the valley</iss>."
    assert ("Russia", "RUS") in targets(text)


def test_the_adjective_of_a_thing_that_is_demanded_names_no_target() -> None:
    text = 'Students <trg mode="demo" status="occurred">rallied</trg> in Oslo for <iss kind="demand">French lessons</iss>.'
    assert targets(text) == []
