"""What a parse says about a pair of parties: the words that join them, as features for the second opinion."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from dragoman.grammar.act import Act
from dragoman.grammar.doers import is_passive, speaker_of
from dragoman.grammar.negation import is_negated
from dragoman.grammar.tree import CLAUSES, SUBJECTS, children

Vector = NDArray[np.float32]
SCOPES = 4
SPEAKERS = {"it", "he", "she", "they"}
BARE = {"det", "punct", "aux", "auxpass", "case", "cc", "mark"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties of one sentence, as positions of their words: who does it, and to or with whom."""

    source: frozenset[int]
    target: frozenset[int]

    def __contains__(self, token: Token) -> bool:
        """Whether a word belongs to either party."""
        return token.i in self.source or token.i in self.target


@dataclass(frozen=True, slots=True)
class Signs:
    """Features of a pair: named ones, each counted once, and one vector of word meanings (SCOPES times the model's width)."""

    names: tuple[str, ...]
    meaning: Vector


def words_of(doc: Doc, party: str) -> frozenset[int]:
    """The words of a party where its text first stands in a sentence; none where it does not."""
    start = doc.text.find(party) if party else -1
    words = doc.char_span(start, start + len(party), alignment_mode="expand") if start >= 0 else None
    return frozenset(token.i for token in words) if words is not None else frozenset()


def with_pronouns(doc: Doc, pair: Pair) -> Pair:
    """A pair with the pronouns that stand for who speaks: "Chad said that [it] would withdraw"."""
    told = [(one.i, speaker_of(one.head)) for one in doc if one.lower_ in SPEAKERS and one.dep_ in SUBJECTS]
    mine, theirs = ({i for i, speaker in told if speaker is not None and speaker.i in side} for side in (pair.source, pair.target))
    return Pair(pair.source | mine, pair.target | theirs)


def head_of(doc: Doc, tokens: frozenset[int]) -> Token | None:
    """The word that the others of a party hang on."""
    inside = [doc[i] for i in sorted(tokens)]
    return next((one for one in inside if one.head.i not in tokens or one.head == one), None)


def trigger_of(doc: Doc, pair: Pair) -> Token | None:
    """The word that joins two parties: the lowest that stands above both and belongs to neither."""
    source, target = head_of(doc, pair.source), head_of(doc, pair.target)
    if source is None or target is None:
        return source or target
    above = {token.i for token in chain([source], source.ancestors)}
    for token in chain([target], target.ancestors):
        if token.i in above and token not in pair and token.pos_ not in {"ADP", "CCONJ"}:
            return token
    return _nearest_predicate(source, pair)


def _nearest_predicate(token: Token, pair: Pair) -> Token:
    return next((one for one in token.ancestors if one not in pair and one.pos_ in {"VERB", "NOUN"}), token.sent.root)


def signs_of(doc: Doc, pair: Pair, acts: Mapping[int, Act]) -> Signs:
    """The features of a pair; `acts` are those that frames and operators found in the text."""
    trigger = trigger_of(doc, pair)
    if trigger is None:
        return Signs((), np.zeros(SCOPES * doc.vocab.vectors_length, dtype=np.float32))
    source, target = head_of(doc, pair.source), head_of(doc, pair.target)
    path = _path(source, target, trigger, pair)
    clause = [one for one in _clause(trigger) if one not in pair]
    sentence = [one for one in trigger.sent if one not in pair]
    names = {
        *_of_words("path", path), *_of_words("clause", clause), *_of_words("sentence", sentence), *_of_trigger(trigger),
        *_of_path(source, trigger, "source"), *_of_path(target, trigger, "target"), *_of_party(target, "target"),
        *_of_party(source, "source"), *_of_acts(pair, acts, trigger),
    }  # fmt: skip
    scopes = ([trigger], path, clause, sentence)
    return Signs(tuple(sorted(names)), np.concatenate([_mean(scope, doc) for scope in scopes]))


