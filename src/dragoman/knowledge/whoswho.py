"""Who is who: countries, organisations, persons and dated holders of office, each with its names. Compiled once from the tables."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from dragoman.knowledge.compiled import Compact, compiled
from dragoman.knowledge.holders import Holding, Person, read_persons
from dragoman.knowledge.spelling import fold, slug, sound_of
from dragoman.knowledge.tables import Row, layered_table, values

LATEST = "9999-12-31"
FAMILY_NAME_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN", "VNM", "KHM", "HKG", "SGP"})
FAMILY_NAME_EITHER = frozenset({"JPN", "HUN"})
HEADS = frozenset({"president", "prime minister", "leader", "supreme leader", "general secretary", "king", "emperor"})
MANY = 20
BETWEEN = 4
OFFICIAL = frozenset({"GOV", "LEG", "MIL", "JUD", "SPY", "COP", "IGO"})


@dataclass(frozen=True, slots=True)
class Profile(Compact):
    """What is known of an actor before a report is read: the fields of `model.Actor`, and a family name that stands first."""

    id: str
    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    title: str | None = None
    of: str | None = None
    gender: str | None = None
    members: tuple[str, ...] = ()
    family: str | None = None


@dataclass(frozen=True, slots=True)
class Name(Compact):
    """A name as reports write it, and how it is used: name, adjective, people, seat (of a government) or house (always one)."""

    text: str
    id: str
    use: str


class WhosWho:
    """All profiles by id, all names, and the holders of offices."""

    def __init__(
        self,
        entries: Iterable[tuple[Profile, list[Name]]],
        held: dict[str, tuple[Holding, ...]],
        peoples: dict[str, str] | None = None,
    ) -> None:
        self.profiles: dict[str, Profile] = {}
        self._peoples = peoples or {}
        self._held = held
        self._by_text: dict[str, list[Name]] = defaultdict(list)
        self._by_office: dict[tuple[str, str], list[Holding]] = defaultdict(list)
        for profile, names in entries:
            self.profiles[profile.id] = profile
            for name in names:
                self._by_text[name.text].append(name)
        for one in (one for holdings in held.values() for one in holdings):
            self._by_office[one.office, one.organisation or one.country or ""].append(one)

    @property
    def names(self) -> dict[str, list[Name]]:
        """The names as written, with whom each may mean."""
        return self._by_text

    @cached_property
    def _folded(self) -> dict[str, list[Name]]:
        found: dict[str, list[Name]] = defaultdict(list)
        for text, names in self._by_text.items():
            found[fold(text)] += names
        return found

    @cached_property
    def _sounds(self) -> dict[str, list[Name]]:
        """Persons by the sound of their names, of first and last name alone, and in the other order where both are in use."""
        found: dict[str, list[Name]] = defaultdict(list)
        for names in self._by_text.values():
            for name in names:
                words = name.text.split()
                if len(words) > 1 and self.profiles[name.id].kind == "person":
                    for order in _orders(words, self.profiles[name.id].country):
                        found[sound_of(order)].append(name)
        return found

    @cached_property
    def _surnames(self) -> dict[str, list[Name]]:
        """Heads of state and government by the sound of their family names."""
        found: dict[str, list[Name]] = defaultdict(list)
        for own, held in self._held.items():
            if any(one.office in HEADS and one.organisation is None for one in held):
                name = self.profiles[own].name
                family = self.profiles[own].family or name.split()[-1]
                found[sound_of(family)].append(Name(name, own, "name"))
        return found

    def find(self, text: str, date: str | None = None) -> Profile | None:
        """Whom a name means on a day: as the tables write it, or folded (case, accents, article), or a person by its sound."""
        short = text.islower() and len(text) < len("nato")
        folded = [name for name in self._folded.get(fold(text), ()) if not (short and name.text.isupper())]
        found = self._meant(self._by_text.get(text) or folded, date)
        if found is None and " " not in text:
            return self._meant(self._surnames.get(sound_of(text), ()) if text.istitle() else (), date)
        if found is None:
            orders = _orders(text.partition(",")[0].split(), None)
            found = next((one for order in orders if (one := self._meant(self._sounds.get(sound_of(order), ()), date))), None)
        return found

    def _meant(self, names: Iterable[Name], date: str | None) -> Profile | None:
        """The one actor that some names of the same spelling mean; of several persons the one in office that day, or nobody."""
        ids = list(dict.fromkeys(name.id for name in names))
        if not ids or len(ids) == 1 or self.profiles[ids[0]].kind != "person":
            return self.on(ids[0], date) if ids else None
        in_office = [one for one in ids if self.offices_of(one, date or LATEST)]
        return self.on(in_office[0], date) if len(in_office) == 1 else None

    def meant_by(self, text: str, date: str | None) -> tuple[Profile, str] | None:
        """The profile and the use of a name as the tables write it."""
        profile = self._meant(self._by_text.get(text, ()), date)
        return (profile, self._by_text[text][0].use) if profile else None

    def country_of_people(self, name: str) -> str | None:
        """The country of a people or region by its adjective or its people, one or several: "Mapuche", "Catalans"."""
        return self._peoples.get(name) or self._peoples.get(name.removesuffix("s"))

    def on(self, own: str, date: str | None) -> Profile:
        """An actor's profile on a day: a person acts for the office held then (between two, last), later as one of the elite."""
        profile, held = self.profiles[own], self._held.get(own, ())
        if not date or not held:
            return profile
        now = [one for one in held if one.holds_on(date)]
        if now:
            best = max(now, key=lambda one: (one.sector == "GOV", one.organisation is None, one.since))
            return _as(profile, best, best.sector)
        before = [one for one in held if one.until and one.until < date]
        if before:
            last = max(before, key=lambda one: one.until)
            left = last.sector in OFFICIAL and not any(date < one.since < _later(last.until, BETWEEN) for one in held)
            return _as(profile, last, "ELI" if left else last.sector)
        first = min(held, key=lambda one: one.since)
        return _as(profile, first, first.sector)

    def holding(self, office: str, of: str | None, date: str | None) -> Holding | None:
        """The holding of an office ("secretary of state") of a country or organisation on an ISO date.

        None if it is unknown, or if more than one person held it; on the day of a change it is the new holder's.
        """
        if not date or not of:
            return None
        found = [one for one in self._by_office.get((office, of), ()) if one.holds_on(date)]
        staying = [one for one in found if one.until != date] or found
        return staying[-1] if len({one.person for one in staying}) == 1 else None

    def holder(self, office: str, of: str | None, date: str | None) -> Profile | None:
        """Who held an office on an ISO date."""
        found = self.holding(office, of, date)
        return self.on(found.person, date) if found else None

    def offices_of(self, person: str, date: str | None) -> list[Holding]:
        """The offices that a person held on a date, or ever if no date is given."""
        return [one for one in self._held.get(person, ()) if not date or one.holds_on(date)]


