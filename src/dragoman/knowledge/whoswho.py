"""Who is who: countries, organisations, persons and dated holders of office, each with its names. Compiled once from the tables."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from dragoman.knowledge.tables import read_table, values


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an actor before a report is read. The fields are those of `model.Actor`."""

    id: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    title: str | None = None
    of: str | None = None
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name as reports write it, and how it is used: name, adjective, people, seat (of a government) or house (always one)."""

    text: str
    id: str
    use: str


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody held an office of a country from one ISO date to another; an open end is the empty string."""

    office: str
    country: str
    person: str
    since: str
    until: str

    def holds_on(self, date: str) -> bool:
        """Whether the office was held on an ISO date."""
        return self.since <= date and (not self.until or date <= self.until)


@dataclass(frozen=True, slots=True)
class WhosWho:
    """All profiles by id, all names, and the holders of offices."""

    profiles: dict[str, Profile]
    names: tuple[Name, ...]
    holdings: tuple[Holding, ...]
    by_name: dict[str, Name] = field(default_factory=dict)

    def find(self, name: str) -> Profile | None:
        """The profile with this name, spelled as in the tables or folded (case, accents, article)."""
        hit = self.by_name.get(name) or self.by_name.get(fold(name))
        return self.profiles[hit.id] if hit else None

    def holder(self, office: str, country: str | None, date: str | None) -> Profile | None:
        """Who held an office ("secretary of state") of a country on an ISO date; None if unknown or more than one did."""
        if not date or not country:
            return None
        found = {one.person for one in self.holdings if one.office == office and one.country == country and one.holds_on(date)}
        return self.profiles.get(found.pop()) if len(found) == 1 else None

    def offices_of(self, person: str, date: str | None) -> list[Holding]:
        """The offices that a person held on a date, or ever if no date is given."""
        return [one for one in self.holdings if one.person == person and (not date or one.holds_on(date))]


def slug(name: str) -> str:
    """A name as an id: "Kim Jong-un" -> "kim-jong-un"."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "unnamed"


def fold(name: str) -> str:
    """A name without case, accents, points, hyphens and article, for comparison."""
    words = slug(name.replace(".", "")).split("-")
    return " ".join(words[1:] if words[0] == "the" and len(words) > 1 else words)


@cache
def whos_who() -> WhosWho:
    """The tables, compiled."""
    profiles: dict[str, Profile] = {}
    names: list[Name] = []
    for profile, profile_names in (*_countries(), *_organisations(), *_persons()):
        profiles.setdefault(profile.id, profile)
        names += profile_names
    holdings = tuple(_holdings(profiles, names))
    by_name: dict[str, Name] = {}
    for name in names:
        by_name.setdefault(name.text, name)
        by_name.setdefault(fold(name.text), name)
    return WhosWho(profiles, tuple(names), holdings, by_name)


def _countries() -> Iterator[tuple[Profile, list[Name]]]:
    houses = {
        "Kremlin",
        "White House",
        "Downing Street",
        "Blue House",
        "Cheong Wa Dae",
        "Oval Office",
        "No. 10",
        "Number 10",
        "No 10",
    }
    for row in read_table("countries.csv", needs=("iso3", "name")):
        iso = row["iso3"]
        adjectives = values(row["adjectives"])
        people = values(row["people"]) or tuple(f"{one}s" for one in adjectives if one.endswith(("an", "i", "er")))
        names = [Name(one, iso, "name") for one in (row["name"], *values(row["aliases"]))]
        names += [Name(one, iso, "people") for one in people]
        names += [Name(one, iso, "adjective") for one in adjectives if one not in {"US", "U.S.", "UK", "UAE"}]
        names += [Name(one, iso, "house" if one in houses or "Palace" in one else "seat") for one in values(row["seats"])]
        yield Profile(iso, row["name"], "country", iso, "GOV"), names


def _organisations() -> Iterator[tuple[Profile, list[Name]]]:
    for row in read_table("organisations.csv", needs=("name", "aliases", "country", "sector", "of")):
        own = "org:" + (row.get("id") or slug(row["name"]))
        country = row["country"] or None
        of = row["of"] or None
        of = of if of is None or len(of) == 3 else f"org:{of}"
        profile = Profile(own, row["name"], "organisation", country, row["sector"] or None, None, of or country)
        yield profile, [Name(one, own, "name") for one in (row["name"], *values(row["aliases"]))]


def _persons() -> Iterator[tuple[Profile, list[Name]]]:
    for row in read_table("persons.csv", needs=("name", "aliases", "country", "sector", "gender")):
        own = "person:" + slug(row["name"])
        country = row["country"] or None
        profile = Profile(
            own, row["name"], "person", country, row["sector"] or "GOV", None, row.get("of") or country, row["gender"] or "m"
        )
        yield profile, [Name(one, own, "name") for one in (row["name"], *values(row["aliases"]))]


def _holdings(profiles: dict[str, Profile], names: list[Name]) -> Iterator[Holding]:
    for row in read_table("offices.csv", needs=("office", "country", "person", "from", "to")):
        person = "person:" + slug(row["person"])
        gender = "f" if row.get("gender") == "f" else "m"
        country = row["country"] if len(row["country"]) == 3 else None
        if person not in profiles:
            profiles[person] = Profile(person, row["person"], "person", country, "GOV" if country else "IGO", None, country, gender)
            names.append(Name(row["person"], person, "name"))
        yield Holding(row["office"], row["country"], person, row["from"], row["to"])
