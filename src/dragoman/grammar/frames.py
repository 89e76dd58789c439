"""All frames, looked up by the word that heads them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from spacy.tokens import Token

from dragoman.grammar.called import is_headed, names_of, parted
from dragoman.grammar.fitting import match_noun, match_verb
from dragoman.grammar.frame import Match, Pattern, frame_of
from dragoman.grammar.idioms import beside
from dragoman.grammar.objects import object_of, objects_of, of_what
from dragoman.grammar.tree import LATELY, children
from dragoman.knowledge import Rule, Rules

Near = Callable[[Token], Iterable[str]]
Things = Callable[[Token], Iterable[Token]]


@dataclass
class Patterns:
    """The patterns of one word, found by what goes with it: those that ask for another word, then those that ask for an object."""

    members: list[Pattern] = field(default_factory=list)

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """The places of the patterns with other words, by the first of these."""
        return _listed((place, one.rest[:1]) for place, one in enumerate(self.members) if one.rest)

    @cached_property
    def _by_object(self) -> dict[str, list[int]]:
        """The places of the others that ask for an object, by the first words of what it may be called."""
        single = ((place, one.frame.object) for place, one in enumerate(self.members) if not one.rest)
        return _listed((place, {parted(name).split()[0] for name in object_}) for place, object_ in single)

    @cached_property
    def _plain(self) -> list[int]:
        """The places of those that ask for neither."""
        return [place for place, one in enumerate(self.members) if not one.rest and not one.frame.object]

    def fitting(self, head: Token, near: Near, things: Things) -> Iterator[Pattern]:
        """The patterns that may fit a word with those near it and these objects, in their order; looks only for what they ask."""
        places = {*self._plain}
        if self._by_word:
            places.update(place for word in near(head) for place in self._by_word.get(word, ()))
        if self._by_object:
            called = {word for thing in things(head) for names, _ in names_of(thing) for word in names}
            places.update(place for word in called for place in self._by_object.get(word, ()))
        return (self.members[place] for place in sorted(places))


class Frames:
    """All frames; a word is asked as it stands and as a lemma."""

    def __init__(self, rules: Rules) -> None:
        self._verbs: dict[str, Patterns] = defaultdict(Patterns)
        self._nouns: dict[str, Patterns] = defaultdict(Patterns)
        self._adjectives: dict[str, Patterns] = defaultdict(Patterns)
        for rule in rules.of_kind("frames"):
            self._add(rule, rules)

    def _add(self, rule: Rule, rules: Rules) -> None:
        frame = frame_of(rule, rules)
        for table, listed in (
            (self._verbs, sorted(rules.expand(rule.words("verbs")))),
            (self._adjectives, rule.words("adjectives")),
        ):
            for words in listed:
                head, *rest = words.split()
                table[head].members.append(Pattern(head, tuple(rest), frame))
        for words in sorted(rules.expand(rule.words("nouns"))):
            *rest, head = words.replace("-", " - ").split()
            self._nouns[head].members.append(Pattern(head, tuple(rest), frame, is_noun=True))

    def words(self) -> set[str]:
        """The words that it is worth asking about, as they stand or as lemmas."""
        return {*self._verbs, *self._nouns, *self._adjectives}

    def at(self, token: Token) -> Match | None:
        """The best fitting frame at a word, or None; of equal ones the last, so that a user's rules win over ours."""
        best: Match | None = None
        for match in self._all(token):
            if (best is None or match.weight >= best.weight) and not self._names_another_act(match):
                best = match
        return best

    def _names_another_act(self, match: Match) -> bool:
        """ "Approved the withdrawal of troops" is not about troops, "two days of trade talks" not about trade."""
        thing, words = match.object, match.frame.object
        told = of_what(thing) if thing is not None and thing.ent_type_ == "DATE" else thing
        if thing is None or told is None or not words or next(self._at_noun(told), None) is None:
            return False
        return not any(is_headed(one, words) for one in (thing, *thing.conjuncts))

    def _all(self, token: Token) -> Iterator[Match]:
        if token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBN", "VBG", "VBD"} or _has_object(token):
            yield from self._at_verb(self._verbs, token)
        if token.pos_ in {"NOUN", "PROPN"} or token.tag_ in {"NN", "NNS"}:
            yield from self._at_noun(token)
        if token.pos_ == "ADJ" or token.tag_ == "VBN":
            yield from self._at_verb(self._adjectives, token)

    @staticmethod
    def _at_verb(table: Mapping[str, Patterns], verb: Token) -> Iterator[Match]:
        for patterns in _asked(table, verb):
            yield from filter(None, (match_verb(one, verb) for one in patterns.fitting(verb, _near, _objects)))

    def _at_noun(self, noun: Token) -> Iterator[Match]:
        for patterns in _asked(self._nouns, noun):
            preceded = (one for one in patterns.fitting(noun, _before, _belongings) if _before(noun).issuperset(one.rest))
            yield from filter(None, (match_noun(one, noun) for one in preceded))


def _has_object(noun: Token) -> bool:
    """Whether what the tagger calls a noun is a verb: "Chad sues Mali" as a headline."""
    return noun.pos_ == "NOUN" and any(child.dep_ == "dobj" for child in children(noun))


def _listed(words: Iterable[tuple[int, Iterable[str]]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, named in words:
        for word in named:
            found[word].append(place)
    return dict(found)


def _asked(table: Mapping[str, Patterns], token: Token) -> Iterator[Patterns]:
    for form in dict.fromkeys((token.lemma_.lower(), token.lower_)):
        if form in table:
            yield table[form]


@lru_cache(maxsize=LATELY)
def _near(verb: Token) -> frozenset[str]:
    return frozenset(child.lower_ for child in beside(verb))


def _objects(verb: Token) -> tuple[Token, ...]:
    return objects_of(verb, object_of(verb, None))


def _belongings(noun: Token) -> tuple[Token, ...]:
    thing = of_what(noun)
    return (thing,) if thing is not None else ()


@lru_cache(maxsize=LATELY)
def _before(noun: Token) -> frozenset[str]:
    """The words that stand right before a noun, or hang on it from before, and the hyphen of a compound."""
    hung = {"-", *(word for child in noun.lefts for word in (child.lower_, child.lemma_.lower()))}
    return frozenset(hung if noun.is_sent_start else hung | {noun.nbor(-1).lower_})
