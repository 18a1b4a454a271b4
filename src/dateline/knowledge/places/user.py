"""A user's own gazetteer: streets, quarters, venues from a CSV or GeoJSON file, with every bad row named and the rest used.

CSV columns: name, country, latitude, longitude are needed; admin1, kind (city, neighbourhood, street, venue, admin1, admin2), alternates
(parted by "|"), city (the town it lies in), population, geonames_id may be left out. GeoJSON: a FeatureCollection of points or shapes with
the same properties.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.places.countries import countries, country_of
from dateline.knowledge.places.gazetteer import Entry

KINDS = ("city", "neighbourhood", "street", "venue", "admin1", "admin2")
NEEDED = ("name", "country", "latitude", "longitude")


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be used: where it stands, which column, what stood there and what was expected."""

    source: str
    line: int
    column: str
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.source}:{self.line}: {self.column}: found {self.found!r}, expected {self.expected}"


def file_text(path: Path) -> str:
    """The text of a user's own table; raises KnowledgeError where it cannot be read or is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error


def read(path: str | Path) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    """The places of a user's file and the faults of its bad rows; raises KnowledgeError where the file itself cannot be used."""
    path = Path(path)
    text = file_text(path)
    rows = _features(text, path) if path.suffix.lower() in {".geojson", ".json"} else _lines(text, path)
    entries: list[Entry] = []
    faults: list[Fault] = []
    for line, row in rows:
        made = _entry(row, str(path), line)
        if isinstance(made, Fault):
            faults.append(made)
        else:
            entries.extend(made)
    return tuple(entries), tuple(faults)


def _lines(text: str, path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    reader = csv.DictReader(text.splitlines(keepends=True))
    names = [name.strip().lower() for name in reader.fieldnames or ()]
    if missing := [name for name in NEEDED if name not in names]:
        raise KnowledgeError(f"{path}:1: no column {', '.join(missing)}; expected a header with {', '.join(NEEDED)}")
    reader.fieldnames = names
    for row in reader:
        yield reader.line_num, row


def _features(text: str, path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise KnowledgeError(f"{path}:{error.lineno}: not JSON: {error.msg}") from error
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list):
        raise KnowledgeError(f"{path}: not GeoJSON: expected a FeatureCollection with a list of features")
    at = 0
    for number, feature in enumerate(features, 1):
        found = text.find('"Feature"', at)
        at = found + 9 if found >= 0 else at
        line = text.count("\n", 0, max(found, 0)) + 1 if found >= 0 else number
        if not isinstance(feature, dict):
            yield line, {"name": feature}
            continue
        properties = feature.get("properties")
        middle = _middle(feature.get("geometry"))
        place = {"longitude": middle[0], "latitude": middle[1]} if middle else {}
        yield line, {**{str(k).lower(): v for k, v in (properties if isinstance(properties, dict) else {}).items()}, **place}


def _middle(geometry: Any) -> tuple[float, float] | None:
    """The mean of all corners of a shape, longitude first."""
    corners: list[tuple[float, float]] = []

    def walk(node: Any) -> None:
        if isinstance(node, list) and len(node) >= 2 and all(isinstance(x, int | float) for x in node[:2]):
            corners.append((float(node[0]), float(node[1])))
        elif isinstance(node, list):
            for child in node:
                walk(child)

    walk(geometry.get("coordinates") if isinstance(geometry, dict) else None)
    return (sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners)) if corners else None


def _entry(row: Mapping[str, Any], source: str, line: int) -> list[Entry] | Fault:
    def text(column: str) -> str:
        value = row.get(column)
        return "" if value is None else str(value).strip()

    def fault(column: str, expected: str) -> Fault:
        return Fault(source, line, column, text(column), expected)

    if not text("name"):
        return fault("name", "a name")
    country = text("country").upper() if text("country").upper() in countries() else country_of(text("country"))
    if not country:
        return fault("country", "an ISO 3166 alpha-3 code or the name of a country")
    corners: dict[str, float] = {}
    for column, most in (("latitude", 90), ("longitude", 180)):
        number = _number(text(column))
        if number is None or not -most <= number <= most:
            return fault(column, f"degrees from -{most} to {most}")
        corners[column] = number
    kind = text("kind").lower() or "venue"
    if kind not in KINDS:
        return fault("kind", "one of " + ", ".join(KINDS))
    whole = {column: _number(text(column) or "0") for column in ("population", "geonames_id")}
    for column, number in whole.items():
        if number is None or number < 0 or number != int(number):
            return fault(column, "a whole number")
    entry = Entry(
        text("name"), kind, country, text("admin1"), "", corners["latitude"], corners["longitude"], int(whole["population"] or 0),
        int(whole["geonames_id"] or 0) or None, own=True, town=text("city"),
    )  # fmt: skip
    others = [name.strip() for name in text("alternates").split("|") if name.strip()]
    return [entry, *(replace(entry, alias=name, main=False) for name in others)]


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if number == number and abs(number) != float("inf") else None
