"""Acts: frames and operators at work on a parse, linked to what they are about. Parties are still words, not actors."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.grammar.act import Act
from dragoman.grammar.addressees import Addressees
from dragoman.grammar.contents import Contents
from dragoman.grammar.doers import agent_of, is_passive, is_to_be_done, own_subject, subject_of
from dragoman.grammar.endings import Endings
from dragoman.grammar.fitting import is_headed
from dragoman.grammar.frame import Frame, Match
from dragoman.grammar.frames import Frames
from dragoman.grammar.judges import Judges
from dragoman.grammar.modals import Modal, Modals, spoken_to
from dragoman.grammar.negation import is_negated
from dragoman.grammar.operators import Operators, Use
from dragoman.grammar.roles import Parties, own_parties, parties
from dragoman.grammar.tree import CLAUSES, children, conjuncts, hashes, prepositional, words_in
from dragoman.knowledge import Rules
from dragoman.knowledge.codes import COOPERATIVE, HOSTILE

SPEECH = {"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT"}
HARMS = {*HOSTILE, "THREATEN"}
PENALTIES = {"resign", "quit", "forfeit", "face", "see", "risk", "suffer", "die", "lose", "pay", "perish"}
AUXILIARY = {"aux", "auxpass"}
CONDITIONS = {"if", "once", "unless", "until", "provided", "after", "when"}


class Acts:
    """Finds the acts of a parse; `is_party` says which words may be parties."""

    def __init__(self, rules: Rules) -> None:
        self.frames = Frames(rules)
        self.operators = Operators(rules)
        self.modals = Modals(rules)
        self._contents = Contents(rules)
        self._endings = Endings(rules)
        self._judges = Judges(rules)
        self._addressees = Addressees(rules)
        self.light = rules.expand(["@light"])
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
        acts |= {one.word.i: _modal_act(one, is_party) for one in modals}
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
            act = _speech_act(use, self._speech_type(use, is_party), is_party)
            return _named_by(act, match.frame) if match is not None and match.weight >= 4 else act
        return self._by_civilians(_plain_act(match, is_party)) if match is not None else None

    def _by_civilians(self, act: Act) -> Act:
        """ "Villagers shut the road": what a crowd bars others from is protest, not coercion."""
        if act.is_noun or (act.type, act.mode) != ("COERCE", "restrict"):
            return act
        doer = agent_of(act.head) if is_passive(act.head) else subject_of(act.head)
        if doer is None or doer.pos_ != "NOUN" or not is_headed(doer, self._crowd):
            return act
        return replace(act, type="PROTEST", mode="obstruct", cameo=None)

    def _speech_type(self, use: Use, is_party: Parties) -> str:
        """ "Promised to meet" agrees, "promised to attack" threatens, "promised never to meet" rejects, "to sue" accuses."""
        if use.operator.type == "REQUEST" and _or_else(use.content):
            return "THREATEN"
        inner = self.frames.at(use.content) if use.operator.hostile or use.operator.of_others else None
        if use.operator.of_others and _tells_of_others(use) and (inner is None or inner.frame.type != "THREATEN"):
            return use.operator.of_others
        if use.operator.sworn and inner is None and _unless_they(use.content):
            return use.operator.hostile or ""
        if use.operator.sworn and inner is not None and inner.frame.type == "REJECT" and not is_negated(use.content):
            return "REJECT"
        is_inquiry = inner is not None and inner.frame.type == "ACCUSE" and inner.frame.mode in {"investigate", "allege"}
        if use.operator.type == "AGREE" and is_inquiry and not is_negated(use.content):
            return "ACCUSE"
        if is_negated(use.content) and use.content.lemma_ in use.operator.spared:
            return use.operator.type or ""
        if use.operator.hostile and is_negated(use.content) and (inner is not None or use.operator.sworn):
            return "REJECT" if inner is None or inner.frame.type in COOPERATIVE else use.operator.type or ""
        if use.operator.hostile and inner is not None and inner.frame.type in HARMS:
            victims = [one for one in parties(inner, is_party)[1] if one.tag_ != "PRP$"]
            return use.operator.hostile if use.operator.sworn or victims else use.operator.type or ""
        return use.operator.type or ""

    def _stands_for_its_object(self, act: Act, acts: dict[int, Act]) -> bool:
        """A light verb whose object names the act: "held talks" is the talks."""
        if act.is_noun or act.object is None or act.use is not None or act.weight >= 4:
            return False
        return act.head.lemma_ in self.light and any(one.i in acts for one in conjuncts(act.object))

    def _carried(self, verb: Token) -> Iterator[Token]:
        """The nouns that a light verb carries: "resume [aid]"."""
        if verb.lemma_ in self.light:
            things = [child for child in children(verb) if child.dep_ == "dobj"]
            yield from (one for thing in things for one in _with_of(thing))

    def _linked(self, act: Act, acts: dict[int, Act]) -> Act:
        content = act.content
        if content is None and act.type in SPEECH and act.object is not None:
            content = next((one for one in _with_of(act.object) if one.i in acts), None)
        if content is not None and content.i not in acts:
            content = next((one for one in (*_with_of(content), *self._carried(content)) if one.i in acts), content)
        condition = _condition(act, acts)
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


def _modal_act(modal: Modal, is_party: Parties) -> Act:
    asked = tuple(dict.fromkeys(one for one in spoken_to(modal) if is_party(one)))
    says = tuple(one for one in (conjuncts(modal.speaker) if modal.speaker is not None else ()) if is_party(one))
    return Act(
        type=modal.type,
        rule=modal.rule,
        head=modal.word,
        trigger=(modal.word,),
        actors=_refusers(modal, asked, says, is_party) if modal.is_own else tuple(one for one in says if one not in asked),
        recipients=asked if is_passive(modal.verb) or not modal.is_own else (),
        content=modal.verb,
        content_actor="subject" if modal.is_own else "object",
        weight=4,
    )


def _refusers(modal: Modal, asked: tuple[Token, ...], says: tuple[Token, ...], is_party: Parties) -> tuple[Token, ...]:
    """Who will not: the subject; of "he will not be received by the minister" the minister, or who says so."""
    if not is_passive(modal.verb):
        return asked or says
    agent = agent_of(modal.verb)
    return tuple(one for one in conjuncts(agent) if is_party(one)) if agent is not None else says


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
    if frame.together is not None and any(one in other.conjuncts for one in actors for other in actors):
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


def _speech_act(use: Use, type_: str, is_party: Parties) -> Act:
    operator, head = use.operator, use.head
    frame = Frame(
        operator.id, type_, operator.mode, (), frozenset(), frozenset(), frozenset(), frozenset(), (), (), False, False, frozenset()
    )
    match = Match(frame, head, use.trigger, None, 0)
    noun = head.pos_ in {"NOUN", "PROPN"}
    if noun:
        actor_at: tuple[str, ...] = ("possessor", "by", "compound", "light", "of", "from")
        recipient_at: tuple[str, ...] = ("on", "to", "against", "light.to", "light.on", "with")
    else:
        actor_at, recipient_at = ("subject",), ("object", "dative", "on", "to", "with", "against", "from")
    actors = own_parties(match, actor_at, is_party, many=False)
    if head.pos_ == "ADJ" or head.dep_ in {"acomp", "oprd"}:
        actors = own_parties(replace(match, head=head.head), ("subject",), is_party, many=False) or actors
    if not noun and is_passive(head) and head.pos_ == "VERB" and operator.stative:
        own = own_subject(head) or subject_of(head)
        actors, recipients = ([one for one in conjuncts(own) if is_party(one)] if own is not None else []), []
    elif not noun and is_passive(head) and head.pos_ == "VERB":
        passive = own_subject(head) or subject_of(head)
        recipients = [one for one in conjuncts(passive) if is_party(one)] if passive is not None else []
        if operator.content_actor == "subject" and passive is not None and not recipients:
            recipients = []
    else:
        recipients = own_parties(match, recipient_at, lambda one: is_party(one) and one not in actors, many=False)
    if not recipients and type_ == operator.of_others:
        recipients = own_parties(replace(match, head=use.content), ("subject",), is_party, many=False)
    if not recipients and operator.content_actor == "object":
        doer_of = agent_of if is_to_be_done(use.content) else own_subject
        doer = doer_of(use.content) if use.content.pos_ in {"VERB", "AUX"} else None
        recipients = [one for one in conjuncts(doer) if is_party(one)] if doer is not None else []
    return Act(
        type=type_, rule=operator.id, head=head, trigger=use.trigger, actors=tuple(actors), recipients=tuple(recipients),
        mode=operator.mode, content=use.content, use=use, weight=4, content_actor=operator.content_actor,
    )  # fmt: skip


def _named_by(act: Act, frame: Frame) -> Act:
    """A speech act whose frame knows what is asked, refused or threatened: "demanded the release of"."""
    if act.type != frame.type:
        return act
    return replace(act, mode=act.mode or frame.mode, contexts=frame.contexts, cameo=frame.cameo, named_by=frame.id)


def _tells_of_others(use: Use) -> bool:
    """ "Warned that Chad was leading the region into war": what somebody else does, told to nobody."""
    own = own_subject(use.content) if use.content.dep_ == "ccomp" else None
    if own is None or own.pos_ not in {"NOUN", "PROPN"} or is_passive(use.content) or is_negated(use.content):
        return False
    is_any = any(one.tag_ == "PRP$" or one.lower_ in {"any", "such", "further"} for one in children(own))
    return not is_any and not any(one.dep_ in {"dobj", "dative"} for one in children(use.head))


def _unless_they(content: Token) -> bool:
    """ "Unless they pay", "if they do not pay"."""
    clauses = ((one, mark) for one in children(content) if one.dep_ == "advcl" for mark in children(one) if mark.dep_ == "mark")
    return any(mark.lower_ == "unless" or (mark.lower_ == "if" and is_negated(one)) for one, mark in clauses)


def _or_else(content: Token) -> bool:
    """ "Told them to leave or be shot", "or face sanctions": a demand with a penalty."""
    is_choice = any(child.dep_ == "cc" and child.lower_ == "or" for child in children(content))
    others = [child for child in children(content) if child.dep_ == "conj"]
    return is_choice and any(one.lemma_ in PENALTIES or any(aux.dep_ == "auxpass" for aux in children(one)) for one in others)


def _condition(act: Act, acts: dict[int, Act]) -> Token | None:
    for child in children(act.head):
        if child.dep_ == "advcl" and any(mark.dep_ in {"mark", "advmod"} and mark.lower_ in CONDITIONS for mark in children(child)):
            return next((token for token in [child, *child.subtree] if token.i in acts and token.i != act.head.i), None)
    return None


def clause_words(head: Token) -> Iterator[Token]:
    """The words of a head's own clause, without the clauses inside it."""
    yield head
    for child in children(head):
        if not (child.dep_ in CLAUSES and child.pos_ in {"VERB", "AUX"}):
            yield from clause_words(child)
