"""Figures of the weights on parts never trained or selected on: `python -m training.measure`; `--selection` on the split cut from training.

Treebank figures are on gold words, `given_` those with gold sentences. Spans are exact or overlapping, both with the right label.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from dateline.coding.grouping import happenings
from dateline.knowledge.places import Places
from dateline.language.marking import Marks
from dateline.language.reader import Reader
from dateline.model import Document
from training import corpora as data
from training.corpora import MASK, Text
from training.labels import CLASSES, QUADS

Row = dict[str, float]


def _f(right: float, said: float, gold: float) -> float:
    return 2 * right / (said + gold) if said + gold else 0.0


class Spans:
    """Counts of spans found: exact and overlapping, with the right label."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = defaultdict(lambda: [0] * 5)  # exact, said, gold, said that overlap, gold that overlap
        self.quiet = [0, 0]  # texts without spans: clean, all

    def add(self, said: Sequence[tuple[int, int, str]], gold: Sequence[tuple[int, int, str]]) -> None:
        """Compare the spans of one text."""
        if not gold:
            self.quiet[0] += not said
            self.quiet[1] += 1
        exact = set(gold)
        for span in set(said):
            count = self.counts[span[2]]
            count[0] += span in exact
            count[1] += 1
            count[3] += any(a < span[1] and b > span[0] and k == span[2] for a, b, k in gold)
        for a, b, k in exact:
            self.counts[k][2] += 1
            self.counts[k][4] += any(x < b and y > a and k == z for x, y, z in said)

    def row(self, labels: Iterable[str] | None = None) -> Row:
        """F1 over the labels, and the share of empty texts left empty."""
        c = [sum(v[i] for k, v in self.counts.items() if labels is None or k in labels) for i in range(5)]
        precision, recall = c[3] / max(1, c[1]), c[4] / max(1, c[2])
        overlap = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        out = {"exact": _f(c[0], c[1], c[2]), "overlap": overlap}
        if self.quiet[1]:
            out["clean"] = self.quiet[0] / self.quiet[1]
        return out

    def by_label(self) -> Row:
        """Exact F1 of each label."""
        return {k: _f(v[0], v[1], v[2]) for k, v in sorted(self.counts.items())}


def syntax(reader: Reader, texts: Sequence[Text], rels: Sequence[str], upos: Sequence[str]) -> Row:
    """UPOS, UAS, LAS and sentence F1 on gold words with own sentences, and UAS, LAS with gold sentences."""
    count: dict[str, float] = defaultdict(float)
    for text in texts:
        starts = [s == 1 for s in text.layers["start"]]
        own, _ = reader.read_words(text.words)
        given, _ = reader.read_words(text.words, starts=[int(s) for s in starts])
        count["right"] += sum(a and b for a, b in zip(own.starts, starts, strict=True))
        count["said"] += sum(own.starts)
        count["gold"] += sum(starts)
        assert text.heads is not None
        for i, head in enumerate(text.heads):
            gold = text.layers["rel"][i]
            count["n"] += 1
            count["upos"] += own.pos[i] == upos[text.layers["upos"][i]]
            for name, said in (("own", own), ("given", given)):
                good = said.heads[i] == head
                count[f"{name}_uas"] += good
                count[f"{name}_las"] += good and gold != MASK and said.relations[i] == rels[gold]
    out = {k: count[k] / count["n"] for k in ("upos", "given_uas", "given_las", "own_uas", "own_las")}
    return out | {"sentences": _f(count["right"], count["said"], count["gold"])}


def _gold(text: Text, layer: str) -> list[tuple[int, int, str]]:
    words = text.words
    return [(words.starts[s.start], words.ends[s.end - 1], s.label) for s in text.spans if s.layer == layer]


