from __future__ import annotations

from dataclasses import replace

from dateline.coding.mending import mended
from dateline.language.analysis import Analysis, Link, Mark
from tests.coding.marked import analysis


def marks(a: Analysis, *labels: str) -> list[tuple[str, str, str | None]]:
    return [(m.label, a.quote(m.start, m.end), m.attributes.get("kind")) for m in a.of(*labels)]


def test_a_demand_that_begins_with_whom_it_asks_gives_them_marks_of_their_own() -> None:
    a = mended(analysis('They <trg>rallied</trg> and asked <iss kind="demand">the council in particular and the state in general to freeze rents</iss>.'))
    assert marks(a, "adr", "iss") == [("adr", "the council", None), ("adr", "the state", None), ("iss", "to freeze rents", "demand")]
    (trigger,) = a.triggers
    assert {(a.quote(k.mark.start, k.mark.end), k.score) for k in a.links if k.trigger == trigger} == {
        ("the council", 0.95), ("the state", 0.95), ("to freeze rents", 0.95),
    }  # fmt: skip


def test_a_plan_to_do_something_asks_nobody() -> None:
    a = mended(analysis('They <trg>rallied</trg> for <iss kind="demand">a plan to close the mine</iss>.'))
    assert marks(a, "adr", "iss") == [("iss", "a plan to close the mine", "demand")]


def test_pieces_of_an_issue_that_a_small_word_parts_are_one_and_its_noun_names_the_kind() -> None:
    a = mended(analysis('They <trg>rallied</trg> in <iss kind="demand">solidarity</iss> with <iss kind="grievance">the jailed poets</iss>.'))
    assert marks(a, "iss") == [("iss", "solidarity with the jailed poets", "solidarity")]


def test_a_list_of_people_takes_the_edges_that_the_event_head_draws() -> None:
    a = analysis("Leaders of <org>the Reed Party</org>, the Dyke League, the Polder Front and others <trg>marched</trg> in Zwolle.")
    (trigger,), text = a.triggers, a.doc.text
    whole = Mark("act", 0, text.index(" marched"), 0.99, {"type": "PROTEST"})
    event = Mark("evt", trigger.start, trigger.end, 0.99, {"type": "PROTEST"})
    unsure = replace(a, roles=tuple(replace(m, score=0.5) if m.label == "org" else m for m in a.roles), events=(whole, event))
    unsure = replace(unsure, links=tuple(replace(k, mark=replace(k.mark, score=0.5)) if k.mark.label == "org" else k for k in a.links))
    unsure = replace(unsure, event_links=(Link(whole, event, 0.9),))
    (people,) = mended(unsure).of("org", "par")
    assert a.quote(people.start, people.end) == text[: text.index(" marched")]
