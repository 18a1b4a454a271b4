"""GeoVirus: how many of the given place names are resolved to the right place (Gritta et al. 2018, Wikinews, CC BY 2.5).

    python benchmarks/geovirus.py ../shared/corpora/geovirus/GeoVirus.xml [--errors N]

The names are given, as in the published figures; what each means is decided from the article alone. Towns and areas are right within
161 km (100 miles); countries by their code, which the linked page of Wikipedia names. `GeoVirus.xml` is not part of this project.
"""

from __future__ import annotations

import argparse
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from urllib.parse import unquote

import spacy
from spacy.tokens import Doc, Span

from dateline.knowledge.places import Entry, Places
from dateline.knowledge.places.countries import names, regions
from dateline.knowledge.places.fold import fold
from dateline.knowledge.places.resolve import distance


def articles(path: str) -> Iterator[tuple[str, list[tuple[int, int, float, float, str]]]]:
    """Texts with their toponyms: start, end, latitude, longitude, page."""
    for article in ET.parse(path).getroot().iter("article"):
        found = []
        for place in article.iter("location"):
            take = {child.tag: child.text or "" for child in place}
            page = unquote(take["page"].rsplit("/", 1)[-1]).replace("_", " ")
            found.append((int(take["start"]) - 1, int(take["end"]) - 1, float(take["lat"]), float(take["lon"]), page))
        yield article.findtext("text") or "", found


def read(text: str, toponyms: list[tuple[int, int, float, float, str]], nlp: spacy.Language) -> Doc:
    """The text as a parsed document would be, with the given names as entities."""
    doc = nlp(text)
    spans = [doc.char_span(start, end, label="GPE", alignment_mode="expand") for start, end, *_ in toponyms]
    kept: list[Span] = []
    for span in spans:
        if span is not None and not any(span.start < k.end and k.start < span.end for k in kept):
            kept.append(span)
    doc.ents = kept
    return doc


def near(entry: Entry, latitude: float, longitude: float) -> bool:
    """Whether a place lies within 161 km of a point."""
    apart = distance(entry, Entry("", "", "", latitude=latitude, longitude=longitude))
    return apart is not None and apart <= 161


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("path")
    parser.add_argument("--errors", type=int, default=0)
    asked = parser.parse_args()
    nlp, places = spacy.blank("en"), Places.load()
    nlp.add_pipe("sentencizer")
    right = {"country": [0, 0], "town or area": [0, 0]}
    missed = 0
    for text, toponyms in articles(asked.path):
        doc = read(text, toponyms, nlp)
        geography = places.read(doc, marked=[(start, end) for start, end, *_ in toponyms])
        for start, end, latitude, longitude, page in toponyms:
            name = text[start:end]
            code = names().get(fold(re.sub(r" \(.*", "", page))) or (names().get(fold(page.removesuffix(" (country)"))))
            if code and fold(page) in {"england", "scotland", "wales", "northern ireland"}:
                code = None
            kind = "country" if code and "(U.S. state)" not in page else "town or area"
            hits = [t for t in geography.toponyms if t.mention.start < end and start < t.mention.end]
            entry = hits[0].entry if hits else None
            if kind == "town or area" and fold(re.sub(r" \(.*", "", page)) in regions():
                continue  # neither a town nor a first-level area nor a country
            if kind == "country":
                good = entry is not None and entry.country == code
            else:
                good = entry is not None and near(entry, latitude, longitude)
            right[kind][0] += good
            right[kind][1] += 1
            missed += entry is None
            if not good and asked.errors:
                asked.errors -= 1
                print(
                    f"{name!r} ({page}): {entry.name + ', ' + entry.admin1 + ' ' + entry.country + ' ' + entry.kind if entry else 'none'}",
                    file=sys.stderr,
                )
    for kind, (hit, total) in right.items():
        print(f"{kind}: {hit}/{total} = {hit / total:.3f}")
    print(f"no answer: {missed}")


if __name__ == "__main__":
    main()
