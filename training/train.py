"""Train the encoder and its heads: `python -m training.train --corpora ../shared/corpora --out training/runs/small`.

Seeded and resumable: the state of the last save is taken up again. Needs no GPU, uses one where there is one.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training import corpora as data
from training.batches import Batch, Pieces, Window, batches, collate, cut, round_of
from training.corpora import MASK
from training.labels import LINKS, QUADS, SPANS, TYPES
from training.model import Network, sizes

WEIGHTS = defaultdict(
    lambda: 1.0, link_role=1.5, link_trigger=1.5, xpos=0.5, names=0.7, roles=2.0, relevance=0.3, quad=0.3, type=0.5, event_mode=0.2,
    event_status=0.2,
)  # fmt: skip
WARM_UP = 150
AVERAGE = 0.998  # how much of the running average of the weights stays with each step


def _entropy(scores: Tensor, gold: Tensor, weights: Tensor | None = None) -> Tensor | None:
    known = gold != MASK
    if not known.any():
        return None
    loss = F.cross_entropy(scores[known], gold[known], reduction="none")
    if weights is None:
        return loss.mean()
    return (loss * weights[known]).sum() / weights[known].sum().clamp(min=1e-6)


def _tree_losses(net: Network, words: Tensor, whole: Tensor, batch: Batch) -> dict[str, Tensor | None]:
    rows = (batch.targets["head"] != MASK).any(1)
    if not rows.any():
        return {}
    words, whole = words[rows], whole[rows]
    gold = {k: batch.targets[k][rows] for k in ("start", "upos", "xpos", "rel", "head")}
    starts = gold["start"].clamp(min=0)
    starts[:, 0] = 1
    sentence = torch.cumsum(starts, 1)
    allowed = (sentence.unsqueeze(2) == sentence.unsqueeze(1)) & batch.word_mask[rows].unsqueeze(1)
    allowed = torch.cat([torch.ones_like(allowed[..., :1]), allowed], -1)
    arcs = net.arcs(words, whole).masked_fill(~allowed, -1e9)
    known = gold["start"] != MASK
    return {
        "start": F.binary_cross_entropy_with_logits(net.start(words).squeeze(-1)[known], gold["start"][known].float()),
        "upos": _entropy(net.upos(words), gold["upos"]),
        "xpos": _entropy(net.xpos(words), gold["xpos"]),
        "arc": _entropy(arcs, gold["head"]),
        "rel": _entropy(net.relations(words, whole, gold["head"].clamp(min=0)), gold["rel"]),
    }


def _span_losses(net: Network, words: Tensor, batch: Batch) -> dict[str, Tensor | None]:
    if not len(batch.spans):
        return {}
    out: dict[str, Tensor | None] = {}
    row, start, end = batch.spans.unbind(1)

    def pooled(layer: nn.Linear) -> Tensor:
        hidden = F.gelu(layer(words))
        sums = torch.cat([torch.zeros_like(hidden[:, :1]), hidden.cumsum(1)], 1)
        return (sums[row, end] - sums[row, start]) / (end - start).unsqueeze(-1)

    hidden = pooled(net.class_hidden)
    for name, (where, gold) in batch.classes.items():
        if len(where):
            out[name] = F.cross_entropy(net.classes[f"to_{name}"](hidden[where]), gold)
    where, quad = batch.quads
    if len(where):
        probabilities = net.classes["to_type"](hidden[where]).log_softmax(-1)
        groups = [probabilities[:, [TYPES.index(t) for t in QUADS[q]]].logsumexp(-1) for q in (1, 2, 3, 4)]
        out["quad"] = F.nll_loss(torch.stack(groups, -1), quad - 1)
    hidden = pooled(net.link_hidden)
    for number, name in enumerate(LINKS):
        a, b, bucket, gold = batch.links[name]
        if len(a):
            out[f"link_{name}"] = F.binary_cross_entropy_with_logits(net.link(name, number, hidden[a], hidden[b], bucket), gold.float())
    return out


def counts(batch: Batch) -> dict[str, int]:
    """How many examples each head has in a batch."""
    out = {layer: int((batch.targets[layer] != MASK).sum()) for layer in (*SPANS, "start", "upos", "xpos", "rel")}
    out |= {"arc": out["upos"], "relevance": int((batch.relevance != MASK).sum()), "quad": len(batch.quads[0])}
    return out | {n: len(c[0]) for n, c in batch.classes.items()} | {f"link_{n}": len(v[0]) for n, v in batch.links.items()}


def losses(net: Network, batch: Batch, device: torch.device) -> dict[str, Tensor]:
    """The mean loss of every head that the batch can teach."""
    with torch.autocast(device.type, dtype=torch.bfloat16):
        words, whole = net.words(**batch.inputs)
    out: dict[str, Tensor | None] = _tree_losses(net, words, whole, batch)
    for layer in SPANS:
        if (batch.targets[layer] != MASK).any():
            out[layer] = _entropy(net.layers[layer](words), batch.targets[layer], batch.weights[layer])
    known = batch.relevance != MASK
    if known.any():
        out["relevance"] = F.binary_cross_entropy_with_logits(net.relevance(whole).squeeze(-1)[known], batch.relevance[known].float())
    out |= _span_losses(net, words, batch)
    return {name: loss for name, loss in out.items() if loss is not None}


@torch.no_grad()
def evaluate(net: Network, windows: Sequence[Window], pieces: Pieces, device: torch.device) -> dict[str, float]:
    """Mean loss of every head of a network at rest over windows."""
    found = defaultdict(list)
    for group in batches(windows, 3000, random.Random(0)):
        for name, loss in losses(net, collate(group, pieces, None).to(device), device).items():
            found[name].append(loss.item())
    return {name: round(sum(v) / len(v), 4) for name, v in found.items()}


@torch.no_grad()
def follow(average: Network, net: Network, keep: float) -> None:
    """Move the average of the weights towards those of the step; the average is what is exported."""
    for mean, value in zip(average.parameters(), net.parameters(), strict=True):
        if value.requires_grad:
            mean.lerp_(value, 1 - keep)


def train(options: argparse.Namespace) -> list[float]:
    """Train as the options say; returns the mean loss of every hundred steps."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    options.out.mkdir(parents=True, exist_ok=True)
    classes = data.tree_classes(data.train_trees(options.corpora))
    texts = data.load(options.corpora, options.out.parent, classes, every=40 if options.short else 1)
    size = sizes(options.size)
    pieces = Pieces(str(size.folder / "tokenizer.json"))
    net = Network(size, classes).to(device)
    (options.out / "classes.json").write_text(json.dumps(classes), encoding="utf-8")
    if options.start:
        net.load_state_dict(torch.load(options.start, map_location=device)["net"])
    average = deepcopy(net).eval().requires_grad_(False)
    chance = random.Random(options.seed)
    learn = [t for t in texts if not t.held_out]
    held = [w for t in texts if t.held_out for w in cut(t, pieces, None)]
    random.Random(1).shuffle(held)
    held = held[:400]
    groups = [g for _ in range(options.rounds) for g in batches(round_of(learn, pieces, chance, rest=options.rest), options.pieces, chance)]
    if options.short:
        groups = groups[:60]
    print(f"{len(learn)} texts, {len(held)} windows held out, {len(groups)} steps", flush=True)
    encoder = [p for n, p in net.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    heads = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    rates = (size.encoder_rate * options.rate, size.head_rate * options.rate)
    optimizer = torch.optim.AdamW([{"params": encoder, "lr": rates[0]}, {"params": heads, "lr": rates[1]}], weight_decay=0.01)
    done, saved = 0, options.out / "state.pt"
    if saved.exists():
        state = torch.load(saved, map_location=device)
        net.load_state_dict(state["last"])
        average.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        done = state["step"]
    net.train()
    usual: dict[str, float] = {}  # examples of a head in a batch, on average
    began, history, recent = time.monotonic(), [], defaultdict(list)
    for step in range(done, len(groups)):
        scale = min(1.0, (step + 1) / WARM_UP) * max(0.02, min(1.0, 1.5 * (1 - step / len(groups))))
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * scale
        batch = collate(groups[step], pieces, random.Random(step)).to(device)
        found = losses(net, batch, device)
        size_of = counts(batch)
        for name in found:
            usual[name] = 0.97 * usual.get(name, size_of[name]) + 0.03 * size_of[name]
        # a head with few examples in this batch counts less: its mean is noise
        total = sum(loss * WEIGHTS[name] * min(2.0, size_of[name] / usual[name]) for name, loss in found.items())
        assert isinstance(total, Tensor)
        total.backward()
        nn.utils.clip_grad_norm_([*encoder, *heads], 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        follow(average, net, min(AVERAGE, (step + 1) / (step + 10)))
        for name, loss in found.items():
            recent[name].append(loss.item())
        every = 20 if options.short else 100
        if (step + 1) % every == 0 or step + 1 == len(groups):
            means = {name: round(sum(v) / len(v), 3) for name, v in recent.items()}
            history.append(sum(means[name] * WEIGHTS[name] for name in means))
            recent.clear()
            print(f"step {step + 1}/{len(groups)} {time.monotonic() - began:.0f}s loss {history[-1]:.3f} {means}", flush=True)
        last = step + 1 == len(groups)
        if last or ((step + 1) % 500 == 0 and not options.short):
            print("held out", evaluate(average, held, pieces, device), flush=True)
        if last or (step + 1) % 100 == 0:
            state = {"net": average.state_dict(), "last": net.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1}
            torch.save(state, saved.with_suffix(".new"))
            saved.with_suffix(".new").replace(saved)
    return history


def arguments() -> argparse.ArgumentParser:
    """The options of the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--out", type=Path, default=Path("training/runs/small"))
    parser.add_argument("--size", default="small", help="small, or a folder with the starting weights of a larger encoder")
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--pieces", type=int, default=800, help="pieces in a batch")
    parser.add_argument("--rate", type=float, default=1.0, help="factor on the learning rates")
    parser.add_argument("--rest", type=float, default=1.0, help="how often texts without protest marks are read, against the usual")
    parser.add_argument("--start", type=Path, help="weights of an earlier run to begin with")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--short", action="store_true", help="a sliver of the data and a few steps: does the loss fall")
    return parser


if __name__ == "__main__":
    train(arguments().parse_args())
