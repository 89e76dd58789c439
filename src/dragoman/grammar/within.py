"""Who is named inside a noun phrase: whose it is, whom it is made of, who of a group is told of."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.grammar.tree import children, conjuncts, prepositional


def partitive(noun: Token) -> Iterator[Token]:
    """ "One of the rebels", "the government of Chad": whom the noun belongs to."""
    for _, inner in prepositional(noun, "of", "between"):
        yield from conjuncts(inner)
    yield from modifiers(noun, {"poss", "compound", "amod", "nmod"})


def members(noun: Token) -> Iterator[Token]:
    """Who of a group is named: "two men, [Ali] among them", "people including [Ali]", "among those held was [Ali]"."""
    yield from (one for child in children(noun) if child.dep_ == "appos" for one in conjuncts(child))
    yield from (one for _, inner in prepositional(noun, "including") for one in conjuncts(inner))
    verb = noun.head.head if noun.head.lower_ == "among" else noun.head
    if verb != noun.head and verb.lemma_ == "be":
        yield from (one for child in children(verb) if child.dep_ in {"nsubj", "attr"} for one in conjuncts(child))
    elif verb == noun.head and verb.pos_ == "VERB":
        yield from (one for _, inner in prepositional(verb, "among", "including") for one in conjuncts(inner))


def named_inside(noun: Token) -> Iterator[Token]:
    """Whose somebody without a name is: "one of the [rebels]", "officials from [Chad]"."""
    yield from members(noun)
    yield from partitive(noun)
    yield from (one for _, inner in prepositional(noun, "from") for one in conjuncts(inner))


def modifiers(noun: Token, labels: set[str]) -> Iterator[Token]:
    """What stands before a noun under some labels, and before that again."""
    for child in children(noun):
        if child.dep_ in labels:
            yield child
            yield from child.conjuncts
            yield from modifiers(child, {"compound", "nmod", "amod", "punct"} & labels | {"compound", "nmod"})
