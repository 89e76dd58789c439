"""Whom pronouns and short descriptions stand for; nothing is said where it is not clear."""

from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from dragoman.grammar.mentions import Cast, Mention
from dragoman.grammar.quotations import SAYING, Quotation, quotation_at, quotations
from dragoman.grammar.tree import SUBJECTS, governors, subject_of

GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
THEY = frozenset({"they", "them", "their", "themselves"})
IT = frozenset({"it", "its", "itself"})
FIRST, WE = frozenset({"i", "me", "my", "myself"}), frozenset({"we", "us", "our", "ours", "ourselves"})
BOTH = frozenset(
    {
        "side",
        "country",
        "nation",
        "neighbour",
        "neighbor",
        "delegation",
        "party",
        "state",
        "government",
        "power",
        "capital",
        "rival",
        "foe",
        "ally",
        "neighbours",
    }
)
LEADERS = frozenset({"leader", "president", "minister", "man", "prime minister", "counterpart"})
TAKING = frozenset({"capture", "kill", "seize", "bomb", "attack", "destroy", "detain", "arrest", "free", "release"})
CONVINCING = frozenset({"convince", "persuade", "remind", "force", "compel"})
REACH = 3


class Coreference:
    """Joins pronouns, "both sides" and "his government" of one report to its actors."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self._doc = doc
        self._cast = cast
        self._quotes: list[Quotation] = quotations(doc)
        self._sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}

    def find(self) -> None:
        """Outside quotations first, for these tell who speaks inside them."""
        for inside in (False, True):
            for token in self._doc:
                quote = quotation_at(self._quotes, token.i)
                if (quote is not None) == inside:
                    for actor, rule in self._meant_by(token, quote):
                        self._add(token, actor, rule)
        for token in self._doc:
            self._owned(token)

    def _meant_by(self, token: Token, quote: Quotation | None) -> list[tuple[str, str]]:
        word = token.lower_
        if token.pos_ in {"PRON", "DET"} or token.tag_ in {"PRP", "PRP$"}:
            if word in GENDERS:
                return self._person(token, GENDERS[word], quote)
            if word in IT:
                return self._it(token)
            if word in THEY:
                return self._they(token)
            if quote is not None and word in FIRST | WE and token.text != "US":
                return self._speaker(word, quote)
        if token.pos_ == "NUM" and token.dep_ in SUBJECTS | {"dobj", "pobj"} and _has_the(token):
            return self._number(token)
        if token.pos_ == "NOUN" and self._cast_is_free(token):
            return self._both(token)
        return []

    def _add(self, token: Token, actor: str, rule: str) -> None:
        start = token.i
        while rule.startswith("both") and start > token.left_edge.i and start > 0:
            start -= 1
        self._cast.add(self._cast.profiles[actor], Mention(start, token.i + 1, actor, "pronoun", rule))

    def _cast_is_free(self, token: Token) -> bool:
        mention = self._cast.at(token.i)
        return mention is None or (token.lemma_ == "delegation" and mention.use == "description")

    # persons

    def _person(self, token: Token, gender: str, quote: Quotation | None) -> list[tuple[str, str]]:
        actor = self._governing_person(token, gender)
        if actor is None and quote is None and _is_saying(token):
            actor = self._last_speaker(token, gender)
        if actor is None:
            not_this = self._speaker_of(quote) if quote else None
            actor = self._recent_person(token, gender, not_this)
        return [(actor, "pronoun.person")] if actor else []

    def _fits(self, mention: Mention | None, gender: str) -> bool:
        if mention is None:
            return False
        profile = self._cast.profiles[mention.actor]
        return profile.kind == "person" and profile.gender in {gender, None}

    def _governing_person(self, token: Token, gender: str) -> str | None:
        """ "Pompeo said that he …", "Raisi promised that his …": the nearest subject above that is a fitting person."""
        own = token.lower_ in {"his", "hers", "himself", "herself"} or (token.lower_ == "her" and token.dep_ == "poss")
        for verb in _clauses_above(token, include_own=own):
            subject = _told(verb) or subject_of(verb)
            if subject is None or subject.i >= token.i or token in subject.subtree:
                continue
            mention = self._cast.at(subject.i)
            if self._fits(mention, gender) and mention is not None:
                return mention.actor
        return None

    def _last_speaker(self, token: Token, gender: str) -> str | None:
        """Who spoke last, outside quotations and not within somebody else's words."""
        for verb in reversed([one for one in self._doc[: token.i] if one.lemma_ in SAYING and one.pos_ == "VERB"]):
            if self._far(verb, token) or quotation_at(self._quotes, verb.i) or self._within_words(verb):
                continue
            subject = subject_of(verb)
            mention = self._cast.at(subject.i) if subject is not None else None
            if mention is not None and verb.i < token.i and self._fits(mention, gender):
                return mention.actor
        return None

    def _within_words(self, verb: Token) -> bool:
        return any(
            one.lemma_ in SAYING and subject_of(one) is not None for one in governors(verb) if one.pos_ == "VERB"
        ) and verb.dep_ in {"ccomp", "relcl", "advcl"}

    def _far(self, earlier: Token, later: Token) -> bool:
        return self._sentence[later.i] - self._sentence[earlier.i] > REACH

    def _recent_person(self, token: Token, gender: str, not_this: str | None) -> str | None:
        found = [
            one
            for one in self._before(token)
            if self._fits(one, gender) and one.actor != not_this and not self._co_argument(one, token)
        ]
        here = [one for one in found if self._sentence[one.start] == self._sentence[token.i]]
        if here:
            return here[-1].actor
        last = max((self._sentence[one.start] for one in found), default=None)
        there = [one for one in found if self._sentence[one.start] == last]
        subjects = [
            one for one in there if self._root(one).dep_ in SUBJECTS and self._root(one).head.dep_ in {"ROOT", "conj", "ccomp"}
        ]
        return (subjects or there)[-1 if not subjects else 0].actor if there else None

    def _co_argument(self, mention: Mention, token: Token) -> bool:
        root = self._root(mention)
        return token.dep_ in {"dobj", "dative"} and root.dep_ in SUBJECTS and root.head == token.head

    def _before(self, token: Token) -> list[Mention]:
        near = [
            one
            for one in self._cast.mentions
            if one.start < token.i and self._sentence[token.i] - self._sentence[one.start] <= REACH
        ]
        return sorted(near, key=lambda one: one.start)

    def _root(self, mention: Mention) -> Token:
        return self._doc[mention.start : mention.end].root

    # countries and groups

    def _it(self, token: Token) -> list[tuple[str, str]]:
        """ "The ministry said it expected", "Peru renewed its demand"; any other "it" is a thing."""
        if token.dep_ != "poss" and token.dep_ not in SUBJECTS:
            return []
        for verb in _clauses_above(token, include_own=token.dep_ == "poss"):
            if token.dep_ == "poss" and verb == token.head.head and verb.lemma_ in TAKING:
                return self._owner_of_object(token, verb)
            subject = subject_of(verb)
            if subject is None or subject.i >= token.i or token in subject.subtree:
                continue
            mention = self._cast.at(subject.i)
            body = mention is not None and self._cast.profiles[mention.actor].kind in {"country", "organisation"}
            return [(mention.actor, "pronoun.body")] if body and mention is not None else []
        return []

    def _owner_of_object(self, token: Token, verb: Token) -> list[tuple[str, str]]:
        """ "Sank a ship and seized the captain": both were done to the one party."""
        before = [
            one for one in self._before(token) if one.use == "adjective" and self._sentence[one.start] == self._sentence[token.i]
        ]
        return [(before[-1].actor, "pronoun.body")] if before else []

    def _they(self, token: Token) -> list[tuple[str, str]]:
        for verb in _clauses_above(token, include_own=token.dep_ == "poss"):
            subject = subject_of(verb)
            if subject is not None and subject.i < token.i and token not in subject.subtree and (ids := self._many(subject)):
                return [(one, "pronoun.they") for one in ids]
        near = [
            one for one in self._before(token) if self._sentence[token.i] - self._sentence[one.start] <= 1 and self._is_plural(one)
        ]
        near = [one for one in near if not self._co_argument(one, token)]
        if not near:
            return []
        last = near[-1]
        subjects = [one for one in near if self._root(one).dep_ in SUBJECTS and token.dep_ in SUBJECTS]
        return [((subjects or [last])[-1].actor, "pronoun.they")]

    def _is_plural(self, mention: Mention) -> bool:
        return self._cast.profiles[mention.actor].kind in {"group", "population"} or mention.use == "people"

    def _many(self, subject: Token) -> list[str]:
        ids = [one.actor for token in (subject, *subject.conjuncts) if (one := self._cast.at(token.i))]
        plural = len(ids) > 1 or any((one := self._cast.at(subject.i)) and self._is_plural(one) for _ in (0,))
        bodies = [actor for actor in ids if self._cast.profiles[actor].kind == "organisation"]
        return ids if plural else bodies

    def _number(self, token: Token) -> list[tuple[str, str]]:
        """ "The five": the people who were counted so before, the subject of a sentence rather than others."""
        counted = []
        for mention in self._before_all(token):
            root = self._root(mention)
            if any(child.lower_ == token.lower_ and child.dep_ == "nummod" for child in root.children):
                counted.append((root.dep_ not in SUBJECTS, mention.start, mention.actor))
        return [(min(counted)[2], "number.people")] if counted else []

    def _before_all(self, token: Token) -> Iterable[Mention]:
        return [one for one in self._cast.mentions if one.start < token.i]

    def _both(self, token: Token) -> list[tuple[str, str]]:
        """ "Both sides", "the two leaders", "the neighbours": the two countries, or their leaders, that are in play."""
        lemma = token.lemma_.lower()
        if token.tag_ != "NNS" or lemma not in BOTH | LEADERS:
            return []
        words = {child.lower_ for child in token.children}
        counted = bool(words & {"both", "two"})
        if not counted and (
            lemma in LEADERS
            or not words & {"the", "these"}
            or lemma not in {"side", "nation", "neighbour", "neighbor", "delegation", "rival"}
        ):
            return []
        pair = self._pair(token)
        if lemma in LEADERS:
            pair = [self._leader(country, token) or country for country in pair]
        return [(actor, "both.parties") for actor in pair]

    def _pair(self, token: Token) -> list[str]:
        number = self._sentence[token.i]
        for back in (0, 1):
            here = Counter(self._countries(number - back, token.i))
            if len(here) == 2:
                return list(here)
        everything = Counter(country for one in range(number + 1) for country in self._countries(one, token.i))
        top = everything.most_common(3)
        if len(top) < 2 or (len(top) == 3 and top[1][1] == top[2][1]):
            return []
        return [country for country, _ in top[:2]]

    def _countries(self, sentence: int, before: int) -> Iterator[str]:
        for mention in self._cast.mentions:
            profile = self._cast.profiles[mention.actor]
            here = mention.start < before and self._sentence[mention.start] == sentence and profile.country in self._cast.profiles
            if here and profile.sector != "MED" and not _is_location(self._root(mention)):
                yield profile.country or ""

    def _leader(self, country: str, token: Token) -> str | None:
        people = [one.actor for one in self._before_all(token) if self._cast.profiles[one.actor].country == country]
        return next((one for one in people if one.startswith("person:")), None)

    # the speaker's own words

    def _speaker_of(self, quote: Quotation) -> str | None:
        mention = self._cast.at(quote.speaker) if quote.speaker is not None else None
        return mention.actor if mention is not None else None

    def _speaker(self, word: str, quote: Quotation) -> list[tuple[str, str]]:
        speaker = self._speaker_of(quote)
        if speaker is None:
            return []
        profile = self._cast.profiles[speaker]
        official = profile.sector in {"GOV", "MIL", "LEG", "JUD", "COP", "SPY"} and profile.country in self._cast.profiles
        if word in WE and official and profile.country:
            return [(profile.country, "pronoun.we")]
        return [(speaker, "pronoun.speaker")]

    def _owned(self, token: Token) -> None:
        """ "His government", "its government", "his group": the body behind a pronoun."""
        owner = next((self._cast.at(child.i) for child in token.children if child.dep_ == "poss"), None)
        if owner is None or not self._cast.is_free(token.i, token.i + 1):
            return
        profile = self._cast.profiles[owner.actor]
        if (
            token.lemma_ in {"government", "administration", "country", "nation", "regime"}
            and profile.country in self._cast.profiles
        ):
            self._add(token, profile.country or "", "owned.government")
        elif token.lemma_ in {"group", "party", "movement", "organisation", "organization"} and profile.of in self._cast.profiles:
            self._add(token, profile.of or "", "owned.group")


def _has_the(token: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ == "the" for child in token.children)


def _is_saying(token: Token) -> bool:
    return token.dep_ == "nsubj" and token.head.lemma_ in SAYING


def _told(verb: Token) -> Token | None:
    """Whom a verb of convincing is done to: "convinced Kim that he …"."""
    if verb.lemma_ not in CONVINCING:
        return None
    return next((child for child in verb.children if child.dep_ == "dobj"), None)


def _is_location(root: Token) -> bool:
    return root.dep_ == "pobj" and root.head.lower_ in {"in", "at", "near", "from", "around"}


def _clauses_above(token: Token, *, include_own: bool) -> Iterator[Token]:
    """The verbs that govern a pronoun's clause: through that-clauses, not through mere coordination."""
    own = True
    for verb in governors(token):
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        if not own or include_own:
            yield verb
        if verb.dep_ == "conj" and own and not include_own and verb.head.pos_ in {"VERB", "AUX"} and verb.head.dep_ == "ROOT":
            return
        own = False
