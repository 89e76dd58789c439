"""Who speaks and who is told: the source and the addressees of a reporting verb."""

from spacy.tokens import Token

from dragoman.grammar.doers import agent_of, is_passive, own_subject, subject_of
from dragoman.grammar.quotations import SAYING
from dragoman.grammar.tree import children, governors, prepositional
from dragoman.knowledge import Rule

DOCUMENTS = {
    "statement", "letter", "response", "tweet", "tweets", "message", "email", "memo", "note", "report", "release", "post", "reply",
    "sign",
}  # fmt: skip
SPENT = {
    "time",
    "point",
    "day",
    "week",
    "hour",
    "minute",
    "month",
    "year",
    "sign",
    "rally",
    "speech",
    "interview",
    "record",
    "career",
    "effort",
}
NO_SOURCE = {"that", "there", "which", "what"}


def source_of(verb: Token) -> Token | None:
    """Who says it: the subject, the agent of a passive, the noun behind an inverted verb, or whoever issued the document.

    Nobody is named who asked in "Asked about it, he was silent".
    """
    if verb.dep_ == "advcl" and verb.tag_ in {"VBN", "VBD"} and not has_subject(verb):
        return None
    source = agent_of(verb) if is_passive(verb) else own_subject(verb)
    if source is None and not is_passive(verb):
        inverted = next(
            (
                c
                for c in children(verb)
                if c.dep_ in {"dobj", "attr", "oprd"} and c.i > verb.i and c.pos_ in {"PROPN", "PRON", "NOUN"}
            ),
            None,
        )
        behind = verb.nbor(-1).text if verb.i else ""
        source = (
            inverted
            if inverted is not None and verb.tag_ != "VBG" and behind in {",", '"', "”", "''"}
            else _shared_subject(verb, behind)
        )
    if source is None or (source.lower_ == "it" and is_passive(verb)):
        return None
    if source.lower_ in DOCUMENTS and source == verb.head and source.dep_ == "dobj":
        return subject_of(source.head) or source
    if source.lower_ in NO_SOURCE:
        return verb.head if source.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else None
    if source.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        return verb.head
    return source


def _shared_subject(verb: Token, behind: str) -> Token | None:
    """The subject of a participle is that of the verb before the comma, not its object ("praised him, saying"), of "spent a day
    talking" whoever spent it, and of "said that they had lost, adding" whoever said so."""
    if verb.tag_ != "VBG":
        found = subject_of(verb)
        is_chosen = found is not None and found == verb.head and verb.dep_ == "acl" and verb.tag_ == "VB"
        return _who_has(found) if is_chosen and found is not None else found
    if behind in {",", "while"} and (sayer := _outer_sayer(verb)) is not None:
        return sayer
    if behind == "," and verb.dep_ == "xcomp":
        return subject_of(verb.head)
    found = subject_of(verb)
    spends = found is not None and found.dep_ in {"dobj", "pobj"} and found.lemma_ in SPENT
    over = next((one for one in governors(found) if one.pos_ == "VERB"), None) if found is not None and spends else None
    return subject_of(over) if over is not None else found


def _who_has(noun: Token) -> Token:
    """Who has "no choice but to declare" or announces "his decision to tell"."""
    owner = next((child for child in children(noun) if child.dep_ == "poss"), None)
    over = next((one for one in governors(noun) if one.pos_ in {"VERB", "AUX"}), None)
    return owner or (subject_of(over) if over is not None else None) or noun


def _outer_sayer(verb: Token) -> Token | None:
    """Who says it all, where the participle hangs on a verb inside what is said."""
    if verb.head.pos_ not in {"VERB", "AUX"} or verb.head.dep_ == "ROOT":
        return None
    outer = [one for one in governors(verb) if one.lemma_ in SAYING and one.pos_ == "VERB" and one != verb.head]
    return own_subject(outer[-1]) if outer else None


def addressees_of(verb: Token, rule: Rule) -> tuple[Token, ...]:
    """Who is told, at the places that the cue's rule names."""
    found: list[Token] = []
    for place in rule.words("addressee"):
        if place in {"object", "dative"}:
            found += [c for c in children(verb) if c.dep_ == ("dobj" if place == "object" else "dative") and c.pos_ != "ADP"]
        else:
            found += [noun for _, noun in prepositional(verb, place)]
    return tuple(found)


def has_subject(verb: Token) -> bool:
    """Whether the verb has a subject or agent of its own."""
    return any(child.dep_ in {"nsubj", "nsubjpass", "agent", "expl"} for child in children(verb))
