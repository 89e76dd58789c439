"""Who does what a verb says: its subject, whose subject it shares, the agent of a passive, and whose words it reports."""

from spacy.tokens import Token

from dragoman.grammar.tree import SUBJECTS, children

CALLING = {"call": ("on", "upon"), "appeal": ("to",), "plead": ("with",), "prevail": ("on", "upon"), "count": ("on",)}
WANTING = {"want", "like", "wish", "need", "see", "get", "have"}
SUPPOSING = {"if", "unless"}


def subject_of(verb: Token) -> Token | None:
    """Who does what the verb says: its own subject, or the one it shares by coordination, control or raising."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = own_subject(verb)
        if own is not None:
            return own
        step = _shares_subject_with(verb)
        if step is None:
            return None
        if step.dep_ in SUBJECTS | {"dobj", "dative"} or step.pos_ in {"NOUN", "PROPN", "PRON"}:
            return step
        verb = step
    return None


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on this verb or its auxiliary, the nearest before it where there are two (a dateline)."""
    found = [child for child in children(verb) if child.dep_ in {"nsubj", "nsubjpass"}]
    auxiliaries = [child for child in children(verb) if child.dep_ == "aux"] if not found else []
    found = found or [child for one in auxiliaries for child in children(one) if child.dep_ in {"nsubj", "nsubjpass"}]
    before = [child for child in found if child.i < verb.i]
    return before[-1] if before else found[0] if found else None


def _shares_subject_with(verb: Token) -> Token | None:
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "conj":
        return head
    if verb.dep_ in {"xcomp", "advcl"}:
        controlled = next((child for child in children(head) if child.dep_ in {"dobj", "dative"}), None)
        controlled = controlled or _called_on(head)
        if verb.dep_ == "xcomp" and controlled is not None and controlled.i < verb.i:
            return controlled
        return head
    if verb.dep_ in {"relcl", "acl", "acomp"}:
        return head
    if verb.dep_ == "pcomp":
        accused = next((child for child in children(head.head) if child.dep_ == "dobj"), None)
        return accused if accused is not None and head.lower_ in {"of", "from", "for"} else head.head
    return None


def _called_on(verb: Token) -> Token | None:
    """Who is to do it in "called [on them] to settle", "appealed [to both] to wait"."""
    words = [one for one in children(verb) if one.dep_ == "prep" and one.lower_ in CALLING.get(verb.lemma_, ())]
    return next((noun for word in words for noun in children(word) if noun.dep_ == "pobj"), None)


def speaker_of(word: Token) -> Token | None:
    """The subject of the nearest verb above that reports the word's clause, or according to whom it is so; nobody in an "if"."""
    clause = word
    while clause.dep_ in {"conj", "xcomp", "advcl", "acomp"} and clause.head.pos_ in {"VERB", "AUX"}:
        if any(one.dep_ == "mark" and one.lower_ in SUPPOSING for one in children(clause)):
            return None
        clause = clause.head
    if clause.dep_ in {"ccomp", "parataxis"}:
        return subject_of(clause.head)
    according = (child for child in children(clause) if child.lower_ == "according")
    return next((one for child in according for to in children(child) for one in children(to)), None)


def agent_of(verb: Token) -> Token | None:
    """The noun of a passive's by-phrase, behind its infinitive too: "was told to leave [by police]"."""
    own = [one for one in children(verb) if one.dep_ == "agent" or (one.lower_ == "by" and is_quoted_passive(verb))]
    if not own and any(child.dep_ == "auxpass" for child in children(verb)):
        tasks = (child for child in children(verb) if child.dep_ == "xcomp" and child.tag_ == "VB")
        own = [one for task in tasks for one in children(task) if one.lower_ == "by"]
    nouns = (noun for one in own for noun in children(one) if noun.dep_ == "pobj" and noun.ent_type_ not in {"DATE", "TIME"})
    return next(nouns, None)


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, reduced participles ("freed by Iran") included."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in children(verb)) or is_to_be_done(verb):
        return True
    return (
        verb.tag_ == "VBN"
        and not any(child.dep_ == "aux" for child in children(verb))
        and (
            verb.dep_ in {"acl", "amod", "relcl"}
            or is_quoted_passive(verb)
            or any(child.dep_ == "agent" for child in children(verb))
        )
    )


def is_quoted_passive(verb: Token) -> bool:
    """ "Were 'neutralised' by drones": a participle in quotes, which the parse takes for an adjective."""
    return verb.dep_ == "acomp" and verb.tag_ == "VBN" and verb.head.lemma_ == "be" and verb.nbor(-1).is_quote


def is_to_be_done(verb: Token) -> bool:
    """Whether a participle says what is to be done to its subject: "wants the ban [lifted]"."""
    if verb.dep_ != "ccomp" or verb.tag_ not in {"VBN", "VBD"} or verb.head.lemma_ not in WANTING:
        return False
    return own_subject(verb) is not None and not any(child.dep_ in {"aux", "auxpass", "dobj", "mark"} for child in children(verb))
