"""Which person "he", "her" or "himself" is."""

from collections.abc import Mapping

from spacy.tokens import Token

from dragoman.grammar.antecedents import Answer, Antecedents, clauses_above
from dragoman.grammar.cast import Mention
from dragoman.grammar.doers import own_subject, subject_of
from dragoman.grammar.quotations import SAYING, Quotation, quotation_at
from dragoman.grammar.tree import SUBJECTS, children, conjuncts, governors

GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
SPEAKING = frozenset({"i", "we", "you"})
OWN = frozenset({"his", "hers", "himself", "herself"})
FOUND = "pronoun.person"


class PersonalPronouns:
    """Looks for a person of the right gender: in the clauses above, ahead, among the speakers, among those named last."""

    def __init__(self, seen: Antecedents, quotes: list[Quotation], words: Mapping[str, frozenset[str]]) -> None:
        self._seen = seen
        self._quotes = quotes
        self._convincing = words["convincing"]

    def meant_by(self, token: Token, quote: Quotation | None, not_this: str | None) -> Answer:
        """Whom a pronoun stands for; `not_this` is who speaks the quotation that it stands in."""
        gender = GENDERS[token.lower_]
        answer = self._governing(token, gender) or (self._ahead(token, gender) if quote is None else None)
        if answer is None and quote is None and token.dep_ == "nsubj" and token.head.lemma_ in SAYING:
            looks = (self._source_before, self._subject_before, self._alone_before, self._last_speaker)
            answer = next((found for look in looks if (found := look(token, gender)) is not None), None)
        return answer or self._recent(token, gender, not_this)

    def _fits(self, mention: Mention | None, gender: str) -> bool:
        if mention is None:
            return False
        profile = self._seen.cast.profiles[mention.actor]
        return profile.kind == "person" and profile.gender in {gender, None}

    def _at(self, noun: Token | None, gender: str) -> Answer | None:
        """The person at a noun; of two who are named together neither."""
        mentions = [self._seen.cast.at(one.i) for one in conjuncts(noun)] if noun is not None else []
        fitting = tuple(dict.fromkeys(one.actor for one in mentions if one is not None and self._fits(one, gender)))
        if len(fitting) > 1:
            return Answer("unclear.several-fit", (), fitting)
        return Answer(FOUND, fitting) if fitting else None

    def _governing(self, token: Token, gender: str) -> Answer | None:
        """ "Pompeo said that he …", "Raisi promised that his …": the nearest subject above that is a fitting person."""
        own = token.lower_ in OWN or (token.lower_ == "her" and token.dep_ == "poss")
        for verb in clauses_above(token, include_own=own):
            subject = self._told(verb) or subject_of(verb)
            if subject is None or subject.i >= token.i or token in subject.subtree or subject.lower_ in SPEAKING:
                continue
            mention = self._seen.cast.at(_whom_it_means(subject).i)
            if self._fits(mention, gender) and mention is not None:
                return Answer(FOUND, (mention.actor,))
        return None

    def _told(self, verb: Token) -> Token | None:
        """Whom a verb of convincing is done to: "convinced Kim that he …"."""
        if verb.lemma_ not in self._convincing:
            return None
        return next((child for child in children(verb) if child.dep_ == "dobj"), None)

    def _ahead(self, token: Token, gender: str) -> Answer | None:
        """ "Before he left, Pompeo said": the subject that what stands before it leads up to."""
        subject = own_subject(token.sent.root)
        if subject is None or token.i >= subject.left_edge.i:
            return None
        clause = next((one for one in (token, *governors(token)) if one.head == token.sent.root), None)
        return self._at(subject, gender) if clause is not None and clause.dep_ in {"advcl", "prep"} else None

    def _subject_before(self, token: Token, gender: str) -> Answer | None:
        """ "Kim met Moon. He said": the person whom the sentence before is about."""
        return self._at(self._seen.subject_before(token), gender)

    def _source_before(self, token: Token, gender: str) -> Answer | None:
        """ "According to the diplomat, Kim met Moon. He added": on whose word the sentence before is."""
        start = token.sent.start
        before = self._seen.doc[start - 1].sent if start else ()
        return next((answer for one in before if _is_source(one) and (answer := self._at(one, gender)) is not None), None)

    def _alone_before(self, token: Token, gender: str) -> Answer | None:
        """ "The White House said Eisenhower had heard of it. He …": the one person in the sentence before, as a subject in it."""
        sentence = self._seen.sentence
        there = [
            one for one in self._seen.before(token) if sentence[one.start] == sentence[token.i] - 1 and self._fits(one, gender)
        ]
        named = tuple(dict.fromkeys(one.actor for one in there))
        is_subject = any(self._seen.root(one).dep_ in SUBJECTS for one in there)
        return Answer(FOUND, named) if len(named) == 1 and is_subject else None

    def _last_speaker(self, token: Token, gender: str) -> Answer | None:
        """Who spoke last, outside quotations and not within somebody else's words."""
        for verb in reversed([one for one in self._seen.doc[: token.i] if one.lemma_ in SAYING and one.pos_ == "VERB"]):
            if self._seen.is_far(verb, token) or quotation_at(self._quotes, verb.i) or _is_within_words(verb):
                continue
            answer = self._at(subject_of(verb), gender)
            if answer is not None:
                return answer
        return None

    def _recent(self, token: Token, gender: str, not_this: str | None) -> Answer:
        """The person named last in this sentence, or else the first subject of the last sentence that has one."""
        sentence = self._seen.sentence
        near = [one for one in self._seen.before(token) if one.actor != not_this]
        found = [one for one in near if self._fits(one, gender) and not self._seen.is_co_argument(one, token)]
        found = [one for one in found if not _is_source(self._seen.root(one))]
        here = [one for one in found if sentence[one.start] == sentence[token.i]]
        if here:
            return self._at(self._seen.root(here[-1]), gender) or Answer(FOUND, (here[-1].actor,))
        if not found:
            others = tuple(dict.fromkeys(one.actor for one in near if self._seen.cast.profiles[one.actor].kind == "person"))
            return Answer("unclear.other-gender" if others else "unclear.nobody-named", (), others)
        last = max(sentence[one.start] for one in found)
        there = [one for one in found if sentence[one.start] == last]
        subject = next((one for one in there if _is_main_subject(self._seen.root(one))), None)
        if subject is not None:
            return self._at(self._seen.root(subject), gender) or Answer(FOUND, (subject.actor,))
        named = tuple(dict.fromkeys(one.actor for one in there))
        return Answer(FOUND, named) if len(named) == 1 else Answer("unclear.several-fit", (), named)


def _whom_it_means(subject: Token) -> Token:
    """ "Met the president, who said that he …": the president, for "who"."""
    clause = subject.head
    return clause.head if subject.tag_ == "WP" and clause.dep_ == "relcl" else subject


def _is_source(root: Token) -> bool:
    """Whose word it is: "according to the diplomat, he …"."""
    return root.dep_ == "pobj" and root.head.head.lower_ == "according"


def _is_main_subject(root: Token) -> bool:
    clause = root.head
    while clause.dep_ == "conj":
        clause = clause.head
    return root.dep_ in SUBJECTS and clause.dep_ in {"ROOT", "ccomp"}


def _is_within_words(verb: Token) -> bool:
    above = (one for one in governors(verb) if one.pos_ == "VERB")
    return verb.dep_ in {"ccomp", "relcl", "advcl"} and any(one.lemma_ in SAYING and subject_of(one) is not None for one in above)
