"""An act at one word of a parse, its parties still words."""

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.grammar.operators import Use


@dataclass(frozen=True, slots=True)
class Act:
    """One act at one word: its type, its parties as words, and the word that heads what it is about."""

    type: str
    rule: str
    head: Token
    trigger: tuple[Token, ...]
    actors: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    reciprocal: bool = False
    content: Token | None = None
    condition: Token | None = None
    use: Use | None = None
    object: Token | None = None
    weight: int = 0
    cameo: str | None = None
    content_actor: str | None = None
    named_by: str | None = None

    @property
    def is_noun(self) -> bool:
        """Whether a noun names the act."""
        return self.head.pos_ in {"NOUN", "PROPN"}
