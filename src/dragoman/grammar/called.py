"""What a noun phrase is called: "a series of talks" is named by "talks", "trade talks" is not by "trade"."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from spacy.tokens import Token

from dragoman.grammar.tree import LATELY, children

Name = tuple[frozenset[str], tuple[str, ...]]
"""The words of a noun phrase as a set, with the kind of name it is ("PERSON", "GPE"), and joined, as they stand and as lemmas."""


def named(head: Token, words: frozenset[str]) -> bool:
    """Whether a noun phrase is headed or modified by one of the words ("a series of talks" is named by "talks")."""
    return any(_has_name(one, words) for one in names_of(head))


def is_headed(noun: Token, words: frozenset[str]) -> bool:
    """Whether the head itself is named, or the phrase that it ends: "trade" does not name "trade talks"."""
    _, joined = _name(noun, inside=False)
    ends = tuple(f" {parted(word)} " for word in words)
    return any(one.endswith(ends) for one in joined)


def _has_name(name: Name, words: frozenset[str]) -> bool:
    return not words.isdisjoint(name[0]) or has_phrase(name, words)


def has_phrase(name: Name, words: frozenset[str]) -> bool:
    """Whether a name of several words is in it: "joint patrols" says more than "patrols"."""
    singles, joined = name
    phrases = _phrases(words)
    return any(phrase in one for word in singles if word in phrases for phrase in phrases[word] for one in joined)


@cache
def _phrases(words: frozenset[str]) -> dict[str, list[str]]:
    """The names of several words among some, by their first word."""
    found: dict[str, list[str]] = defaultdict(list)
    for phrase in map(parted, words):
        if " " in phrase:
            found[phrase.split()[0]].append(f" {phrase} ")
    return dict(found)


def parted(word: str) -> str:
    """A name as the parts that the parser makes of it: "sit-in" is two."""
    return word.replace("-", " ")


@lru_cache(maxsize=LATELY)
def names_of(head: Token) -> tuple[Name, ...]:
    """What a noun phrase is called, and those coordinated with it."""
    return tuple(_name(one) for one in (head, *head.conjuncts))


def _name(head: Token, *, inside: bool = True) -> Name:
    tokens = sorted((one for one in _core(head, inside=inside) if one.text != "-"), key=lambda token: token.i)
    forms = [token.lower_ for token in tokens], [token.lemma_.lower() for token in tokens]
    return frozenset([*chain(*forms), head.ent_type_]), tuple(f" {' '.join(form)} " for form in forms)


def _core(head: Token, *, inside: bool = True) -> Iterator[Token]:
    yield head
    for child in children(head):
        if child.dep_ in {"compound", "amod", "nmod", "nummod", "acl"} and child.i < head.i:
            yield from _core(child)
        elif inside and child.dep_ == "prep" and (child.lower_ == "of" or _is_sum_in(head, child)):
            yield child
            yield from (token for noun in children(child) if noun.dep_ == "pobj" for token in _core(noun))


def _is_sum_in(head: Token, preposition: Token) -> bool:
    """ "$20 million [in] frozen assets": a sum is of what it is in."""
    return preposition.lower_ == "in" and head.ent_type_ == "MONEY"
