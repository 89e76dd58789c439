"""Modal verbs that are speech acts: "Chad must withdraw", said by Libya, asks it of Chad; "Chad will not withdraw" refuses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.grammar.clauses import has_to
from dragoman.grammar.doers import own_subject, speaker_of, subject_of
from dragoman.grammar.negation import is_negated
from dragoman.grammar.ties import tied_to
from dragoman.grammar.tree import children, conjuncts
from dragoman.knowledge import Rule, Rules

WARNS = {"warn", "threaten", "caution"}
TYING = {"if", "once", "unless", "after", "provided"}


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal at work: its rule, the type of the speech act, its word and its verb, and who speaks and is spoken of."""

    rule: str
    type: str
    word: Token
    verb: Token
    speaker: Token | None
    subject: Token | None

    @property
    def is_own(self) -> bool:
        """Whether the subject itself refuses or undertakes, rather than being asked."""
        return self.type in {"REJECT", "AGREE", "THREATEN"}


class Modals:
    """The `[[modals]]` of modality.toml that have a `type` (asking) or a `negated_type` (refusing)."""

    def __init__(self, rules: Rules) -> None:
        self._words = {word: rule for rule in rules.of_kind("modals") for word in rule.words("words")}
        self._anybody = rules.expand(["@anybody"])
        self._withheld = rules.expand(rules["modal.no-such"].words("nouns"))
        self._verbs = {word: rule for rule in rules.of_kind("modals") for word in rule.words("verbs")}

    def words(self) -> set[str]:
        """The words that it is worth asking about, as they stand or as lemmas."""
        return {*self._words, *self._verbs}

    def find(self, tokens: Iterable[Token]) -> Iterator[Modal]:
        """The modal speech acts at some words, in order."""
        for token in tokens:
            found = self._at(token)
            if found is not None:
                yield found

    def _at(self, token: Token) -> Modal | None:
        is_modal = token.dep_ == "aux" and token.tag_ == "MD"
        rule = self._words.get(token.lower_) if is_modal else self._verbs.get(token.lemma_.lower())
        if rule is None:
            return None
        verb = token.head if is_modal else _infinitive(token)
        if verb is None or any(child.lower_ == "yet" for child in children(token)):
            return None
        thing = _withheld(verb) if is_modal else None
        if thing is not None and thing.lemma_ in self._withheld:
            return Modal("modal.no-such", "REJECT", token, verb, speaker_of(verb), thing)
        negated = is_negated(token.head if is_modal else token)
        type_ = rule.get("negated_type") if negated else rule.get("type") or _tied_type(rule, verb)
        if type_ is None or verb.lemma_ in rule.words("not_before") or (negated and self._lacks_only(verb)):
            return None
        subject = own_subject(verb) or subject_of(verb)
        if subject is not None and (subject.lower_ in self._anybody or _is_inverted(token, subject)):
            return None
        return Modal(rule.id, type_, token, verb, speaker_of(verb), subject)

    def _lacks_only(self, verb: Token) -> bool:
        """ "Would have no choice but to act": nothing is refused, unless it is talks or the like that there will not be."""
        things = [child for child in children(verb) if child.dep_ == "dobj"]
        return verb.lemma_ == "have" and any(is_negated(one) and one.lemma_ not in self._withheld for one in things)


def _tied_type(rule: Rule, verb: Token) -> str | None:
    """ "He would sign only if they withdrew": an undertaking on a condition, where it is said of one's own side."""
    if own_subject(verb) is None or verb.dep_ != "ccomp":
        return None
    if verb.lemma_ in rule.words("untied") or verb.head.lemma_ in WARNS:
        return None
    if rule.get("tied_type") and any(tied_to(verb, {"unless"})):
        return "THREATEN"
    return rule.get("tied_type") if any(tied_to(verb, TYING)) else None


def _is_inverted(modal: Token, subject: Token) -> bool:
    """ "Should Chad withdraw, ...", "must Chad withdraw?": a condition or a question."""
    return modal.dep_ == "aux" and modal.i < subject.i < modal.head.i


def _withheld(verb: Token) -> Token | None:
    """What there is not to be: "there can be no talks"."""
    if verb.lemma_ != "be" or not any(child.dep_ == "expl" for child in children(verb)):
        return None
    things = (child for child in children(verb) if child.dep_ == "attr")
    return next((one for one in things if any(child.lower_ == "no" for child in children(one))), None)


def _infinitive(token: Token) -> Token | None:
    return next((child for child in children(token) if child.dep_ == "xcomp" and has_to(child)), None)


def spoken_to(modal: Modal) -> list[Token]:
    """Words that may name who is asked: the subject, those it is coordinated with, and the names inside its phrase."""
    if modal.subject is None:
        return []
    inside = [token for token in modal.subject.subtree if token.i < modal.verb.i and token.pos_ == "PROPN"]
    return [*conjuncts(modal.subject), *inside]
