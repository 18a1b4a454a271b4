"""Acronyms are found where a text defines them, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.names_acronyms import abbreviates, definitions


@pytest.mark.parametrize(
    ("text", "acronym", "name"),
    [
        ("the United Quarry Movement-Gilan (UQM-G) said", "UQM-G", "United Quarry Movement-Gilan"),
        ("by Jamiat Farooq-i-Azam-Noor (JFA-N), others", "JFA-N", "Jamiat Farooq-i-Azam-Noor"),
        ("The United Rail and Allied Crafts (Urac) struck", "Urac", "United Rail and Allied Crafts"),
        ("called by the Citizens' Platform for Water (PCE) over", "PCE", "Citizens' Platform for Water"),
        ("NFA (Northern Fishers' Alliance) called it", "NFA", "Northern Fishers' Alliance"),
        ("two Self-Help Groups (SHGs) joined", "SHG", "Self-Help Groups"),
        ("the northern fishers alliance (nfa) called it", "nfa", "northern fishers alliance"),
    ],
)
def test_both_orders_hyphens_plurals_and_small_letters(text: str, acronym: str, name: str) -> None:
    (found,) = definitions(text)
    assert found.acronym == acronym
    assert text[slice(*found.long)] == name


@pytest.mark.parametrize(
    "text", ["HARARE, June 1 (Agency) — Nurses", "the price (in rupees) rose", "Ann Lee (34) said", "the union (see below)", "(no name)"]
)
def test_other_parentheses_define_nothing(text: str) -> None:
    assert definitions(text) == []


@pytest.mark.parametrize(
    ("short", "long", "spells"),
    [
        ("NFA", "Northern Fishers' Alliance", True),
        ("DA", "Dockers Alliance", True),
        ("MERP", "Movement for the Emancipation of the River Peoples", True),
        ("Cofatu", "Congress of Free Area Trade Unions", True),
        ("Nora", "Northern Alliance", False),
        ("NFA", "Northern Police", False),
        ("Shell", "State", False),
    ],
)
def test_an_acronym_that_the_text_takes_for_known_is_spelled_by_every_word(short: str, long: str, spells: bool) -> None:
    assert abbreviates(short, long) is spells


@given(st.text(alphabet="ABab (.)-'İ\n", max_size=60))
def test_offsets_always_lie_in_the_text(text: str) -> None:
    for found in definitions(text):
        for start, end in (found.long, found.short):
            assert 0 <= start < end <= len(text)
