"""Actors: who acts or speaks in a report, by every name, description and pronoun."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.grammar.coreference import Coreference
from dragoman.grammar.descriptions import Descriptions
from dragoman.grammar.mentions import Cast, Gazetteer, Mention, find_names, find_organisations
from dragoman.grammar.tree import char_span
from dragoman.knowledge import Rules
from dragoman.knowledge.whoswho import Profile, whos_who
from dragoman.model import Actor, Reason, Record


class Actors:
    """Every actor of the report with a stable id and all its mentions."""

    fills: ClassVar[str] = "actors"

    def __init__(self, nlp: Language, rules: Rules) -> None:
        book = whos_who()
        self._gazetteer = Gazetteer(nlp, book)
        self._descriptions = Descriptions(rules, book)

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Actor]:
        """The actors in the order in which the report first names them."""
        cast = self.cast_of(doc, so_far.document.published)
        mentions: dict[str, list[Mention]] = defaultdict(list)
        for mention in sorted(cast.mentions, key=lambda one: (one.start, -one.end)):
            if not any(other.start <= mention.start and mention.end <= other.end for other in mentions[mention.actor]):
                mentions[mention.actor].append(mention)
        for actor, found in mentions.items():
            yield _actor(cast.profiles[actor], found, doc)

    def cast_of(self, doc: Doc, date: str | None) -> Cast:
        """The actors of a parse, as found by names, descriptions and reference."""
        cast = Cast()
        find_names(doc, self._gazetteer, cast)
        self._descriptions.find(doc, cast, date)
        find_organisations(doc, cast)
        Coreference(doc, cast).find()
        return cast


def _actor(profile: Profile, found: list[Mention], doc: Doc) -> Actor:
    spans = {one: char_span(doc[one.start : one.end]) for one in found}
    return Actor(
        id=profile.id,
        name=profile.name,
        kind=profile.kind,
        country=profile.country,
        sector=profile.sector,
        title=profile.title,
        of=profile.of,
        mentions=tuple(dict.fromkeys(spans.values())),
        why=tuple(Reason("mentions", mention.rule, span) for mention, span in spans.items()),
    )


def resolve(text: str, *, nlp: Language, stage: Actors, context: str = "", date: str | None = None) -> Profile | None:
    """Who a description is: "the Iranian foreign minister" on a date. The context helps where the words alone do not."""
    known = whos_who().find(text)
    if known is not None:
        return known
    doc = nlp(text)
    cast = stage.cast_of(doc, date)
    root = next(doc.sents).root if len(doc) else None
    people = [one for one in cast.mentions if cast.profiles[one.actor].kind != "country"]
    at_root = [one for one in people if root is not None and one.start <= root.i < one.end]
    chosen = at_root or people or cast.mentions
    if not chosen:
        return None
    profile = cast.profiles[chosen[0].actor]
    if profile.country is None and context:
        countries = [one.country for one in stage.cast_of(nlp(context), date).profiles.values() if one.country]
        profile = replace(profile, country=countries[0] if countries else None)
    return profile
