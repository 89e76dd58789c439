"""Accounts: the stances of all reports sorted by what one party holds towards another on one act, with what each changed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from itertools import groupby

from dragoman.archive.sightings import Stance
from dragoman.archive.stakes import is_stopping, matter, scope, words_at_stake
from dragoman.archive.titles import name_of
from dragoman.archive.wordings import Shared, Wordings
from dragoman.model import Span

ENOUGH = 0.5
SAME, SAME_WORDS = 0.75, 3
SAME_ACT = 0.4
GIVEN = {"commitment", "offer"}
PROFORM = re.compile(r"(?:to )?(?:do|doing) (?:so|it|that)|it|them|so|that|this", re.IGNORECASE)
PRONOUN = re.compile(r"(?:to )?\w+ (?:it|them)", re.IGNORECASE)
LEAD = re.compile(r"(?:unless|until|if|once|after|till)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one report did to a position."""

    document: str
    published: str | None
    change: str
    statement: str | None
    span: Span


class Account:
    """The stances of one party on one act, growing while reports are read in order."""

    def __init__(self, first: Stance) -> None:
        self.first, self.kind, self.party = first, first.kind, first.party
        self.stances: list[Stance] = []
        self.changes: list[Turn] = []
        self.types: set[str] = set()
        self.wordings: dict[frozenset[str], None] = {}
        self.is_stopping = is_stopping(first.words)
        self._others: Counter[str] = Counter()
        self._scope = 0
        self._told: set[str] = set()
        self.add(first)

    @property
    def other(self) -> str | None:
        """The party that it is held towards, as most reports have it."""
        others = self._others.most_common(1)
        return others[0][0] if others else None

    def add(self, one: Stance) -> None:
        """Take a stance in; a copy or a repetition in the same report changes nothing."""
        extent = scope(one.words)
        change = one.change or self._compared(extent)
        is_news = one.origin not in self._told or change not in {"stated", "renewed"}
        self._scope = extent or self._scope
        self.stances.append(one)
        self.types.update([one.type] if one.type is not None else [])
        self._others.update([one.other] if one.other is not None else [])
        self.wordings[_stake(one)] = None
        if is_news:
            self.turn(one, "stated" if not self.changes else change)
        self._told.update({one.document, one.origin})

    def turn(self, one: Stance, change: str) -> None:
        """Note what a stance did."""
        if not self.changes or (self.changes[-1].document, self.changes[-1].change) != (one.document, change):
            self.changes.append(Turn(one.document, one.published, change, one.statement, one.span))

    def _compared(self, extent: int) -> str:
        """Asking for all after some is harder, giving all after some is softer."""
        if not extent or extent == self._scope:
            return "renewed"
        return "hardened" if (extent > self._scope) != (self.kind in GIVEN) else "softened"

    def likeness(self, one: Stance, shared: Shared) -> float:
        """How alike the acts at stake are; stopping something and going on with it are not."""
        if self.is_stopping != is_stopping(one.words):
            return 0.0
        if one.type is None or not self.types:
            return shared.part
        return shared.part + (SAME_ACT if one.type in self.types else -SAME_ACT)

    def is_towards(self, one: Stance) -> bool:
        """Whether a stance is held towards the same party, or one of the two names none."""
        return one.other is None or self.other is None or one.other == self.other

    def is_told_another(self, one: Stance, shared: Shared) -> bool:
        """Whether a party's own undertaking is given to somebody else as well: in nearly all of its words."""
        return self.kind in GIVEN and shared.words >= SAME_WORDS and self.likeness(one, shared) >= SAME


Near = Mapping[int, tuple[Account, Shared]]


