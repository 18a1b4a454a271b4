"""Texts are cut so that any number of findings may overlap, and nothing is lost or doubled."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.explain.segments import marks, paragraphs, segments
from dateline.explain.values import Value
from dateline.model import Span

TEXT = "Crowds filled the square.\n\nPolice, they said, stayed away.\r\n\r\nNobody was hurt."
BORDERS = st.integers(0, len(TEXT))


def value(number: int, start: int, end: int, question: str) -> Value:
    return Value(id=f"e1-{question}-{number}", question=question, text="x", spans=(Span(start, end, TEXT[start:end]),))


SPANS = st.lists(st.tuples(BORDERS, BORDERS, st.sampled_from(["who", "how_many", "said"])).filter(lambda s: s[0] < s[1]), max_size=12)


@given(SPANS)
def test_segments_tile_the_text_and_each_value_covers_exactly_its_span(spans: list[tuple[int, int, str]]) -> None:
    values = [value(n, *span) for n, span in enumerate(spans)]
    parts = list(segments(0, len(TEXT), marks(values, "text")))
    assert "".join(TEXT[part.start : part.end] for part in parts) == TEXT
    for found, (start, end, _) in zip(values, spans, strict=True):
        assert "".join(TEXT[part.start : part.end] for part in parts if found in part.values) == TEXT[start:end]


@given(SPANS)
def test_marks_that_overlap_never_share_a_lane(spans: list[tuple[int, int, str]]) -> None:
    found = marks([value(n, *span) for n, span in enumerate(spans)], "text")
    for one in found:
        assert not [
            other for other in found if other is not one and other.lane == one.lane and one.start < other.end and other.start < one.end
        ]


def test_paragraphs_keep_every_word_whatever_the_line_ends() -> None:
    assert [TEXT[start:end] for start, end in paragraphs(TEXT)] == [
        "Crowds filled the square.",
        "Police, they said, stayed away.",
        "Nobody was hurt.",
    ]


def test_marks_of_the_title_and_of_the_text_are_kept_apart() -> None:
    both = Value(id="e1-type-0", question="what", text="x", spans=(Span(0, 6, "Crowds", "title"), Span(14, 24, "the square")))
    assert [(m.start, m.end) for m in marks([both], "title")] == [(0, 6)]
    assert [(m.start, m.end) for m in marks([both], "text")] == [(14, 24)]
