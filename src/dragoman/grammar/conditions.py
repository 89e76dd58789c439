"""What an act is tied to: "if Tehran misused it", "once complete denuclearisation is achieved", "in return for aid"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.grammar.doers import own_subject
from dragoman.grammar.tree import char_span, children
from dragoman.knowledge import Rule, Rules
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
        self._nouns = {noun: rule for rule in kinds for noun in rule.words("nouns")}
        self._adverbs = {adverb: rule for rule in kinds for adverb in rule.words("adverbs")}

    def of(self, heads: list[Token], kind: str) -> Tie | None:
        """The condition that hangs on one of these words, for a position of this kind."""
        ties = (tie for head in heads for tie in self._on(head, kind))
        return next(ties, None)

    def first(self, heads: list[Token]) -> Tie | None:
        """What is held back in a demand: the clause or noun behind "before" in "wants the camp closed before any talks"."""
        ties = (tie for head in heads for tie in self._on(head, "refusal") if tie.rule == "condition.before")
        return next(ties, None)

    def _on(self, head: Token, kind: str) -> Iterator[Tie]:
        for child in children(head):
            if child.dep_ in {"advcl", "ccomp"}:
                yield from self._clause(child, child, self._marks, kind)
            elif child.dep_ == "advmod" and child.lower_ in self._adverbs:
                clauses = (one for one in children(child) if one.dep_ in {"advcl", "ccomp"})
                yield from (tie for clause in clauses for tie in self._clause(child, clause, self._adverbs, kind))
            elif child.dep_ == "prep":
                yield from self._preposition(child, kind)

    def _clause(self, at: Token, clause: Token, words: Mapping[str, Rule], kind: str) -> Iterator[Tie]:
        """ "If …", "until …"; at an adverb "as long as …"."""
        marks = (at,) if at != clause else (one for one in children(clause) if one.dep_ in {"mark", "advmod"})
        mark = next((one for one in marks if one.lower_ in words), None)
        rule = words[mark.lower_] if mark is not None else None
        if mark is not None and rule is not None and kind in (rule.words("kinds") or (kind,)) and not _is_past(clause, mark):
            yield Tie(
                rule.get("relation"), rule.id, clause, char_span([mark.left_edge if at != clause else mark, *_inside(clause, mark)])
            )

    def _preposition(self, prep: Token, kind: str) -> Iterator[Tie]:
        """ "In return for aid", "before any talks"."""
        tie = self._phrase(prep) or self._proviso(prep)
        rule = self._marks.get(prep.lower_)
        if tie is not None:
            yield tie
        elif rule is not None and kind in rule.words("kinds"):
            nouns = (one for one in children(prep) if one.dep_ in {"pobj", "pcomp"} and one.ent_type_ not in {"DATE", "TIME"})
            yield from (Tie(rule.get("relation"), rule.id, noun, char_span([prep, *noun.subtree])) for noun in nouns)

    def _proviso(self, prep: Token) -> Tie | None:
        """ "On condition that they leave"."""
        noun = next((one for one in children(prep) if one.dep_ == "pobj" and one.lemma_ in self._nouns), None)
        clause = next((one for one in children(noun) if one.dep_ in {"acl", "ccomp", "relcl"}), None) if noun is not None else None
        if noun is None or clause is None or prep.lower_ != "on":
            return None
        rule = self._nouns[noun.lemma_]
        return Tie(rule.get("relation"), rule.id, clause, char_span([prep, *_inside(clause, prep)]))

    def _phrase(self, prep: Token) -> Tie | None:
        doc = prep.doc
        for phrase, rule in self._phrases.items():
            size = len(phrase.split())
            if doc[prep.i : prep.i + size].text.lower() == phrase and prep.i + size < len(doc):
                noun = next((c for c in doc[prep.i + size - 1].children if c.dep_ in {"pobj", "pcomp"}), None)
                if noun is not None:
                    return Tie(rule.get("relation"), rule.id, noun, char_span([prep, *noun.subtree]))
        return None


def _is_past(clause: Token, mark: Token) -> bool:
    """ "Agreed to go on after they failed": a plain past behind "after" tells when, not on what condition."""
    under = clause.head
    is_foretold = any(one.tag_ == "MD" for one in children(under)) or under.tag_ == "MD"
    return mark.lower_ == "after" and clause.tag_ == "VBD" and not is_foretold


def _inside(clause: Token, mark: Token) -> list[Token]:
    aside = next((one for one in children(clause) if one.dep_ == "npadvmod" and one.i > clause.i and _is_behind_comma(one)), None)
    words = [token for token in clause.subtree if token.i >= mark.i and (aside is None or token.i < aside.left_edge.i)]
    while words and words[-1].is_punct:
        words.pop()
    return words or [mark]


def _is_behind_comma(word: Token) -> bool:
    """ "If it censured them, [a day after …]"."""
    first = word.left_edge
    return first.i > 0 and first.nbor(-1).text == ","
