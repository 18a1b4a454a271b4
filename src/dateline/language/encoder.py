"""The trained encoder: one window of words in, what the heads say of each word out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.errors import ModelError
from dateline.language.words import BLANK_LINE, Words

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
FORMAT = 1
MOST_PIECES = 16  # of one word, as in training
_MOST_WORDS_KNOWN = 200_000
_NAMES = ("start", "upos", "xpos", "rel", "arc", "layers", "classes", "links", "relevance")


@dataclass(frozen=True, slots=True)
class Said:
    """What the heads say of a window, a row a word. `arc` has a column for the root and one for each word, others sentences masked."""

    start: Floats
    upos: Ints
    xpos: Ints
    rel: Ints
    arc: Floats
    layers: Floats
    classes: Floats
    links: Floats
    relevance: float


def weights_folder() -> Path:
    """Where the weights of the package are."""
    return Path(str(files("dateline.language") / "weights"))


class Encoder:
    """Weights loaded once. A pickled encoder carries its settings only and loads again where it is unpickled."""

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        self.folder, self.threads = folder or weights_folder(), threads
        self._known: dict[str, list[int]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return _load, (self.folder, self.threads)

    @cached_property
    def labels(self) -> Mapping[str, Any]:
        """The names of everything the heads say (labels.json)."""
        path = self.folder / "labels.json"
        try:
            labels: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ModelError(f"{path}: no labels of a model here ({error})") from error
        if labels.get("format") != FORMAT:
            raise ModelError(f"{path}: format {labels.get('format')!r}, this version reads {FORMAT}")
        return labels

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        try:
            tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        except Exception as error:  # tokenizers raises bare Exception
            raise ModelError(f"{self.folder / 'tokenizer.json'}: {error}") from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _special(self) -> tuple[int, int, int]:
        first, last, unknown = (self._tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]", "[UNK]"))
        return first, last, unknown

    @cached_property
    def session(self) -> Any:
        """The onnxruntime session; it does not survive a fork, so workers are spawned."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = self.threads, 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        path = self.folder / "model.onnx"
        try:
            return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime has no public exception class
            raise ModelError(f"{path}: {error}") from error

    def pieces(self, word: str) -> list[int]:
        """The ids of a word's pieces; a word without any is the unknown one."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _MOST_WORDS_KNOWN:
                self._known.clear()
            known = self._tokenizer.encode(word, add_special_tokens=False).ids[:MOST_PIECES] or [self._special[2]]
            self._known[word] = known
        return known

    def say(self, words: Words, start: int, end: int, hard: Sequence[int]) -> Said:
        """Read words start to end as one window; `hard` is 1 for those of them that must begin a sentence."""
        first_piece, last_piece, _ = self._special
        ids, shapes, gaps, first = [first_piece], [0], [0], []
        for i in range(start, end):
            own = self.pieces(words.texts[i])
            first.append(len(ids))
            ids += own
            shapes += [words.shapes[i] + 1] * len(own)
            gaps += [(words.gaps[i] if i > start else BLANK_LINE) + 1] + [0] * (len(own) - 1)
        ids.append(last_piece)
        shapes.append(0)
        gaps.append(0)
        inputs = {"ids": ids, "shape": shapes, "gap": gaps, "first": first, "hard": hard}
        values = self.session.run(_NAMES, {k: np.array([v], dtype=np.int64) for k, v in inputs.items()})
        begins, upos, xpos, rel, arc, layers, classes, links, relevance = values
        return Said(begins, upos, xpos, rel, arc, layers, classes, links, float(relevance.reshape(-1)[0]))


def _load(folder: Path, threads: int) -> Encoder:
    return Encoder(folder, threads=threads)
