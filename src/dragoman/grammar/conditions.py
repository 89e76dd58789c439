"""What an act is tied to: "if Tehran misused it", "once complete denuclearisation is achieved", "in return for aid"."""

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.grammar.tree import char_span, own_subject
from dragoman.knowledge import Rules
from dragoman.model import Span


@dataclass(frozen=True, slots=True)
class Tie:
    """A condition at a word: its relation, the head and the words of the clause or phrase, and the rule."""

    relation: str
    rule: str
    head: Token
    span: Span

    @property
    def subject(self) -> Token | None:
        """Who must meet it, where the clause has a subject."""
        return own_subject(self.head)


class Conditions:
    """Finds the condition of an act with the rules of `positions.toml`."""

    def __init__(self, rules: Rules) -> None:
        kinds = list(rules.of_kind("conditions"))
        self._marks = {mark: rule for rule in kinds for mark in rule.words("marks")}
        self._phrases = {phrase: rule for rule in kinds for phrase in rule.words("phrases")}

    def of(self, heads: list[Token]) -> Tie | None:
        """The condition that hangs on one of these words."""
        for head in heads:
            tie = self._on(head)
            if tie is not None:
                return tie
        return None

    def _on(self, head: Token) -> Tie | None:
        for child in head.children:
            if child.dep_ in {"advcl", "ccomp"}:
                mark = next((m for m in child.children if m.dep_ in {"mark", "advmod"} and m.lower_ in self._marks), None)
                if mark is not None:
                    rule = self._marks[mark.lower_]
                    return Tie(rule.get("relation"), rule.id, child, char_span([mark, *_inside(child, mark)]))
            if child.dep_ == "prep":
                tie = self._phrase(child)
                if tie is not None:
                    return tie
        return None

    def _phrase(self, prep: Token) -> Tie | None:
        doc = prep.doc
        for phrase, rule in self._phrases.items():
            size = len(phrase.split())
            if doc[prep.i : prep.i + size].text.lower() == phrase and prep.i + size < len(doc):
                noun = next((c for c in doc[prep.i + size - 1].children if c.dep_ in {"pobj", "pcomp"}), None)
                if noun is not None:
                    return Tie(rule.get("relation"), rule.id, noun, char_span([prep, *noun.subtree]))
        return None


def _inside(clause: Token, mark: Token) -> list[Token]:
    words = [token for token in clause.subtree if token.i >= mark.i]
    while words and words[-1].is_punct:
        words.pop()
    return words or [mark]