def _known(text: Text, layer: str, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    masked = {text.words.starts[i] for i, c in enumerate(text.layers[layer]) if c == MASK}
    return [s for s in spans if s[0] not in masked]


def marked(reader: Reader, texts: Sequence[Text], layer: str) -> dict[str, Row]:
    """Spans of a layer, its classes on spans found exactly, the pairs linked rightly."""
    spans, classes, links = Spans(), defaultdict(lambda: [0, 0]), defaultdict(lambda: [0, 0, 0, 0])
    for text in texts:
        _, marks = reader.read_words(text.words)
        found = marks.roles if layer == "roles" else marks.events
        spans.add(_known(text, layer, [(m.start, m.end, m.label) for m in found]), _gold(text, layer))
        gold = {(text.words.starts[s.start], text.words.ends[s.end - 1], s.label): s for s in text.spans if s.layer == layer}
        for mark in found:
            span = gold.get((mark.start, mark.end, mark.label))
            for name, (on, labels, attribute, _) in CLASSES.items():
                if span and on == layer and mark.label in labels and attribute in span.attributes:
                    classes[name][0] += mark.attributes[attribute] == span.attributes[attribute]
                    classes[name][1] += 1
        for link in marks.links if layer == "roles" else marks.event_links:
            a, b = (gold.get((m.start, m.end, m.label)) for m in (link.mark, link.trigger))
            if a and b and len({n for s in gold.values() for n in s.events}) > 1:
                kind = "trigger" if link.mark.label == "trg" else "mark"
                together = bool(a.events & b.events)
                links[kind][0] += together == (link.score >= 0.5)
                links[kind][1] += 1
                links[kind][2] += together
    out = {"spans": spans.row(), "labels": spans.by_label(), "classes": {k: a / b for k, (a, b) in classes.items() if b}}
    out["links"] = {k: v[0] / v[1] for k, v in links.items()} | {f"{k}_share_together": v[2] / v[1] for k, v in links.items()}
    if layer == "events":
        out["evt"], out["doers"] = spans.row(["evt"]), spans.row(["act", "rec"])
    return out


def named(reader: Reader, corpora: Path, classes: dict[str, list[str]]) -> Row:
    """People, organizations and places of GUM's test documents: mentions headed by a proper name, of nested ones of a type the outer."""
    kinds = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}
    spans, proper = Spans(), classes["upos"].index("PROPN")
    for path in data.gum_paths(corpora, "test"):
        (text,) = data.treebank([path], "gum", classes)
        gold = []
        for kind, start, end in data.gum_mentions(corpora / f"gum/entities/{path.stem}.tsv", text):
            inside = range(start, end)
            head = next((i for i in inside if text.heads is not None and text.heads[i] not in inside), start)
            if kind in kinds.values() and text.layers["upos"][head] == proper:
                gold.append((text.words.starts[start], text.words.ends[end - 1], kind))
        outer = [g for g in gold if not any(o != g and o[2] == g[2] and o[0] <= g[0] and g[1] <= o[1] for o in gold)]
        said = reader.read_words(text.words)[1].names
        spans.add([(text.words.starts[m.start], text.words.ends[m.end - 1], kinds[m.label]) for m in said if m.label in kinds], outer)
    return spans.row()


def grouped(reader: Reader, path: Path, places: Places) -> Row:
    """B-cubed of marks put with the right event, over the marks found (overlapping a gold one of their label)."""
    precision = recall = 0.0
    count = 0
    for row in data.rows(path):
        text, marks = data.parse_marked(row["marked"])
        analysis = reader.read(Document(id=row["id"], title=row.get("title"), text=text, published=row.get("published")))
        shift, events = analysis.text_start, happenings(analysis, places)
        gold, own = {}, {}
        for mark in analysis.roles:
            numbers = [n for a, b, label, more in marks if label == mark.label and a + shift < mark.end and mark.start < b + shift
                       for n in more.get("e", "").split(",")]  # fmt: skip
            if numbers:
                gold[mark] = set(numbers)
                own[mark] = {i for i, h in enumerate(events) if mark in h.triggers or mark in h.marks}
        for mark in gold:
            with_it = {m for m in gold if gold[m] & gold[mark]}
            put = {m for m in own if own[m] & own[mark]} | {mark}
            precision += len(with_it & put) / len(put)
            recall += len(with_it & put) / len(with_it)
            count += 1
    precision, recall = precision / max(1, count), recall / max(1, count)
    return {"precision": precision, "recall": recall, "b_cubed": 2 * precision * recall / max(1e-9, precision + recall), "marks": count}


