"""The relation between two parties that are given: the act that frames find between them, else what the second opinion holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dragoman.grammar.act import Act
from dragoman.grammar.acts import SPEECH, Acts
from dragoman.grammar.clauses import is_aim, is_purpose
from dragoman.grammar.doers import speaker_of, subject_of
from dragoman.grammar.makers import MESSAGES
from dragoman.grammar.opinion import second_opinion
from dragoman.grammar.pairs import Pair, Signs, signs_of, trigger_of, with_pronouns
from dragoman.grammar.status import StatusReader
from dragoman.grammar.tree import children
from dragoman.knowledge import Rules
from dragoman.knowledge.codes import COOPERATIVE, HOSTILE, flat_type
from dragoman.model import EVENT_TYPES

FULL = 7.0
HAPPENED = {"occurred", "ongoing"}
WRONGS = {*HOSTILE, "REJECT", "THREATEN"}
AIMS = {"CONSULT": frozenset(EVENT_TYPES) - {"CONSULT"}, "MOBILIZE": frozenset({"AID"})}
"""What is done for the sake of something else, and the types that it then takes."""

SHARED = {"AID", "COERCE", "MOBILIZE"}
"""What two parties that do it side by side do together: "the Spanish and the Moroccan police seized forty boats"."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What the one party does to or with the other, and why.

    `type`, `mode` and `status` are those of the record, `coded` is the type as flat event files have it (a planned meeting is
    AGREE, a refused one REJECT); `rule` is a rule's id or "opinion", `grounds` what spoke for it.
    """

    type: str
    mode: str | None
    status: str
    coded: str
    confidence: float
    rule: str
    grounds: str


class Relator:
    """Relates two parties of a sentence to each other."""

    def __init__(self, rules: Rules) -> None:
        self.acts = Acts(rules)
        self._statuses = StatusReader(rules)
        self._opinion = second_opinion()
        self._says = frozenset(rules["cue.say"].words("verbs"))

    def between(self, doc: Doc, pair: Pair) -> Relation | None:
        """The relation from source to target; None where neither party has words."""
        if not pair.source and not pair.target:
            return None
        found = self.acts.find(doc, lambda token: token in pair)
        signs = signs_of(doc, pair, found)
        told = with_pronouns(doc, pair)
        if told != pair:
            found = self.acts.find(doc, lambda token: token in told)
        best = best_act(found, told) or next((act for act in found.values() if self._is_alleged(act, told)), None)
        if best is None:
            return self._from_opinion(doc, pair, signs)
        return self._from_act(best, told, signs, is_own=_is_own_wish(best, found, told))

    def _from_act(self, act: Act, pair: Pair, signs: Signs, *, is_own: bool) -> Relation:
        status = self._statuses.of_act(act).status
        if (status in HAPPENED or not fit(act, pair)) and self._is_alleged(act, pair):
            act = replace(act, type="ACCUSE", mode="allege", cameo=None)
        if status in HAPPENED and act.type in SHARED and _is_shared(act, pair):
            act = replace(act, type="COOPERATE", mode=None, cameo=None)
        coded = flat_type(act.type, "pledged" if is_own and status == "proposed" else status, act.cameo, act.mode)
        confidence = self._opinion.confidence(coded, signs, is_full=fit(act, pair) >= FULL)
        words = " ".join(token.text for token in act.trigger)
        return Relation(act.type, act.mode, status, coded, confidence, act.rule, words)

    def _is_alleged(self, act: Act, pair: Pair) -> bool:
        """ "Chad said that Libya had shelled a town": where the source only says what harm the target did, it accuses."""
        is_theirs = _hits(act.actors, pair.target) and not _hits(act.actors, pair.source)
        if act.type not in WRONGS or act.is_noun or not is_theirs:
            return False
        above = (subject_of(verb) for verb in act.head.ancestors if verb.lemma_ in self._says)
        return any(_hits((speaker,), pair.source) for speaker in (*above, speaker_of(act.head)) if speaker is not None)

    def _from_opinion(self, doc: Doc, pair: Pair, signs: Signs) -> Relation:
        type_ = self._opinion.likeliest(signs)
        trigger = trigger_of(doc, pair)
        status = self._statuses.of(trigger).status if trigger is not None else "occurred"
        confidence = self._opinion.confidence(type_, signs, is_full=None)
        return Relation(type_, None, status, type_, confidence, "opinion", self._opinion.grounds(signs, type_))


def best_act(found: Mapping[int, Act], pair: Pair) -> Act | None:
    """The act that fits two parties best, of all that were found with these parties in view; None if none holds its place."""
    contents = {act.content.i for act in found.values() if act.content is not None}
    fitting = (act for act in found.values() if fit(act, pair) and act.head.i not in pair.source)
    ranked = sorted(fitting, key=lambda act: (-_rank(act, pair, contents), act.head.i))
    return _by_purpose(ranked[0], found) if ranked else None


def fit(act: Act, pair: Pair) -> float:
    """How far an act's parties are the given ones: 7 where both are, in this direction; a conference that acts is no meeting."""
    if act.type == "CONSULT" and act.head.dep_ == "nsubj" and act.head.i in pair.source:
        return 0.0
    return _meets(act, pair) + 3.0 * (_is_joint(act) and _hits(act.actors, pair.source) and _hits(act.actors, pair.target))


