from __future__ import annotations

import pytest

from dateline.coding.grouping import happenings
from dateline.coding.how_many import count_of, sizes_of
from dateline.coding.names import Names
from dateline.knowledge.actors import Register
from dateline.model import Size
from tests.coding.marked import analysis


def sizes(marked: str) -> tuple[Size, ...]:
    read = analysis(marked)
    (happening,) = happenings(read)
    return sizes_of(read, happening, Names.of(read, Register.load(None)))


def test_rival_figures_are_two_findings_with_their_sources() -> None:
    found = sizes(
        "Dockers <trg>marched</trg> in Gdynia on Monday. <src>Police</src> said <num>2,000</num> came. "
        "<src>Organizers</src> said <num>more than 10,000</num> did."
    )
    assert [(s.low, s.high, s.qualifier) for s in found] == [(2000, 2000, "exact"), (10_000, None, "at_least")]
    assert found[0].attribution != found[1].attribution


def test_a_figure_told_twice_is_one_finding_with_two_places() -> None:
    found = sizes("<num>Hundreds</num> of dockers <trg>marched</trg>. The <num>hundreds</num> on the quay sang.")
    assert len(found) == 1
    assert len(found[0].evidence) == 2


def test_the_text_leaves_the_people_and_the_quotation_marks_out() -> None:
    (size,) = sizes("<num>“about 300”</num> dockers <trg>marched</trg>.")
    assert size.text == "about 300"
    (size,) = sizes("<num>Thousands of</num> dockers <trg>marched</trg>.")
    assert (size.text, size.low, size.high) == ("Thousands", 2000, 9999)


def test_a_group_counted_inside_the_crowd_is_no_size_but_a_count() -> None:
    marked = "<num>5,000</num> <par>dockers</par>, including <num>300</num> <par>women</par>, <trg>marched</trg>."
    assert [s.low for s in sizes(marked)] == [5000]
    read = analysis(marked)
    dockers, women = read.of("par")
    count = count_of(read, women)
    assert count is not None
    assert (count.low, count.text) == (300, "300")
    assert count_of(read, dockers) is None


def test_shares_are_no_size() -> None:
    assert sizes("<num>98 per cent of</num> dockers were <trg>on strike</trg>.") == ()
    assert sizes("<num>Most of</num> the dockers were <trg>on strike</trg>.") == ()


def test_a_figure_for_two_marches_together_stands_with_both() -> None:
    read = analysis('<num e="1,2">Thousands</num> <trg e="1">marched</trg> in Gdynia and <trg e="2">rallied</trg> in Gdansk.')
    names = Names.of(read, Register.load(None))
    assert [[s.low for s in sizes_of(read, h, names)] for h in happenings(read)] == [[2000], [2000]]


def test_the_people_of_a_town_are_no_crowd() -> None:
    found = sizes(
        "<num>300</num> dockers <trg>marched</trg> through the town of <num>14,000</num>. Its population is <num>about 14,000</num>."
    )
    assert [s.low for s in found] == [300]


@pytest.mark.parametrize(
    "marked",
    [
        "<num>60,000</num> pupils were left stranded by the <trg>strike</trg>.",
        "The <trg>strike</trg> delayed <num>thousands</num> of commuters.",
        "<num>About 150</num> policemen watched the <trg>march</trg>.",
    ],
)
def test_those_whom_an_event_hits_and_the_police_are_no_crowd(marked: str) -> None:
    assert sizes(marked) == ()


def test_words_around_a_number_bound_it() -> None:
    assert [(s.low, s.high) for s in sizes("<num>Two hundred</num> and more dockers <trg>marched</trg>.")] == [(200, None)]


def test_what_an_event_drew_is_its_size() -> None:
    assert [s.low for s in sizes("The <trg>march</trg> drew 700 people.")] == [700]


def test_a_share_or_a_sum_of_money_is_no_crowd() -> None:
    assert sizes("Tenants <trg>rallied</trg> in Brest, where <num>nine</num> out of ten households pay nothing.") == ()
    assert sizes("Tenants <trg>rallied</trg> in Soweto over <num>R78 million</num> of debt.") == ()
    assert sizes("Tenants <trg>rallied</trg> in Brest and <num>up to 70</num> percent of the trains stood still.") == ()


def test_a_day_before_a_number_is_not_its_thousands() -> None:
    (size,) = sizes("On June 1, <num>150</num> people <trg>marched</trg> in Gdynia.")
    assert size.low == 150


def test_a_figure_cut_before_its_magnitude_is_read_whole() -> None:
    found = sizes('Farmers <trg>marched</trg> on Monday. The union claimed that <num>1.5</num> lakh people took part.')
    assert [(s.low, s.text) for s in found] == [(150_000, "1.5 lakh")]
