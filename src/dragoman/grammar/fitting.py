"""Whether a pattern fits at a word: its particles, its object, its subject, and what must or must not hang on it."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from spacy.tokens import Token

from dragoman.grammar.clauses import is_aim
from dragoman.grammar.complements import complement_of, name_given_by, small_clause_of, thing_kept_in
from dragoman.grammar.doers import agent_of, is_passive, own_subject, speaker_of, subject_of
from dragoman.grammar.frame import Frame, Match, Pattern
from dragoman.grammar.idioms import beside, is_dating, words_beside
from dragoman.grammar.tree import LATELY, children

GIVING = {"give", "allow", "grant", "set"}

Name = tuple[frozenset[str], tuple[str, ...]]
"""The words of a noun phrase as a set, with the kind of name it is ("PERSON", "GPE"), and joined, as they stand and as lemmas."""


def match_verb(pattern: Pattern, verb: Token) -> Match | None:
    """The pattern at a verb, if its particles, object and subject fit."""
    frame = pattern.frame
    if verb.dep_ == "amod" and not frame.object:
        return None
    rest = words_beside(pattern.rest, beside(verb)) if pattern.rest else []
    if rest is None:
        return None
    thing = _thing_of(frame, verb, rest[-1] if rest else None)
    if not _fits_object(frame, verb, thing) or not _fits_subject(frame, verb):
        return None
    if frame.without and _has_any(frame.without, verb, thing, dates=False):
        return None
    if frame.needs and not _has_any(frame.needs, verb, thing):
        return None
    weight = 2 * len(rest) + 4 * bool(frame.object) + 2 * bool(frame.subject) + bool(frame.needs)
    weight += 2 * (thing is not None and any(_has_phrase(one, frame.object) for one in names_of(thing)))
    return Match(frame, verb, (verb, *(word for word in rest if word.dep_ in {"prt", "advmod"})), thing, weight)


def match_noun(pattern: Pattern, noun: Token) -> Match | None:
    """The pattern at a noun that its other words stand before, if its object fits."""
    frame = pattern.frame
    if (frame.without and _has_any(frame.without, noun, None)) or noun.head.lower_ in frame.not_after:
        return None
    if frame.needs and not _has_any(frame.needs, noun, None):
        return None
    thing = of_what(noun)
    if frame.object and (thing is None or not named(thing, frame.object)):
        return None
    modifiers = {word.lower_ for word in children(noun) if word.i < noun.i}
    if frame.object_not & modifiers or (thing is not None and named(thing, frame.object_not)):
        return None
    return Match(frame, noun, (noun,), thing, 2 * len(pattern.rest) + 4 * bool(frame.object))


@lru_cache(maxsize=LATELY)
def of_what(noun: Token) -> Token | None:
    """What stands behind the first preposition of a noun."""
    inside = (one for child in children(noun) if child.dep_ == "prep" for one in children(child) if one.dep_ == "pobj")
    return next(inside, None)


def _has_any(words: frozenset[str], verb: Token, thing: Token | None, *, dates: bool = True) -> bool:
    """Whether one of some prepositions (those of dates too, if `dates`), particles or labels hangs on the verb or its object."""
    heads = (verb,) if thing is None else (verb, thing)
    return any(not words.isdisjoint(_hung_on(one, dates=dates)) for one in heads)


@lru_cache(maxsize=LATELY)
def _hung_on(head: Token, *, dates: bool) -> frozenset[str]:
    """The labels of what hangs on a word, its prepositions, particles, adverbs and aims; an "oprd" alone is an object; "ahead": it
    is still to be done.
    """
    hung = [*children(head)]
    alone = complement_of(head) is None
    labels = ["dobj" if alone and one.dep_ == "oprd" else one.dep_ for one in hung]
    labels += ["oprd"] if name_given_by(head) is not None else []
    labels += ["ahead"] if any(one.dep_ == "aux" and one.tag_ in {"MD", "TO"} for one in hung) else []
    labels += ["own"] if any(one.dep_ == "dobj" and _is_own(one, head) for one in hung) else []
    told = (one for one in hung if dates or not is_dating(one))
    return frozenset([*labels, *(one.lower_ for one in told if one.dep_ in {"prep", "dative", "prt", "advmod"} or is_aim(one))])


def _is_own(thing: Token, verb: Token) -> bool:
    """ "Closed [its] office", "the firms closed [their] offices"; "they closed [their] offices" may be others'."""
    owner = next((one for one in children(thing) if one.tag_ == "PRP$"), None)
    subject = subject_of(verb) if owner is not None else None
    if owner is None or subject is None:
        return False
    is_several = subject.tag_ in {"NNS", "NNPS"} or any(True for _ in subject.conjuncts)
    return owner.lower_ in {"its", "our", "my"} or (owner.lower_ == "their" and is_several)


