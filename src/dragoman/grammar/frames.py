"""Frames of events compiled from rules, and matched on the words of a parse."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from spacy.tokens import Token

from dragoman.grammar.tree import is_passive, name_given_by, own_subject, small_clause_of, subject_of
from dragoman.knowledge import Rule, Rules

LATELY = 64
"""Words whose object and names are kept: the patterns of one verb all ask for the same."""
Name = tuple[frozenset[str], tuple[str, ...]]
"""The words of a noun phrase as a set, and joined, as they stand and as lemmas."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way a frame is worded: a head lemma and the words that go with it."""

    head: str
    rest: tuple[str, ...]
    frame: "Frame"


@dataclass(frozen=True, slots=True)
class Frame:
    """One kind of act: its PLOVER type and mode, what its object and subject may be, and where its parties stand."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    object: frozenset[str]
    object_not: frozenset[str]
    subject: frozenset[str]
    subject_not: frozenset[str]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    reciprocal: bool
    inverse: bool
    light: frozenset[str]
    without: frozenset[str] = frozenset()
    cameo: str | None = None
    needs: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """A frame at a word: the head, the words of the trigger, and the object that the frame speaks of."""

    frame: Frame
    head: Token
    trigger: tuple[Token, ...]
    object: Token | None
    weight: int


def frame_of(rule: Rule, rules: Rules) -> Frame:
    """A rule's frame, word classes expanded."""
    return Frame(
        id=rule.id,
        type=rule.get("type"),
        mode=rule.get("mode"),
        contexts=rule.words("contexts"),
        object=rules.expand(rule.words("object")),
        object_not=rules.expand(rule.words("object_not")),
        subject=rules.expand(rule.words("subject")),
        subject_not=rules.expand(rule.words("subject_not")),
        actor=rule.words("actor"),
        recipient=rule.words("recipient"),
        reciprocal=rule.get("reciprocal", False),
        inverse=rule.get("inverse", False),
        light=rules.expand(rule.words("light")),
        without=frozenset(rule.words("without")),
        cameo=rule.get("cameo"),
        needs=frozenset(rule.words("needs")),
        not_after=frozenset(rule.words("not_after")),
    )


class Frames:
    """All frames, looked up by the lemma of a word."""

    def __init__(self, rules: Rules) -> None:
        self._verbs: dict[str, list[Pattern]] = defaultdict(list)
        self._nouns: dict[str, list[Pattern]] = defaultdict(list)
        self._adjectives: dict[str, list[Pattern]] = defaultdict(list)
        for rule in rules.of_kind("frames"):
            self._add(rule, frame_of(rule, rules), rules)

    def _add(self, rule: Rule, frame: Frame, rules: Rules) -> None:
        for words in sorted(rules.expand(rule.words("verbs"))):
            head, *rest = words.split()
            self._verbs[head].append(Pattern(head, tuple(rest), frame))
        for words in rule.words("adjectives"):
            head, *rest = words.split()
            self._adjectives[head].append(Pattern(head, tuple(rest), frame))
        for words in sorted(rules.expand(rule.words("nouns"))):
            *rest, head = words.replace("-", " - ").split()
            self._nouns[head].append(Pattern(head, tuple(rest), frame))

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
        told = _of_what(thing) if thing is not None and thing.ent_type_ == "DATE" else thing
        if thing is None or told is None or not words or next(self._at_noun(told), None) is None:
            return False
        return not any(_named(one, words, inside=False) for one in (thing, *thing.conjuncts))

    def _all(self, token: Token) -> Iterator[Match]:
        if token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBN", "VBG", "VBD"}:
            yield from _fitting(_followed(self._patterns(self._verbs, token), token), token, match_verb)
        if token.pos_ in {"NOUN", "PROPN"} or token.tag_ in {"NN", "NNS"}:
            yield from self._at_noun(token)
        if token.pos_ == "ADJ" or token.tag_ == "VBN":
            yield from _fitting(_followed(self._patterns(self._adjectives, token), token), token, match_verb)

    def _at_noun(self, noun: Token) -> Iterator[Match]:
        return _fitting(_preceded(self._patterns(self._nouns, noun), noun), noun, match_noun)

    @staticmethod
    def _patterns(table: dict[str, list[Pattern]], token: Token) -> Iterable[Pattern]:
        lemma, lower = token.lemma_.lower(), token.lower_
        return table.get(lemma, []) if lemma == lower else [*table.get(lemma, []), *table.get(lower, [])]


def _fitting(patterns: Iterable[Pattern], token: Token, match: Callable[[Pattern, Token], Match | None]) -> Iterator[Match]:
    return (found for pattern in patterns if (found := match(pattern, token)) is not None)


def _followed(patterns: Iterable[Pattern], verb: Token) -> Iterator[Pattern]:
    """The patterns whose first particle, if they have one, hangs on the verb."""
    near = {child.lower_ for child in verb.children}
    return (pattern for pattern in patterns if not pattern.rest or pattern.rest[0] in near)


def _preceded(patterns: Iterable[Pattern], noun: Token) -> Iterator[Pattern]:
    """The patterns whose other words, if they have any, stand before the noun."""
    before = {word for child in noun.children if child.i < noun.i for word in (child.lower_, child.lemma_.lower())}
    before |= {noun.nbor(-1).lower_} if noun.i > noun.sent.start else set()
    return (pattern for pattern in patterns if all(word in before or word == "-" for word in pattern.rest))


