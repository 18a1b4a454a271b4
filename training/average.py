"""The mean of the weights of several runs: `python -m training.average --runs RUN RUN --out RUN`.

A last round on marked texts finds more and errs more; between it and the run before lies the best of both (docs/scorecard.md).
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch


def average(runs: list[Path], out: Path) -> None:
    """Write the mean of the exported weights of runs that share their classes."""
    states = [torch.load(run / "state.pt", map_location="cpu")["net"] for run in runs]
    mean = {k: sum(s[k] for s in states) / len(states) if v.is_floating_point() else v for k, v in states[0].items()}
    out.mkdir(parents=True, exist_ok=True)
    torch.save({"net": mean}, out / "state.pt")
    shutil.copy(runs[0] / "classes.json", out / "classes.json")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=Path, nargs="+", default=[Path("training/runs/small"), Path("training/runs/small-last")])
    parser.add_argument("--out", type=Path, default=Path("training/runs/small-mean"))
    options = parser.parse_args()
    average(options.runs, options.out)
