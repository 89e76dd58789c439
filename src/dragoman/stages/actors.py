"""Actors: who acts or speaks in a report, by every name, description and pronoun."""

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.grammar.cast import Cast, Mention
from dragoman.grammar.coreference import Coreference
from dragoman.grammar.descriptions import Descriptions
from dragoman.grammar.halves import Halves
from dragoman.grammar.mentions import NamedActors, find_organisations
from dragoman.grammar.officials import Officials
from dragoman.grammar.seats import Seats
from dragoman.grammar.tree import char_span
from dragoman.knowledge import Rules
from dragoman.knowledge.whoswho import Profile, whos_who
from dragoman.model import Actor, Reason, Record, Unclear


class Actors:
    """Every actor of the report with a stable id and all its mentions, and the words that stand for nobody in particular."""

    fills: ClassVar[str] = "actors unclear"

    def __init__(self, nlp: Language, rules: Rules) -> None:
        self.book = whos_who(rules.folders)
        self._rules = rules
        self.descriptions = Descriptions(rules, self.book)
        self._names = NamedActors(self.book, Seats(rules.classes), self.descriptions)
        self._halves = Halves(rules, self.book.profiles)
        self._officials = Officials(self.book, self.descriptions, rules.classes["description.past"])

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Actor | Unclear]:
        """The actors in the order in which the report first names them, and what could not be told of whom."""
        cast = self.cast_of(doc, so_far.document.published)
        mentions: dict[str, list[Mention]] = defaultdict(list)
        for mention in sorted(cast.mentions, key=lambda one: (one.start, -one.end)):
            found = mentions[mention.actor]
            if not found or max(one.end for one in found) < mention.end:
                found.append(mention)
        for actor, found in mentions.items():
            yield _actor(cast.profiles[actor], found, doc)
        for number, puzzle in enumerate(sorted(cast.puzzles, key=lambda one: one.start), start=1):
            span = char_span(doc[puzzle.start : puzzle.end])
            known = tuple(one for one in puzzle.candidates if one in mentions)
            yield Unclear(f"u{number}", span, known, (Reason("candidates", puzzle.rule, span),))

    def cast_of(self, doc: Doc, date: str | None) -> Cast:
        """The actors of a parse, as found by names, descriptions and reference."""
        cast = Cast()
        self._names.find(doc, cast, date)
        self._halves.find(doc, cast)
        owned = self._officials.find(doc, cast, date)
        find_organisations(doc, cast, self.descriptions)
        Coreference(doc, cast, self._rules, owned).find()
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
