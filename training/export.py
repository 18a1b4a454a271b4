"""From trained weights to the files of the package: `python -m training.export --run training/runs/small`."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.labels import CLASSES, DISTANCES, LINK_SIZE, LINKS, SPANS, bio
from training.model import Network, sizes

FORMAT = 1


class Graph(nn.Module):
    """One window without padding, from pieces to everything that decoding needs; `hard` is 1 where a sentence must begin."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, shape: Tensor, gap: Tensor, first: Tensor, hard: Tensor) -> tuple[Tensor, ...]:
        """start, upos, xpos, arc, rel, the layers' log-probabilities, classes, links, relevance; words in rows."""
        net = self.net
        words, whole = net.words(ids, None, shape, gap, first)
        start = net.start(words).squeeze(-1)
        sentence = torch.cumsum(((start > 0) | (hard > 0)).long(), 1)
        allowed = (sentence.unsqueeze(2) == sentence.unsqueeze(1)).float()
        allowed = torch.cat([torch.ones_like(allowed[..., :1]), allowed], -1)
        arc = net.arcs(words, whole) + (1 - allowed) * -1e4
        rel = net.relations(words, whole, arc.argmax(-1))
        layers = torch.cat([net.layers[layer](words).log_softmax(-1) for layer in SPANS], -1)
        hidden = F.gelu(net.class_hidden(words))
        classes = torch.cat([net.classes[f"to_{name}"](hidden) for name in CLASSES], -1)
        hidden = F.gelu(net.link_hidden(words))
        links = torch.cat([net.links[f"{name}_{side}"](hidden) for name in LINKS for side in "ab"], -1)
        tags = [net.upos(words).argmax(-1), net.xpos(words).argmax(-1), rel.argmax(-1)]
        out = [start, *tags, arc, layers, classes, links, net.relevance(whole)]
        return tuple(o.squeeze(0) for o in out)


INPUTS = ("ids", "shape", "gap", "first", "hard")
OUTPUTS = ("start", "upos", "xpos", "rel", "arc", "layers", "classes", "links", "relevance")


def export(run: Path, to: Path, size_name: str, *, quantize: bool = True) -> None:
    """Write model.onnx, tokenizer.json and labels.json of a run's last state."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    classes = json.loads((run / "classes.json").read_text(encoding="utf-8"))
    size = sizes(size_name)
    net = Network(size, classes)
    net.load_state_dict(torch.load(run / "state.pt", map_location="cpu")["net"])
    graph = Graph(net).eval()
    n, w = 24, 17
    example = (
        torch.randint(1000, 20000, (1, n)), torch.ones(1, n, dtype=torch.long), torch.ones(1, n, dtype=torch.long),
        torch.arange(1, w + 1).unsqueeze(0), torch.zeros(1, w, dtype=torch.long),
    )  # fmt: skip
    axes: dict[str, dict[int, str]] = {k: {1: "pieces"} for k in ("ids", "shape", "gap")}
    axes |= {k: {1: "words"} for k in ("first", "hard")}
    axes |= {k: {0: "words"} for k in OUTPUTS if k != "relevance"}
    axes["arc"][1] = "heads"
    to.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            graph, example, str(plain), dynamo=False, input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=axes,
            opset_version=17,
        )  # fmt: skip
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        if quantize:
            quantize_dynamic(str(ready), str(to / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True)
        else:
            shutil.copyfile(ready, to / "model.onnx")
    shutil.copyfile(size.folder / "tokenizer.json", to / "tokenizer.json")
    labels = {
        "format": FORMAT,
        "tags": classes,
        "layers": {layer: bio(layer) for layer in SPANS},
        "classes": {name: {"layer": c[0], "labels": c[1], "attribute": c[2], "names": c[3]} for name, c in CLASSES.items()},
        "links": {name: {"left": a, "right": b} for name, (a, b) in LINKS.items()},
        "link_size": LINK_SIZE,
        "distances": DISTANCES,
        "distance_scores": net.distance.tolist(),
    }
    (to / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("training/runs/small"))
    parser.add_argument("--to", type=Path, default=Path("src/dateline/language/weights"))
    parser.add_argument("--size", default="small")
    parser.add_argument("--float", action="store_true", help="leave the weights in 32 bits")
    options = parser.parse_args()
    export(options.run, options.to, options.size, quantize=not options.float)
