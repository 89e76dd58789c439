"""Acts: frames and operators at work on a parse, linked to what they are about. Parties are still words, not actors."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.grammar.act import Act
from dragoman.grammar.addressees import Addressees
from dragoman.grammar.called import is_headed
from dragoman.grammar.contents import Contents
from dragoman.grammar.doers import agent_of, is_passive, own_subject, subject_of
from dragoman.grammar.endings import Endings
from dragoman.grammar.frame import Match
from dragoman.grammar.frames import Frames
from dragoman.grammar.judges import Judges
from dragoman.grammar.modal_acts import modal_act
from dragoman.grammar.modals import Modal, Modals
from dragoman.grammar.operators import Operators, Use
from dragoman.grammar.roles import Parties, parties
from dragoman.grammar.speech_acts import SpeechActs, named_by
from dragoman.grammar.ties import CONDITIONS, tied_to
from dragoman.grammar.tree import are_joined, children, conjuncts, hashes, prepositional, words_in
from dragoman.knowledge import Rules

SPEECH = {"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT"}
AUXILIARY = {"aux", "auxpass"}


class Acts:
    """Finds the acts of a parse; `is_party` says which words may be parties."""

    def __init__(self, rules: Rules) -> None:
        self.frames = Frames(rules)
        self.operators = Operators(rules)
        self.modals = Modals(rules)
        self._speech_acts = SpeechActs(self.frames)
        self._contents = Contents(rules)
        self._endings = Endings(rules)
        self._judges = Judges(rules)
        self._addressees = Addressees(rules)
        self._light = rules.expand(["@light"])
        self._crowd = rules.expand(["@crowd"])
        self._known = hashes(self.frames.words() | self.operators.words() | self.modals.words())

    def find(self, doc: Doc, is_party: Parties) -> dict[int, Act]:
        """The acts by the position of their head word, in text order."""
        known = words_in(doc, self._known)
        acts = {token.i: act for token in known if (act := self._at(token, is_party)) is not None}
        acts = self._endings.ended(_without_their_own_words(acts))
        for act in [*acts.values()]:
            if self._stands_for_its_object(act, acts):
                del acts[act.head.i]
        objects = {i: {one.i for one in _with_of(act.object)} for i, act in acts.items() if act.object is not None}
        for act in [*acts.values()]:
            if _is_swallowed(act, [acts[i] for i, inside in objects.items() if act.head.i in inside and i in acts]):
                del acts[act.head.i]
        modals = [one for one in self.modals.find(known) if not _is_told_already(one, acts)]
        acts |= {one.word.i: modal_act(one, is_party) for one in modals}
        linked = {i: self._linked(act, acts) for i, act in acts.items()}
        named = self._addressees.named({i: self._in_mode(act, linked) for i, act in linked.items()}, is_party)
        return self._judges.left_out(named)

    def _in_mode(self, act: Act, acts: dict[int, Act]) -> Act:
        """A speech act in the mode of what it is about, unless its own words name one."""
        inner = acts.get(act.content.i) if act.content is not None and act.mode is None and act.named_by is None else None
        mode = self._contents.mode_of(act.type, inner.type, inner.mode) if inner is not None else None
        return replace(act, mode=mode[0], named_by=mode[1]) if mode is not None else act

    def _at(self, token: Token, is_party: Parties) -> Act | None:
        if token.dep_ in AUXILIARY:
            return None
        match = self.frames.at(token)
        uses = [one for one in self.operators.at(token) if one.operator.type]
        use = next((one for one in uses if one.content.pos_ in {"VERB", "AUX"}), next(iter(uses), None))
        if use is not None and (match is None or _outweighs(use, match)):
            act = self._speech_acts.at(use, is_party)
            return named_by(act, match.frame) if match is not None and match.weight >= 4 else act
        return self._by_civilians(_plain_act(match, is_party)) if match is not None else None

    def _by_civilians(self, act: Act) -> Act:
        """ "Villagers shut the road": what a crowd bars others from is protest, not coercion."""
        if act.is_noun or (act.type, act.mode) != ("COERCE", "restrict"):
            return act
        doer = agent_of(act.head) if is_passive(act.head) else subject_of(act.head)
        if doer is None or doer.pos_ != "NOUN" or not is_headed(doer, self._crowd):
            return act
        return replace(act, type="PROTEST", mode="obstruct", cameo=None)

    def _stands_for_its_object(self, act: Act, acts: dict[int, Act]) -> bool:
        """A light verb whose object names the act: "held talks" is the talks."""
        if act.is_noun or act.object is None or act.use is not None or act.weight >= 4:
            return False
        return act.head.lemma_ in self._light and any(one.i in acts for one in conjuncts(act.object))

    def _carried(self, verb: Token) -> Iterator[Token]:
        """The nouns that a light verb carries: "resume [aid]"."""
        if verb.lemma_ in self._light:
            things = [child for child in children(verb) if child.dep_ == "dobj"]
            yield from (one for thing in things for one in _with_of(thing))

    def _linked(self, act: Act, acts: dict[int, Act]) -> Act:
        content = act.content
        if content is None and act.type in SPEECH and act.object is not None:
            content = next((one for one in _with_of(act.object) if one.i in acts), None)
        if content is not None and content.i not in acts:
            content = next((one for one in (*_with_of(content), *self._carried(content)) if one.i in acts), content)
        clause = next(tied_to(act.head, CONDITIONS), None)
        inside = () if clause is None else (clause, *clause.subtree)
        condition = next((one for one in inside if one.i in acts and one.i != act.head.i), None)
        return act if content is act.content and condition is None else replace(act, content=content, condition=condition)


def _outweighs(use: Use, match: Match) -> bool:
    """Whether a speech act counts before a frame at the same word: unless that knows its object, and the idiom is no longer one."""
    return match.weight < 4 + bool(use.operator.rest) or match.frame.type == use.operator.type


def _is_swallowed(act: Act, over: Iterable[Act]) -> bool:
    """A noun that is only the object of a frame which names it: "suspended aid" is no aid."""
    if not act.is_noun or (act.use is not None and act.type == "REQUEST"):
        return False
    others = (one for one in over if one.head.i != act.head.i and one.use is None)
    return any(one.type == act.type or (one.weight >= 4 and one.type not in SPEECH) for one in others)


def _without_their_own_words(acts: dict[int, Act]) -> dict[int, Act]:
    """ "Left the door open to talks" is one act: nothing else is open to talks."""
    inside = {word.i for act in acts.values() if act.use is not None for word in act.trigger if word.i != act.head.i}
    return {i: act for i, act in acts.items() if i not in inside}


def _is_told_already(modal: Modal, acts: Mapping[int, Act]) -> bool:
    """ "Insists that it must come": asked once. An undertaking to do what is an act by itself: the act is conditional."""
    if any(act.content == modal.verb and act.type == modal.type for act in acts.values()):
        return True
    things = (one for child in children(modal.verb) if child.dep_ == "dobj" for one in conjuncts(child))
    return modal.type in {"AGREE", "THREATEN"} and any(one.i in acts for one in (modal.verb, *things))


def _with_of(noun: Token) -> Iterator[Token]:
    """A noun, those coordinated with it, and what stands behind its "of": "a series of raids"."""
    for one in (noun, *(other for other in noun.conjuncts if own_subject(other) is None)):
        yield one
        for _, inner in prepositional(one, "of", "for", "to"):
            yield from conjuncts(inner)


def _plain_act(match: Match, is_party: Parties) -> Act:
    """The act of a frame at work; a drill that parties coordinated with each other hold is one they hold together."""
    actors, recipients = parties(match, is_party)
    frame = match.frame
    if frame.reciprocal and not actors and len(recipients) > 1:
        actors, recipients = recipients, []
    if frame.together is not None and are_joined(actors):
        frame = replace(frame, type=frame.together, mode=None, cameo=None, reciprocal=True)
    return Act(
        type=frame.type,
        rule=frame.id,
        head=match.head,
        trigger=match.trigger,
        actors=tuple(actors),
        recipients=tuple(recipients),
        mode=frame.mode,
        contexts=frame.contexts,
        reciprocal=frame.reciprocal,
        object=match.object,
        weight=match.weight,
        cameo=frame.cameo,
    )
