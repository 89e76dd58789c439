"""Verbs that only carry the noun which names an act: "held talks", "the talks they held", "met since the clashes"."""

from spacy.tokens import Token

from dragoman.grammar.tree import children

LIGHT_PREPOSITIONS = {"in", "into", "to", "on", "for", "under", "with", "by", "towards", "toward"}
MADE = {"make", "give", "hold", "reach", "sign", "launch", "impose", "undertake"}


def light_verb_of(noun: Token) -> Token | None:
    """The verb that an event noun is the object of, through "a round of talks" and "talks and a dinner" too."""
    made = _made_in_clause(noun)
    if made is not None:
        return made
    seen = 0
    while seen < 4:
        seen += 1
        if noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
            noun = noun.head
        elif measured(noun) != noun:
            noun = measured(noun)
        elif noun.dep_ in {"dobj", "nsubjpass", "attr"} and noun.head.pos_ in {"VERB", "AUX"}:
            return noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ in LIGHT_PREPOSITIONS and noun.head.head.pos_ in {"VERB", "AUX"}:
            return noun.head.head
        else:
            return None
    return None


def meanwhile(noun: Token) -> Token | None:
    """ "They met for the first time since the clashes", "left after a day of talks": what is mutual is the subject's too."""
    noun = measured(noun)
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"since", "during", "before", "after", "following", "over"}:
        return None
    return next((one for one in noun.ancestors if one.pos_ == "VERB"), None)


def measured(noun: Token) -> Token:
    """The word that says how much of an act there was ("three days of talks"), or the act itself."""
    return noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN" else noun


def _made_in_clause(noun: Token) -> Token | None:
    """ "the commitments he made": the verb of the clause behind the noun."""
    for child in children(noun):
        if child.dep_ == "relcl" and child.lemma_ in MADE:
            return child
    return None
