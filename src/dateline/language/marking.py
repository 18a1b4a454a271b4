"""From what the heads say of words to marks, their attributes and their links."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.language.analysis import Attribution, Link, Mark
from dateline.language.decode import WordSpan, spans
from dateline.language.encoder import Said
from dateline.language.trim import trim
from dateline.language.windows import Window
from dateline.language.words import BLANK_LINE, Words

Floats = NDArray[np.float32]
JOINED = 0.5  # how surely source and cue, cue and content must belong together


@dataclass(slots=True)
class Marks:
    """Everything marked in a document; `names` count in words, all else in characters."""

    names: list[WordSpan] = field(default_factory=list)
    roles: list[Mark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    events: list[Mark] = field(default_factory=list)
    event_links: list[Link] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    relevance: list[tuple[int, int, float]] = field(default_factory=list)

    def finish(self) -> None:
        """Put everything into reading order; where nothing names an event, no words can play a role in one."""
        if not any(mark.label == "trg" for mark in self.roles):
            self.roles.clear()
        self.roles.sort(key=_place)
        self.events.sort(key=_place)
        self.attributions.sort(key=lambda a: min(m.start for m in (a.source, a.cue, *a.content) if m))


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


@dataclass(slots=True)
class Chapter:
    """Windows that are decoded together."""

    words: Words
    windows: Sequence[tuple[Window, Said]]
    units: Sequence[int]
    """For each word of the text the number of the sentence (by form) it stands in."""
    pos: Sequence[str]
    relations: Sequence[str]

    @property
    def start(self) -> int:
        """The first word."""
        return self.windows[0][0].own_start

    def own(self, of: str) -> Floats:
        """One output for all words of the chapter, each word's from the window that owns it."""
        rows = [getattr(said, of)[w.own_start - w.start : w.own_end - w.start] for w, said in self.windows]
        return np.concatenate(rows)


