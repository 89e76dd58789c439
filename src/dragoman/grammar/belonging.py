"""To which country and body a described person or institution belongs: by the phrase itself, or by what stands around it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.grammar.cast import Cast, Mention
from dragoman.grammar.tree import children, governors, prepositional
from dragoman.knowledge.gazetteer import own_place_names
from dragoman.knowledge.whoswho import Profile

MODIFIERS = {"amod", "compound", "nmod", "poss", "nummod", "npadvmod"}
ABROAD = frozenset({"envoy", "ambassador", "mediator", "negotiator", "emissary", "diplomat", "delegation"})
LEANING = {"pro", "anti"}
OWNERS = ("of", "from", "for", "at", "to")


@dataclass(frozen=True, slots=True)
class Belonging:
    """A country, a parent (an actor's id), and a word of a body's name that no table knows."""

    country: str | None = None
    parent: str | None = None
    stranger: Token | None = None


class Belongings:
    """Reads "Qatar's", "Iranian", "of NATO", "Republican", "the group's" off a noun."""

    def __init__(self, by_modifier: dict[str, str], backing: frozenset[str], groups: frozenset[str]) -> None:
        self._by_modifier = by_modifier
        self._backing = backing
        self._groups = groups

    def of(self, head: Token, cast: Cast) -> Belonging:
        """What the phrase names: the first country, and the first country or body as its parent."""
        country: str | None = None
        parent: str | None = None
        stranger: Token | None = None
        for token in self._near(head):
            profile = self._named(token, cast) if token.i != head.i else None
            if profile is not None:
                country = country or (profile.country if parent is None or token.dep_ != "pobj" else None)
                parent = parent or (profile.id if profile.kind in {"country", "organisation"} else None)
            elif token.lower_ in self._by_modifier:
                country = country or self._by_modifier[token.lower_]
            elif token.ent_type_ == "ORG" and token.dep_ in {"poss", "pobj"} and token.text not in own_place_names():
                stranger = stranger or token
        return Belonging(country, parent, stranger)

    def _named(self, token: Token, cast: Cast) -> Profile | None:
        """The actor that a word names, or the organisation named last before "the group's"."""
        mention = cast.at(token.i)
        if mention is None and token.lemma_ in self._groups and token.dep_ == "poss":
            mention = _last_group(token, cast)
        return cast.profiles[mention.actor] if mention is not None else None

    def _near(self, head: Token) -> Iterator[Token]:
        for child in _modifiers(head):
            yield from (one for one in (child, *child.subtree) if not self.is_backer(one))
        for _, noun in prepositional(head, *OWNERS):
            yield noun
            yield from noun.conjuncts
            yield from (child for child in children(noun) if child.dep_ in MODIFIERS)
        if head.dep_ in {"compound", "nmod", "appos"}:
            yield from (child for child in _modifiers(head.head) if child.i < head.i)
        if head.dep_ == "conj" and head.pos_ in {"NOUN", "PROPN"}:
            yield from _modifiers(head.head)
        if head.dep_ in {"compound", "nmod"} and head.head.dep_ == "conj":
            yield from _modifiers(head.head.head)

    def is_backer(self, token: Token) -> bool:
        """The "US" of "US-backed rebels", the "Iran" of "an Iran-brokered truce", the "Russian" of "pro-Russian separatists"."""
        before, after = token.doc[max(0, token.i - 2) : token.i], token.doc[token.i + 1 : token.i + 3]
        if len(before) > 1 and before[1].text == "-" and before[0].lower_ in LEANING:
            return True
        return token.head.lower_ in self._backing or (len(after) > 1 and after[0].text == "-" and after[1].lower_ in self._backing)


def _modifiers(head: Token) -> Iterator[Token]:
    return (child for child in children(head) if child.dep_ in MODIFIERS)


def _last_group(token: Token, cast: Cast) -> Mention | None:
    """ "The group": the organisation named last before."""
    before = [one for one in cast.mentions if one.start < token.i and cast.profiles[one.actor].kind == "organisation"]
    return max(before, key=lambda one: one.start, default=None)


def context_country(token: Token, cast: Cast) -> str | None:
    """Whose official "a foreign ministry spokesman" is: of the capital that the sentence opens with ("In Lima, …"), else of the
    country that his clause, or the sentence before, has for subject."""
    opening = token.sent[0]
    if opening.lower_ in {"in", "from"} and (site := next((cast.sites.get(one.i) for one in children(opening)), None)) is not None:
        return site
    for verb in governors(token):
        country = _subject_country(verb, token, cast)
        if country is not None:
            return country
    sent = token.sent
    for _ in range(2):
        if sent.start == 0:
            return None
        sent = token.doc[sent.start - 1].sent
        country = _subject_country(sent.root, token, cast)
        if country is not None:
            return country
    return None


def _subject_country(verb: Token, token: Token, cast: Cast) -> str | None:
    for child in children(verb):
        if child.dep_ not in {"nsubj", "nsubjpass"} or child.i > token.i or token in child.subtree:
            continue
        inner = [grand for prep in children(child) if prep.dep_ == "prep" for grand in children(prep)]
        if any(one.lemma_ in ABROAD for one in (child, *children(child))) and (host := site_of(verb, cast)) is not None:
            return host
        found = _first_country((child, *children(child), *inner), cast)
        if found is not None:
            others = {_first_country((one, *children(one)), cast) for one in child.conjuncts} - {None, found}
            return None if others else found
    return None


def site_of(verb: Token, cast: Cast) -> str | None:
    """ "The envoy met him in Lima", "the government in Lima": the country of that capital."""
    return next((cast.sites[noun.i] for _, noun in prepositional(verb, "in") if noun.i in cast.sites), None)


def _first_country(tokens: Iterable[Token], cast: Cast) -> str | None:
    mentions = (cast.at(one.i) for one in tokens)
    return next((country for one in mentions if one is not None and (country := cast.profiles[one.actor].country)), None)
