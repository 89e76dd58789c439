"""Places: every named place with its GeoNames id, country, coordinates and precision."""

from collections.abc import Iterator
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dragoman.grammar.seats import acts_as_government
from dragoman.knowledge import Rules
from dragoman.knowledge.gazetteer import Gazetteer, Site
from dragoman.knowledge.settling import Named, settle
from dragoman.model import Place, Reason, Record, Span

PLACE_LABELS = {"GPE", "LOC", "FAC"}
LOCATING = {"in", "at", "from", "near", "outside", "around", "across", "throughout", "to", "into", "toward", "towards", "of", "on"}


class Places:
    """Names looked up in the gazetteer; of several places with one name, the one that the report's other places speak for."""

    fills: ClassVar[str] = "places"

    def __init__(self, nlp: Language, rules: Rules) -> None:
        self._gazetteer = Gazetteer()

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Place]:
        """The places of a report in text order."""
        named = [(words, sites) for words, sites in self.candidates(doc) if not _is_actor(words, sites)]
        for number, (words, site, rule) in enumerate(choose(named), start=1):
            span = Span(words.start_char, words.end_char)
            yield Place(
                id=f"l{number}",
                span=span,
                name=site.name,
                country=site.country,
                geonames=site.geonames,
                latitude=site.latitude,
                longitude=site.longitude,
                precision=site.precision,
                why=(Reason("name", rule, span, f"{site.name}, population {site.population}" if site.population else site.name),),
            )

    def candidates(self, doc: Doc) -> Iterator[tuple[Words, tuple[Site, ...]]]:
        """Every stretch of capitalised words that the gazetteer knows and the parse takes for a place."""
        at = 0
        while at < len(doc):
            found = self._longest(doc, at)
            if found is None:
                at += 1
                continue
            yield found
            at = found[0].end

    def _longest(self, doc: Doc, at: int) -> tuple[Words, tuple[Site, ...]] | None:
        if not doc[at].text[:1].isupper():
            return None
        for size in range(min(5, len(doc) - at), 0, -1):
            words = doc[at : at + size]
            last = words[-1]
            if any(token.is_space or token.text in {",", ";", ":", '"'} for token in words) or not (
                last.text[0].isupper() or (size > 1 and last.text.islower())
            ):
                continue
            if _is_taken(words):
                continue
            sites = self._gazetteer.find(words.text)
            if sites and _looks_like_place(words, sites):
                return words, sites
        return None


def _is_taken(words: Words) -> bool:
    """Whether the words are only a part of a longer name, or an adjective."""
    first, last = words[0], words[-1]
    if last.tag_ in {"NNPS", "JJ"} and words.root.ent_type_ == "NORP":
        return True
    doc = words.doc
    before = doc[first.i - 1] if first.i else None
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    person = first.ent_type_ == "PERSON" or last.ent_type_ == "PERSON"
    if person and (first.ent_iob_ == "I" or (after is not None and after.ent_iob_ == "I" and after.ent_type_ == "PERSON")):
        return True
    organisation = first.ent_type_ in {"ORG", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT"}
    inside = first.ent_iob_ == "I" or (after is not None and after.ent_iob_ == "I" and after.ent_type_ == first.ent_type_)
    if organisation and inside:
        return True
    return before is not None and before.text == "-" and before.i > 0 and doc[before.i - 1].text.islower()


def _looks_like_place(words: Words, sites: tuple[Site, ...]) -> bool:
    known = sites[0].precision != "city" or sites[0].population > 400_000
    labels = {token.ent_type_ for token in words}
    if labels & PLACE_LABELS:
        return True
    if labels & {"NORP", "DATE", "LANGUAGE"}:
        return False
    first = words[0]
    located = first.i > 0 and words.doc[first.i - 1].lower_ in LOCATING
    if labels & {"PERSON", "ORG"}:
        return known and (located or len(words) > 1)
    return (known or (located and len(words.text) > 4)) and words.root.pos_ == "PROPN" and words.root.tag_ != "JJ"


def _is_actor(words: Words, sites: tuple[Site, ...]) -> bool:
    return sites[0].precision in {"city", "site"} and acts_as_government(words.root) and not _is_located(words.root)


def _is_located(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in {"in", "at", "near", "outside", "around"}


def choose(named: list[tuple[Words, tuple[Site, ...]]]) -> Iterator[tuple[Words, Site, str]]:
    """One site for each name: the one in the province or country named behind it, else the one that the other places speak for."""
    follow = [*named, None][1:]
    names = [Named(words.text, sites, _container(words, after)) for (words, sites), after in zip(named, follow, strict=True)]
    for (words, _), (site, rule) in zip(named, settle(names), strict=True):
        yield words, site, rule


def _container(words: Words, follower: tuple[Words, tuple[Site, ...]] | None) -> Site | None:
    """The country or province that follows after a comma: "Paris, Texas"; not in a list of countries."""
    if follower is None or words.doc[words.end : follower[0].start].text != ",":
        return None
    container = next((site for site in follower[1] if site.precision in {"country", "admin"} and site.rank), None)
    return container
