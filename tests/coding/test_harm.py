from __future__ import annotations

import pytest

from dateline.coding.grouping import happenings
from dateline.coding.harm import harms_of
from dateline.coding.names import Names
from dateline.knowledge.actors import Register
from dateline.model import Harm
from tests.coding.marked import analysis


def harms(marked: str) -> tuple[Harm, ...]:
    read = analysis(f"Dockers <trg>marched</trg> through Gdynia on Monday. {marked}")
    (happening,) = happenings(read)
    return harms_of(read, happening, Names.of(read, Register.load(None)))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ('<hrm kind="injured">Three people were injured</hrm>.', [("injured", 3, 3)]),
        ('<hrm kind="injured">No one was injured</hrm>.', [("injured", 0, 0)]),
        ('The clerk said <hrm kind="injured">the guard was not hurt</hrm>.', [("injured", 0, 0)]),
        ('Police made <hrm kind="arrested">dozens of arrests</hrm>.', [("arrested", 24, 99)]),
        ('<hrm kind="killed">At least 12 people were killed</hrm>.', [("killed", 12, None)]),
        ('<hrm kind="injured">Another guard was hurt</hrm>.', [("injured", 1, 1)]),
        ('<hrm kind="killed">A boy of 14 died</hrm>.', [("killed", 1, 1)]),
        ('<hrm kind="killed">Three men aged 17, 22 and 51 died</hrm>.', [("killed", 3, 3)]),
        ('<hrm kind="damaged">Several cars were burnt</hrm>.', [("damaged", None, None)]),
        ('Police reported <hrm kind="injured">seven people hurt, four of them officers</hrm>.', [("injured", 7, 7), ("injured", 4, 4)]),
        ('<hrm kind="arrested">Twenty people, including two priests, were detained</hrm>.', [("arrested", 20, 20), ("arrested", 2, 2)]),
        ('Shots rang out, <hrm kind="killed">killing one man and injuring 34</hrm>.', [("killed", 1, 1), ("injured", 34, 34)]),
        ('The ministry gave <hrm kind="arrested">the number of arrests at 23</hrm>.', [("arrested", 23, 23)]),
        ('<hrm kind="damaged">Two vans were burnt and a kiosk was smashed</hrm>.', [("damaged", 2, 2), ("damaged", 1, 1)]),
        ('They <mea by="participants">set fire to a bus</mea>.', [("damaged", 1, 1)]),
        ('Eleven marchers were taken to hospital.', [("injured", 11, 11)]),
        ('<hrm kind="missing">Two brothers have not been seen since</hrm>.', [("missing", 2, 2)]),
    ],
)
def test_a_phrase_of_harm_counts_whom_it_befell(marked: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert [(h.kind, h.low, h.high) for h in harms(marked)] == expected


def test_victims_are_named_by_kind_where_the_noun_says_so() -> None:
    (constables,) = harms('<hrm kind="injured">Two constables were hurt</hrm>.')
    assert constables.victims == "police"
    (people,) = harms('<hrm kind="injured">Two people were hurt</hrm>.')
    assert people.victims == "people"


def test_rival_counts_are_kept_with_their_sources_and_repeated_ones_merged() -> None:
    found = harms(
        'Police said <hrm kind="arrested">30 people were arrested</hrm>. The union said <hrm kind="arrested">50 people were arrested</hrm>. '
        'Police said <hrm kind="arrested">30 people were arrested</hrm>.'
    )
    assert [h.low for h in found] == [30, 50]
    assert len(found[0].evidence) == 2


def test_every_finding_stands_on_its_words() -> None:
    for harm in harms('Shots rang out, <hrm kind="killed">killing one man and injuring 34</hrm>.'):
        assert harm.evidence
        assert harm.evidence[0].quote == harm.text


def test_people_whom_nothing_befell_are_no_harm() -> None:
    assert harms('A baker saw <hrm kind="killed">nearly 400 people</hrm> from his door.') == ()


def test_the_words_of_a_phrase_outweigh_the_kind_of_its_mark() -> None:
    assert [h.kind for h in harms('<hrm kind="injured">One man with a ladder was arrested</hrm>.')] == ["arrested"]


@pytest.mark.parametrize(
    "marked",
    ['<hrm kind="killed">Three women</hrm> were taken to the police station.', '<hrm kind="killed">Three women</hrm> are being held.'],
)
def test_who_is_taken_to_the_police_is_arrested(marked: str) -> None:
    assert [(h.kind, h.low) for h in harms(marked)] == [("arrested", 3)]


@pytest.mark.parametrize(
    "marked",
    [
        'The mayor regretted <hrm kind="arrested">the arrests</hrm>.',
        '<hrm kind="arrested">A cyclist was fined</hrm>.',
        'They <mea by="participants">burned a flag</mea>.',
        'They were angry about <hrm kind="damaged">power cuts</hrm>.',
    ],
)
def test_less_than_its_kind_or_a_harm_told_elsewhere_is_none(marked: str) -> None:
    assert harms(marked) == ()