def match_verb(pattern: Pattern, verb: Token) -> Match | None:
    """The pattern at a verb, if its particles, object and subject fit."""
    frame = pattern.frame
    if verb.dep_ == "amod" and not frame.object:
        return None
    rest = _particles(verb, pattern.rest) if pattern.rest else []
    if rest is None:
        return None
    thing = _object(verb, rest[-1] if rest else None)
    if not _fits_object(frame, verb, thing) or not _fits_subject(frame, verb):
        return None
    if frame.without and _has_any(frame.without, verb, thing):
        return None
    if frame.needs and not _has_any(frame.needs, verb, thing):
        return None
    weight = 2 * len(rest) + 4 * bool(frame.object) + 2 * bool(frame.subject) + bool(frame.needs)
    return Match(frame, verb, (verb, *(word for word in rest if word.dep_ in {"prt", "advmod"})), thing, weight)


def match_noun(pattern: Pattern, noun: Token) -> Match | None:
    """The pattern at a noun that its other words stand before, if its object fits."""
    frame = pattern.frame
    if (frame.without and _has_any(frame.without, noun, None)) or noun.head.lower_ in frame.not_after:
        return None
    thing = _of_what(noun)
    if frame.object and (thing is None or not named(thing, frame.object)):
        return None
    modifiers = {word.lower_ for word in noun.children if word.i < noun.i}
    if frame.object_not & modifiers or (thing is not None and named(thing, frame.object_not)):
        return None
    return Match(frame, noun, (noun,), thing, 2 * len(pattern.rest) + 4 * bool(frame.object))


@lru_cache(maxsize=LATELY)
def _of_what(noun: Token) -> Token | None:
    """What stands behind the first preposition of a noun."""
    inside = (one for child in noun.children if child.dep_ == "prep" for one in child.children if one.dep_ == "pobj")
    return next(inside, None)


def _has_any(words: frozenset[str], verb: Token, thing: Token | None) -> bool:
    """Whether one of some prepositions or dependency labels hangs on the verb or its object; a name given is an `oprd`."""
    near = (*verb.children, *(thing.children if thing is not None else ()))
    found = any((child.dep_ in {"prep", "dative"} and child.lower_ in words) or child.dep_ in words for child in near)
    return found or ("oprd" in words and name_given_by(verb) is not None)


def _particles(verb: Token, words: tuple[str, ...]) -> list[Token] | None:
    found: list[Token] = []
    for word in words:
        near = [verb, *found]
        hits = (child for one in near for child in one.children if child.lower_ == word and child not in found)
        hit = next((child for child in hits if not _is_dating(child)), None)
        if hit is None:
            return None
        found.append(hit)
    return found


def _is_dating(preposition: Token) -> bool:
    """ "Called on Friday": the preposition of a date is no part of a pattern."""
    return preposition.dep_ == "prep" and any(child.ent_type_ in {"DATE", "TIME"} for child in preposition.children)


@lru_cache(maxsize=LATELY)
def _object(verb: Token, last: Token | None) -> Token | None:
    if (last is not None and last.dep_ in {"prep", "agent", "dative"}) or (last is not None and last.pos_ == "ADP"):
        inside = next((child for child in last.children if child.dep_ in {"pobj", "pcomp"}), None)
        if inside is not None:
            return inside
    direct = next((child for child in verb.children if child.dep_ in {"dobj", "attr", "oprd", "acomp"}), small_clause_of(verb))
    if direct is not None:
        return (name_given_by(verb) or direct) if direct.tag_ in {"WP", "WDT"} else direct
    if is_passive(verb):
        own = own_subject(verb)
        if own is not None:
            return own
        if verb.dep_ in {"acl", "relcl", "amod"}:
            return verb.head
        return subject_of(verb)
    if verb.dep_ == "relcl":
        gap = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
        return verb.head if gap is not None and gap.tag_ not in {"WDT", "WP"} else None
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.i < verb.head.i:
        return _object(verb.head, None)
    return next((c for one in verb.conjuncts if one.i > verb.i for c in one.children if c.dep_ == "dobj"), None)


def _fits_object(frame: Frame, verb: Token, thing: Token | None) -> bool:
    if frame.object and (thing is None or not named(thing, frame.object)):
        return False
    return thing is None or not frame.object_not or not named(thing, frame.object_not)


def _fits_subject(frame: Frame, verb: Token) -> bool:
    if not frame.subject and not frame.subject_not:
        return True
    subject = subject_of(verb)
    if frame.subject and (subject is None or not named(subject, frame.subject)):
        return False
    return subject is None or not frame.subject_not or not named(subject, frame.subject_not)


def named(head: Token, words: frozenset[str]) -> bool:
    """Whether a noun phrase is headed or modified by one of the words ("a series of talks" is named by "talks")."""
    return any(_has_name(one, words) for one in _names(head))


def _named(head: Token, words: frozenset[str], *, inside: bool = True) -> bool:
    return _has_name(_name(head, inside=inside), words)


def _has_name(name: Name, words: frozenset[str]) -> bool:
    singles, joined = name
    return not words.isdisjoint(singles) or any(phrase in one for phrase in _phrases(words) for one in joined)


@cache
def _phrases(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(f" {word} " for word in words if " " in word)


@lru_cache(maxsize=LATELY)
def _names(head: Token) -> tuple[Name, ...]:
    return tuple(_name(one) for one in (head, *head.conjuncts))


def _name(head: Token, *, inside: bool = True) -> Name:
    tokens = sorted(_core(head, inside=inside), key=lambda token: token.i)
    forms = [token.lower_ for token in tokens], [token.lemma_.lower() for token in tokens]
    return frozenset(chain(*forms)), tuple(f" {' '.join(form)} " for form in forms)


def _core(head: Token, *, inside: bool = True) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ in {"compound", "amod", "nmod", "nummod", "acl"} and child.i < head.i:
            yield from _core(child)
        elif inside and child.dep_ == "prep" and child.lower_ == "of":
            yield child
            yield from (token for noun in child.children if noun.dep_ == "pobj" for token in _core(noun))