def _is_own_wish(act: Act, found: Mapping[int, Act], pair: Pair) -> bool:
    """Whether who speaks would do it too: "proposed talks with Chad" agrees to talk, "proposed that they talk" does not."""
    speeches = (one for one in found.values() if one.content is not None and one.content.i == act.head.i)
    return act.type in COOPERATIVE and any(_hits(one.actors, pair.source) for one in speeches)


def _by_purpose(act: Act, found: Mapping[int, Act]) -> Act:
    """A contact or a sending of troops takes the type of its purpose ("phoned to congratulate", "sent soldiers to protect");
    other means win over theirs ("paid to support").
    """
    verb = act.head
    aims = [found[one.i] for one in children(verb) if one.i in found and is_purpose(one)]
    aims += _worded(act, found) if act.type == "CONSULT" else []
    aim = next((one for one in aims if one.type in AIMS.get(act.type, ())), None)
    if aim is not None or act.type == "CONSULT":
        return _in_aid_of(act, aim) if aim is not None else act
    means = next((found[one.i] for one in verb.ancestors if one.i in found and one.pos_ == "VERB"), None)
    is_end = is_purpose(verb) or (verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VB")
    is_end = is_end or (means is not None and means.type == "PROTEST" and is_aim(verb))
    if not is_end or means is None or means.type == "CONSULT" or means.use is not None:
        return act
    return _in_aid_of(means, act) if act.type in AIMS.get(means.type, ()) else means


def _worded(act: Act, found: Mapping[int, Act]) -> Iterator[Act]:
    """What a message says, where a participle tells it: "handed the embassy a letter [demanding] an apology"."""
    is_message = act.object is not None and act.object.lemma_ in MESSAGES
    told = (one for one in act.head.subtree if one.i in found and one.tag_ == "VBG" and one.dep_ in {"acl", "advcl"})
    return (found[one.i] for one in told if is_message and found[one.i].type in SPEECH)


def _in_aid_of(means: Act, aim: Act) -> Act:
    """What is done, as the type of what it is done for."""
    return replace(means, type=aim.type, mode=aim.mode, rule=aim.rule, cameo=aim.cameo)


def _rank(act: Act, pair: Pair, contents: set[int]) -> float:
    rank = _meets(act, pair)
    rank += 2.0 * (_hits(act.actors, pair.target) and _is_joint(act)) + 1.0 * _hits(act.recipients, pair.source)
    rank -= 1.3 * (act.head.i in contents) + 0.1 * sum(1 for _ in act.head.ancestors) + 0.4 * (act.head.dep_ == "conj")
    rank -= 3.0 * (act.head.i in pair.source) + 0.5 * (act.head.i in pair.target)
    is_inside = _is_inside(act) and act.head.i not in contents
    return rank + 0.1 * act.weight - (2.5 if is_inside else 0.5) * act.is_noun


def _meets(act: Act, pair: Pair) -> float:
    """How far its actors are the source and its recipients the target; who is visited has met the visitor too."""
    turned = act.type == "CONSULT" and not act.is_noun and _hits(act.actors, pair.target) and _hits(act.recipients, pair.source)
    return 4.0 * _hits(act.actors, pair.source) + 3.0 * _hits(act.recipients, pair.target) or 1.0 * turned


def _is_joint(act: Act) -> bool:
    """Whether two actors do it with each other: "met", but also "agreed to", "failed to agree"."""
    return act.reciprocal or act.type in {"AGREE", "REJECT"}


def _is_shared(act: Act, pair: Pair) -> bool:
    """Whether two parties do side by side what is no mutual act."""
    return not act.reciprocal and _hits(act.actors, pair.source) and _hits(act.actors, pair.target)


def _is_inside(act: Act) -> bool:
    """An event noun inside another phrase ("troops for the war") says less than the verb."""
    return act.head.dep_ == "pobj" and act.head.head.lower_ not in {"of", "by", "in"}


def _hits(tokens: tuple[Token, ...], wanted: frozenset[int]) -> bool:
    return any(token.i in wanted for token in tokens)
