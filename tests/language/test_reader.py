"""What holds of a reading whatever the weights say."""

import multiprocessing
import pickle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import ModelError
from dateline.language import Analysis, Reader, joint_text, read
from dateline.language.encoder import weights_folder
from dateline.model import Document

pytestmark = pytest.mark.skipif(not (weights_folder() / "model.onnx").exists(), reason="no weights here")

MARCH = Document(
    id="1",
    title="Dockers march in Beira",
    text="BEIRA: About 2,000 dockers marched through the centre of Beira on Tuesday to demand three months of arrears. "
    "Police fired tear gas.\n\n“We will not go back until the last metical is paid,” said Amelia Nhantumbo of the dockers’ union. "
    "The company called the march illegal.",
)
HOSTILE = {
    "nothing": "",
    "white space": " \n\t\r\n  ",
    "zero-width characters": "Po\u200blice \u200b\u200c\ufeff marched \u2060.",
    "line ends of Windows": "Strikers met.\r\n\r\nThey left.\r\n",
    "lone surrogates": "They \ud83d marched \udc00\udc00 on.",
    "control characters": "A\x00B \x01\x02 rally \x7f\x85 began.\u2028Next.",
    "combining marks and scripts": "İstanbul’da bin işçi yürüdü. 工人罢工。 e\u0301cole 👩‍👩‍👧 हड़ताल",
    "one endless word": "a" * 5000,
    "one endless sentence": "the crowd and " * 900,
    "only punctuation": "... !!! ??? --- “” ()",
    "a web address": "http://example.org/" + "x/-." * 300,
}


def _flat(analysis: Analysis) -> tuple[object, ...]:
    words = tuple((t.text, t.pos_, t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_type_, t.is_sent_start) for t in analysis.doc)
    links = tuple((k.mark, k.trigger, k.score) for k in (*analysis.links, *analysis.event_links))
    return words, tuple(analysis.roles), links, tuple(analysis.events), tuple(analysis.attributions), tuple(analysis.relevance)


def _sound(analysis: Analysis) -> None:
    doc = analysis.doc
    assert len(doc.text) == len(joint_text(analysis.document))
    for sentence in doc.sents:
        assert sum(t.head.i == t.i for t in sentence) == 1
        assert all(sentence.start <= t.head.i < sentence.end for t in sentence)
    marks = [*analysis.roles, *analysis.events, *(m for a in analysis.attributions for m in (a.source, a.cue, *a.content) if m)]
    for mark in marks:
        assert 0 <= mark.start < mark.end <= len(doc.text)
        assert 0 <= mark.score <= 1
        assert analysis.words(mark).start_char == mark.start
        assert analysis.words(mark).end_char == mark.end
    starts = [m.start for m in analysis.roles]
    assert starts == sorted(starts)


@pytest.mark.parametrize("name", HOSTILE)
def test_any_text_can_be_read(name: str) -> None:
    _sound(read(Document(id="1", text=HOSTILE[name])))
    _sound(read(Document(id="1", title=HOSTILE[name], text="A strike began on Monday.")))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_string_can_be_read(text: str) -> None:
    _sound(read(Document(id="1", text=text)))


def test_a_plain_report_is_understood() -> None:
    analysis = read(MARCH)
    _sound(analysis)
    assert "marched" in {analysis.quote(m.start, m.end) for m in analysis.triggers}
    assert any("tear gas" in analysis.quote(m.start, m.end) for m in analysis.of("mea"))
    assert any(a.source and "Nhantumbo" in analysis.quote(a.source.start, a.source.end) for a in analysis.attributions)
    assert any(e.text.endswith("Nhantumbo") and e.label_ == "PERSON" for e in analysis.doc.ents)


def test_a_reading_does_not_depend_on_what_was_read_before() -> None:
    alone = _flat(Reader().read(MARCH))
    reader = Reader()
    for text in HOSTILE.values():
        reader.read(Document(id="x", text=text))
    assert _flat(reader.read(MARCH)) == alone


def test_a_paragraph_reads_the_same_whatever_stands_in_other_windows() -> None:
    first = "\n\n".join(["The council of Arua opened a new market on Monday, and traders moved in."] * 40)
    one, two = (read(Document(id="1", text=f"{first}\n\n{tail}")) for tail in ("Rain fell. " * 400, "Workers marched. " * 400))
    cut = 40 * 40
    assert [(t.text, t.pos_, t.dep_) for t in one.doc if t.idx < cut] == [(t.text, t.pos_, t.dep_) for t in two.doc if t.idx < cut]


def test_a_reader_can_be_sent_to_spawned_workers() -> None:
    here = _flat(Reader().read(MARCH))[1]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(_roles_there, (pickle.dumps(Reader()),)) == here


def _roles_there(reader: bytes) -> object:
    return tuple(pickle.loads(reader).read(MARCH).roles)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="No such file"):
        Reader(tmp_path).read(MARCH)


def test_the_package_is_imported_without_the_heavy_parts() -> None:
    import subprocess
    import sys

    script = "import sys, dateline, dateline.language; print('spacy' in sys.modules or 'onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip() == "False"
