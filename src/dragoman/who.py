"""Who a name or description is on a day: actor, country, sector and title, each with its reason; what is not known stays empty."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dragoman.errors import UsageError
from dragoman.grammar.cast import Cast, Mention
from dragoman.knowledge import Rule
from dragoman.knowledge.gazetteer import Gazetteer, Site
from dragoman.knowledge.whoswho import LATEST, Profile
from dragoman.model import Reason, Span
from dragoman.pipeline import Reader
from dragoman.stages.actors import Actors

MOST_WORDS = 4
KNOWN = 20_000
OUTER = ' \t\n.,;:"“”'


@dataclass(frozen=True, slots=True)
class Answer:
    """Who it is. `kind` is that of an actor, or "place" or "time" for words that name none; empty where nothing is known."""

    text: str
    id: str | None = None
    name: str | None = None
    kind: str | None = None
    country: str | None = None
    sector: str | None = None
    title: str | None = None
    of: str | None = None
    members: tuple[str, ...] = ()
    why: tuple[Reason, ...] = ()


class Who:
    """Answers by the reader's own actors, and beyond them by the head noun of a description and the places in it."""

    def __init__(self, reader: Reader) -> None:
        stage = next((one for one in reader.stages if isinstance(one, Actors)), None)
        if stage is None:
            raise UsageError("this reader has no stage of actors; make it with Reader() or Reader(stages=[Actors])")
        self._nlp = reader.nlp
        self._stage = stage
        self._places = Gazetteer()

    def identify(self, text: str, *, date: str | None = None, context: str = "") -> Answer:
        """Who the words mean on an ISO date; the context is the text before them.

        Without a date a person is taken as the tables know them last, and an office stays an office.
        """
        words = text.strip(OUTER)
        known = self._stage.book.find(words, date or LATEST)
        if known is not None:
            return replace(_answer(text, known), why=tuple(self._table_reasons(known, date)))
        lead = f"{context.strip()}\n\n" if context.strip() else ""
        doc = self._nlp(lead + words)
        cast = self._stage.cast_of(doc, date)
        start = next((token.i for token in doc if token.idx >= len(lead)), len(doc))
        if start == len(doc):
            return Answer(text)
        found = self._described(text, doc, cast, start, date)
        return found if found.country or not lead else self._from_context(found, cast, start)

    def _described(self, text: str, doc: Doc, cast: Cast, start: int, date: str | None) -> Answer:
        root = _root(doc, start)
        mention = _at_root(root, cast, start)
        if mention is not None and mention.rule == "ner.person" and self._known_places(doc[start:].text):
            mention = None
        if mention is not None:
            answer = _answer(text, cast.profiles[mention.actor])
            answer = replace(
                answer, why=(Reason("id", mention.rule, _span(doc, mention, start)), *self._offices(mention.actor, date))
            )
        else:
            answer = self._by_noun(text, doc, root, start)
        if answer.country is None and answer.kind != "time":
            answer = self._with_country(answer, doc, cast, start)
        return answer

    def _by_noun(self, text: str, doc: Doc, root: Token, start: int) -> Answer:
        """The sector of a rule whose words stand at the head of the phrase, or else last in it."""
        if root.ent_type_ in {"DATE", "TIME"}:
            return Answer(text, kind="time", why=(Reason("kind", f"ner.{root.ent_type_.lower()}"),))
        found = [one for one in self._stage.descriptions.matches(doc) if one[1] >= start]
        heads = (next(sent for sent in doc.sents if sent.end > start).root, root)
        chosen = next((one for head in heads for one in found if one[1] <= head.i < one[2]), None) or _inside_name(found, doc)
        if chosen is None:
            return Answer(text)
        rule, first, end = chosen
        span = _span(doc, Mention(first, end, "", "", ""), start)
        return Answer(
            text, kind="group", sector=rule.get("sector"), title=doc[first:end].text, why=(Reason("sector", rule.id, span),)
        )

    def _with_country(self, answer: Answer, doc: Doc, cast: Cast, start: int) -> Answer:
        """The country that the phrase names, or that its places lie in; "members of the Taliban" are what the Taliban are."""
        for mention in sorted(cast.mentions, key=lambda one: one.start):
            profile = cast.profiles[mention.actor]
            if mention.start < start or self._stage.descriptions.belongings.is_backer(doc[mention.start]):
                continue
            if profile.kind == "organisation" and profile.sector and not answer.sector:
                reason = Reason("sector", mention.rule, _span(doc, mention, start), profile.name)
                answer = replace(answer, kind="group", sector=profile.sector, of=profile.id, why=(*answer.why, reason))
            if profile.country or profile.sector == "IGO":
                reason = Reason("country", mention.rule, _span(doc, mention, start), profile.name)
                of = answer.of or profile.id
                return replace(answer, kind=answer.kind or "place", country=profile.country, of=of, why=(*answer.why, reason))
        if (answer.id or "").startswith("person:"):
            return answer
        found = max(self._bearers(doc, start), key=lambda one: one[0].end - one[0].start, default=None)
        if found is None:
            return answer
        words, country, name = found
        reason = Reason("country", words.rule, _span(doc, words, start), name)
        return replace(answer, kind=answer.kind or "place", country=country, why=(*answer.why, reason))

    def _bearers(self, doc: Doc, start: int) -> Iterator[tuple[Mention, str, str]]:
        """The peoples and well-known places among the capitalised words that are neither a person's name nor a rule's."""
        ruled = {i for _, first, last in self._stage.descriptions.matches(doc, start) for i in range(first, last)}
        i = start
        while i < len(doc):
            free = doc[i].text[:1].isupper() and i not in ruled and not self._stage.descriptions.belongings.is_backer(doc[i])
            sizes = range(min(MOST_WORDS, len(doc) - i), 0, -1) if free else ()
            hit = next(((size, found) for size in sizes if (found := self._borne(doc[i : i + size].text))), None)
            if hit is not None:
                rule, country, name = hit[1]
                yield Mention(i, i + hit[0], "", "place", rule), country, name
            i += hit[0] if hit else 1

    def _borne(self, name: str) -> tuple[str, str, str] | None:
        """The rule, the country and the usual name of a people ("Mapuche") or of a well-known place."""
        people = self._stage.book.country_of_people(name)
        if people:
            return "table.peoples", people, name
        sites = self._known_places(name)
        return ("places.context", sites[0].country, sites[0].name) if sites and sites[0].country else None

    def _known_places(self, name: str) -> list[Site]:
        return [site for site in self._places.find(name) if site.rank or site.population >= KNOWN]

    def _from_context(self, answer: Answer, cast: Cast, start: int) -> Answer:
        """An official of unknown country belongs to the one that the context names most, if there is one."""
        if not answer.sector or answer.id in {None, ""}:
            return answer
        countries = Counter(cast.profiles[one.actor].country for one in cast.mentions if one.start < start)
        countries.pop(None, None)
        top = countries.most_common(2)
        if not top or (len(top) > 1 and top[0][1] == top[1][1]):
            return answer
        country = top[0][0]
        return replace(answer, country=country, of=answer.of or country, why=(*answer.why, Reason("country", "context.most-named")))

    def _table_reasons(self, profile: Profile, date: str | None) -> Iterator[Reason]:
        yield Reason("id", f"table.{profile.kind}", note=profile.name)
        yield from self._offices(profile.id, date)

    def _offices(self, own: str, date: str | None) -> Iterator[Reason]:
        """What a person of the tables held on that day, or else last."""
        book = self._stage.book
        for one in book.offices_of(own, date or LATEST) or book.offices_of(own, None)[-1:]:
            of = one.organisation or one.country or "nobody"
            yield Reason("sector", one.place, note=f"{one.office or 'known'} of {of}, {one.since or '…'} to {one.until or 'now'}")


