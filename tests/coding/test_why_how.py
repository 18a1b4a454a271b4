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
    a, h, names = of("They <trg>rallied</trg> for <ben>the jailed poets</ben>.")
    assert [(i.kind, i.text) for i in issues_of(a, h, names)] == [("solidarity", "the jailed poets")]


def test_what_an_issue_led_to_is_no_issue_of_its_own():
    a, h, names = of(
        'They <trg>marched</trg> over <iss kind="grievance">the collapse of the dyke</iss>, which caused <iss kind="grievance">losses of seed</iss>.'
    )
    assert [i.text for i in issues_of(a, h, names)] == ["the collapse of the dyke"]


def test_who_is_against_a_plan_opposes_it_and_who_mourns_somebody_remembers():
    a, h, names = of(
        'They <trg>marched</trg> against <iss kind="grievance">a plan to close the port</iss> and mourned <iss kind="grievance">Ana Reis</iss>.'
    )
    assert [(i.kind, i.text) for i in issues_of(a, h, names)] == [("opposition", "a plan to close the port"), ("commemoration", "Ana Reis")]


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        ("demand", "to reopen the mine", "to reopen the mine"),
        ("opposition", "the dam", "against the dam"),
        ("solidarity", "for Lena", "for Lena"),
    ],
)
def test_a_summary_reads_as_the_crowd_counting_consortium_writes_it(kind, text, wanted):
    assert summary(kind, text) == wanted


@pytest.mark.parametrize(
    ("by", "words", "wanted"),
    [
        ("authorities", "fired tear gas and rubber bullets", {"tear_gas", "rubber_bullets"}),
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


def test_police_whose_deed_no_word_tells_were_present_where_they_are_named():
    a, h, names = of('At the <trg>rally</trg> <aut>police</aut> <mea by="authorities">were out in numbers</mea>.')
    assert [(m.by, m.what) for m in measures_of(a, h, names, (), ())] == [("authorities", "presence")]
    a, h, names = of('At the <trg>rally</trg> a stall <mea by="authorities">caught fire</mea>.')
    assert measures_of(a, h, names, (), ()) == ()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ('Two kiosks and <hrm kind="damaged">a bus were torched</hrm>.', {("participants", "arson")}),
        ('A student <hrm kind="injured">was hit by a rubber bullet</hrm>.', {("authorities", "rubber_bullets")}),
        ('<aut>Police</aut> <hrm kind="killed">shot dead two men</hrm>.', {("authorities", "live_fire")}),
        ('<hrm kind="killed">A man was shot dead</hrm> by his brother.', set()),
        ('<hrm kind="damaged">No cars were burnt</hrm>.', set()),
    ],
)
def test_words_of_harm_tell_the_deeds_behind_them(words, wanted):
    a, h, names = of(f"A <trg>march</trg> ended at noon. {words}")
    assert {(m.by, m.what) for m in measures_of(a, h, names, (), ())} == wanted


def test_people_arrested_are_a_deed_of_the_authorities_unless_nobody_was():
    a, h, names = of("A <trg>rally</trg>.")
    some = Harm(kind="arrested", low=4, high=4, text="four were arrested")
    assert [(m.by, m.what) for m in measures_of(a, h, names, (some,), ())] == [("authorities", "arrest")]
    assert measures_of(a, h, names, (Harm(kind="arrested", low=0, high=0, text="nobody"),), ()) == ()


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ('Clerks <trg>rallied</trg>, <mea by="participants">ringed</mea> by riot policemen.', ("authorities", "presence")),
        ('Clerks <trg>rallied</trg>. <aut>Police</aut> <mea by="authorities">did not intervene</mea>.', ("authorities", "presence")),
        ('Clerks <trg>rallied</trg> and <mea by="participants">chained the doors</mea>.', ("participants", "barricade")),
        ('Clerks <trg>rallied</trg>. <hrm kind="injured">Two guards were hit by stones</hrm>.', ("participants", "stone_throwing")),
        ('Clerks <trg mode="obstruct" status="occurred">turned away</trg> lorries at the depot.', ("participants", "road_block")),
    ],
)
def test_who_did_what_is_told_by_the_clause(marked, wanted):
    a, h, names = of(marked)
    assert wanted in [(m.by, m.what) for m in measures_of(a, h, names, (), ())]


def test_what_a_slogan_cries_down_is_opposed():
    a, h, names = of('Lawyers <trg>marched</trg> to shouts of down with <iss kind="demand">the new charter</iss>.')
    assert [i.kind for i in issues_of(a, h, names)] == ["opposition"]
