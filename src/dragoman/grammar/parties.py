"""Which countries, bodies and groups "it", "they", "both sides" and "the five" are."""

from collections import Counter
from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from dragoman.grammar.antecedents import Antecedents, clauses_above
from dragoman.grammar.cast import Mention
from dragoman.grammar.tree import SUBJECTS, subject_of

LOCATIONS = frozenset({"in", "at", "near", "from", "around"})
FEW = 2


class Parties:
    """Looks for countries, organisations and groups; each answer is a list of actors and the rule that found them."""

    def __init__(self, seen: Antecedents, words: Mapping[str, frozenset[str]]) -> None:
        self._seen = seen
        self._cast = seen.cast
        self._words = words

    def it(self, token: Token) -> list[tuple[str, str]]:
        """ "The ministry said it expected", "Peru renewed its demand"; any other "it" is a thing."""
        if token.dep_ != "poss" and token.dep_ not in SUBJECTS:
            return []
        for verb in clauses_above(token, include_own=token.dep_ == "poss"):
            if token.dep_ == "poss" and verb == token.head.head and verb.lemma_ in self._words["taking"]:
                return self._owner_of_object(token)
            subject = subject_of(verb)
            if subject is None or subject.i >= token.i or token in subject.subtree:
                continue
            mention = self._cast.at(subject.i)
            body = mention is not None and self._cast.profiles[mention.actor].kind in {"country", "organisation"}
            return [(mention.actor, "pronoun.body")] if body and mention is not None else []
        return []

    def _owner_of_object(self, token: Token) -> list[tuple[str, str]]:
        """ "Sank a ship and seized the captain": both were done to the one party."""
        sentence = self._seen.sentence
        before = [one for one in self._seen.before(token) if one.use == "adjective" and sentence[one.start] == sentence[token.i]]
        return [(before[-1].actor, "pronoun.body")] if before else []

    def they(self, token: Token) -> list[tuple[str, str]]:
        """The plural subject above, or the group, people or nation named last."""
        for verb in clauses_above(token, include_own=token.dep_ == "poss"):
            subject = subject_of(verb)
            if subject is not None and subject.i < token.i and token not in subject.subtree and (ids := self._many(subject)):
                return [(one, "pronoun.they") for one in ids]
        sentence = self._seen.sentence
        near = [one for one in self._seen.before(token) if sentence[token.i] - sentence[one.start] <= 1 and self._is_plural(one)]
        near = [one for one in near if not self._seen.is_co_argument(one, token)]
        subjects = [one for one in near if self._seen.root(one).dep_ in SUBJECTS and token.dep_ in SUBJECTS]
        return [((subjects or near)[-1].actor, "pronoun.they")] if near else []

    def _is_plural(self, mention: Mention) -> bool:
        return self._cast.profiles[mention.actor].kind in {"group", "population"} or mention.use == "people"

    def _many(self, subject: Token) -> list[str]:
        mentions = [one for token in (subject, *subject.conjuncts) if (one := self._cast.at(token.i))]
        ids = [one.actor for one in mentions]
        if len(ids) > 1 or any(self._is_plural(one) for one in mentions):
            return ids
        return [actor for actor in ids if self._cast.profiles[actor].kind == "organisation"]

    def number(self, token: Token) -> list[tuple[str, str]]:
        """ "The five": the people who were counted so before, the subject of a sentence rather than others."""
        counted = []
        for mention in self._seen.all_before(token):
            root = self._seen.root(mention)
            if any(child.lower_ == token.lower_ and child.dep_ == "nummod" for child in root.children):
                counted.append((root.dep_ not in SUBJECTS, mention.start, mention.actor))
        return [(min(counted)[2], "number.people")] if counted else []

    def both(self, token: Token) -> list[tuple[str, str]]:
        """ "Both sides", "the two leaders", "the neighbours": the two countries, or their leaders, that are in play."""
        lemma = token.lemma_.lower()
        leaders = lemma in self._words["leaders"]
        if token.tag_ != "NNS" or not (leaders or lemma in self._words["both"]):
            return []
        before = {child.lower_ for child in token.children}
        counted = bool(before & {"both", "two"})
        if not counted and (leaders or not before & {"the", "these"} or lemma not in self._words["both-uncounted"]):
            return []
        pair = self._pair(token)
        return [((self._leader(country, token) or country) if leaders else country, "both.parties") for country in pair]

    def _pair(self, token: Token) -> list[str]:
        """The two countries of the sentence or of the one before, or the two that the report names most."""
        number = self._seen.sentence[token.i]
        for back in (0, 1):
            here = Counter(self._countries(number - back, token.i))
            if len(here) == FEW:
                return list(here)
        everything = Counter(country for one in range(number + 1) for country in self._countries(one, token.i))
        top = everything.most_common(FEW + 1)
        if len(top) < FEW or (len(top) > FEW and top[1][1] == top[2][1]):
            return []
        return [country for country, _ in top[:FEW]]

    def _countries(self, sentence: int, before: int) -> Iterator[str]:
        for mention in self._cast.mentions:
            profile = self._cast.profiles[mention.actor]
            if mention.start >= before or self._seen.sentence[mention.start] != sentence or profile.sector == "MED":
                continue
            if profile.country in self._cast.profiles and not _is_location(self._seen.root(mention)):
                yield profile.country or ""

    def _leader(self, country: str, token: Token) -> str | None:
        people = [one.actor for one in self._seen.all_before(token) if self._cast.profiles[one.actor].country == country]
        return next((one for one in people if one.startswith("person:")), None)


def _is_location(root: Token) -> bool:
    return root.dep_ == "pobj" and root.head.lower_ in LOCATIONS
