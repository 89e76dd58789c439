"""Which positions were met or broken: the acts that later reports tell of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

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
        self._of_party: defaultdict[str, list[Sighting]] = defaultdict(list)
        for one in sorted(self._seen.values(), key=lambda one: (one.published or "", one.document, one.trigger)):
            if one.status in DONE:
                for party in one.doers or one.parties:
                    self._of_party[party].append(one)

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
        yield from self._done(account)

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

    def _done(self, account: Account) -> Iterator[Turn]:
        """A later act of the party that has to do it, of the type and in the words of what is at stake."""
        doer = account.party if account.kind in OWN_ACT else account.other
        first = account.stances[0].published or ""
        for one in self._of_party.get(doer or "", ()):
            if (one.published or "") > first and one.type in account.types - {"CONSULT"} and self._fits(one, account):
                change = "withdrawn" if account.kind == "refusal" else "met"
                yield Turn(one.document, one.published, change, None, one.trigger)
                return

    def _broken(self, account: Account, *, before: str | None) -> Iterator[Turn]:
        """What a party undertook to stop, and did again before it took its word back."""
        if account.kind != "commitment":
            return
        first = account.stances[0].published or ""
        for one in self._of_party.get(account.party, ()):
            is_in_time = first < (one.published or "") <= (before or "9999")
            if is_in_time and one.type in SHOWN_BY and one.mode != RAZING and self._fits(one, account):
                yield Turn(one.document, one.published, "broken", None, one.trigger)
                return

    @staticmethod
    def _fits(one: Sighting, account: Account) -> bool:
        """Whether an act is in half of the words of what is at stake, and done to the other party if it is done to anybody.

        Who breaks a word need not do so towards the one who has it.
        """
        among = one.receivers if account.is_stopping else one.parties if len(one.parties) > 1 else frozenset()
        if account.other is not None and among and account.other not in among:
            return False
        words = alike(content_words(one.sentence) | {stem(one.words)})
        return any(len(known & words) * 2 >= len(known) > 0 for known in account.wordings)
