"""Which of several places of one name a report means: what it says itself, how near the other places lie, and how big each is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import asin, cos, exp, log10, radians, sin, sqrt

from dragoman.knowledge.gazetteer import Site, key_of

NEAR_KM = 90.0
MOST = 40
SIZE = {"region": 7.0, "country": 7.3, "admin": 6.6, "site": 6.6, "city": 6.6}
STATE_BONUS, COUNTRY_BONUS, NEARNESS, ALTERNATE, OURS = 1.2, 0.5, 1.3, -1.3, 1.0


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a report, the places it may be, and the province or country named right behind it."""

    name: str
    sites: tuple[Site, ...]
    within: Site | None = None


def distance(one: Site, other: Site) -> float:
    """Kilometres between two places; very far where one has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return 20_000.0
    north, south = radians(one.latitude), radians(other.latitude)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 12_742.0 * asin(min(1.0, sqrt(half)))


def settle(named: Sequence[Named]) -> Iterator[tuple[Site, str]]:
    """The place and the rule that chose it, for each name."""
    fixed: dict[str, Site] = {}
    own: list[Site | None] = [_inside(one.sites, one.within) if one.within else None for one in named]
    for one, site in zip(named, own, strict=True):
        if site is not None:
            fixed.setdefault(key_of(one.name), site)
    options = {key_of(one.name): one.sites[:MOST] for one in named}
    chosen: dict[str, Site] = {}
    anchors = {key: (site,) if (site := fixed.get(key)) else sites for key, sites in options.items()}
    for _ in range(2):
        setting = _Setting(anchors)
        chosen = {key: fixed.get(key) or max(sites, key=partial(setting.score, key)) for key, sites in options.items()}
        anchors = {key: (site,) for key, site in chosen.items()}
    for one, site in zip(named, own, strict=True):
        key = key_of(one.name)
        rule = "places.containment" if site else "places.same-name" if key in fixed else "places.context"
        yield site or chosen[key], rule


def _inside(sites: Sequence[Site], within: Site | None) -> Site | None:
    if within is None or within in sites:
        return None
    if within.precision == "country" and any(site.precision in {"country", "region"} for site in sites):
        return None
    states = {within.admin1, ""} if within.admin1 else set()
    inside = [site for site in sites if site.country == within.country and site.precision != "country"]
    return max((site for site in inside if not states or site.admin1 in states), key=_size, default=None)


def _size(site: Site) -> float:
    if site.rank:
        return SIZE[site.precision] + OURS * (site.rank > 2)
    return log10(max(site.population, 300)) + (0.0 if site.is_own_name else ALTERNATE)


class _Setting:
    """The states and countries that a report's names may lie in, and where its other places lie."""

    def __init__(self, anchors: dict[str, tuple[Site, ...]]) -> None:
        self._anchors = anchors
        self._states: Counter[tuple[str | None, str]] = Counter()
        self._countries: Counter[str | None] = Counter()
        self._own: dict[str, tuple[set[tuple[str | None, str]], set[str], float]] = {}
        for key, sites in anchors.items():
            states = {(site.country, site.admin1) for site in sites if site.admin1}
            countries = {site.country for site in sites if site.country}
            share = 1 / len(sites)
            self._own[key] = states, countries, share
            for state in states:
                self._states[state] += share  # type: ignore[assignment]
            for country in countries:
                self._countries[country] += 1 / len(countries)  # type: ignore[assignment]

    def score(self, key: str, site: Site) -> float:
        """How likely the place is."""
        states, countries, share = self._own[key]
        state, country = (site.country, site.admin1), site.country
        in_state = self._states[state] - share * (state in states)
        in_country = self._countries[country] - (country in countries) / max(len(countries), 1)
        near = 0.0 if site.precision in {"country", "region"} else min(self._nearness(key, site), 2.5)
        return _size(site) + STATE_BONUS * min(in_state, 2.0) + COUNTRY_BONUS * min(in_country, 4.0) + NEARNESS * near

    def _nearness(self, key: str, site: Site) -> float:
        total = 0.0
        for other, sites in self._anchors.items():
            if other == key or sites[0].precision in {"country", "region"}:
                continue
            nearest = min((distance(site, one) for one in sites if one != site), default=20_000.0)
            total += exp(-nearest / NEAR_KM) / sqrt(len(sites))
        return total
