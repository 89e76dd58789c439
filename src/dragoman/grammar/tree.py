"""The dependency tree in the words of grammar. Labels are ClearNLP's (`dobj`, `nsubjpass`, `pobj`), not Universal Dependencies."""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from spacy.attrs import HEAD, LEMMA, LOWER
from spacy.strings import StringStore
from spacy.tokens import Doc, Token

from dragoman.model import Span

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass"}
CLAUSES = {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp", "csubj", "csubjpass"}
LATELY = 64
"""Words of which a look-up is kept: the rules about one word all ask for the same."""
POSTMODIFIERS = {"relcl", "appos", "acl", "advcl", "parataxis"}


def hashes(words: Iterable[str]) -> frozenset[int]:
    """The numbers that stand for some words in every parse."""
    return frozenset(StringStore()[word] for word in words)


def words_in(doc: Doc, wanted: frozenset[int]) -> list[Token]:
    """The words of a text that are among some, as they stand or as lemmas; wanted by their `hashes`."""
    return [doc[i] for i, (lemma, lower) in enumerate(_forms(doc)) if lemma in wanted or lower in wanted]


def children(token: Token) -> list[Token]:
    """What hangs on a word, in text order: the same as its `children`, which spaCy searches the text for each time it is asked."""
    return _hung(token.doc)[token.i]


@lru_cache(maxsize=1)
def _hung(doc: Doc) -> list[list[Token]]:
    words = [*doc]
    found: list[list[Token]] = [[] for _ in words]
    for word, step in zip(words, doc.to_array(HEAD).view("int64").tolist(), strict=True):
        if step:
            found[word.i + step].append(word)
    return found


@lru_cache(maxsize=1)
def _forms(doc: Doc) -> list[tuple[int, int]]:
    return [*zip(doc.to_array(LEMMA).tolist(), doc.to_array(LOWER).tolist(), strict=True)]


def hang(word: Token, head: Token, label: str) -> None:
    """Hang a word elsewhere in the parse; on itself where it is the root."""
    word.head, word.dep_ = head, label
    _hung.cache_clear()


def char_span(tokens: Iterable[Token]) -> Span:
    """The span from the first to the last of some tokens."""
    ordered = sorted(tokens, key=lambda token: token.i)
    last = ordered[-1]
    return Span(ordered[0].idx, last.idx + len(last.text))


def sentence_span(token: Token) -> Span:
    """The span of the sentence that a token stands in, blanks at its ends left off."""
    sentence = token.sent
    start, end = sentence.start, sentence.end
    while start < end - 1 and token.doc[start].is_space:
        start += 1
    while start < end - 1 and token.doc[end - 1].is_space:
        end -= 1
    return char_span((token.doc[start], token.doc[end - 1]))


def are_joined(words: Collection[Token]) -> bool:
    """Whether some of the words are coordinated with each other: "Chile and Bolivia", not "the Chilean minister"."""
    return any(one in other.conjuncts for other in words for one in words)


def has_the(noun: Token) -> bool:
    """Whether a noun has the definite article."""
    return any(child.dep_ == "det" and child.lower_ == "the" for child in children(noun))


def subtree_span(token: Token) -> Span:
    """The span of a token with all that depends on it, outer punctuation left off."""
    inside = list(token.subtree)
    while len(inside) > 1 and inside[-1].is_punct:
        inside.pop()
    while len(inside) > 1 and inside[0].is_punct:
        inside.pop(0)
    return char_span(inside)


def phrase(head: Token) -> list[Token]:
    """A noun phrase without its relative clauses, appositions and coordinated fellows, in text order."""
    return sorted(_phrase(head), key=lambda token: token.i)


def _phrase(head: Token) -> Iterator[Token]:
    yield head
    for child in children(head):
        if child.dep_ not in POSTMODIFIERS and child.dep_ not in {"conj", "cc", "punct", "preconj"}:
            yield from child.subtree
        elif child.dep_ == "punct" and child.text == "-":
            yield child


def conjuncts(token: Token) -> list[Token]:
    """A token and those coordinated with it: "India and Pakistan" from either."""
    return [token, *token.conjuncts]


def prepositional(token: Token, *prepositions: str) -> list[tuple[str, Token]]:
    """(preposition, noun) for each prepositional phrase on a token; only these prepositions if any are given."""
    return [pair for pair in _prepositional(token) if not prepositions or pair[0] in prepositions]


@lru_cache(maxsize=LATELY)
def _prepositional(token: Token) -> tuple[tuple[str, Token], ...]:
    heads = (one for one in children(token) if one.dep_ in {"prep", "agent", "dative"} and one.pos_ in {"ADP", "SCONJ"})
    return tuple((one.lower_, noun) for one in heads for noun in children(one) if noun.dep_ in {"pobj", "pcomp"})


def governors(token: Token) -> Iterator[Token]:
    """The token's head, its head's head, and so on up to the root."""
    while token.head != token:
        token = token.head
        yield token
