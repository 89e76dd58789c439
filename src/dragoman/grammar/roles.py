"""Where the parties of an act stand: subject, object, by-phrase, possessive, adjective of nationality, "between A and B"."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from spacy.tokens import Token

from dragoman.grammar.clauses import has_to
from dragoman.grammar.complements import small_clause_of
from dragoman.grammar.doers import agent_of, is_passive, own_subject, speaker_of, subject_of
from dragoman.grammar.frame import Match
from dragoman.grammar.light_verbs import light_verb_of, meanwhile
from dragoman.grammar.makers import author_of, beside_in_headline, makers_in_clause
from dragoman.grammar.tree import LATELY, children, conjuncts, prepositional
from dragoman.grammar.within import members, modifiers, named_inside, partitive

VERB_ACTOR = ("subject",)
VERB_RECIPIENT = (
    "object", "dative", "with", "to", "against", "object.possessor", "object.against", "object.on", "object.with", "object.to",
    "object.for", "object.from", "object.between", "on", "at", "from", "for", "toward", "towards", "of", "over", "into", "upon",
    "object.of", "object.by", "object.in",
)  # fmt: skip
VERB_RECIPIENT_OF_THING = (*VERB_RECIPIENT[1:], VERB_RECIPIENT[0])
GIVER = ("from", "by", "object.from", "object.by", "light.from", "object.possessor", "object", "with", "of")
NOUN_ACTOR = ("by", "possessor", "between", "compound", "light", "of", "from")
NOUN_RECIPIENT = (
    "with", "to", "against", "on", "for", "upon", "at", "toward", "towards", "light.object", "light.with", "light.to",
    "light.against", "light.on", "of", "over", "from", "compound", "into",
)  # fmt: skip

BEARS = {"object", "direct", "subject_any", "subject", "by"}
"""The sources where what is acted on is a party; at the others it is a thing or one's own men ("[troops] were sent to Chad")."""

CREDITS = {"according", "due", "prior", "owing", "thanks"}
Parties = Callable[[Token], bool]


def stands_at(match: Match, source: str) -> Iterator[Token]:
    """The nouns at one source ("subject", "with", "object.possessor", "light.to", …) of a match."""
    place, _, inside = source.partition(".")
    if place == "object" and match.object is not None:
        for one in conjuncts(match.object):
            yield from _at(one, inside) if inside else (one,)
    elif place == "light":
        verb = light_verb_of(match.head) or (meanwhile(match.head) if match.frame.reciprocal else None)
        if verb is not None:
            yield from _at(verb, inside or "subject")
    elif place in {"subject", "direct"} and inside:
        for one in _subject(match.head) if place == "subject" else _objects(match.head):
            yield from _at(one, inside)
    elif place != "object" or not inside:
        yield from _at(match.head, source)


def _at(head: Token, source: str) -> Iterator[Token]:
    match source:
        case "subject":
            yield from _subject(head)
        case "speaker":
            speaker = speaker_of(head)
            yield from conjuncts(speaker) if speaker is not None else ()
        case "dative":
            yield from (
                one for child in children(head) if child.dep_ == "dative" and child.pos_ != "ADP" for one in conjuncts(child)
            )
        case "object" | "direct":
            yield from (one for child in _objects(head) for one in conjuncts(child))
        case "maker":
            yield from _maker(head)
        case "moved":
            yield from _passive_subject(head)
        case "possessor":
            yield from modifiers(head, {"poss"})
            yield from modifiers(head, {"compound", "amod", "nmod"})
        case "compound":
            yield from modifiers(head, {"compound", "amod", "nmod"})
        case "clause":
            yield from _of_its_clause(head)
        case _:
            yield from (one for noun in _prepositional(head, source) for one in conjuncts(noun))


def _objects(verb: Token) -> Iterator[Token]:
    """Direct objects, the passive's subject, and of whom a bare clause speaks: "found [Turkey] liable", "allowed [it] to stay"."""
    yield from (child for child in children(verb) if child.dep_ in {"dobj", "nsubjpass"})
    clause = small_clause_of(verb) or next((one for one in children(verb) if one.dep_ == "ccomp" and has_to(one)), None)
    if clause is not None:
        yield from (child for child in children(clause) if child.dep_ == "nsubj")


def _of_its_clause(noun: Token) -> Iterator[Token]:
    """Whom the clause behind a noun speaks of: "an order banning [exiles]", "limits imposed on [exiles]"."""
    for clause in (child for child in children(noun) if child.dep_ in {"acl", "relcl"}):
        yield from (one for thing in _objects(clause) for one in conjuncts(thing))
        yield from (one for _, thing in prepositional(clause, "on", "against", "from", "for") for one in conjuncts(thing))


