"""Clauses that tie an act to a condition: "if they pay", "unless they pay", "should they pay"."""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from dragoman.grammar.tree import children

CONDITIONS = {"if", "once", "unless", "until", "provided", "after", "when"}


def tied_to(head: Token, marks: Collection[str]) -> Iterator[Token]:
    """The clauses that hang on a word by one of some marks: "will sign [if they pay]"."""
    for clause in children(head):
        if clause.dep_ == "advcl" and any(one.dep_ in {"mark", "advmod"} and one.lower_ in marks for one in children(clause)):
            yield clause


def condition_mark(clause: Token) -> Token | None:
    """The word that makes a clause a condition: "if", "unless"; "should" or "were" before the subject."""
    for child in children(clause):
        if child.dep_ in {"mark", "advmod"} and child.lower_ in CONDITIONS - {"after", "when"}:
            return None if child.lower_ == "until" and clause.tag_ == "VBD" and clause.head.tag_ in {"VBD", "VBN"} else child
        if child.dep_ == "aux" and child.lower_ in {"should", "were", "had"} and child.i == clause.left_edge.i:
            return child
    before = clause.head
    return before if before.lower_ == "long" and before.dep_ == "advmod" else None
