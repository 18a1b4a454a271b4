"""A document read: words, sentences, syntax and names on a spaCy Doc, and the marks of the heads, from one encoder.

Texts of any length and any content can be read. A window is read alone and without padding, so that the result does not depend on what
else is read; memory is bounded by the chapter, some thousands of words that are decoded together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.language.analysis import Analysis, joint_text
from dateline.language.decode import tree
from dateline.language.encoder import Encoder, Said
from dateline.language.lemmas import lemma
from dateline.language.machine import fingerprint, instruction_set
from dateline.language.marking import Chapter, Marker, Marks
from dateline.language.one_kind import one_kind_a_name
from dateline.language.stops import begins
from dateline.language.windows import Window, windows
from dateline.language.words import BLANK_LINE, MIXED, NEWLINE, TITLE, Words, unit_starts, without_surrogates, words_of
from dateline.model import Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CHAPTER = 48  # windows
_MOST_STRINGS = 400_000  # before the tokenizer's vocabulary is thrown away; spaCy's never shrinks


class Reader:
    """Reads documents with weights that are loaded once; pickled, it carries its settings only, so spawned workers can have it."""

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        self.encoder = Encoder(folder, threads=threads)
        self._tokenizer: Any = None

    def __reduce__(self) -> tuple[object, ...]:
        return _reader, (self.encoder.folder, self.encoder.threads)

    @property
    def config(self) -> dict[str, str]:
        """What the output depends on, for the record: the weights and the instruction set that runs them."""
        return {"weights": fingerprint(self.encoder.folder / "model.onnx"), "processor": instruction_set()}

    def load(self) -> Reader:
        """Load everything now rather than with the first document."""
        self._tokens("")
        _ = self.encoder.session, self.encoder.pieces("a"), self._marker
        return self

    def read(self, document: Document) -> Analysis:
        """All that the language room knows about a document."""
        text = without_surrogates(joint_text(document))
        tokens = self._tokens(text)
        places = [i for i, token in enumerate(tokens) if not token.is_space]
        words = words_of(text, [(tokens[i].idx, tokens[i].idx + len(tokens[i])) for i in places])
        syntax, marks = self.read_words(words)
        return Analysis(
            document, self._doc(tokens, places, words, syntax, marks), marks.roles, marks.links, marks.events, marks.event_links,
            marks.attributions, marks.relevance,
        )  # fmt: skip

    def read_words(self, words: Words, *, starts: Sequence[int] | None = None) -> tuple[Syntax, Marks]:
        """Syntax and marks of words that are there already; `starts` gives 1 for each that must begin a sentence, where that is known."""
        syntax, marks = Syntax(len(words)), Marks()
        sizes = [len(self.encoder.pieces(w)) for w in words.texts]
        units = [i for i, s in enumerate(starts) if s] if starts else unit_starts(words.texts, words.gaps)
        plan = windows(sizes, units)
        cased = any(s in (TITLE, MIXED) for s in words.shapes)
        numbers = np.zeros(len(words), np.int64)
        numbers[units] = 1
        places = np.cumsum(numbers).tolist()
        seams = {w.own_start for w in plan} | ({i for i, s in enumerate(starts) if s} if starts else set())
        for k in range(0, len(plan), _CHAPTER):
            chapter = []
            for window in plan[k : k + _CHAPTER]:
                hard = [int(i == window.start or i in seams or words.gaps[i] == BLANK_LINE) for i in range(window.start, window.end)]
                said = self.encoder.say(words, window.start, window.end, hard)
                for i in range(window.start, window.end):
                    said.start[i - window.start] += begins(words.texts, i, cased=cased, broken=words.gaps[i] >= NEWLINE)
                if starts:
                    said.start[:] = np.where(np.array(hard) > 0, 9.0, -9.0)
                self._parse(window, said, hard, syntax)
                chapter.append((window, said))
            self._marker.mark(Chapter(words, chapter, places, syntax.pos, syntax.relations), marks)
        marks.finish()
        return syntax, marks

    @cached_property
    def _marker(self) -> Marker:
        return Marker(self.encoder.labels)

    def _parse(self, window: Window, said: Said, hard: Sequence[int], syntax: Syntax) -> None:
        tags = self.encoder.labels["tags"]
        shift = window.start
        begins = [i for i in range(window.own_start - shift, window.own_end - shift) if hard[i] or said.start[i] > 0]
        for a, b in zip(begins, [*begins[1:], window.own_end - shift], strict=True):
            heads = tree(said.arc[a:b, [0, *range(a + 1, b + 1)]])
            seen = said.arc[a:b].argmax(1) - 1
            for i, head in enumerate(heads, a):
                absolute = head + a if head >= 0 else -1
                relation = tags["rel"][said.rel[i]]
                if absolute != seen[i - a]:  # the relation was scored for another head
                    relation = "root" if head < 0 else "parataxis" if relation == "root" else relation
                syntax.heads[i + shift] = absolute + shift if head >= 0 else -1
                syntax.relations[i + shift] = relation
                syntax.pos[i + shift] = tags["upos"][said.upos[i]]
                syntax.tags[i + shift] = tags["xpos"][said.xpos[i]]
            syntax.starts[a + shift] = True

    def _tokens(self, text: str) -> Doc:
        if self._tokenizer is None or len(self._tokenizer.vocab.strings) > _MOST_STRINGS:
            import spacy

            self._tokenizer = spacy.blank("en").tokenizer
        doc: Doc = self._tokenizer(text)
        return doc

    def _doc(self, tokens: Doc, places: Sequence[int], words: Words, syntax: Syntax, marks: Marks) -> Doc:
        from spacy.tokens import Doc

        size = len(tokens)
        heads, deps, pos, tags = list(range(size)), ["dep"] * size, ["SPACE"] * size, ["_SP"] * size
        lemmas, names = [t.text for t in tokens], ["O"] * size
        previous = None
        for k, i in enumerate(places):
            heads[i] = places[syntax.heads[k]] if syntax.heads[k] >= 0 else i
            deps[i] = "ROOT" if syntax.heads[k] < 0 else syntax.relations[k]
            pos[i], tags[i], lemmas[i] = syntax.pos[k], syntax.tags[k], lemma(words.texts[k], syntax.pos[k])
            for space in range((previous + 1) if previous is not None else 0, i):  # white space hangs on the word before it
                heads[space] = previous if previous is not None else i
            previous = i
        for space in range((previous + 1) if previous is not None else 0, size):
            heads[space] = previous if previous is not None else 0
        for span in one_kind_a_name(marks.names, words):
            first, last = places[span.start], places[span.end - 1]
            names[first : last + 1] = [f"B-{span.label}", *[f"I-{span.label}"] * (last - first)]
        return Doc(
            tokens.vocab, words=[t.text for t in tokens], spaces=[bool(t.whitespace_) for t in tokens], heads=heads, deps=deps, pos=pos,
            tags=tags, lemmas=lemmas, ents=names,
        )  # fmt: skip


class Syntax:
    """Parts of speech, Penn tags, heads (word indices, -1 the root), relations and sentence starts of words."""

    def __init__(self, size: int) -> None:
        self.pos, self.tags, self.relations = ["X"] * size, [""] * size, ["dep"] * size
        self.heads, self.starts = [-1] * size, [False] * size


def _reader(folder: Path, threads: int) -> Reader:
    return Reader(folder, threads=threads)


@lru_cache(maxsize=4)
def _shared(threads: int) -> Reader:
    return Reader(threads=threads).load()


def read(document: Document, *, threads: int = 1) -> Analysis:
    """Read a document with the weights of the package, loaded once for each number of threads."""
    return _shared(threads).read(document)
