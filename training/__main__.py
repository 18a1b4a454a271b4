"""From the corpora to the weights of the package and their figures, in one command: `python -m training`; options as for training.train.

Rounds through all corpora, a last short one that dwells on texts with protest marks, the mean of the weights before and after it, export,
the decoder's settings, figures. Takes hours without a GPU; an interrupted training is taken up again. The new weights lie in the run's
folder until they are copied. `--short` learns from a sliver and exports, to see that it works.
"""

from __future__ import annotations

import argparse
import json

from dateline.language.reader import Reader
from training.average import average
from training.calibrate import calibrate
from training.export import export
from training.measure import measure, rounded
from training.train import arguments, train

LAST = {"rounds": 1, "rest": 0.15, "rate": 0.4}


def main(options: argparse.Namespace) -> None:
    """Train, export, measure."""
    folder = options.out / "weights"
    train(options)
    if options.short:
        export(options.out, folder, options.size)
        return
    last = argparse.Namespace(**{**vars(options), **LAST})
    last.start, last.out, last.seed = options.out / "state.pt", options.out.with_name(f"{options.out.name}-last"), options.seed + 1
    train(last)
    mean = options.out.with_name(f"{options.out.name}-mean")
    average([options.out, last.out], mean)
    export(mean, folder, options.size)
    calibrate(options.corpora, options.out.parent, folder)
    reader = Reader(folder).load()
    for selection in (True, False):
        print("selection split" if selection else "dev and test parts", flush=True)
        for part, row in measure(options.corpora, reader, options.out.parent, selection=selection).items():
            print(part, json.dumps(rounded(row)), flush=True)


if __name__ == "__main__":
    main(arguments().parse_args())
