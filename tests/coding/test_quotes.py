"""Where quotation marks open and close."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.quotes import quotes


def inner(text: str) -> list[str]:
    return [text[q.first : q.last] for q in quotes(text)]


def test_interrupted_quotation_is_two_stretches():
    assert inner("“We stay,” said the mayor. “All of us.”") == ["We stay,", "All of us."]


def test_straight_marks_turn_by_their_neighbours():
    assert inner('"We stay," he said. "All of us." The "deal" is off.') == ["We stay,", "All of us.", "deal"]


def test_apostrophes_and_plural_possessives_open_nothing():
    assert inner("The workers' union says it's the owners' fault.") == []
    assert inner("The workers’ union says it’s the owners’ fault.") == []


def test_single_marks_quote_where_they_open_before_a_word():
    assert inner("He yelled ‘go home.’ The drivers’ answer was 'never'.") == ["go home.", "never"]


def test_marks_within_a_quotation_belong_to_it():
    assert inner("“They call it ‘order’ here,” she said.") == ["They call it ‘order’ here,"]


def test_a_paragraph_left_open_ends_with_the_paragraph():
    found = quotes("“We stay.\n\n“All of us,” he said.")
    assert [q.closed for q in found] == [False, True]
    assert inner("“We stay.\n\n“All of us,” he said.") == ["We stay.", "All of us,"]


def test_a_mark_that_opens_again_closes_what_was_open():
    assert inner('"The line is cut. "Nobody was told." he said.') == ["The line is cut.", "Nobody was told."]


@given(st.text(alphabet="ab.,s '\"“”‘’«»\n", max_size=60))
def test_stretches_lie_in_the_text_one_after_another(text):
    found = quotes(text)
    assert all(0 <= q.start <= q.first <= q.last <= q.end <= len(text) for q in found)
    assert all(a.end <= b.start or a.last <= b.start for a, b in pairwise(found))