def _prepositional(head: Token, word: str) -> list[Token]:
    found = [noun for through, preposition, noun in _phrases(head) if preposition == word != through]
    if not found and word == "by":
        found = [noun for _, inner in prepositional(head, "of") for _, noun in prepositional(inner, "by")]
    return found or (makers_in_clause(head) if word == "by" else [])


@lru_cache(maxsize=LATELY)
def _phrases(head: Token) -> tuple[tuple[str, str, Token], ...]:
    """(the word between, preposition, noun) for the phrases on a word, on its participle, and on its prepositions and particles."""
    own = [("", *pair) for pair in prepositional(head)]
    made = [("", *pair) for one in children(head) if one.dep_ == "acl" and one.tag_ == "VBN" for pair in prepositional(one)]
    between = (one for one in children(head) if one.dep_ in {"prep", "prt", "advmod"} and one.lower_ not in CREDITS)
    return (*own, *made, *((one.lower_, *pair) for one in between for pair in prepositional(one)))


def _subject(verb: Token) -> Iterator[Token]:
    noun = agent_of(verb) if is_passive(verb) else subject_of(verb)
    if noun is None:
        return
    if noun.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        noun = verb.head
    noun = author_of(noun, verb) or noun
    for one in (*conjuncts(noun), *beside_in_headline(noun)):
        yield one
        if one.dep_ == "nsubj" or one.pos_ != "PROPN":
            yield from partitive(one)


def _maker(verb: Token) -> Iterator[Token]:
    """ "Fired rockets that hit the town", "chartered a ferry that took them home": who made or sent the thing that does it."""
    thing, doer = verb.head, own_subject(verb)
    is_of_thing = verb.dep_ == "relcl" and thing.dep_ == "dobj" and not thing.ent_type_
    if is_of_thing and doer is not None and doer.tag_ == "WDT" and not is_passive(verb):
        yield from _subject(thing.head)


def parties_among(noun: Token | None, is_party: Parties) -> list[Token]:
    """The parties among a noun and those coordinated with it."""
    return [one for one in conjuncts(noun) if is_party(one)] if noun is not None else []


def own_parties(match: Match, sources: Iterable[str], is_party: Parties, *, many: bool) -> list[Token]:
    """The parties at the first source that has any; at all sources if `many`."""
    found: list[Token] = []
    for source in sources:
        nouns = list(stands_at(match, source))
        hits = [token for token in nouns if is_party(token) and token not in found]
        hits = hits or [one for token in nouns for one in named_inside(token) if is_party(one) and one not in found]
        found += hits
        if hits and not many:
            break
    return found


def parties(match: Match, is_party: Parties) -> tuple[list[Token], list[Token]]:
    """(actors, recipients) of a match, as tokens that `is_party` accepts; a token is on one side only."""
    frame, noun = match.frame, match.head.pos_ in {"NOUN", "PROPN"}
    actor_at = frame.actor or (NOUN_ACTOR if noun else VERB_ACTOR)
    actor_at = (*actor_at, "direct") if frame.stative and not frame.inverse and is_passive(match.head) else actor_at
    recipient_at = frame.recipient or (NOUN_RECIPIENT if noun else VERB_RECIPIENT_OF_THING if frame.object else VERB_RECIPIENT)
    if frame.inverse:
        actor_at = frame.actor or GIVER
        recipient_at = frame.recipient or ("light", "subject")
    actors = own_parties(match, actor_at, is_party, many=False)
    actors = actors or own_parties(match, ("maker",), is_party, many=False)
    passive_subject = _passive_subject(match.head) if not noun and is_passive(match.head) else []
    is_given = any(child.dep_ == "dobj" for child in children(match.head))
    if passive_subject and frame.recipient and not frame.inverse and not is_given and BEARS.isdisjoint(frame.recipient):
        actors = actors or own_parties(match, ("moved",), is_party, many=False)
        passive_subject = []
    recipients = [token for token in passive_subject if is_party(token) and token not in actors]
    recipients = recipients or [one for token in passive_subject for one in members(token) if is_party(one) and one not in actors]
    others = recipients or own_parties(match, recipient_at, lambda one: is_party(one) and one not in actors, many=False)
    return actors, others


def _passive_subject(verb: Token) -> list[Token]:
    own = own_subject(verb) or (verb.head if verb.dep_ in {"acl", "amod"} else subject_of(verb))
    if own is not None and own.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        own = verb.head
    return conjuncts(own) if own is not None else []
