from __future__ import annotations

from dateline.language.decode import WordSpan
from dateline.language.one_kind import one_kind_a_name
from dateline.language.words import words_of


def test_a_name_that_is_mostly_a_body_is_one_everywhere_and_dates_stay():
    text = "SDL rallied . The SDL said SDL leader Ana Bode came on Friday ."
    at, ranges = 0, []
    for word in text.split():
        ranges.append((at, at + len(word)))
        at += len(word) + 1
    words = words_of(text, ranges)
    found = [
        WordSpan("names", "ORG", 0, 1, 0.9), WordSpan("names", "ORG", 3, 5, 0.9), WordSpan("names", "PERSON", 6, 7, 0.6),
        WordSpan("names", "PERSON", 8, 10, 0.9), WordSpan("names", "DATE", 12, 13, 0.9),
    ]  # fmt: skip
    assert [n.label for n in one_kind_a_name(found, words)] == ["ORG", "ORG", "ORG", "PERSON", "DATE"]
