"""What a report has said before a word: its earlier mentions, by sentence, and the clauses that govern it."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dragoman.grammar.cast import Cast, Mention
from dragoman.grammar.doers import own_subject
from dragoman.grammar.tree import SUBJECTS, governors

REACH = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a word stands for, by which rule; where that is nobody, the rule says why, and the candidates who it might have been."""

    rule: str
    actors: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


class Antecedents:
    """The mentions of one report, asked from the place of a pronoun."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self.doc = doc
        self.cast = cast
        self.sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}

    def before(self, token: Token) -> list[Mention]:
        """The mentions in the few sentences before a token, in text order."""
        here = self.sentence[token.i]
        near = [one for one in self.cast.mentions if one.start < token.i and here - self.sentence[one.start] <= REACH]
        return sorted(near, key=lambda one: one.start)

    def all_before(self, token: Token) -> list[Mention]:
        """The mentions before a token, in the order in which they were found."""
        return [one for one in self.cast.mentions if one.start < token.i]

    def root(self, mention: Mention) -> Token:
        """The head word of a mention."""
        return self.doc[mention.start : mention.end].root

    def at(self, i: int) -> list[Mention]:
        """All mentions of the words around a token that the cast holds for it: two of "the two leaders"."""
        first = self.cast.at(i)
        return [one for one in self.cast.mentions if first is not None and (one.start, one.end) == (first.start, first.end)]

    def subject_before(self, token: Token) -> Token | None:
        """The subject of the sentence before a token's own."""
        start = token.sent.start
        return own_subject(self.doc[start - 1].sent.root) if start else None

    def is_far(self, earlier: Token, later: Token) -> bool:
        """Whether two tokens are too many sentences apart."""
        return self.sentence[later.i] - self.sentence[earlier.i] > REACH

    def is_co_argument(self, mention: Mention, token: Token) -> bool:
        """Whether a mention is the subject of the verb whose object the token is: "Kim thanked him" are two persons."""
        root = self.root(mention)
        return token.dep_ in {"dobj", "dative"} and root.dep_ in SUBJECTS and root.head == token.head


def clauses_above(token: Token, *, include_own: bool) -> Iterator[Token]:
    """The verbs that govern a pronoun's clause: through that-clauses, not through mere coordination."""
    own = True
    for verb in governors(token):
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        if not own or include_own:
            yield verb
        if verb.dep_ == "conj" and own and not include_own and verb.head.pos_ in {"VERB", "AUX"} and verb.head.dep_ == "ROOT":
            return
        own = False
