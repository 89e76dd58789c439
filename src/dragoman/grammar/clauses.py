"""What a clause is for: infinitives with "to", aims, and the participles that describe a noun from behind."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.grammar.tree import SUBJECTS, children


def to_of(verb: Token) -> Token | None:
    """The "to" of an infinitive."""
    return next((child for child in children(verb) if child.dep_ == "aux" and child.lower_ == "to"), None)


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return to_of(verb) is not None


def is_purpose(verb: Token) -> bool:
    """Whether a verb is an infinitive of purpose: "sent a team to inspect"."""
    return verb.dep_ in {"advcl", "xcomp"} and verb.tag_ == "VB" and has_to(verb)


def is_aim(verb: Token) -> bool:
    """Whether a verb tells what the one above is done for: "marched to demand", "marched, demanding"."""
    return is_purpose(verb) or (verb.dep_ == "advcl" and verb.tag_ == "VBG")


def participle_after(noun: Token) -> Token | None:
    """The participle that describes a noun from behind, even where the parse hangs it higher: "the summit planned for May"."""
    own = next((one for one in children(noun) if one.dep_ == "acl" and one.tag_ == "VBN"), None)
    end = noun.right_edge.i + 1
    if own is not None or end >= len(noun.doc):
        return own
    after = noun.doc[end]
    is_bare = after.tag_ in {"VBN", "VBD"} and not any(one.dep_ in SUBJECTS | {"mark", "aux"} for one in children(after))
    return after if is_bare and after.dep_ == "advcl" and after.head.i < noun.i else None


def clauses_around(token: Token) -> Iterator[Token]:
    """The clauses that a word stands in, innermost first, up to the first finite main or reported clause."""
    while True:
        if token.pos_ in {"VERB", "AUX"} or token.dep_ == "advcl":
            yield token
            if token.dep_ in {"ROOT", "ccomp", "relcl"}:
                return
        if token.head == token:
            return
        token = token.head
