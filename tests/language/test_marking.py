import numpy as np

from dateline.language.analysis import Mark
from dateline.language.decode import WordSpan
from dateline.language.encoder import Said
from dateline.language.marking import Chapter, Marker, Marks
from dateline.language.windows import Window
from dateline.language.words import words_of

TEXT = "One two three four five six seven eight"
LABELS = {
    "layers": {"roles": ["O", "B-trg", "I-trg", "B-par", "I-par"]},
    "classes": {"mode": {"layer": "roles", "labels": ["trg"], "attribute": "mode", "names": ["demo", "strike"]}},
    "links": {"role": {"left": ["roles", ["par"]], "right": ["roles", ["trg"]]}},
    "link_size": 1,
    "distances": [0],
    "distance_scores": [[0.0, 0.0]],
}


def _chapter(window: Window, links: np.ndarray) -> Chapter:
    ranges, at = [], 0
    for word in TEXT.split():
        ranges.append((at, at + len(word)))
        at += len(word) + 1
    size = window.end - window.start
    none = np.zeros(size)
    classes = np.tile(np.array([[0.0, 1.0]], np.float32), (size, 1))
    said = Said(none, none, none, none, none, np.zeros((size, 5), np.float32), classes, links, 0.0)
    return Chapter(words_of(TEXT, ranges), [(window, said)], [0, 0, 0, 0, 1, 1, 2, 2], ["X"] * 8, ["dep"] * 8)


def _span(label: str, start: int) -> WordSpan:
    return WordSpan("roles", label, start, start + 1, 1.0)


def test_pairs_know_the_nearest_trigger_and_the_sentence() -> None:
    links = np.ones((8, 2), np.float32) * np.arange(8)[:, None]
    made = [_span("par", 2), _span("trg", 3), _span("trg", 6)]
    found = Marker(LABELS).pairs("role", _chapter(Window(0, 8, 0, 8), links), made)
    assert found[0, 1] == [6.0, 1, 1, 0, 1, 0, 0]
    assert found[0, 2] == [12.0, 1, 0, 0, 0, 1, 0]


def test_only_marks_of_one_window_are_paired() -> None:
    made = [_span("par", 1), _span("trg", 3), _span("trg", 7)]
    found = Marker(LABELS).pairs("role", _chapter(Window(0, 5, 0, 5), np.ones((5, 2), np.float32)), made)
    assert list(found) == [(0, 1)]


def test_weights_of_the_link_turn_scores_and_places_into_probabilities() -> None:
    labels = LABELS | {"link_weights": {"role": [0.0, -1.0, 0.0, 0.0, 2.0, 0.0, 0.0]}}
    marker = Marker(labels)
    chapter = _chapter(Window(0, 8, 0, 8), np.ones((8, 2), np.float32))
    spans = [_span("par", 2), _span("trg", 3), _span("trg", 6)]
    made = [(s, marker._mark(s, chapter.words, np.array([[0.0, 1.0]], np.float32))) for s in spans]
    near, far = marker.links("role", chapter, made)
    assert (near.score, far.score) == (0.7311, 0.2689)
    assert near.trigger.attributes == {"mode": "strike"}


def test_where_nothing_names_an_event_no_words_play_a_role_in_one() -> None:
    marks = Marks(roles=[Mark("tim", 9, 12), Mark("hrm", 0, 3)])
    marks.finish()
    assert marks.roles == []
    marks = Marks(roles=[Mark("tim", 9, 12), Mark("trg", 0, 3)])
    marks.finish()
    assert [m.label for m in marks.roles] == ["trg", "tim"]
