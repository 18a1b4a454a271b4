from pathlib import Path

import pytest

from training.corpora import MASK, _attributed_text, _marked_text, parse_marked, treebank
from training.labels import bio

MARKED = {
    "id": "a-1",
    "title": "Bakers strike",
    "marked": 'On <tim e="1">Monday</tim> <par e="1,2">bakers</par> went <trg e="1" mode="strike" status="occurred">on strike</trg>.',
}
TREE = """# newdoc id = d
# newpar
1\tDon\tdo\tAUX\tVBP\t_\t3\taux\t_\tSpaceAfter=No
2\t't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

1\tStay\tstay\tVERB\tVB\t_\t0\troot\t_\t_

"""


def test_taking_the_tags_away_leaves_the_text_and_the_spans() -> None:
    text, spans = parse_marked(MARKED["marked"])
    assert text == "On Monday bakers went on strike."
    assert [text[a:b] for a, b, _, _ in spans] == ["Monday", "bakers", "on strike"]


def test_marks_become_tags_of_words_and_titles_stay_unknown() -> None:
    text = _marked_text(MARKED, "articles")
    tags = bio("roles")
    words = list(zip(text.words.texts, (c if c == MASK else tags[c] for c in text.layers["roles"]), strict=True))
    assert words[:2] == [("Bakers", MASK), ("strike", MASK)]
    assert words[2:] == [
        ("On", "O"), ("Monday", "B-tim"), ("bakers", "B-par"), ("went", "O"), ("on", "B-trg"), ("strike", "I-trg"), (".", "O"),
    ]  # fmt: skip
    assert {s.label: s.events for s in text.spans if s.layer == "roles"} == {
        "tim": frozenset({1}), "par": frozenset({1, 2}), "trg": frozenset({1}),
    }  # fmt: skip


def test_a_source_of_two_attributions_belongs_to_both_and_the_outermost_content_stays() -> None:
    text = "Ada said Bo claimed rain fell and added that it stopped."
    at = lambda words: [[text.index(words), text.index(words) + len(words)]]  # noqa: E731
    rows = [
        {"source": at("Ada"), "cue": at("said"), "content": at("Bo claimed rain fell")},
        {"source": at("Bo"), "cue": at("claimed"), "content": at("rain fell")},
        {"source": at("Ada"), "cue": at("added"), "content": at("that it stopped")},
    ]
    read = _attributed_text({"id": "1", "text": text, "attributions": rows})
    spans = {(s.label, " ".join(read.words.texts[s.start : s.end])): s.events for s in read.spans}
    assert spans["source", "Ada"] == {0, 2}
    assert ("content", "Bo claimed rain fell") in spans
    assert ("content", "rain fell") not in spans
    assert ("source", "Bo") in spans


def test_treebank_sentences_follow_each_other_in_their_document(tmp_path: Path) -> None:
    path = tmp_path / "t.conllu"
    path.write_text(TREE, encoding="utf-8")
    classes = {"upos": ["AUX", "PART", "VERB"], "xpos": ["VB"], "rel": ["aux", "root"]}
    (text,) = treebank([path], "ewt", classes)
    assert text.words.texts == ["Don", "'t", "go", ".", "Stay"]
    assert text.words.gaps == [3, 0, 1, 0, 1]
    assert text.layers["start"] == [1, 0, 0, 0, 1]
    assert text.heads == [2, 2, -1, 2, -1]
    assert text.layers["rel"] == [0, MASK, 1, MASK, 1]


@pytest.mark.parametrize("name", ["roles/_train_04_107_594", "roles/_train_04_107_12"])
def test_sentences_of_one_document_are_held_out_together(name: str) -> None:
    from dateline.language.words import words_of
    from training.corpora import Text

    same = Text("roles/_train_04_107_1", "roles", words_of("", []))
    assert Text(name, "roles", words_of("", [])).held_out == same.held_out