def _thing_of(frame: Frame, verb: Token, last: Token | None) -> Token | None:
    """What a frame speaks of; of two verbs what the second has: "stopped paying [the salaries]", "let them use [the base]"."""
    inner = object_of(last, None) if last is not None and last.pos_ == "VERB" else None
    return inner if inner is not None and frame.object and named(inner, frame.object) else object_of(verb, last)


@lru_cache(maxsize=LATELY)
def object_of(verb: Token, last: Token | None) -> Token | None:
    """What a frame at a verb speaks of, behind the last of its other words if it has any."""
    if (last is not None and last.dep_ in {"prep", "agent", "dative"}) or (last is not None and last.pos_ == "ADP"):
        inside = next((child for child in children(last) if child.dep_ in {"pobj", "pcomp"}), None)
        if inside is not None:
            return inside
    direct = next((child for child in children(verb) if child.dep_ in {"dobj", "attr", "oprd", "acomp"}), None)
    direct = direct or small_clause_of(verb) or thing_kept_in(verb)
    if direct is not None:
        return (name_given_by(verb) or _antecedent(verb, direct)) if direct.tag_ in {"WP", "WDT"} else direct
    if is_passive(verb):
        own = own_subject(verb)
        if own is not None:
            return own
        if verb.dep_ in {"acl", "relcl", "amod"}:
            return verb.head
        return subject_of(verb)
    if verb.dep_ == "relcl":
        gap = next((child for child in children(verb) if child.dep_ in {"nsubj", "nsubjpass"}), None)
        return verb.head if gap is not None and gap.tag_ not in {"WDT", "WP"} else None
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.i < verb.head.i:
        return object_of(verb.head, None)
    return next((c for one in verb.conjuncts if one.i > verb.i for c in children(one) if c.dep_ == "dobj"), None)


def _antecedent(verb: Token, pronoun: Token) -> Token:
    """ "The women [whom] they carried away": the noun that a relative pronoun stands for, or the pronoun itself."""
    return verb.head if verb.dep_ == "relcl" and verb.head.pos_ in {"NOUN", "PROPN"} else pronoun


@lru_cache(maxsize=LATELY)
def objects_of(verb: Token, thing: Token | None) -> tuple[Token, ...]:
    """The words that may be what a frame asks for: its object, a second one, what the object is called."""
    return tuple(one for one in (thing, _second_object(verb, thing), _time_given(verb), complement_of(verb)) if one is not None)


def _time_given(verb: Token) -> Token | None:
    """ "Gave the ministry [two months] to finish": how long somebody is given."""
    if verb.lemma_ not in GIVING:
        return None
    return next((child for child in children(verb) if child.dep_ == "npadvmod" and child.i > verb.i and child.tag_ == "NNS"), None)


def _second_object(verb: Token, first: Token | None) -> Token | None:
    """ "Gave the rebels in the hills [ten days]": what is given, where the parse has two objects."""
    if first is None or first.dep_ != "dobj":
        return None
    return next((child for child in children(verb) if child.dep_ == "dobj" and child != first), None)


def _fits_object(frame: Frame, verb: Token, thing: Token | None) -> bool:
    if not frame.object and not frame.object_not:
        return True
    return _fits(objects_of(verb, thing), frame.object, frame.object_not)


def _fits_subject(frame: Frame, verb: Token) -> bool:
    if not frame.subject and not frame.subject_not:
        return True
    doers = tuple(_meant(one) for one in (subject_of(verb), agent_of(verb)) if one is not None)
    return _fits(doers, frame.subject, frame.subject_not)


def _meant(noun: Token) -> Token:
    """Whom a pronoun stands for: "doctors [who] treat them", "the army said [it] had shelled"."""
    clause = noun.head
    if noun.lower_ in {"it", "they"}:
        return speaker_of(clause) or noun
    return clause.head if noun.tag_ in {"WP", "WDT"} and clause.dep_ == "relcl" else noun


def _fits(nouns: tuple[Token, ...], wanted: frozenset[str], unwanted: frozenset[str]) -> bool:
    if wanted and not any(named(one, wanted) for one in nouns):
        return False
    return not any(named(one, unwanted) for one in nouns)


def named(head: Token, words: frozenset[str]) -> bool:
    """Whether a noun phrase is headed or modified by one of the words ("a series of talks" is named by "talks")."""
    return any(_has_name(one, words) for one in names_of(head))


def is_headed(noun: Token, words: frozenset[str]) -> bool:
    """Whether the head itself is named, or the phrase that it ends: "trade" does not name "trade talks"."""
    _, joined = _name(noun, inside=False)
    ends = tuple(f" {parted(word)} " for word in words)
    return any(one.endswith(ends) for one in joined)


def _has_name(name: Name, words: frozenset[str]) -> bool:
    return not words.isdisjoint(name[0]) or _has_phrase(name, words)


def _has_phrase(name: Name, words: frozenset[str]) -> bool:
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
