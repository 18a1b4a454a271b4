from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs torch: pip install 'dateline[train]'")


def test_the_mean_of_two_runs_lies_between_them_and_keeps_the_classes(tmp_path: Path) -> None:
    from training.average import average

    for name, value in (("one", 1.0), ("two", 3.0)):
        (tmp_path / name).mkdir()
        torch.save({"net": {"w": torch.full((2,), value), "n": torch.tensor(7)}}, tmp_path / name / "state.pt")
        (tmp_path / name / "classes.json").write_text('{"upos": ["X"]}', encoding="utf-8")
    average([tmp_path / "one", tmp_path / "two"], tmp_path / "mean")
    state = torch.load(tmp_path / "mean" / "state.pt")["net"]
    assert state["w"].tolist() == [2.0, 2.0]
    assert int(state["n"]) == 7
    assert (tmp_path / "mean" / "classes.json").read_text(encoding="utf-8") == '{"upos": ["X"]}'
