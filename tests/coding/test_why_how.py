from __future__ import annotations

import pytest

from dateline.coding.grouping import happenings
from dateline.coding.how import measures_of
from dateline.coding.names import Names
from dateline.coding.why import issues_of, summary
from dateline.knowledge.actors import Register
from dateline.model import Harm
from tests.coding.marked import analysis


def of(marked):
    a = analysis(marked)
    (happening,) = happenings(a)
    return a, happening, Names.of(a, Register.load(None))


def test_a_demand_names_whom_it_asks():
    a, h, names = of('Tenants <trg>rallied</trg>, urging <adr>the council</adr> to <iss kind="demand">freeze rents</iss>.')
    (issue,) = issues_of(a, h, names)
    assert (issue.kind, issue.text, issue.addressee, issue.summary) == ("demand", "freeze rents", ("council",), "for freeze rents")
    assert [s.quote for s in issue.evidence] == ["freeze rents"]


def test_a_phrase_told_twice_is_one_issue_with_two_places():
    a, h, names = of(
        'Growers <trg>marched</trg> over <iss kind="grievance">the price of tea</iss>. They said <iss kind="grievance">the low price of tea</iss> ruins them.'
    )
    (issue,) = issues_of(a, h, names)
    assert issue.text == "the low price of tea"
    assert len(issue.evidence) == 2


def test_a_beneficiary_without_other_words_is_solidarity():
    a, h, names = of('They <trg>rallied</trg> for <ben>the jailed poets</ben>.')
    assert [(i.kind, i.text) for i in issues_of(a, h, names)] == [("solidarity", "the jailed poets")]


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [("demand", "to reopen the mine", "to reopen the mine"), ("opposition", "the dam", "against the dam"), ("solidarity", "for Lena", "for Lena")],
)
def test_a_summary_reads_as_the_crowd_counting_consortium_writes_it(kind, text, wanted):
    assert summary(kind, text) == wanted


@pytest.mark.parametrize(
    ("by", "words", "wanted"),
    [
        ("authorities", "fired tear gas and rubber bullets", {"tear_gas", "rubber_bullets"}),
        ("authorities", "were out in numbers", {"presence"}),
        ("authorities", "officers detained nine marchers", {"arrest"}),
        ("participants", "burned an effigy of the minister", {"effigy"}),
        ("participants", "burnt the flag", {"flag_burning"}),
        ("participants", "looted two shops", {"looting"}),
        ("participants", "chanted slogans", {"chants"}),
        ("participants", "blocked the coastal road", {"road_block"}),
    ],
)
def test_deeds_are_told_in_the_words_of_the_codebook(by, words, wanted):
    a, h, names = of(f'At the <trg>rally</trg> they <mea by="{by}">{words}</mea>.')
    measures = measures_of(a, h, names, (), ())
    assert {m.what for m in measures} == wanted
    assert {m.by for m in measures} == {by}
    assert all(s.quote == words for m in measures for s in m.evidence)


def test_people_arrested_are_a_deed_of_the_authorities_unless_nobody_was():
    a, h, names = of("A <trg>rally</trg>.")
    some = Harm(kind="arrested", low=4, high=4, text="four were arrested")
    assert [(m.by, m.what) for m in measures_of(a, h, names, (some,), ())] == [("authorities", "arrest")]
    assert measures_of(a, h, names, (Harm(kind="arrested", low=0, high=0, text="nobody"),), ()) == ()
