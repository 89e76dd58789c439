"""Which person "he", "her" or "himself" is."""

from collections.abc import Mapping

from spacy.tokens import Token

from dragoman.grammar.antecedents import Antecedents, clauses_above
from dragoman.grammar.cast import Mention
from dragoman.grammar.quotations import SAYING, Quotation, quotation_at
from dragoman.grammar.tree import SUBJECTS, governors, subject_of

GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
OWN = frozenset({"his", "hers", "himself", "herself"})


class PersonalPronouns:
    """Looks for a person of the right gender: in the clauses above, among the speakers, among those named last."""

    def __init__(self, seen: Antecedents, quotes: list[Quotation], words: Mapping[str, frozenset[str]]) -> None:
        self._seen = seen
        self._quotes = quotes
        self._convincing = words["convincing"]

    def meant_by(self, token: Token, quote: Quotation | None, not_this: str | None) -> str | None:
        """The actor that a pronoun stands for; `not_this` is who speaks the quotation that it stands in."""
        gender = GENDERS[token.lower_]
        actor = self._governing(token, gender)
        if actor is None and quote is None and token.dep_ == "nsubj" and token.head.lemma_ in SAYING:
            actor = self._last_speaker(token, gender)
        return actor or self._recent(token, gender, not_this)

    def _fits(self, mention: Mention | None, gender: str) -> bool:
        if mention is None:
            return False
        profile = self._seen.cast.profiles[mention.actor]
        return profile.kind == "person" and profile.gender in {gender, None}

    def _governing(self, token: Token, gender: str) -> str | None:
        """ "Pompeo said that he …", "Raisi promised that his …": the nearest subject above that is a fitting person."""
        own = token.lower_ in OWN or (token.lower_ == "her" and token.dep_ == "poss")
        for verb in clauses_above(token, include_own=own):
            subject = self._told(verb) or subject_of(verb)
            if subject is None or subject.i >= token.i or token in subject.subtree:
                continue
            mention = self._seen.cast.at(subject.i)
            if self._fits(mention, gender) and mention is not None:
                return mention.actor
        return None

    def _told(self, verb: Token) -> Token | None:
        """Whom a verb of convincing is done to: "convinced Kim that he …"."""
        if verb.lemma_ not in self._convincing:
            return None
        return next((child for child in verb.children if child.dep_ == "dobj"), None)

    def _last_speaker(self, token: Token, gender: str) -> str | None:
        """Who spoke last, outside quotations and not within somebody else's words."""
        for verb in reversed([one for one in self._seen.doc[: token.i] if one.lemma_ in SAYING and one.pos_ == "VERB"]):
            if self._seen.is_far(verb, token) or quotation_at(self._quotes, verb.i) or _is_within_words(verb):
                continue
            subject = subject_of(verb)
            mention = self._seen.cast.at(subject.i) if subject is not None else None
            if mention is not None and self._fits(mention, gender):
                return mention.actor
        return None

    def _recent(self, token: Token, gender: str, not_this: str | None) -> str | None:
        """The person named last in this sentence, or else the first subject of the last sentence that has one."""
        sentence = self._seen.sentence
        found = [one for one in self._seen.before(token) if self._fits(one, gender) and one.actor != not_this]
        found = [one for one in found if not self._seen.is_co_argument(one, token)]
        here = [one for one in found if sentence[one.start] == sentence[token.i]]
        if here or not found:
            return here[-1].actor if here else None
        last = max(sentence[one.start] for one in found)
        there = [one for one in found if sentence[one.start] == last]
        subjects = [one for one in there if _is_main_subject(self._seen.root(one))]
        return subjects[0].actor if subjects else there[-1].actor


def _is_main_subject(root: Token) -> bool:
    return root.dep_ in SUBJECTS and root.head.dep_ in {"ROOT", "conj", "ccomp"}


def _is_within_words(verb: Token) -> bool:
    above = (one for one in governors(verb) if one.pos_ == "VERB")
    return verb.dep_ in {"ccomp", "relcl", "advcl"} and any(one.lemma_ in SAYING and subject_of(one) is not None for one in above)
