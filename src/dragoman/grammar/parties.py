"""Which countries, bodies and groups "it", "they", "both sides" and "the five" are."""

from collections import Counter
from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from dragoman.grammar.antecedents import Answer, Antecedents, clauses_above
from dragoman.grammar.cast import Mention
from dragoman.grammar.doers import subject_of
from dragoman.grammar.quotations import SAYING
from dragoman.grammar.tree import SUBJECTS, children, governors

LOCATIONS = frozenset({"in", "at", "near", "from", "around"})
BODIES = frozenset({"country", "organisation"})
NO_SIDE = frozenset({"MED", "ELI"})
DEFINITE = frozenset({"the", "these", "those"})
PAIR = 2
MARGIN = 1.5


class Parties:
    """Looks for countries, organisations and groups; None where a word stands for a thing, or for nobody in particular."""

    def __init__(self, seen: Antecedents, words: Mapping[str, frozenset[str]]) -> None:
        self._seen = seen
        self._cast = seen.cast
        self._words = words

    def it(self, token: Token) -> Answer | None:
        """ "The ministry said it expected", "Peru renewed its demand", "The council met. It asked"; any other "it" is a thing."""
        if token.dep_ != "poss" and token.dep_ not in SUBJECTS:
            return None
        for verb in clauses_above(token, include_own=token.dep_ == "poss"):
            if token.dep_ == "poss" and verb == token.head.head and verb.lemma_ in self._words["taking"]:
                return self._owner_of_object(token)
            subject = subject_of(verb)
            if subject is None or subject.i >= token.i or token in subject.subtree:
                continue
            return self._blamed(token, verb) or self._body_at(subject) or self._body_of(subject, token)
        return self._it_before(token)

    def _blamed(self, token: Token, verb: Token) -> Answer | None:
        """ "Japan condemned North Korea after it fired": who is blamed, thanked or punished has done what comes before."""
        is_ground = token.dep_ == "nsubj" and token.head.dep_ == "advcl" and token.head.head == verb
        if not is_ground or verb.lemma_ not in self._words["blaming"]:
            return None
        marks = {child.lower_ for child in children(token.head) if child.dep_ in {"mark", "advmod"}}
        objects = (child for child in children(verb) if child.dep_ == "dobj")
        return self._body_at(next(objects, None)) if marks & {"after", "because", "since", "as", "when"} else None

    def _body_at(self, noun: Token | None) -> Answer | None:
        mention = self._cast.at(noun.i) if noun is not None else None
        is_body = mention is not None and self._cast.profiles[mention.actor].kind in BODIES
        return Answer("pronoun.body", (mention.actor,)) if mention is not None and is_body else None

    def _body_of(self, noun: Token, token: Token) -> Answer | None:
        """ "A spokesman for the group said it would", "vowed that its fighters would": the body that the speaker speaks for."""
        acts = token if token.dep_ == "nsubj" else token.head
        mention = self._cast.at(noun.i)
        if mention is None or acts.dep_ != "nsubj" or acts.head.lemma_ in self._words["idle"] or noun.head == acts.head:
            return None
        profile = self._cast.profiles[mention.actor]
        return Answer("pronoun.body", (profile.of,)) if profile.kind == "person" and profile.of in self._cast.profiles else None

    def _it_before(self, token: Token) -> Answer | None:
        """An "it" that acts, or "its" in the subject: the body that the sentence before is about."""
        if token.i and token.sent.root.i < token.i:
            return None
        acts = token.dep_ == "nsubj" and token.head.lemma_ not in self._words["idle"] and token.head.pos_ == "VERB"
        if not acts and not (token.dep_ == "poss" and token.head.dep_ == "nsubj"):
            return None
        found = self._body_at(self._seen.subject_before(token))
        says = token.head.lemma_ in SAYING
        return found or (Answer("unclear.no-body") if says else None)

    def _owner_of_object(self, token: Token) -> Answer | None:
        """ "Sank a ship and seized the captain": both were done to the one party."""
        sentence = self._seen.sentence
        before = [one for one in self._seen.before(token) if one.use == "adjective" and sentence[one.start] == sentence[token.i]]
        return Answer("pronoun.body", (before[-1].actor,)) if before else None

    def they(self, token: Token) -> Answer:
        """The plural subject above, or the group, people or nation named last."""
        for verb in clauses_above(token, include_own=token.dep_ == "poss"):
            subject = subject_of(verb)
            if subject is None or subject.i >= token.i or token in subject.subtree or subject.lower_ == "it":
                continue
            if ids := self._many(subject):
                return Answer("pronoun.they", tuple(ids))
        before = self._seen.subject_before(token) if token.dep_ in SUBJECTS else None
        if before is not None and len(ids := self._many(before)) > 1:
            return Answer("pronoun.they", tuple(ids))
        sentence = self._seen.sentence
        near = [one for one in self._seen.before(token) if sentence[token.i] - sentence[one.start] <= 1 and self._is_plural(one)]
        near = [one for one in near if not self._seen.is_co_argument(one, token)]
        subjects = [one for one in near if self._seen.root(one).dep_ in SUBJECTS and token.dep_ in SUBJECTS]
        if not near:
            return Answer("unclear.no-group")
        last = self._seen.root((subjects or near)[-1])
        return Answer("pronoun.they", tuple(dict.fromkeys(one.actor for one in self._seen.at(last.i))))

    def _is_plural(self, mention: Mention) -> bool:
        is_many = self._cast.profiles[mention.actor].kind in {"group", "population"} or mention.use == "people"
        return is_many or mention.rule == "both.parties"

    def _many(self, subject: Token) -> list[str]:
        mentions = [one for token in (subject, *subject.conjuncts) for one in self._seen.at(token.i)]
        ids = list(dict.fromkeys(one.actor for one in mentions))
        if len(ids) > 1 or any(self._is_plural(one) for one in mentions):
            return ids
        return [actor for actor in ids if self._cast.profiles[actor].kind == "organisation"]

    def number(self, token: Token) -> Answer | None:
        """ "The five": the people who were counted so before, the subject of a sentence rather than others."""
        counted = []
        for mention in self._seen.all_before(token):
            root = self._seen.root(mention)
            if any(child.lower_ == token.lower_ and child.dep_ == "nummod" for child in children(root)):
                counted.append((root.dep_ not in SUBJECTS, mention.start, mention.actor))
        return Answer("number.people", (min(counted)[2],)) if counted else None

    def both(self, token: Token) -> Answer | None:
        """ "Both sides", "the two leaders", "the neighbours": the two countries, or their leaders, that are in play."""
        lemma = token.lemma_.lower()
        leaders = lemma in self._words["leaders"]
        if token.tag_ != "NNS" or not (leaders or lemma in self._words["both"]):
            return None
        before = {child.lower_ for child in children(token)}
        counted = "both" in before or ("two" in before and bool(before & DEFINITE))
        if not counted and (leaders or not before & {"the", "these"} or lemma not in self._words["both-uncounted"]):
            return None
        pair, candidates = self._pair(token, leaders=leaders)
        if not pair:
            return Answer("unclear.no-pair", (), tuple(candidates))
        return Answer("both.parties", tuple((self._leader(one, token) or one) if leaders else one for one in pair))

    def _pair(self, token: Token, *, leaders: bool) -> tuple[list[str], list[str]]:
        """The two of this sentence, those named together last, the two of the sentence before, the two named most; or who vie."""
        number, asking = self._seen.sentence[token.i], self._asking(token)
        here = [one for one in dict.fromkeys(self._countries(number, token.i)) if one != asking]
        if len(here) == PAIR:
            return here, []
        together = self._together(token, asking, leaders=leaders) or self._as_before(token, leaders=leaders)
        if together:
            return together, []
        before = [one for one in dict.fromkeys(self._countries(number - 1, token.i)) if one != asking]
        if len(before) == PAIR:
            return before, []
        everything = Counter(one for at in range(number + 1) for one in self._countries(at, token.i) if one != asking)
        top = [country for country, _ in everything.most_common()]
        stand_out = len(top) >= PAIR and everything[top[1]] > 1 and everything[top[1]] >= MARGIN * everything[[*top, ""][PAIR]]
        return (top[:PAIR], []) if stand_out else ([], top)

    def _asking(self, token: Token) -> str | None:
        """The country that asks something of "both sides": it is none of them."""
        for verb in governors(token):
            subject = subject_of(verb) if verb.lemma_ in self._words["asking"] else None
            mention = self._cast.at(subject.i) if subject is not None and subject.i < token.i else None
            if mention is not None:
                return self._side(mention)
        return None

    def _together(self, token: Token, asking: str | None, *, leaders: bool) -> list[str]:
        """The last two parties that were named together, "X and Y", in the few sentences before."""
        for mention in reversed(self._seen.before(token)):
            root = self._seen.root(mention)
            named = [one for fellow in root.conjuncts if (one := self._cast.at(fellow.i))]
            if len(named) != 1 or root.i > token.i or self._is_listed(min(mention, *named, key=lambda one: one.start)):
                continue
            people = [one.actor for one in (*named, mention) if self._cast.profiles[one.actor].kind == "person"]
            if leaders and len(people) == PAIR:
                return people
            sides = [side for one in (*named, mention) if (side := self._side(one)) is not None and side != asking]
            if len(set(sides)) == PAIR:
                return sides
        return []

    def _is_listed(self, first: Mention) -> bool:
        """Whether more are named before a comma: "Chad, Libya and Niger" are no pair."""
        edge = self._seen.root(first).left_edge.i
        return edge > 1 and self._seen.doc[edge - 1].text == "," and self._cast.at(edge - 2) is not None

    def _as_before(self, token: Token, *, leaders: bool) -> list[str]:
        """The parties of "the two capitals" a few sentences before."""
        before = [one for one in self._seen.before(token) if one.rule == "both.parties"]
        last = [one.actor for one in before if one.start == before[-1].start]
        return last if not leaders and len(last) == PAIR else []

    def _side(self, mention: Mention) -> str | None:
        """The country of somebody who acts for it; else the body or group itself."""
        profile = self._cast.profiles[mention.actor]
        acts_for = profile.kind == "person" or profile.sector == "GOV"
        if profile.kind == "country" or (acts_for and profile.country in self._cast.profiles):
            return profile.country or profile.id
        return profile.id if profile.kind in {"group", "organisation"} and profile.sector != "MED" else None

    def _countries(self, sentence: int, before: int) -> Iterator[str]:
        for mention in self._cast.mentions:
            profile = self._cast.profiles[mention.actor]
            if mention.start >= before or self._seen.sentence[mention.start] != sentence or profile.sector in NO_SIDE:
                continue
            if profile.country in self._cast.profiles and not _is_location(self._seen.root(mention)):
                yield profile.country or ""

    def _leader(self, country: str, token: Token) -> str | None:
        people = [one.actor for one in self._seen.all_before(token) if self._cast.profiles[one.actor].country == country]
        return next((one for one in people if one.startswith("person:")), None)


def _is_location(root: Token) -> bool:
    return root.dep_ == "pobj" and root.head.lower_ in LOCATIONS
