"""Operators at work as acts: what it is to promise, to demand or to warn of something depends on what that is."""

from dataclasses import replace

from spacy.tokens import Token

from dragoman.grammar.act import Act
from dragoman.grammar.doers import agent_of, is_passive, is_to_be_done, own_subject, subject_of
from dragoman.grammar.frame import Frame, Match
from dragoman.grammar.frames import Frames
from dragoman.grammar.negation import is_negated
from dragoman.grammar.operators import Use
from dragoman.grammar.roles import Parties, own_parties, parties, parties_among
from dragoman.grammar.ties import tied_to
from dragoman.grammar.tree import children
from dragoman.knowledge.codes import COOPERATIVE, HOSTILE

HARMS = {*HOSTILE, "THREATEN"}
INQUIRIES = {"investigate", "allege"}
PENALTIES = {"resign", "quit", "forfeit", "face", "see", "risk", "suffer", "die", "lose", "pay", "perish"}
NOUN_ACTOR = ("possessor", "by", "compound", "light", "of", "from")
NOUN_RECIPIENT = ("on", "to", "against", "light.to", "light.on", "with")
RECIPIENT = ("object", "dative", "on", "to", "with", "against", "from")


class SpeechActs:
    """Makes an act of an operator at a word, with the frames that know its content."""

    def __init__(self, frames: Frames) -> None:
        self._frames = frames

    def at(self, use: Use, is_party: Parties) -> Act:
        """The act of an operator; `is_party` says which words may be parties."""
        operator, type_ = use.operator, self._type_of(use, is_party)
        match = Match(Frame(operator.id, type_, operator.mode), use.head, use.trigger, None, 0)
        actors, recipients = _parties(use, match, is_party)
        return Act(
            type=type_, rule=operator.id, head=use.head, trigger=use.trigger, actors=tuple(actors), recipients=tuple(recipients),
            mode=operator.mode, content=use.content, use=use, weight=4, content_actor=operator.content_actor,
        )  # fmt: skip

    def _type_of(self, use: Use, is_party: Parties) -> str:
        """ "Promised to meet" agrees, "promised to attack" threatens, "promised never to meet" rejects, "to sue" accuses."""
        operator, content, own = use.operator, use.content, use.operator.type or ""
        if own == "REQUEST" and _or_else(content):
            return "THREATEN"
        inner = self._frames.at(content) if operator.hostile or operator.of_others else None
        type_ = inner.frame.type if inner is not None else None
        if operator.of_others and type_ != "THREATEN" and _tells_of_others(use):
            return operator.of_others
        if operator.sworn and inner is None and _unless_they(content):
            return operator.hostile or own
        if is_negated(content):
            is_kind = operator.sworn if inner is None else type_ in COOPERATIVE
            return "REJECT" if operator.hostile and is_kind and content.lemma_ not in operator.spared else own
        if inner is None:
            return own
        if operator.sworn and type_ == "REJECT":
            return "REJECT"
        if own == "AGREE" and type_ == "ACCUSE" and inner.frame.mode in INQUIRIES:
            return "ACCUSE"
        is_threat = type_ in HARMS and (operator.sworn or any(one.tag_ != "PRP$" for one in parties(inner, is_party)[1]))
        return operator.hostile if operator.hostile and is_threat else own


def _parties(use: Use, match: Match, is_party: Parties) -> tuple[list[Token], list[Token]]:
    """Who speaks and who is spoken to: of a passive its subject, who speaks where a state is told ("is determined to")."""
    head, operator = use.head, use.operator
    told = parties_among(subject_of(head), is_party) if head.pos_ == "VERB" and is_passive(head) else None
    actors = told if told is not None and operator.stative else _speakers(match, is_party)
    if told is None:
        recipient_at = NOUN_RECIPIENT if head.pos_ in {"NOUN", "PROPN"} else RECIPIENT
        told = own_parties(match, recipient_at, lambda one: is_party(one) and one not in actors, many=False)
    recipients = [] if operator.stative and actors is told else told
    return actors, recipients or _in_content(use, match, is_party)


def _speakers(match: Match, is_party: Parties) -> list[Token]:
    head = match.head
    is_predicate = head.pos_ == "ADJ" or head.dep_ in {"acomp", "oprd"}
    above = own_parties(replace(match, head=head.head), ("subject",), is_party, many=False) if is_predicate else []
    return above or own_parties(match, NOUN_ACTOR if head.pos_ in {"NOUN", "PROPN"} else ("subject",), is_party, many=False)


def _in_content(use: Use, match: Match, is_party: Parties) -> list[Token]:
    """Who is spoken to by being spoken of: "warned that [Chad] was arming", "demanded that [Chad] leave"."""
    content = use.content
    others = own_parties(replace(match, head=content), ("subject",), is_party, many=False) if _is_of_others(match, use) else []
    if others or use.operator.content_actor != "object" or content.pos_ not in {"VERB", "AUX"}:
        return others
    return parties_among(agent_of(content) if is_to_be_done(content) else own_subject(content), is_party)


def _is_of_others(match: Match, use: Use) -> bool:
    return match.frame.type == use.operator.of_others


def named_by(act: Act, frame: Frame) -> Act:
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
    return any(tied_to(content, {"unless"})) or any(map(is_negated, tied_to(content, {"if"})))


def _or_else(content: Token) -> bool:
    """ "Told them to leave or be shot", "or face sanctions": a demand with a penalty."""
    is_choice = any(child.dep_ == "cc" and child.lower_ == "or" for child in children(content))
    others = [child for child in children(content) if child.dep_ == "conj"]
    return is_choice and any(one.lemma_ in PENALTIES or any(aux.dep_ == "auxpass" for aux in children(one)) for one in others)
