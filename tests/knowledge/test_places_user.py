"""A user's own gazetteer: good rows are used, bad rows are named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy

from dateline.errors import KnowledgeError
from dateline.knowledge.places import Places

HEAD = "name,country,latitude,longitude,kind,city,alternates\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_of_ones_own_is_found_under_all_its_names(tmp_path: Path) -> None:
    path = written(tmp_path, "own.csv", HEAD + "Kola Junction,SLE,8.47,-13.23,venue,Freetown,Kola Roundabout|The Kola\n")
    places = Places.load(path)
    assert places.faults == ()
    for text in ("Hawkers sat down at Kola Junction.", "Hawkers sat down at Kola Roundabout."):
        toponym = places.read(spacy.blank("en")(text)).toponyms[0]
        assert (toponym.entry.name, toponym.entry.town, toponym.entry.precision) == ("Kola Junction", "Freetown", "venue")


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        (",SLE,8.4,-13.2,venue,,", "name", "a name"),
        ("Kola,Atlantis,8.4,-13.2,venue,,", "country", "alpha-3"),
        ("Kola,SLE,north,-13.2,venue,,", "latitude", "degrees"),
        ("Kola,SLE,95,-13.2,venue,,", "latitude", "-90 to 90"),
        ("Kola,SLE,8.4,nan,venue,,", "longitude", "-180 to 180"),
        ("Kola,SLE,8.4,-13.2,corner,,", "kind", "venue"),
    ],
)
def test_a_bad_row_is_named_with_line_column_and_what_was_expected(tmp_path: Path, row: str, column: str, expected: str) -> None:
    path = written(tmp_path, "own.csv", HEAD + "Lumley Beach,Sierra Leone,8.45,-13.28,venue,Freetown,\n" + row + "\n")
    places = Places.load(path)
    (fault,) = places.faults
    assert (fault.line, fault.column) == (3, column)
    assert expected in str(fault)
    assert "own.csv:3" in str(fault)
    assert places.read(spacy.blank("en")("They met at Lumley Beach.")).toponyms[0].entry.own


def test_geojson_gives_points_and_the_middle_of_shapes(tmp_path: Path) -> None:
    features = [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [36.82, -1.29]}, "properties": {"name": "Zuri Gate", "country": "KEN"}},
        {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[36.0, -1.0], [37.0, -2.0]]},
         "properties": {"name": "Mzee Lane", "country": "KEN", "kind": "street"}},
        {"type": "Feature", "geometry": None, "properties": {"name": "Nowhere Place", "country": "KEN"}},
    ]  # fmt: skip
    path = written(tmp_path, "own.geojson", json.dumps({"type": "FeatureCollection", "features": features}, indent=1))
    places = Places.load(path)
    assert [(f.column, f.found) for f in places.faults] == [("latitude", "")]
    assert places.faults[0].line > 10
    entry = places.read(spacy.blank("en")("Traders blocked Mzee Lane.")).toponyms[0].entry
    assert (entry.latitude, entry.longitude, entry.precision) == (-1.5, 36.5, "street")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("own.csv", "title,country\nx,KEN\n", "no column name"),
        ("own.geojson", "{", "not JSON"),
        ("own.geojson", "[]", "FeatureCollection"),
        ("own.csv", "", "no column"),
    ],
)
def test_a_file_that_is_no_gazetteer_is_refused_with_the_reason(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(KnowledgeError, match=told):
        Places.load(written(tmp_path, name, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"none\.csv"):
        Places.load(tmp_path / "none.csv")