def accounts_of(stances: Iterable[Stance]) -> list[Account]:
    """The stances sorted into accounts, and what a contrary word withdraws."""
    accounts: list[Account] = []
    wordings = Wordings()
    told = _with_words(sorted(stances, key=lambda one: (one.published or "", one.document, one.span.start, one.position)))
    joint = _joint(told)
    for one in told:
        stake = _stake(one)
        near = {number: (accounts[number], shared) for number, shared in wordings.near(one.party, stake)}
        for account, shared in near.values():
            if _is_contrary(account, one, shared):
                account.turn(one, "withdrawn")
        number = _fitting(one, near, joint)
        if number is None:
            number = len(accounts)
            accounts.append(Account(one))
        else:
            accounts[number].add(one)
        wordings.add(number, one.party, stake)
    return accounts


def _fitting(one: Stance, near: Near, joint: Set[tuple[str, str]]) -> int | None:
    """Which account a stance belongs to: one towards the same party, else the same undertaking given to another."""
    own = {number: known for number, known in near.items() if known[0].kind == one.kind}
    found = _likest(one, {number: known for number, known in own.items() if known[0].is_towards(one)})
    if found is not None or _event(one) in joint:
        return found
    alone = {number: known for number, known in own.items() if _event(known[0].first) not in joint}
    return _likest(one, {number: known for number, known in alone.items() if known[0].is_told_another(one, known[1])})


def _likest(one: Stance, near: Near) -> int | None:
    weights = {number: account.likeness(one, shared) for number, (account, shared) in near.items()}
    likest = max(weights, key=weights.__getitem__, default=None)
    return likest if likest is not None and weights[likest] >= ENOUGH else None


def _stake(one: Stance) -> frozenset[str]:
    """The words of the act, without the names of the two parties: these do not tell acts between them apart."""
    named = frozenset[str]().union(*(words_at_stake(name_of(party)) for party in (one.party, one.other) if party))
    return (matter(one.words) - named) or matter(one.words)


def _event(one: Stance) -> tuple[str, str]:
    return (one.document, one.event)


def _joint(told: Iterable[Stance]) -> set[tuple[str, str]]:
    """The acts by which several parties bind themselves towards each other: they go no further than these."""
    holders: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in told:
        holders[_event(one)].add(one.party)
    return {event for event, parties in holders.items() if len(parties) > 1}


def _with_words(told: list[Stance]) -> list[Stance]:
    """ "Refused to do so" refuses what was just demanded in the same report; "to ease them" what was made a condition."""
    found: list[Stance] = []
    for _, members in groupby(told, key=lambda one: one.document):
        so_far: list[Stance] = []
        for one in members:
            so_far.append(_with_words_of(one, [other for other in so_far if other.party != one.party]))
        found += so_far
    return found


def _with_words_of(one: Stance, before: Iterable[Stance]) -> Stance:
    """A stance with the words of one before it of another party, where its own only point there."""
    asked = [other for other in before if other.kind == "demand"]
    tied = [LEAD.sub("", other.condition) for other in before if other.condition and other.by == one.party]
    if one.kind == "refusal" and PROFORM.fullmatch(one.words) and asked:
        return replace(one, words=asked[-1].words, type=one.type or asked[-1].type)
    return replace(one, words=f"{one.words} ({tied[-1]})") if PRONOUN.fullmatch(one.words) and tied else one


def _is_contrary(account: Account, one: Stance, shared: Shared) -> bool:
    """Whether a stance takes back an earlier one: refusing what was promised, promising what was refused.

    What was offered on a condition is not taken back by what is refused on one.
    """
    turned = (account.kind in GIVEN and one.kind == "refusal" and not (one.condition and account.first.condition)) or (
        account.kind == "refusal" and one.kind in GIVEN and not one.condition
    )
    is_same_act = one.mode is not None and one.mode == account.first.mode and account.likeness(one, shared) > SAME_ACT
    return (
        turned
        and account.is_towards(one)
        and account.stances[-1].document != one.document
        and account.changes[-1].change != "withdrawn"
        and (is_same_act or account.likeness(one, shared) >= ENOUGH + SAME_ACT)
    )
