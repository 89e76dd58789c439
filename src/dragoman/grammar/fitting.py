"""Whether a pattern fits at a word: its particles, its object, its subject, and what must or must not hang on it."""

from functools import lru_cache

from spacy.tokens import Token

from dragoman.grammar.called import has_phrase, named, names_of
from dragoman.grammar.clauses import is_aim
from dragoman.grammar.complements import complement_of, name_given_by
from dragoman.grammar.doers import agent_of, speaker_of, subject_of
from dragoman.grammar.frame import Frame, Match, Pattern
from dragoman.grammar.idioms import beside, is_dating, words_beside
from dragoman.grammar.objects import object_of, objects_of, of_what
from dragoman.grammar.tree import LATELY, children


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
    weight += 2 * (thing is not None and any(has_phrase(one, frame.object) for one in names_of(thing)))
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
