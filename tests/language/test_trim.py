import pytest

from dateline.language.decode import WordSpan
from dateline.language.trim import trim

TEXTS = ["at", "the", "mill", ",", "and", "walked", "out", "of"]
POS = ["ADP", "DET", "NOUN", "PUNCT", "CCONJ", "VERB", "ADP", "ADP"]
RELATIONS = ["case", "det", "obl", "punct", "cc", "conj", "compound:prt", "case"]


@pytest.mark.parametrize(
    ("label", "before", "after"),
    [
        ("plc", (0, 5), (1, 3)),
        ("mea", (4, 8), (5, 7)),
        ("num", (5, 8), (5, 8)),
        ("tim", (0, 3), (0, 3)),
        ("par", (1, 2), None),
    ],
)
def test_what_cannot_end_a_phrase_is_cut_off(label: str, before: tuple[int, int], after: tuple[int, int] | None) -> None:
    found = trim(WordSpan("roles", label, *before, 1.0), TEXTS, POS, RELATIONS)
    assert (None if found is None else (found.start, found.end)) == after
