"""Whether a pattern fits at a word: its particles, its object, its subject, and what must or must not hang on it."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from spacy.tokens import Token

from dragoman.grammar.frame import Frame, Match, Pattern
from dragoman.grammar.tree import LATELY, is_passive, name_given_by, own_subject, small_clause_of, subject_of

Name = tuple[frozenset[str], tuple[str, ...]]
"""The words of a noun phrase as a set, and joined, as they stand and as lemmas."""


def match_verb(pattern: Pattern, verb: Token) -> Match | None:
    """The pattern at a verb, if its particles, object and subject fit."""
    frame = pattern.frame
    if verb.dep_ == "amod" and not frame.object:
        return None
    rest = _particles(verb, pattern.rest) if pattern.rest else []
    if rest is None:
        return None
    thing = object_of(verb, rest[-1] if rest else None)
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
    thing = of_what(noun)
    if frame.object and (thing is None or not named(thing, frame.object)):
        return None
    modifiers = {word.lower_ for word in noun.children if word.i < noun.i}
    if frame.object_not & modifiers or (thing is not None and named(thing, frame.object_not)):
        return None
    return Match(frame, noun, (noun,), thing, 2 * len(pattern.rest) + 4 * bool(frame.object))


@lru_cache(maxsize=LATELY)
def of_what(noun: Token) -> Token | None:
    """What stands behind the first preposition of a noun."""
    inside = (one for child in noun.children if child.dep_ == "prep" for one in child.children if one.dep_ == "pobj")
    return next(inside, None)


def _has_any(words: frozenset[str], verb: Token, thing: Token | None) -> bool:
    """Whether one of some prepositions or dependency labels hangs on the verb or its object; a name given is an `oprd`."""
    if not words.isdisjoint(_hung_on(verb)) or (thing is not None and not words.isdisjoint(_hung_on(thing))):
        return True
    return "oprd" in words and name_given_by(verb) is not None


@lru_cache(maxsize=LATELY)
def _hung_on(head: Token) -> frozenset[str]:
    """The labels of what hangs on a word, and its prepositions."""
    hung = [*head.children]
    return frozenset([one.dep_ for one in hung] + [one.lower_ for one in hung if one.dep_ in {"prep", "dative"}])


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
def object_of(verb: Token, last: Token | None) -> Token | None:
    """What a frame at a verb speaks of, behind the last of its other words if it has any."""
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
        return object_of(verb.head, None)
    shared = next((c for one in verb.conjuncts if one.i > verb.i for c in one.children if c.dep_ == "dobj"), None)
    return shared


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
    return any(_has_name(one, words) for one in names_of(head))


def is_named(head: Token, words: frozenset[str]) -> bool:
    """The same of a noun by itself, without what stands behind its "of"."""
    return _has_name(_name(head, inside=False), words)


def _has_name(name: Name, words: frozenset[str]) -> bool:
    singles, joined = name
    if not words.isdisjoint(singles):
        return True
    phrases = _phrases(words)
    return any(phrase in one for word in singles if word in phrases for phrase in phrases[word] for one in joined)


@cache
def _phrases(words: frozenset[str]) -> dict[str, list[str]]:
    """The names of several words among some, by their first word."""
    found: dict[str, list[str]] = defaultdict(list)
    for phrase in words:
        if " " in phrase:
            found[phrase.split()[0]].append(f" {phrase} ")
    return dict(found)


@lru_cache(maxsize=LATELY)
def names_of(head: Token) -> tuple[Name, ...]:
    """What a noun phrase is called, and those coordinated with it."""
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
