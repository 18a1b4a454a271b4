"""From the corpora to the weights of the package and their figures, in one command: `python -m training`; options as for training.train.

Takes hours without a GPU; an interrupted training is taken up again. The new weights lie in the run's folder until they are copied.
"""

from __future__ import annotations

import json

from dateline.language.reader import Reader
from training.calibrate import calibrate
from training.export import export
from training.measure import measure, rounded
from training.train import arguments, train

options = arguments().parse_args()
train(options)
folder = options.out / "weights"
export(options.out, folder, options.size)
if not options.short:
    calibrate(options.corpora, options.out.parent, folder)
    reader = Reader(folder).load()
    for selection in (True, False):
        print("selection split" if selection else "dev and test parts", flush=True)
        for part, row in measure(options.corpora, reader, options.out.parent, selection=selection).items():
            print(part, json.dumps(rounded(row)), flush=True)
