"""What is found of the status of an act."""

from dataclasses import dataclass

from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, the rule that gave it, and the word that it saw."""

    status: str
    rule: str
    word: Token
