"""Which positions were met or broken: the acts that later reports tell of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property

from dragoman.archive.accounts import Account, Turn
from dragoman.archive.sightings import Sighting, Stance
from dragoman.archive.stakes import alike, is_stopping
from dragoman.archive.threads import Thread
from dragoman.archive.traits import DONE, content_words, stem

SHOWN_BY = {"MOBILIZE", "ASSAULT", "COERCE", "SANCTION", "THREATEN", "PROTEST", "COOPERATE"}
RAZING = "destroy"
"""Tunnels of a test site blown up are no test."""
OWN_ACT = {"commitment", "offer", "threat", "refusal"}
OVER = {"held", "done"}
DROPPED = {"denied", "cancelled"}


class Acts:
    """The happenings of some reports, asked whether a position's act has come about."""

    def __init__(self, sightings: Iterable[Sighting], threads: Iterable[Thread]) -> None:
        self._seen = {(one.document, one.event): one for one in sightings}
        self._thread = {(mention.document, mention.event): one for one in threads for mention in one.mentions}
        self._of_document: defaultdict[str, list[Sighting]] = defaultdict(list)
        for one in self._seen.values():
            self._of_document[one.document].append(one)
        done = [one for one in self._seen.values() if one.status in DONE]
        self._done = sorted(done, key=lambda one: (one.published or "", one.document, one.trigger))

    def settle(self, account: Account) -> Iterator[Turn]:
        """What became of a position after it was last stated: met, broken, or, of a refusal, withdrawn."""
        last = account.changes[-1]
        withdrawn = last.published or "" if last.change == "withdrawn" else None
        if is_stopping(account.stances[-1].words):
            yield from self._broken(account, before=withdrawn)
            return
        if withdrawn is not None:
            return
        for stance in account.stances:
            turn = self._followed(stance, account)
            if turn is not None:
                yield turn
                return
        yield from self._met(account)

    def _followed(self, stance: Stance, account: Account) -> Turn | None:
        """The outcome in the thread of the act that a stance speaks of."""
        thread = self._thread.get(self._act(stance))
        if thread is None:
            return None
        for state in thread.states:
            if (state.published or "") <= (stance.published or "") or state.document == stance.document:
                continue
            change = self._outcome(state.stage, account.kind)
            span = next((one.span for one in thread.mentions if one.document == state.document), stance.span)
            if change is not None:
                return Turn(state.document, state.published, change, None, span)
        return None

    @staticmethod
    def _outcome(stage: str, kind: str) -> str | None:
        if stage in OVER:
            return "withdrawn" if kind == "refusal" else "met"
        return "broken" if stage in DROPPED and kind == "commitment" else None

    def _act(self, stance: Stance) -> tuple[str, str]:
        """The event that a stance speaks of: what its own event is about, else the one that its words name."""
        own = self._seen.get((stance.document, stance.event))
        if own is not None and own.about:
            return (stance.document, own.about)
        inside = (one for one in self._of_document[stance.document] if stance.span.holds(one.trigger))
        return (stance.document, next((one.event for one in inside), stance.event))

    def _met(self, account: Account) -> Iterator[Turn]:
        """A later act of the party that has to do it, of the type of what is at stake."""
        doer = account.party if account.kind in OWN_ACT else account.other
        one = next(self._later(account, doer, account.types - {"CONSULT"}), None)
        if one is not None:
            yield Turn(one.document, one.published, "withdrawn" if account.kind == "refusal" else "met", None, one.trigger)

    def _broken(self, account: Account, *, before: str | None) -> Iterator[Turn]:
        """What a party undertook to stop, and did again before it took its word back."""
        if account.kind != "commitment":
            return
        later = (one for one in self._later(account, account.party, SHOWN_BY) if one.mode != RAZING)
        one = next((one for one in later if (one.published or "") <= (before or "9999")), None)
        if one is not None:
            yield Turn(one.document, one.published, "broken", None, one.trigger)

    def _later(self, account: Account, doer: str | None, types: Set[str]) -> Iterator[Sighting]:
        """The acts of some types that a party did after a position was taken, in half of the words of what is at stake."""
        first = account.stances[0].published or ""
        words = frozenset[str]().union(*account.wordings)
        numbers = {number for type in types for word in words for number in self._told.get((doer, type, word), ())}
        acts = (self._done[number] for number in sorted(numbers))
        return (one for one in acts if (one.published or "") > first and _fits(one, account))

    @cached_property
    def _told(self) -> Mapping[tuple[str | None, str, str], Sequence[int]]:
        """The acts by who did them, their type, and each of their words."""
        told: defaultdict[tuple[str | None, str, str], list[int]] = defaultdict(list)
        for number, one in enumerate(self._done):
            for party in one.doers or one.parties:
                for word in _words(one):
                    told[party, one.type, word].append(number)
        return told


def _fits(one: Sighting, account: Account) -> bool:
    """Whether an act is in half of the words of what is at stake, and done to the other party if it is done to anybody.

    Who breaks a word need not do so towards the one who has it.
    """
    among = one.receivers if account.is_stopping else one.parties if len(one.parties) > 1 else frozenset()
    if account.other is not None and among and account.other not in among:
        return False
    words = _words(one)
    return any(len(known & words) * 2 >= len(known) > 0 for known in account.wordings)


def _words(one: Sighting) -> frozenset[str]:
    return alike(content_words(one.sentence) | {stem(one.words)})
