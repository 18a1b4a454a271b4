"""Compile the register of actors of the package from the Phoenix dictionaries of the Open Event Data Alliance.

    python scripts/build_actors.py DICTIONARIES [OUT.parquet]

DICTIONARIES is the folder of `Phoenix.Countries.actors.txt`, `Phoenix.International.actors.txt`, `Phoenix.MilNonState.actors.txt` and
`Phoenix.agents.txt` (petrarch2, MIT licence: see NOTICE.md beside the file). CAMEO codes become PLOVER's sectors and ISO 3166 alpha-3
countries. Names that stand for a country and nothing else are left out: the gazetteer knows them. The same dictionaries give
the same bytes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pycountry

from dateline.knowledge.lexicon import table
from dateline.knowledge.places.fold import fold

OUT = Path(__file__).resolve().parent.parent / "src/dateline/knowledge/actors/register.parquet"
ISO = {c.alpha_3 for c in pycountry.countries}
RENAMED = {"TMP": "TLS", "ROM": "ROU", "ZAR": "COD", "KSV": "XKX", "SRP": "SRB", "BIH": "BIH", "WBK": "PSE", "GZS": "PSE", "PAL": "PSE"}
# CAMEO's role codes that PLOVER names otherwise: its MED is the media, HLH health, religions have codes of their own.
SECTORS = {
    "MED": "JRN", "HLH": "MED", "HRI": "NGO", "ENV": "SOC", "DEV": "NGO", "MOD": "OPP", "RAD": "OPP", "INS": "REB", "SEP": "REB",
    "IMG": "IMG", "PPL": "CVL", "AUT": "GOV", "MUS": "REL", "CHR": "REL", "JEW": "REL", "HIN": "REL", "BUD": "REL", "CTH": "REL",
    "PRO": "REL", "MAR": "REL", "SIK": "REL",
}  # fmt: skip
PLOVER = set(table("actors")["categories"])
ARMS = {"MIL", "JUD", "LEG", "COP", "SPY"}  # a branch of government that PLOVER names by itself
PERSON = ("MAN", "WOMAN", "MEN", "WOMEN", "PERSON")
CODE = re.compile(r"\[([^\]]*)\]")
Row = tuple[str, str, str, str, str, str]


def main(folder: Path, out: Path = OUT) -> None:
    """Write the register: kind (name or noun), folded name, country, category, first and last day in office (ISO, empty where open)."""
    rows: set[Row] = set()
    for name in ("Countries", "International", "MilNonState"):
        for names, code, dates in entries(folder / f"Phoenix.{name}.actors.txt"):
            country, category = meaning(code)
            if category:
                start, end = days(dates)
                start = "" if end and start > end else start  # a life that began in the century before
                rows |= {("name", key, country, category, start, end) for n in names if (key := fold(n.replace("_", " "))) and usable(key)}
    for noun, code in agents(folder / "Phoenix.agents.txt"):
        _, category = meaning("---" + code)
        if category:
            rows.add(("noun", fold(noun.replace("_", " ")), "", category, "", ""))
    columns = list(zip(*sorted(rows), strict=True))
    table = pa.table({n: pa.array(c) for n, c in zip(("kind", "name", "country", "category", "start", "end"), columns, strict=True)})
    pq.write_table(table, out, compression="zstd", compression_level=19, store_schema=False)
    print(f"{len(rows):,} rows, {out.stat().st_size / 1e6:.2f} MB")


def usable(key: str) -> bool:
    """Whether a name says who is meant: not a lone title, initial or short common word."""
    return len(key) > 2 and not key.isdigit()


def entries(path: Path) -> Iterator[tuple[list[str], str, str]]:
    """(names, code, dates) for each code of each block of a TABARI actors file; "+" lines are further names of the block."""
    names: list[str] = []
    codes: list[str] = []
    for line in [*path.read_text(encoding="utf-8", errors="replace").splitlines(), "END"]:
        line = line.split("#")[0].rstrip()
        word = CODE.sub("", line).strip()
        if word and not word.startswith("+"):
            yield from ((names, code, dates) for code, _, dates in (c.strip().partition(" ") for c in codes))
            names, codes = [], []
        names += [word.lstrip("+ ")] if word else []
        codes += CODE.findall(line)


def meaning(code: str) -> tuple[str, str]:
    """The country and sector of a CAMEO code; no sector where the code names a country alone."""
    parts = [code[i : i + 3] for i in range(0, len(code), 3)]
    if not parts:
        return "", ""
    first, rest = parts[0], parts[1:]
    if first in {"IGO", "NGO", "MNC", "IMG", "NGM"}:
        known = [c for p in rest if p not in SECTORS and ((c := RENAMED.get(p, p)) in ISO or c == "XKX")]
        return (known[0] if known else ""), "NGO" if first == "NGM" else first
    country = RENAMED.get(first, first)
    country = country if country in ISO or country == "XKX" else ""
    if not country and first != "---":
        rest = parts
    sectors = [s for p in rest if (s := SECTORS.get(p, p)) in PLOVER]
    if not sectors:
        return country, ""
    if sectors[0] == "GOV" and len(sectors) > 1 and sectors[1] in ARMS:
        return country, sectors[1]
    return country, sectors[0]


def days(text: str) -> tuple[str, str]:
    """First and last day of "991014-021123", "20010620-20080818", ">20130605", "<970101"."""
    if text.startswith(">"):
        return day(text[1:]), ""
    if text.startswith("<"):
        return "", day(text[1:])
    first, _, last = text.partition("-")
    return day(first), day(last)


def day(text: str) -> str:
    """An ISO day of YYMMDD (years to 14 are of this century: the dictionaries end there) or YYYYMMDD; empty where it is neither."""
    digits = re.sub(r"\D", "", text)
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= 14 else "19") + digits
    if len(digits) != 8:
        return ""
    year, month, date = digits[:4], int(digits[4:6]), int(digits[6:])
    return f"{year}-{max(1, min(12, month)):02}-{max(1, min(31, date)):02}"


def agents(path: Path) -> Iterator[tuple[str, str]]:
    """(noun, code) of the agents file, "!PERSON!" spelled out, plurals in braces as nouns of their own."""
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        line = line.split("#")[0].strip()
        found = re.match(r"([^\[{]+)(?:\{([^}]*)\})?\s*\[~?([A-Z]+)~?\]", line)
        if not found or line.startswith("!"):
            continue
        for word in (found[1].strip().strip("_"), (found[2] or "").strip().strip("_")):
            if "!PERSON!" in word:
                yield from ((word.replace("!PERSON!", "_" + p if not word.startswith("!") else p), found[3]) for p in PERSON)
                yield from ((word.replace("!PERSON!", p), found[3]) for p in PERSON)
            elif "!MINIST!" in word:
                yield from ((word.replace("!MINIST!", p), found[3]) for p in ("MINISTER", "MINISTRY"))
            elif word:
                yield word, found[3]


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(Path(a) for a in sys.argv[2:]))