class Marker:
    """Decodes chapters with the labels of one set of weights."""

    def __init__(self, labels: Mapping[str, Any]) -> None:
        self.labels = labels
        decoding = labels.get("decoding", {})
        self.prices = {layer: decoding.get(layer, {}).get("price", 1.0) for layer in labels["layers"]}
        self.outside = {layer: decoding.get(layer, {}).get("outside", 0.0) for layer in labels["layers"]}
        self.columns: dict[str, slice] = {}
        at = 0
        for name, value in labels["classes"].items():
            self.columns[name] = slice(at, at + len(value["names"]))
            at += len(value["names"])

    def mark(self, chapter: Chapter, marks: Marks) -> None:
        """Add what a chapter holds to the marks of its document."""
        words = chapter.words
        scores = chapter.own("layers")
        first = chapter.start
        barriers = [words.gaps[i] == BLANK_LINE for i in range(first, first + len(scores))]
        found = spans(scores, self.labels["layers"], barriers, self.prices, self.outside)
        found = [WordSpan(s.layer, s.label, s.start + first, s.end + first, s.score) for s in found]
        found = [t for s in found if (t := trim(s, words.texts, chapter.pos, chapter.relations) if s.layer == "roles" else s)]
        marks.names += [s for s in found if s.layer == "names"]
        classes = chapter.own("classes")
        made = [(s, self._mark(s, words, classes[s.start - first : s.end - first])) for s in found if s.layer != "names"]
        marks.roles += [m for s, m in made if s.layer == "roles"]
        marks.events += [m for s, m in made if s.layer == "events"]
        for window, said in chapter.windows:
            start, end = words.starts[window.own_start], words.ends[window.own_end - 1]
            marks.relevance.append((start, end, float(1 / (1 + np.exp(-said.relevance)))))
        marks.links += self.links("role", chapter, made) + self.links("trigger", chapter, made)
        marks.event_links += self.links("event", chapter, made)
        marks.attributions += list(self._attributions(chapter, made))

    def _mark(self, span: WordSpan, words: Words, classes: Floats) -> Mark:
        attributes = {}
        for name, value in self.labels["classes"].items():
            if value["layer"] == span.layer and span.label in value["labels"]:
                attributes[value["attribute"]] = value["names"][int(classes[:, self.columns[name]].mean(0).argmax())]
        return Mark(span.label, words.starts[span.start], words.ends[span.end - 1], round(span.score, 4), attributes)

    def links(self, name: str, chapter: Chapter, made: Sequence[tuple[WordSpan, Mark]]) -> list[Link]:
        """Probabilities of all pairs that stand in one window; where two windows hold a pair, of their mean score."""
        found = self.pairs(name, chapter, [span for span, _ in made])
        weights = self.labels.get("link_weights", {}).get(name)
        out = []
        for (k, m), features in found.items():
            score = features[0] if weights is None else float(np.dot(weights, features))
            out.append(Link(made[k][1], made[m][1], round(1 / (1 + math.exp(-max(-50.0, min(50.0, score)))), 4)))
        return out

    def pairs(self, name: str, chapter: Chapter, made: Sequence[WordSpan]) -> dict[tuple[int, int], list[float]]:
        """For each pair that a link may join (indices of spans, in order): the scorer's score and what the place of the two says.

        The others are 1, whether they stand in one sentence, in neighbouring ones, whether the right one is the nearest or second nearest
        of its kind to the left one, and whether it stands before it.
        """
        (left_layer, left_labels), (right_layer, right_labels) = self.labels["links"][name]["left"], self.labels["links"][name]["right"]
        number = list(self.labels["links"]).index(name)
        size = self.labels["link_size"]
        bounds, bias = np.array(self.labels["distances"]), np.array(self.labels["distance_scores"][number])
        scores: dict[tuple[int, int], list[float]] = {}
        for window, said in chapter.windows:
            inside = [(k, s) for k, s in enumerate(made) if s.start >= window.start and s.end <= window.end]
            left = [(k, s) for k, s in inside if s.layer == left_layer and s.label in left_labels]
            right = [(k, s) for k, s in inside if s.layer == right_layer and s.label in right_labels]
            if not left or not right:
                continue
            columns = said.links[:, 2 * number * size : 2 * (number + 1) * size]
            pooled_left = np.stack([columns[s.start - window.start : s.end - window.start].mean(0) for _, s in left])
            pooled_right = np.stack([columns[s.start - window.start : s.end - window.start].mean(0) for _, s in right])
            table = pooled_left[:, :size] @ pooled_right[:, size:].T
            if name == "trigger":
                table = (table + table.T) / 2
            apart = np.array([[b.start - a.start for _, b in right] for _, a in left])
            table = table + bias[(apart[..., None] >= bounds).sum(-1)]
            for i, (k, _) in enumerate(left):
                for j, (m, _) in enumerate(right):
                    if k != m:
                        scores.setdefault((k, m), []).append(float(table[i, j]))
        rights: dict[int, list[int]] = {}
        for k, m in sorted(scores):
            rights.setdefault(k, []).append(m)
        out = {}
        for k, ms in rights.items():
            nearest = sorted(ms, key=lambda m: (abs(made[m].start - made[k].start), m))[:2]
            for m in ms:
                apart_units = abs(chapter.units[made[m].start] - chapter.units[made[k].start])
                place = [1, apart_units == 0, apart_units == 1, m == nearest[0], m in nearest[1:], made[m].start < made[k].start]
                out[k, m] = [float(np.mean(scores[k, m])), *map(float, place)]
        return out

    def _attributions(self, chapter: Chapter, made: Sequence[tuple[WordSpan, Mark]]) -> Iterator[Attribution]:
        """One attribution a cue: its likeliest source, the contents whose likeliest cue it is; contents without a cue stand alone."""
        source_of: dict[int, Link] = {}
        cue_of: dict[int, Link] = {}
        for link in self.links("source", chapter, made):
            key = id(link.trigger)
            if link.score >= JOINED and (key not in source_of or link.score > source_of[key].score):
                source_of[key] = link
        for link in self.links("content", chapter, made):
            key = id(link.mark)
            if link.score >= JOINED and (key not in cue_of or link.score > cue_of[key].score):
                cue_of[key] = link
        contents = [m for s, m in made if s.layer == "content"]
        for span, cue in made:
            if span.label == "cue":
                own = tuple(c for c in contents if id(c) in cue_of and cue_of[id(c)].trigger is cue)
                source = source_of.get(id(cue))
                if own or source:
                    parts = [cue.score, *(c.score for c in own), *([source.mark.score * source.score] if source else [])]
                    yield Attribution(source.mark if source else None, cue, own, round(sum(parts) / len(parts), 4))
        for content in contents:
            if id(content) not in cue_of:
                yield Attribution(None, None, (content,), content.score)