def attributed(reader: Reader, texts: Sequence[Text]) -> dict[str, Row]:
    """Sources, cues, contents; contents joined with the right source (both overlapping the gold ones)."""
    spans, joined = Spans(), [0, 0, 0]
    for text in texts:
        _, marks = reader.read_words(text.words)
        said = [(m.start, m.end, m.label) for a in marks.attributions for m in (a.source, a.cue, *a.content) if m]
        gold = _gold(text, "speech") + _gold(text, "content")
        spans.add(said, gold)
        by_event: dict[int, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
        for s in text.spans:
            if s.layer in ("speech", "content"):
                for n in s.events:
                    by_event[n][s.label].append((text.words.starts[s.start], text.words.ends[s.end - 1]))
        real = [(s, c) for e in by_event.values() for s in e["source"] for c in e["content"]]
        own = [((a.source.start, a.source.end), (c.start, c.end)) for a in marks.attributions if a.source for c in a.content]
        joined[0] += sum(any(_touch(s, x) and _touch(c, y) for x, y in real) for s, c in own)
        joined[1] += len(own)
        joined[2] += len(real)
    return {"spans": spans.row(), "labels": spans.by_label(), "content": spans.row(["content"]), "joined": {"f1": _f(*joined)}}


def _touch(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def quads(reader: Reader, texts: Sequence[Text]) -> Row:
    """Quad class of sentences with one gold event, from the types of the marks found."""
    right = count = 0
    for text in texts:
        gold = next((s.attributes["quad"] for s in text.spans if "quad" in s.attributes), None)
        if gold:
            right += quad_of(reader.read_words(text.words)[1]) == int(gold)
            count += 1
    return {"quad": right / max(1, count), "sentences": count}


def quad_of(marks: Marks) -> int | None:
    """The quad class of the surest event mark, triggers before doers."""
    ordered = sorted(marks.events, key=lambda m: (m.label != "evt", -m.score))
    return next((q for m in ordered for q, types in QUADS.items() if m.attributes.get("type") in types), None)


def measure(corpora: Path, reader: Reader, runs: Path, *, selection: bool) -> dict[str, Any]:
    """All figures, on the dev and test parts or on the selection split."""
    classes = reader.encoder.labels["tags"]
    if selection:
        held = [t for t in data.load(corpora, runs, classes) if t.held_out]
        sets = {c: [t for t in held if t.corpus == c] for c in ("ewt", "gum", "roles", "passages", "articles", "attributions", "events")}
    else:
        sets = {c: data.load_marked(corpora / c / "dev.jsonl", c) for c in ("roles", "passages", "articles", "attributions", "events")}
        sets["ewt"] = data.treebank([corpora / "ewt/en_ewt-ud-test.conllu"], "ewt", classes)
        sets["gum"] = data.treebank(data.gum_paths(corpora, "test"), "gum", classes)
        sets["cameo"] = data.actor_sentences(corpora / "cameo/train.jsonl", kept_apart=True)
    out: dict[str, Any] = {}
    for corpus in ("roles", "passages", "articles"):
        out[corpus] = marked(reader, sets[corpus], "roles")
    out["attributions"] = attributed(reader, sets["attributions"])
    out["events"] = marked(reader, sets["events"], "events")
    if "cameo" in sets:
        out["cameo"] = quads(reader, sets["cameo"])
    if not selection:
        out["names"] = named(reader, corpora, classes)
        out["grouped"] = grouped(reader, corpora / "articles/dev.jsonl", Places.load())
    for bank in ("ewt", "gum"):
        out[bank] = syntax(reader, sets[bank], classes["rel"], classes["upos"])
    began, words = time.process_time(), 0
    for text in sets["articles"]:
        reader.read_words(text.words)
        words += len(text.words)
    out["speed"] = {"words_per_cpu_second": words / (time.process_time() - began)}
    return out


def rounded(value: Any) -> Any:
    """Figures to three digits."""
    return {k: rounded(v) for k, v in value.items()} if isinstance(value, dict) else round(value, 3)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--runs", type=Path, default=Path("training/runs"))
    parser.add_argument("--weights", type=Path, help="a folder of weights; those of the package where not given")
    parser.add_argument("--selection", action="store_true")
    options = parser.parse_args()
    for part, row in measure(options.corpora, Reader(options.weights).load(), options.runs, selection=options.selection).items():
        print(part, json.dumps(rounded(row)), flush=True)
