"""Parses set right where the parser is wrong as a matter of routine, before anybody reads them.

- "denied that anyone was held and accused Chad": who denied accuses, not who was held;
- "called on them to wait and offered help": who called offers, too;
- "was called a provocation by Seoul": Seoul calls it one;
- "two envoys, declared unwelcome, left": they left, and were declared so;
- "In August Chadian police closed the road": the date stands by itself, the police are the subject;
- "staged a march": the verb is to stage, not to stag.
"""

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.grammar.doers import agent_of, is_passive, own_subject
from dragoman.grammar.tree import SUBJECTS, children, hang
from dragoman.knowledge import Rules
from dragoman.knowledge.tables import read_table

AUXILIARIES = {"aux", "auxpass"}
DEEDS = {"act", "attack", "attempt", "bid", "campaign", "effort", "move", "ploy", "plot", "step", "visit"}
FINITE = {"VBD", "VBZ", "VBP"}
IN_NAME = {"amod", "compound", "det", "nmod", "nummod", "poss"}
MONTHS_AND_DAYS = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
}  # fmt: skip
PARTS_OF_DAYS = {"morning", "afternoon", "evening", "night"}
ENDS_OF_DATES = MONTHS_AND_DAYS | PARTS_OF_DAYS
OF_DATES = {
    "after", "at", "before", "by", "during", "in", "of", "on", "since", "until",
    "-", "beginning", "early", "end", "late", "mid", "middle", "start", "the",
}  # fmt: skip
NAME = "mending"


@Language.factory(NAME, default_config={"sayings": []})
def _mending(nlp: Language, name: str, sayings: list[str]) -> "Mending":
    return Mending(sayings)


def with_mending(nlp: Language, rules: Rules) -> Language:
    """The pipeline with a last component that mends its parses; verbs of saying are those of the cues."""
    verbs = {words.split()[0] for rule in rules.of_kind("cues") for words in rule.words("verbs")}
    nlp.add_pipe(NAME, config={"sayings": sorted(verbs)})
    return nlp


class Mending:
    """A pipeline component that hangs some words elsewhere; `sayings` are verbs of saying, as lemmas."""

    def __init__(self, sayings: Iterable[str]) -> None:
        self._sayings = frozenset(sayings)
        rows = read_table("lemmas.csv", needs=("lemma", "forms"))
        self._lemmas = {form: row["lemma"] for row in rows for form in row["forms"].split(";")}

    def __call__(self, doc: Doc) -> Doc:
        """The text, with what is wrong in its parse set right."""
        for token in doc:
            if token.lower_ in self._lemmas and token.tag_.startswith("VB"):
                token.lemma_ = self._lemmas[token.lower_]
            if token.dep_ == "conj":
                self._join_saying(token)
            elif token.lower_ == "by":
                _join_agent(token)
            elif token.tag_ == "VBD" and not _has(token, AUXILIARIES):
                _part_participle(token)
            if token.lower_ in ENDS_OF_DATES or (token.ent_type_ == "DATE" and token.is_digit):
                _part_date(token)
        return doc

    def _join_saying(self, verb: Token) -> None:
        """Hang a verb beside the one whose clause cannot go on with it."""
        clause = next((one for one in _up(verb, {"conj"}) if one.dep_ != "conj"), verb)
        main, beside = clause.head, verb.head
        if main.tag_ not in FINITE or main.i > clause.i or _has(verb, AUXILIARIES | SUBJECTS):
            return
        if not _is_finite_beside_infinitive(verb, clause) and not self._is_second_saying(verb, clause):
            return
        for joint in [one for one in children(beside) if one.dep_ in {"cc", "punct"} and beside.i < one.i < verb.i]:
            hang(joint, main, joint.dep_)
        hang(verb, main, "conj")

    def _is_second_saying(self, verb: Token, clause: Token) -> bool:
        is_said = clause.dep_ == "ccomp" and clause.head.lemma_ in self._sayings
        return is_said and verb.tag_ in {*FINITE, "VBN"} and self._goes_on(verb, verb.head)

    def _goes_on(self, verb: Token, clause: Token) -> bool:
        """Whether a verb cannot belong to the clause that it hangs on: "would close and accused", "had fired and accused"."""
        if any(one.tag_ == "MD" for one in children(clause)):
            return verb.tag_ in {"VBD", "VBZ"}
        says = verb.lemma_ in self._sayings and _has(verb, {"dobj", "ccomp", "xcomp", "prep"})
        is_active = verb.tag_ != "VBN" or _has(verb, {"dobj", "ccomp"})
        is_past_perfect = verb.tag_ == "VBD" and any(one.dep_ == "aux" and one.lower_ == "had" for one in children(clause))
        return says and is_active and (is_passive(clause) or clause.lemma_ == "be" or is_past_perfect)


def _is_finite_beside_infinitive(verb: Token, clause: Token) -> bool:
    """ "Called on them to wait and [offered] help": who called also offered."""
    return clause.dep_ == "xcomp" and clause.tag_ == "VB" and verb.tag_ in FINITE and verb.tag_ == clause.head.tag_


