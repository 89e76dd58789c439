"""What must come before what: "the pullout must come first", "talks must follow a truce", "first a truce, then talks"."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.grammar.conditions import Tie
from dragoman.grammar.doers import own_subject
from dragoman.grammar.tree import char_span, children, subtree_span
from dragoman.knowledge import Rule, Rules

Heads = list[Token]


class Sequences:
    """Reads the order that a demand asks for, with the rules of kind `sequences` in `positions.toml`."""

    def __init__(self, rules: Rules) -> None:
        self._first = rules["sequence.first"]
        self._before = rules["sequence.before"]
        self._after = rules["sequence.after"]

    def first(self, heads: Heads) -> Token | None:
        """The word that puts an act first: "must come [first]", "must [first] withdraw"."""
        words = self._first.words("adverbs")
        return next((child for head in heads for child in children(head) if child.dep_ == "advmod" and child.lower_ in words), None)

    def held_back(self, heads: Heads) -> Tie | None:
        """What has to wait: "a pullout must come before [talks]", "must precede [talks]", "first a pullout, then [talks]"."""
        ties = (tie for head in heads for tie in (*self._beside(head, self._before, "until"), *self._then(head)))
        return next(ties, None)

    def waits_for(self, heads: Heads) -> Tie | None:
        """What has to happen first: "talks must come [after a pullout]", "must follow [a pullout]"."""
        return next((tie for head in heads for tie in self._beside(head, self._after, "after")), None)

    def thing(self, heads: Heads) -> Token | None:
        """What is put in order, where the verb says nothing else of it: "[a pullout] must come before talks"."""
        verbs = {*self._first.words("verbs"), *self._before.words("verbs"), *self._after.words("verbs")}
        return next((thing for head in heads if head.lemma_ in verbs and (thing := own_subject(head)) is not None), None)

    def _beside(self, head: Token, rule: Rule, relation: str) -> Iterator[Tie]:
        """ "Precede talks", "come before talks"."""
        if head.lemma_ in rule.words("verbs"):
            yield from (Tie(relation, rule.id, one, subtree_span(one)) for one in children(head) if one.dep_ == "dobj")
        if head.lemma_ in self._first.words("verbs"):
            words = (child for child in children(head) if child.dep_ == "prep" and child.lower_ in rule.words("prepositions"))
            nouns = ((word, one) for word in words for one in children(word) if one.dep_ in {"pobj", "pcomp"} and not one.ent_type_)
            yield from (Tie(relation, rule.id, noun, char_span([word, *noun.subtree])) for word, noun in nouns)

    def _then(self, head: Token) -> Iterator[Tie]:
        """The clause with "then" beside, under or over one with "first"."""
        if self.first([head]) is None:
            return
        words = self._before.words("adverbs")
        for clause in (*head.conjuncts, head.head, *children(head.head), *children(head)):
            then = next((one for one in children(clause) if one.dep_ == "advmod" and one.lower_ in words), None)
            if then is not None and then.i > head.i and own_subject(clause) is not None:
                inside = [one for one in clause.subtree if one.i > then.i and not one.is_punct]
                yield from (Tie("until", self._before.id, clause, char_span(inside)) for _ in inside[:1])
