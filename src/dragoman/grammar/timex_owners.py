"""Which word a time or a place belongs to, and which words lend theirs to an event."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from dragoman.grammar.clauses import is_purpose, participle_after
from dragoman.grammar.doers import own_subject
from dragoman.grammar.light_verbs import measured
from dragoman.grammar.tree import CLAUSES, children

IN_A_NAME = {"poss", "compound", "nmod", "amod", "appos", "conj", "nummod"}
DESCRIBING = {"poss", "compound", "nmod", "amod", "nummod"}
LOCATIVE = {"in", "at", "near", "outside", "inside", "within", "across", "around", "throughout", "off", "along"}
UPON = {"on", "over"}
TOWARDS = {"to", "into", "for", "toward", "towards"}
MOTION = {
    "fly", "travel", "go", "head", "visit", "dispatch", "send", "return", "arrive", "come", "move", "trip", "journey", "flight",
    "invade", "march", "deploy", "rush", "drive", "sail", "land",
}  # fmt: skip
LEAVING = {"leave", "depart"}
VISITED = {"visit", "tour", "enter", "reach", "invade", "storm", "leave", "bomb", "shell"}
SETTLEMENTS = {"city", "town", "island", "village", "region", "province", "capital", "border", "coast", "soil", "side", "territory"}
VENUES = {"venue", "host", "site", "location", "seat"}
LIGHT = {
    "hold", "have", "take", "launch", "conduct", "begin", "start", "open", "stage", "mount", "carry", "make", "host", "attend",
    "plan", "schedule", "sign", "reach", "resume", "conclude", "end", "join", "do", "pay", "give", "set", "hope", "break",
}  # fmt: skip
SHARED_PREPOSITIONS = {"in", "during", "at", "for", "as", "after", "of"}


def owner_of(token: Token, heads: frozenset[int]) -> Token:
    """The first event word above a token, or the verb of its clause, or the noun that it describes ("last month's clashes")."""
    while token.head.i != token.i:
        describes = token.dep_ in DESCRIBING
        token = token.head
        if token.i in heads or (token.dep_ in CLAUSES and token.pos_ in {"VERB", "AUX"}):
            return token
        if describes and token.dep_ not in DESCRIBING and token.ent_type_ not in {"DATE", "TIME"} and token.pos_ == "NOUN":
            return token
    return token


def carriers(head: Token, heads: frozenset[int], *, far: bool = False) -> Iterator[tuple[Token, bool]]:
    """The words whose time or place is the event's, nearest first, and whether only what leads the event counts.

    The event's word itself; for a noun its light verb or the verb that it is the subject of; for a verb those coordinated
    with it; a relative clause like "talks held in Oslo"; with `far` also a clause like "bombed what he called a camp in Oslo", and
    the way there ("flew to Oslo to meet").
    """
    yield head, False
    if far:
        yield from ((child, False) for child in children(head) if _is_free_relative(child))
    if head.pos_ in {"NOUN", "PROPN"}:
        after = participle_after(head)
        described = [child for child in children(head) if child.dep_ in {"relcl", "acl"}]
        yield from ((one, False) for one in dict.fromkeys([*described, *([after] if after else [])]) if one.lemma_ in LIGHT)
    seen = 0
    while seen < 6:
        seen += 1
        step = _sharing(head, heads) or (_way_to(head) if far else None)
        if step is None:
            return
        leading = step.pos_ in {"VERB", "AUX"} and head.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}
        if step.pos_ in {"VERB", "AUX"}:
            yield step, leading
            if not leading and step.i in heads:
                return
        else:
            yield step, False
        head = step


def _is_free_relative(clause: Token) -> bool:
    return clause.dep_ in {"ccomp", "dobj"} and any(word.tag_ == "WP" and word.lower_ == "what" for word in clause.subtree)


def _way_to(verb: Token) -> Token | None:
    """The verb of motion that a verb tells the purpose of."""
    return verb.head if is_purpose(verb) and verb.head.lemma_ in MOTION else None


def way_back(head: Token) -> Token | None:
    """The verb of motion that came after an act: "returned from Oslo after two days of talks"."""
    head = measured(head)
    is_before = head.dep_ in {"pobj", "pcomp"} and head.head.lower_ in {"after", "following"}
    verb = head.head.head if is_before else head
    return verb if verb != head and verb.lemma_ in MOTION | LEAVING else None


def left_place(root: Token) -> Token | None:
    """The verb that tells of leaving a place: "returned from Oslo", "left Oslo"."""
    preposition = root.head
    if root.dep_ == "pobj" and preposition.lower_ == "from":
        verb = preposition.head if preposition.head.pos_ in {"VERB", "AUX"} else preposition.head.head
        return verb if verb.lemma_ in MOTION | LEAVING else None
    return preposition if root.dep_ == "dobj" and preposition.lemma_ in LEAVING else None


def _sharing(token: Token, heads: frozenset[int]) -> Token | None:
    head = token.head
    if head.i == token.i:
        return None
    if token.pos_ in {"VERB", "AUX"}:
        if token.dep_ == "conj":
            return head
        goes_on = token.dep_ in {"xcomp", "ccomp"} and head.lemma_ in {"be", "begin", "start", "continue"}
        return head if goes_on and own_subject(token) is None else None
    if token.dep_ in {"nsubj", "nsubjpass"}:
        return head if head.i not in heads or head.lemma_ in LIGHT else None
    if token.dep_ in {"dobj", "attr"}:
        return head if head.lemma_ in LIGHT or head.lemma_ == "be" else None
    if token.dep_ == "pobj":
        return head if head.lower_ in SHARED_PREPOSITIONS else None
    if token.dep_ in {"prep", "conj", "compound", "nmod", "appos"}:
        return head
    return None


def place_preposition(root: Token, owner: Callable[[Token], Token]) -> Token | None:
    """The "in", "at" or, after a verb of motion, "to" that a place name stands behind; None where it stands elsewhere."""
    token = root
    while token.dep_ in IN_A_NAME and token.head.i != token.i:
        if token.dep_ == "amod" and token.head.pos_ == "NOUN" and token.pos_ == "ADJ":
            return None
        token = token.head
    if token.dep_ != "pobj":
        return None
    preposition = token.head
    if preposition.lower_ in LOCATIVE and preposition.head.lemma_ not in {"base", "focus", "depend", "rely", "call"}:
        return preposition
    if preposition.lower_ in UPON and token.lemma_.lower() in SETTLEMENTS:
        return preposition
    if preposition.lower_ in TOWARDS and owner(preposition).lemma_ in MOTION | {"home"}:
        return preposition
    if preposition.lower_ == "of" and preposition.head.lemma_.lower() in SETTLEMENTS:
        return place_preposition(preposition.head, owner)
    return None


def visits(root: Token) -> Token | None:
    """The verb whose destination or venue a place is: "visited Oslo", "Oslo will host", "Oslo was chosen as the venue"."""
    verb = root.head
    if root.dep_ == "dobj" and verb.lemma_ in VISITED:
        return verb
    if root.dep_ == "nsubj" and verb.lemma_ == "host":
        return verb
    if root.dep_ in {"nsubjpass", "nsubj", "dobj"} and verb.pos_ in {"VERB", "AUX"}:
        named = any(word.lemma_.lower() in VENUES and word.i > root.i for word in verb.subtree)
        return verb if named else None
    return None