def _has(word: Token, labels: set[str]) -> bool:
    return any(child.dep_ in labels for child in children(word))


def _up(word: Token, labels: set[str]) -> Iterator[Token]:
    """A word and those above it, as far as each hangs on the next by one of some labels."""
    yield word
    while word.dep_ in labels and word.head != word:
        word = word.head
        yield word


def _join_agent(by: Token) -> None:
    """Hang a by-phrase on the passive verb whose complement it stands behind."""
    noun = by.head
    if by.dep_ != "prep" or noun.lemma_ in DEEDS or any(one.dep_ in {"acl", "relcl"} and one.i > by.i for one in children(noun)):
        return
    complement = next((one for one in _up(noun, {"prep", "pobj"}) if one.dep_ == "oprd" or one.lower_ == "as"), None)
    if complement is None or complement == by or complement.i > noun.i:
        return
    verb = complement.head
    if is_passive(verb) and agent_of(verb) is None and verb.pos_ == "VERB":
        hang(by, verb, "agent")


def _part_participle(verb: Token) -> None:
    """Tell a participle set off by commas from the verb of its sentence."""
    noun = own_subject(verb)
    if verb.dep_ == "acl" and noun is None and _has(verb, {"agent", "oprd"}):
        verb.tag_ = "VBN"
    main = _main_verb(noun, verb) if noun is not None and noun.i < verb.i and verb.dep_ == "ROOT" else None
    if main is not None and noun is not None:
        _make_root(main, verb)
        hang(noun, main, "nsubj")
        hang(verb, noun, "acl")
        verb.tag_ = "VBN"


def _main_verb(noun: Token, verb: Token) -> Token | None:
    """ "Iran, called a rogue state, [threatened]", "drills planned for May [alarmed] Iran": a second verb that nothing joins."""
    is_set_off = verb.nbor(-1).text == ","
    if verb.lemma_ == "be" or noun.pos_ == "PRON" or [one.text for one in verb.doc[noun.i : verb.i]].count(",") != is_set_off:
        return None
    clauses = (one for one in verb.rights if one.dep_ == "conj" or (is_set_off and one.dep_ in {"advcl", "ccomp"}))
    main = next((one for one in clauses if one.tag_ == "VBD" and not _has(one, {*SUBJECTS, "expl", "mark"})), None)
    if main is None or main.nbor(-1).is_punct != is_set_off:
        return None
    is_joined = any(one.dep_ in {"cc", "ccomp", "dobj", "xcomp"} for one in verb.rights if one.i < main.i)
    return main if is_set_off or not is_joined else None


def _make_root(word: Token, old: Token) -> None:
    hang(word, word, "ROOT")
    for child in [one for one in children(old) if one.dep_ == "punct" and one.i > word.i]:
        hang(child, word, "punct")


def _part_date(day: Token) -> None:
    """Part a date that begins a sentence from the name behind it, which it has been read into."""
    date, behind = day.doc[day.sent.start : day.i + 1], day.doc[day.i + 1 : day.sent.end]
    if date[0].pos_ not in {"ADP", "SCONJ"} or not all(_is_of_date(one) for one in date):
        return
    if len(behind) < 3 or behind[0].is_digit or behind[0].lower_ in ENDS_OF_DATES:
        return
    count = behind[0] if behind[0].head == day and behind[0].dep_ == "nummod" else None
    noun = [*_up(behind[1 if count is not None else 0], IN_NAME)][-1]
    inner = [one for one in date if one.pos_ in {"ADP", "SCONJ"}][-1]
    inside = [one for one in date if one.head.i > day.i and one != date[0]]
    verb = _verb_of(noun, inner, date[0]) if count is not None or inside or noun.head == inner else None
    if verb is None:
        return
    if date[0].dep_ == "ROOT":
        _make_root(verb, date[0])
    hang(date[0], verb, "prep")
    for one in inside:
        hang(one, day, "amod")
    hang(day, inner, "pobj")
    subject = own_subject(verb)
    hang(noun, *((subject, "compound") if subject is not None and subject != noun else (verb, "nsubj")))
    if count is not None:
        hang(count, noun, "nummod")


def _is_of_date(word: Token) -> bool:
    return word.lower_ in OF_DATES or word.lower_ in ENDS_OF_DATES or word.like_num


def _verb_of(noun: Token, inner: Token, outer: Token) -> Token | None:
    """The verb that a noun behind a date is the subject of, or the first half of the subject of."""
    if noun.dep_ == "nsubj" and noun.head.i > noun.i:
        return noun.head
    if noun.head != inner:
        return None
    verb = outer.head
    if verb.i > noun.i and verb.pos_ == "VERB":
        subject = own_subject(verb)
        return verb if subject is None or subject.left_edge.i == noun.right_edge.i + 1 else None
    inside = (one for one in noun.rights if one.dep_ in {"acl", "relcl"} and one.tag_ in {"VBD", "VBN"})
    return next((one for one in inside if own_subject(one) is None), None)
