"""Places: every named place with its GeoNames id, country, coordinates and precision."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dragoman.grammar.seats import Seats
from dragoman.knowledge import Rules
from dragoman.knowledge.gazetteer import Gazetteer, Site
from dragoman.knowledge.settling import Named, settle
from dragoman.knowledge.tables import words_of
from dragoman.model import Place, Reason, Record, Span

Name = tuple[Words, tuple[Site, ...], bool]
LONGEST = 5
PLACE_LABELS = {"GPE", "LOC", "FAC"}
NAMED = {"ORG", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT"}
LOCATING = words_of("in at from near outside around across throughout to into toward towards of on")
ROADS = words_of("street st. st road rd. avenue ave. ave lane drive boulevard highway bridge school")
COMMON = words_of(
    """
    street road avenue center centre hall court bridge airport river creek lake mountain valley hill hills forest spring springs
    park village town city county council police patrol school university college church hospital fort port plains run metro
    republic union grand west east north south northeast northwest southeast southwest central upper lower new old red golden
    green star side secretary pavilion marina colony abbey locust reading mission independence liberty eagle senate house board
    xinhua olympic state of the a an in on at to and or but for no he she it we they all much many most man may march
    """
)


class Places:
    """Names looked up in the gazetteer; of several places with one name, the one that the report's other places speak for."""

    fills: ClassVar[str] = "places"

    def __init__(self, nlp: Language, rules: Rules) -> None:
        self._gazetteer = Gazetteer()
        self._seats = Seats(rules.classes)

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Place]:
        """The places of a report in text order."""
        named = [(words, sites) for words, sites in self.candidates(doc) if not self._is_actor(words, sites)]
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

    def _is_actor(self, words: Words, sites: tuple[Site, ...]) -> bool:
        acts = sites[0].precision in {"city", "site"} and self._seats.acts_as_government(words.root)
        return acts and not _is_located(words.root)

    def candidates(self, doc: Doc, *, inside_names: bool = False) -> list[tuple[Words, tuple[Site, ...]]]:
        """Every stretch of capitalised words that the gazetteer knows and the parse takes for a place, in text order.

        A name that is a place once is a place wherever it stands alone; `inside_names` finds it in "Boston Symphony Orchestra" too.
        """
        names = cache(lambda at: tuple(self._names(doc, text, at, counties, inside_names)))
        text = doc.text
        counties = [token.i for token in doc if token.lower_ == "counties"]
        capitals = [token.i for token in doc if token.text[:1].isupper()]
        sure = list(_scan(capitals, names, frozenset()))
        persons = Counter(entity.text.casefold() for entity in doc.ents if entity.label_ == "PERSON")
        counts = Counter(words.text.casefold() for words, _ in sure)
        known = frozenset(name for name, count in counts.items() if count >= persons[name])
        return list(_scan(capitals, names, known))

    def _names(self, doc: Doc, text: str, at: int, counties: list[int], inside_names: bool) -> Iterator[Name]:
        """The names that begin at a word and that the gazetteer knows, the longest first, and whether each looks like a place."""
        ends = [token.idx + len(token) for token in doc[at : at + LONGEST]]
        start = doc[at].idx
        for size in range(len(ends), 0, -1):
            name, end = text[start : ends[size - 1]], at + size
            lists_counties = any(end <= one < end + 4 for one in counties)
            sites = (lists_counties and self._gazetteer.find(f"{name} County")) or self._gazetteer.find(name)
            words = doc[at:end]
            if not sites or not _is_name(words) or _is_taken(words, inside_names=inside_names):
                continue
            if any(site.is_own_name for site in sites) or not _is_inside(words):
                yield words, sites, _looks_like_place(words, sites)


def _scan(
    capitals: list[int], names: Callable[[int], tuple[Name, ...]], known: frozenset[str]
) -> Iterator[tuple[Words, tuple[Site, ...]]]:
    """The longest name at each capital that looks like a place or is known to be one, none inside another."""
    reached = 0
    for at in capitals:
        found = None if at < reached else next((one for one in names(at) if one[2] or one[0].text.casefold() in known), None)
        if found is not None:
            reached = found[0].end
            yield found[0], found[1]


