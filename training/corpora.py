"""The corpora as texts with layers: one form for treebanks, marked articles, attributions, events and teacher's names.

A layer holds one class for each word, MASK where the corpus does not say. Spans carry what classifiers and links learn from.
"""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from dateline.language.words import Words, words_of
from training.labels import SPANS, bio
from training.teacher import teach

MASK = -100
OWN = Path(__file__).parent  # holds articles/ and events/ of our own
_TAG = re.compile(r'<(/?)([a-z]{3})((?: [a-z]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
PROTEST_LIKE = re.compile(
    r"protest|demonstrat|rall(y|ies|ied)|march|strik|sit-?in$|riot|boycott|unrest|clash|picket|blockad|walk-?out|uprising|vigil|agitat|"
    r"bandh|hartal|dharna|gherao|activis|occup|barricad|slogan|crowd|mob$|mobs$|unions?$|campaign|gather|storm|block",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Span:
    """A marked phrase over words start..end (exclusive); `events` numbers what it belongs to, `weight` how far to trust it."""

    layer: str
    label: str
    start: int
    end: int
    attributes: dict[str, str] = field(default_factory=dict)
    events: frozenset[int] = frozenset()


@dataclass(slots=True)
class Text:
    """One document. `heads` are word indices (-1 the root); `weights` the weight of span words and of O words of a layer."""

    key: str
    corpus: str
    words: Words
    layers: dict[str, list[int]] = field(default_factory=dict)
    heads: list[int] | None = None
    spans: list[Span] = field(default_factory=list)
    weights: dict[str, tuple[float, float]] = field(default_factory=dict)
    relevance: str = "unknown"  # "marked": by its triggers; "quiet": none where no protest-like word stands

    @property
    def held_out(self) -> bool:
        """Whether the document belongs to the selection split, which is never trained on."""
        name = self.key.rsplit("_", 1)[0] if self.corpus == "roles" else self.key
        return zlib.crc32(name.encode()) % 100 < 5


@cache
def _tokenizer() -> Any:
    import spacy

    return spacy.blank("en").tokenizer


def tokenized(text: str) -> Words:
    """The words of raw text, as the reader makes them."""
    doc = _tokenizer()(text)
    return words_of(text, [(t.idx, t.idx + len(t)) for t in doc if not t.is_space])


def parse_marked(marked: str) -> tuple[str, list[tuple[int, int, str, dict[str, str]]]]:
    """Text and character spans of the mark-up of GUIDELINES.md."""
    text, spans, at = "", [], 0
    opened: tuple[int, str, dict[str, str]] | None = None
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        if tag[1]:
            assert opened is not None, marked
            spans.append((opened[0], len(text), opened[1], opened[2]))
        else:
            opened = (len(text), tag[2], dict(_ATTRIBUTE.findall(tag[3])))
    return text + marked[at:], spans


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from map(json.loads, file)


def _word_range(words: Words, start: int, end: int) -> tuple[int, int] | None:
    inside = [i for i in range(len(words)) if words.starts[i] < end and words.ends[i] > start]
    return (inside[0], inside[-1] + 1) if inside else None


def paint(size: int, layer: str, spans: Iterable[Span]) -> list[int]:
    """BIO classes of a layer; where spans overlap the earlier one in the list stays."""
    tags = {tag: i for i, tag in enumerate(bio(layer))}
    out = [0] * size
    for span in spans:
        if span.layer == layer and not any(out[span.start : span.end]):
            out[span.start] = tags[f"B-{span.label}"]
            for i in range(span.start + 1, span.end):
                out[i] = tags[f"I-{span.label}"]
    return out


def _numbers(attributes: dict[str, str]) -> frozenset[int]:
    return frozenset(int(n) for n in attributes.pop("e", "").split(",") if n)


def _marked_text(row: dict[str, Any], corpus: str) -> Text:
    text, found = parse_marked(row["marked"])
    title = row.get("title")
    shift = len(title) + 2 if title else 0
    words = tokenized(f"{title}\n\n{text}" if title else text)
    out = Text(f"{corpus}/{row['id']}", corpus, words, relevance="marked")
    layer = "events" if corpus == "events" else "roles"
    for start, end, label, attributes in found:
        where = _word_range(words, start + shift, end + shift)
        if where and label in SPANS[layer]:
            out.spans.append(Span(layer, label, *where, attributes, _numbers(attributes)))
    if corpus == "events":
        _type_doers(out.spans)
        protest = any(s.attributes.get("type") == "PROTEST" for s in out.spans)
        out.layers["roles"] = [MASK if protest else 0] * len(words)
        out.relevance = "unknown" if protest else "marked"
    else:
        out.spans += list(_as_events(out.spans))
        out.weights["events"] = (0.3, 0.1 if out.spans else 0.0)
    out.layers[layer] = paint(len(words), layer, out.spans)
    if corpus != "events":
        out.layers["events"] = paint(len(words), "events", out.spans)
    for i in range(len(words)):
        if words.starts[i] < shift:  # nobody marked the titles
            out.layers["roles"][i] = out.layers["events"][i] = MASK
    return out


def _type_doers(spans: Sequence[Span]) -> None:
    types = {n: s.attributes["type"] for s in spans if s.label == "evt" for n in s.events}
    for span in spans:
        known = {types[n] for n in span.events if n in types}
        if span.label != "evt" and len(known) == 1:
            span.attributes["type"] = known.pop()


def _as_events(spans: Sequence[Span]) -> Iterator[Span]:
    """Protest roles seen as events of the type PROTEST."""
    labels = {"trg": "evt", "org": "act", "par": "act", "tgt": "rec", "adr": "rec"}
    for s in spans:
        if s.label in labels:
            attributes = {"type": "PROTEST"} | {k: v for k, v in s.attributes.items() if k in ("mode", "status")}
            yield Span("events", labels[s.label], s.start, s.end, attributes, s.events)


def _attributed_text(row: dict[str, Any]) -> Text:
    words = tokenized(row["text"])
    out = Text(f"attributions/{row['id']}", "attributions", words, relevance="quiet")
    found: dict[tuple[str, str, int, int], set[int]] = {}
    for number, attribution in enumerate(row["attributions"]):
        for label in ("source", "cue", "content"):
            for start, end in attribution[label]:
                where = _word_range(words, start, end)
                if where:
                    found.setdefault(("content" if label == "content" else "speech", label, *where), set()).add(number)
    spans = [Span(layer, label, a, b, {}, frozenset(n)) for (layer, label, a, b), n in found.items()]
    spans.sort(key=lambda s: s.start - s.end)  # the longest first: of nested contents the outermost stays
    taken: dict[str, set[int]] = {"speech": set(), "content": set()}
    for span in spans:
        here = set(range(span.start, span.end))
        if not here & taken[span.layer]:
            taken[span.layer] |= here
            out.spans.append(span)
    out.spans.sort(key=lambda s: s.start)
    for layer in ("speech", "content"):
        out.layers[layer] = paint(len(words), layer, out.spans)
    return out


def _actor_sentence(row: dict[str, Any]) -> Text:
    ranges, at = [], 0
    for word in row["words"]:
        ranges.append((at, at + len(word)))
        at += len(word) + 1
    words = words_of(" ".join(row["words"]), ranges)
    out = Text(f"cameo/{row['id']}", "cameo", words)
    for label, key in (("act", "source"), ("rec", "target")):
        attributes = {"quad": str(row["quad"])} if row["quad"] else {}
        out.spans += [Span("events", label, a, b, dict(attributes), frozenset({1})) for a, b in row[key] if a < b]
    out.layers["events"] = paint(len(words), "events", out.spans)
    out.weights["events"] = (0.5, 0.1)
    return out


def _sentences(path: Path) -> Iterator[tuple[str, bool, list[list[str]], set[int]]]:
    """Document, whether a paragraph begins, word columns, indices of words without a space after."""
    document, paragraph = path.stem, True
    columns: list[list[str]] = []
    glued: set[int] = set()
    last_of_token: dict[int, bool] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for line in file:
            line = line.rstrip("\r\n")
            if line.startswith("# newdoc"):
                document, paragraph = line.split("=", 1)[1].strip(), True
            elif line.startswith("# newpar"):
                paragraph = True
            elif line and line[0] != "#":
                c = line.split("\t")
                if "-" in c[0]:
                    first, last = map(int, c[0].split("-"))
                    glued |= set(range(first - 1, last - 1))
                    last_of_token[last] = "SpaceAfter=No" in c[9]
                elif c[0].isdigit():
                    columns.append(c)
                    if last_of_token.get(len(columns), "SpaceAfter=No" in c[9]):
                        glued.add(len(columns) - 1)
            elif not line and columns:
                yield document, paragraph, columns, glued
                columns, glued, last_of_token, paragraph = [], set(), {}, False


def treebank(paths: Sequence[Path], corpus: str, classes: dict[str, list[str]]) -> list[Text]:
    """The documents of CoNLL-U files with their syntax; words as the treebank has them."""
    index = {name: {label: i for i, label in enumerate(labels)} for name, labels in classes.items()}
    documents: dict[str, list[tuple[bool, list[list[str]], set[int]]]] = {}
    for path in paths:
        for document, paragraph, columns, glued in _sentences(path):
            documents.setdefault(document, []).append((paragraph, columns, glued))
    return [_tree_text(name, corpus, sentences, index) for name, sentences in documents.items()]


def _tree_text(name: str, corpus: str, sentences: Any, index: dict[str, dict[str, int]]) -> Text:
    text, ranges, heads = "", [], []
    layers: dict[str, list[int]] = {"start": [], "upos": [], "xpos": [], "rel": []}
    for paragraph, columns, glued in sentences:
        text = text.rstrip() + "\n\n" if paragraph and text else text
        base = len(ranges)
        for i, c in enumerate(columns):
            word = c[1].replace(" ", "\u00a0")
            ranges.append((len(text), len(text) + len(word)))
            text += word + ("" if i in glued else " ")
            layers["start"].append(int(i == 0))
            layers["upos"].append(index["upos"].get(c[3], MASK))
            layers["xpos"].append(index["xpos"].get(c[4], MASK))
            layers["rel"].append(index["rel"].get(c[7], MASK))
            heads.append(base + int(c[6]) - 1 if int(c[6]) else -1)
    return Text(f"{corpus}/{name}", corpus, words_of(text, ranges), layers, heads, relevance="quiet")


def tree_classes(paths: Sequence[Path]) -> dict[str, list[str]]:
    """The tags and relations of the treebanks, rare ones left out."""
    counts: dict[str, Counter[str]] = {"upos": Counter(), "xpos": Counter(), "rel": Counter()}
    for path in paths:
        for _, _, columns, _ in _sentences(path):
            for c in columns:
                counts["upos"][c[3]] += 1
                counts["xpos"][c[4]] += 1
                counts["rel"][c[7]] += 1
    return {name: sorted(label for label, n in counter.items() if n >= 5) for name, counter in counts.items()}


def gum_paths(corpora: Path, part: str) -> list[Path]:
    """The files of one of GUM's standard splits that are there."""
    section = (corpora / "gum/splits.md").read_text(encoding="utf-8").split(f"## {part}\n")[1].split("\n## ")[0]
    names = re.findall(r"\* (GUM_\w+)", section)
    return [p for p in (corpora / f"gum/dep/{name}.conllu" for name in names) if p.exists()]


def gum_mentions(path: Path, text: Text) -> Iterator[tuple[str, int, int]]:
    """Kind, first and last word (exclusive) of each mention of an entity in a document of GUM whose words are those of its treebank."""
    open_now: dict[str, list[Any]] = {}
    at = -1
    for line in _lines(path):
        columns = line.split("\t")
        if len(columns) < 4 or not re.fullmatch(r"\d+-\d+", columns[0]):
            continue
        at += 1
        assert text.words.texts[at].replace("\u00a0", " ") == columns[2], (path, at, columns)
        here = dict.fromkeys(columns[3].split("|")) if columns[3] != "_" else {}
        for name in [n for n in open_now if n not in here]:
            yield tuple(open_now.pop(name))  # type: ignore[misc]
        for name in here:
            open_now.setdefault(name, [name.split("[")[0], at, at + 1])[2] = at + 1
            if "[" not in name:  # a mention of one word
                yield tuple(open_now.pop(name))  # type: ignore[misc]
    for mention in open_now.values():
        yield tuple(mention)  # type: ignore[misc]


KINDS = {"person": "PERSON", "organization": "ORG", "place": "GPE"}
FINER = {"place": ("GPE", "LOC", "FAC")}


def _name_in(text: Text, start: int, end: int, proper: int) -> tuple[int, int] | None:
    """The words of the name that heads a mention: its proper nouns with the small words between them."""
    assert text.heads is not None
    head = next((i for i in range(start, end) if not start <= text.heads[i] < end), start)
    tags = text.layers["upos"]
    if tags[head] != proper:
        return None
    first = last = head
    while first > start and (
        tags[first - 1] == proper or (first - 1 > start and tags[first - 2] == proper and text.words.texts[first - 1] in "of-'")
    ):
        first -= 1
    while last + 1 < end and (
        tags[last + 1] == proper
        or (last + 2 < end and tags[last + 2] == proper and text.words.texts[last + 1] in ("of", "and", "for", "the", "-"))
    ):
        last += 1
    return first, last + 1


def _gum_names(corpora: Path, text: Text, taught: Sequence[tuple[int, int, str]], classes: dict[str, list[str]]) -> list[Span]:
    """People, organizations and places as GUM marks them, places of the finer type that the teacher sees; other names from the teacher."""
    proper = classes["upos"].index("PROPN")
    seen = [(label, *where) for a, b, label in taught if (where := _word_range(text.words, a, b))]
    out = []
    for kind, start, end in gum_mentions(corpora / f"gum/entities/{text.key.split('/')[1]}.tsv", text):
        name = _name_in(text, start, end, proper) if kind in KINDS else None
        if name is not None:
            beside = [label for label, a, b in seen if label in FINER.get(kind, ()) and a < name[1] and name[0] < b]
            out.append(Span("names", beside[0] if beside else KINDS[kind], *name))
    out.sort(key=lambda s: s.start - s.end)
    return out + [Span("names", label, a, b) for label, a, b in seen if label not in {*KINDS.values(), "LOC", "FAC"}]


def _plain(words: Words) -> str:
    """The text of words, every gap as blanks."""
    return "".join(" " * (a - b) + w for w, a, b in zip(words.texts, words.starts, [0, *words.ends], strict=False))


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="") as file:
        for line in file:
            yield line.rstrip("\r\n")


def train_trees(corpora: Path) -> list[Path]:
    """The treebank files to train on."""
    return [corpora / "ewt/en_ewt-ud-train.conllu", *gum_paths(corpora, "train")]


def load(corpora: Path, runs: Path, classes: dict[str, list[str]], *, every: int = 1) -> list[Text]:
    """All train parts (or every so-manieth document), with the teacher's names where the text is cased and running."""
    texts = treebank([corpora / "ewt/en_ewt-ud-train.conllu"], "ewt", classes)[::every]
    gum = treebank(gum_paths(corpora, "train"), "gum", classes)[::every]
    texts += gum
    raw = {text.key: _plain(text.words) for text in gum}
    for corpus in ("roles", "passages", "articles", "events"):
        for row in islice(rows(corpora / corpus / "train.jsonl"), 0, None, every):
            texts.append(_marked_text(row, corpus))
            if corpus != "roles":
                text = parse_marked(row["marked"])[0]
                raw[texts[-1].key] = f"{row['title']}\n\n{text}" if row.get("title") else text
    for corpus in ("articles", "events"):
        for path in sorted((OWN / corpus).glob("*.jsonl")):
            for row in islice(rows(path), 0, None, every):
                texts.append(_marked_text(row, corpus))
                text = parse_marked(row["marked"])[0]
                raw[texts[-1].key] = f"{row['title']}\n\n{text}" if row.get("title") else text
    for row in islice(rows(corpora / "attributions/train.jsonl"), 0, None, every):
        texts.append(_attributed_text(row))
        raw[texts[-1].key] = row["text"]
    for row in islice(rows(corpora / "wikinews/articles.jsonl"), 0, None, every):
        raw[f"wikinews/{row['id']}"] = f"{row['title']}\n\n{row['text']}"
        texts.append(Text(f"wikinews/{row['id']}", "wikinews", tokenized(raw[f"wikinews/{row['id']}"]), relevance="quiet"))
    texts += actor_sentences(corpora / "cameo/train.jsonl", kept_apart=False)[::every]
    cased = {key: text for key, text in raw.items() if sum(c.isupper() for c in text) > 0.01 * len(text)}
    names = teach(cased, runs / "names.jsonl")
    for text in texts:
        if text.corpus == "gum":
            text.layers["names"] = paint(len(text.words), "names", _gum_names(corpora, text, names.get(text.key, ()), classes))
        elif text.key in names:
            found = ((label, _word_range(text.words, a, b)) for a, b, label in names[text.key])
            spans = [Span("names", label, *where) for label, where in found if where]
            text.layers["names"] = paint(len(text.words), "names", spans)
    return texts


def actor_sentences(path: Path, *, kept_apart: bool) -> list[Text]:
    """Sentences with doer, recipient and quad class: those whose number divides by ten are kept apart for measuring."""
    return [_actor_sentence(r) for r in rows(path) if (int(r["id"].rsplit("-", 1)[1]) % 10 == 0) == kept_apart]


def load_marked(path: Path, corpus: str) -> list[Text]:
    """One file of marked texts (for measuring)."""
    return [_attributed_text(row) if corpus == "attributions" else _marked_text(row, corpus) for row in rows(path)]
