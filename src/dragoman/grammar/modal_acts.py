"""Modals at work as acts: "Chad must withdraw" asks it of Chad, "Chad will not withdraw" refuses."""

from spacy.tokens import Token

from dragoman.grammar.act import Act
from dragoman.grammar.doers import agent_of, is_passive
from dragoman.grammar.modals import Modal, spoken_to
from dragoman.grammar.roles import Parties, parties_among


def modal_act(modal: Modal, is_party: Parties) -> Act:
    """The act of a modal, its parties those of the words that are some."""
    asked = tuple(dict.fromkeys(one for one in spoken_to(modal) if is_party(one)))
    says = tuple(parties_among(modal.speaker, is_party))
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
    return says if agent is None else tuple(parties_among(agent, is_party))