def _answer(text: str, one: Profile) -> Answer:
    return Answer(text, one.id, one.name, one.kind, one.country, one.sector, one.title, one.of, one.members)


def _root(doc: Doc, start: int) -> Token:
    """The head of the words asked about; a head that is no noun gives way to the last noun before a preposition."""
    inside = next(sent for sent in doc.sents if sent.end > start)
    root = doc[max(start, inside.start) : inside.end].root
    if root.pos_ in {"NOUN", "PROPN", "PRON"}:
        return root
    stop = next((token.i for token in inside if token.dep_ == "prep" and token.i > start), len(doc))
    nouns = [token for token in doc[start:stop] if token.pos_ in {"NOUN", "PROPN"}]
    return nouns[-1] if nouns else root


def _at_root(root: Token, cast: Cast, start: int) -> Mention | None:
    """The mention at the head: a person rather than a country, the longest of several."""
    found = [one for one in cast.mentions if one.start >= start and one.start <= root.i < one.end]
    return max(found, key=lambda one: (cast.profiles[one.actor].kind != "country", one.end - one.start), default=None)


def _inside_name(found: list[tuple[Rule, int, int]], doc: Doc) -> tuple[Rule, int, int] | None:
    """The last words of a rule that may tell an unknown body's sector: "Lima University"."""
    named = [one for one in found if one[0].get("names") or doc[one[1]].text[:1].islower()]
    return named[-1] if named else None


def _span(doc: Doc, mention: Mention, start: int) -> Span:
    """Where a mention's words stand in the text asked about."""
    offset = doc[start].idx
    words = doc[mention.start : mention.end]
    return Span(max(0, words.start_char - offset), words.end_char - offset)