def _is_name(words: Words) -> bool:
    last = words[-1]
    if any(token.is_space or token.text in {",", ";", ":", '"'} for token in words):
        return False
    if len(words) == 1 and last.lower_ in COMMON:
        return False
    return last.text[0].isupper() or (len(words) > 1 and last.text.islower())


def _is_taken(words: Words, *, inside_names: bool) -> bool:
    """Whether the words are only a part of a longer name, or an adjective."""
    first, last = words[0], words[-1]
    if _is_of_party(words):
        return False
    if last.tag_ in {"NNPS", "JJ"} and words.root.ent_type_ == "NORP":
        return True
    doc = words.doc
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    goes_on = after is not None and after.ent_iob_ == "I" and after.ent_type_ == last.ent_type_
    inside = first.ent_iob_ == "I" or goes_on
    if inside and "PERSON" in {first.ent_type_, last.ent_type_}:
        return True
    if inside and first.ent_type_ in {"FAC", "GPE", "LOC"} and goes_on and after is not None and after.lower_ in ROADS:
        return True
    if inside and first.ent_type_ in NAMED and not (inside_names and _is_telling(words)):
        return True
    before = doc[first.i - 1] if first.i else None
    return before is not None and before.text == "-" and before.i > 0 and doc[before.i - 1].text.islower()


def _is_inside(words: Words) -> bool:
    after = words.doc[words.end] if words.end < len(words.doc) else None
    return words[0].ent_iob_ == "I" or (after is not None and after.ent_iob_ == "I")


def _is_telling(words: Words) -> bool:
    """Whether a part of a longer name is likely a place: it begins the name, or "of" leads to it."""
    first = words[0]
    starts = first.ent_iob_ == "B" or (first.i > 0 and first.nbor(-1).lower_ in {"the", "of", "for", "downtown"})
    return starts and first.pos_ == "PROPN" and first.ent_type_ == "ORG"


def _looks_like_place(words: Words, sites: tuple[Site, ...]) -> bool:
    known = sites[0].precision != "city" or sites[0].population > 400_000 or sites[0].rank > 0
    labels = {token.ent_type_ for token in words}
    if labels & PLACE_LABELS or _is_dateline(words):
        return True
    if labels & {"NORP", "DATE", "LANGUAGE"}:
        return False
    first = words[0]
    located = _follows_preposition(first) or (words.root.dep_ == "conj" and _follows_preposition(words.root.head))
    own = any(site.is_own_name for site in sites)
    if "PERSON" in labels:
        return (known and (located or len(words) > 1)) or _is_of_party(words)
    if "ORG" in labels:
        return known or _is_of_party(words) or (located and own and first.ent_iob_ == "B" and len(words.text) > 4) or len(words) > 1
    likely = known or _is_of_party(words) or (located and len(words.text) > 4)
    return likely and words.root.pos_ == "PROPN" and words.root.tag_ != "JJ"


def _follows_preposition(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ in LOCATING


def _is_dateline(words: Words) -> bool:
    """ "GENEVA, Ohio -", "HAVANA (Reuters)": capitals at the start of a paragraph with a dash, a comma or a bracket behind."""
    first, doc = words[0], words.doc
    if not words.text.isupper() or len(words.text) < 4 or words.end >= len(doc):
        return False
    starts = first.i == 0 or first.nbor(-1).is_space or first.is_sent_start or first.nbor(-1).text in {".", ")"}
    return bool(starts) and doc[words.end].text in {"-", "--", "---", "—", "–", ",", "(", "(AP", "_"}


def _is_of_party(words: Words) -> bool:
    """ "R-Dayton", "D-Salem": the seat of a member of a legislature."""
    first = words[0]
    return first.i > 1 and first.nbor(-1).text == "-" and first.nbor(-2).text in {"R", "D", "I"}


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