def _path(source: Token | None, target: Token | None, trigger: Token, pair: Pair) -> list[Token]:
    found = {trigger.i: trigger}
    for end in (source, target):
        for token in chain([end], end.ancestors) if end is not None else ():
            if token == trigger:
                break
            if token not in pair:
                found[token.i] = token
    for token in [*found.values()]:
        found |= {one.i: one for one in children(token) if one.dep_ in {"prt", "neg", "dobj", "acomp", "xcomp"} and one not in pair}
    return [found[i] for i in sorted(found)]


def _clause(head: Token) -> Iterator[Token]:
    yield head
    for child in children(head):
        if not (child.dep_ in CLAUSES - {"xcomp", "pcomp"} and child.pos_ in {"VERB", "AUX"}):
            yield from _clause(child)


def _of_words(scope: str, tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.is_alpha and not token.ent_type_ and token.dep_ not in BARE and token.pos_ != "PROPN":
            yield f"{scope}={token.lemma_.lower()}"


def _of_trigger(trigger: Token) -> Iterator[str]:
    lemma = trigger.lemma_.lower()
    yield f"trigger={lemma}"
    yield f"trigger.pos={trigger.pos_}"
    if is_negated(trigger):
        yield "negated"
    if is_passive(trigger):
        yield "passive"
    for child in children(trigger):
        if child.dep_ in {"aux", "mark"}:
            yield f"{child.dep_}={child.lower_}"
        elif child.dep_ in {"prt", "prep", "dobj", "xcomp", "ccomp", "acomp", "advmod", "agent"}:
            yield f"trigger+{child.dep_}={lemma} {child.lemma_.lower()}"
            yield f"has={child.dep_}"


def _of_path(end: Token | None, trigger: Token, name: str) -> Iterator[str]:
    if end is None:
        return
    steps: list[str] = []
    for token in chain([end], end.ancestors):
        if token == trigger:
            break
        steps.append(f"{token.dep_}:{token.lower_}" if token.pos_ == "ADP" else token.dep_)
    yield f"{name}.path={'<'.join(steps[:4])}"
    yield f"{name}.top={steps[-1] if steps else 'self'}"
    yield from (f"{name}.by={step.partition(':')[2]}" for step in steps if ":" in step)


def _of_party(head: Token | None, name: str) -> Iterator[str]:
    if head is None:
        return
    yield f"{name}.entity={head.ent_type_ or 'none'}"
    if head.pos_ == "NOUN":
        yield f"{name}.noun={head.lemma_.lower()}"


def _of_acts(pair: Pair, acts: Mapping[int, Act], trigger: Token) -> Iterator[str]:
    contents = {act.content.i for act in acts.values() if act.content is not None}
    for act in acts.values():
        does, meets = _hits(act.actors, pair.source), _hits(act.recipients, pair.target)
        turned = _hits(act.actors, pair.target) or _hits(act.recipients, pair.source)
        inner = "inner " if act.head.i in contents else ""
        yield f"act={inner}{act.type}"
        if does or meets:
            yield f"act.{'both' if does and meets else 'source' if does else 'target'}={inner}{act.type}"
        if turned:
            yield f"act.turned={act.type}"
        if act.head == trigger:
            yield f"act.trigger={act.type}"


def _hits(tokens: tuple[Token, ...], wanted: frozenset[int]) -> bool:
    return any(token.i in wanted for token in tokens)


def _mean(tokens: list[Token], doc: Doc) -> Vector:
    wanted = [t for t in tokens if t.has_vector and t.is_alpha and not t.is_stop and t.pos_ in {"VERB", "NOUN", "ADJ", "ADV"}]
    total = np.zeros(doc.vocab.vectors_length, dtype=np.float32)
    for token in wanted:
        total += token.vector / (token.vector_norm or 1.0)
    length = float(np.linalg.norm(total))
    return total / length if length else total