def _orders(words: list[str], country: str | None) -> list[str]:
    """The ways to say a name: whole, first and last name alone, and with the family name at the other end.

    >>> _orders(["Kim", "Jong", "Un"], "PRK")
    ['Kim Jong Un', 'Kim Un', 'Jong Un Kim']
    """
    words = [word for word in words if word.rstrip(".") not in {"Jr", "Sr"}]
    found = [words, [words[0], words[-1]]]
    if country in FAMILY_NAME_FIRST:
        found = [words, found[1], [*words[1:], words[0]]]
    elif country in FAMILY_NAME_EITHER:
        found.append([words[-1], *words[:-1]])
    return list(dict.fromkeys(" ".join(order) for order in found))


def _later(date: str, years: int) -> str:
    """The year some years after an ISO date."""
    return str(int(date[:4]) + years)


def _as(profile: Profile, held: Holding, sector: str) -> Profile:
    return replace(profile, country=held.country, sector=sector, of=held.organisation or held.country)


@cache
def whos_who(overlays: tuple[Path, ...] = ()) -> WhosWho:
    """Our tables with the users' folders laid over them, compiled."""
    return _compiled(overlays) if overlays else compiled("who", _compiled)


def _compiled(overlays: tuple[Path, ...] = ()) -> WhosWho:
    countries = layered_table("countries.csv", key="iso3", needs=("name", "became"), overlays=overlays)
    entries = [*_countries(countries), *_organisations(overlays)]
    bodies = {fold(name.text): profile.id for profile, names in entries if profile.kind == "organisation" for name in names}
    persons = list(read_persons(overlays, {row["iso3"]: row["became"] for row in countries if row.get("became")}, bodies))
    common = Counter(person.names[0].partition(" ")[0] for person in persons)
    people = (_entry(person, common=common[person.names[0].partition(" ")[0]] >= MANY) for person in persons)
    peoples = {
        row["word"]: row["country"] for row in layered_table("peoples.csv", key="word", needs=("country",), overlays=overlays)
    }
    return WhosWho([*entries, *people], {person.id: person.held for person in persons}, peoples)


def _countries(rows: Iterable[Row]) -> Iterator[tuple[Profile, list[Name]]]:
    for row in rows:
        iso = row["iso3"]
        adjectives = values(row.get("adjectives", ""))
        people = values(row.get("people", "")) or tuple(f"{one}s" for one in adjectives if one.endswith(("an", "i", "er")))
        names = [Name(one, iso, "name") for one in (row["name"], *values(row.get("aliases", "")))]
        names += [Name(one, iso, "people") for one in people]
        names += [Name(one, iso, "adjective") for one in adjectives]
        names += [Name(one, iso, "seat") for one in values(row.get("seats", ""))]
        names += [Name(one, iso, "house") for one in values(row.get("houses", ""))]
        yield Profile(iso, row["name"], "country", iso, "GOV"), names


def _organisations(overlays: Iterable[Path]) -> Iterator[tuple[Profile, list[Name]]]:
    for row in layered_table("organisations.csv", key="id", needs=("name", "aliases", "country", "sector"), overlays=overlays):
        own = f"org:{row['id'] or slug(row['name'])}"
        country, of = row.get("country") or None, row.get("of") or None
        of = of if of is None or (len(of) == 3 and of.isupper()) else f"org:{of}"
        members = values(row.get("members", ""))
        profile = Profile(own, row["name"], "organisation", country, row.get("sector") or None, None, of or country, None, members)
        yield profile, [Name(one, own, "name") for one in (row["name"], *values(row.get("aliases", "")))]


def _entry(person: Person, *, common: bool) -> tuple[Profile, list[Name]]:
    """A person with all names; a common family name ("Kim") says who is meant only of a head of state or government."""
    last = max(person.held, key=lambda one: one.since)
    leads = any(one.office in HEADS and one.organisation is None for one in person.held)
    family = person.names[0].partition(" ")[0] if last.country in FAMILY_NAME_FIRST | FAMILY_NAME_EITHER else None
    family = family if leads or not common else None
    profile = Profile(person.id, person.names[0], "person", last.country, last.sector, None, None, person.gender, (), family)
    return _as(profile, last, last.sector), [Name(one, person.id, "name") for one in person.names]
