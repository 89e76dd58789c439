"""Accounts: the stances of all reports sorted by what one party holds towards another on one act, with what each changed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.archive.sightings import Stance
from dragoman.archive.stakes import is_stopping, matter, scope, words_at_stake
from dragoman.archive.titles import name_of
from dragoman.model import Span

ENOUGH = 0.5
SAME, SAME_WORDS = 0.75, 3
SAME_ACT = 0.4
GIVEN = {"commitment", "offer"}
PROFORM = re.compile(r"(?:do|doing) (?:so|it|that)|it|them|so|that|this", re.IGNORECASE)
PRONOUN = re.compile(r"\w+ (?:it|them)", re.IGNORECASE)
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
        self.wordings: list[frozenset[str]] = []
        self.is_stopping = is_stopping(first.words)
        self._scope = 0
        self._told: set[str] = set()
        self.add(first)

    @property
    def other(self) -> str | None:
        """The party that it is held towards, as most reports have it."""
        others = Counter(one.other for one in self.stances if one.other is not None)
        return others.most_common(1)[0][0] if others else None

    @property
    def types(self) -> set[str]:
        """The event types of the act at stake, as far as reports name one."""
        return {one.type for one in self.stances if one.type is not None}

    def add(self, one: Stance) -> None:
        """Take a stance in; a copy or a repetition in the same report changes nothing."""
        extent = scope(one.words)
        change = one.change or self._compared(extent)
        is_news = one.origin not in self._told or change not in {"stated", "renewed"}
        self._scope = extent or self._scope
        self.stances.append(one)
        self.wordings.append(_stake(one))
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

    def likeness(self, one: Stance) -> float:
        """How alike the acts at stake are; stopping something and going on with it are not."""
        if self.is_stopping != is_stopping(one.words):
            return 0.0
        words = _stake(one)
        overlap = max(len(words & known) / (min(len(words), len(known)) or 1) for known in self.wordings)
        if one.type is None or not self.types:
            return overlap
        return overlap + (SAME_ACT if one.type in self.types else -SAME_ACT)

    def is_towards(self, one: Stance) -> bool:
        """Whether a stance is held towards the same party, or one of the two names none."""
        return one.other is None or self.other is None or one.other == self.other

    def is_told_another(self, one: Stance) -> bool:
        """Whether a party's own undertaking is given to somebody else as well: in nearly all of its words."""
        shared = max(len(_stake(one) & known) for known in self.wordings)
        return self.kind in GIVEN and shared >= SAME_WORDS and self.likeness(one) >= SAME


def accounts_of(stances: Iterable[Stance]) -> list[Account]:
    """The stances sorted into accounts, and what a contrary word withdraws."""
    accounts: list[Account] = []
    of_party: defaultdict[str, list[Account]] = defaultdict(list)
    told = _with_words(sorted(stances, key=lambda one: (one.published or "", one.document, one.span.start, one.position)))
    joint = _joint(told)
    for one in told:
        held = of_party[one.party]
        for account in held:
            if _is_contrary(account, one):
                account.turn(one, "withdrawn")
        own = [account for account in held if account.kind == one.kind]
        found = _likest(one, [account for account in own if account.is_towards(one)])
        if found is None and _event(one) not in joint:
            found = _likest(
                one, [account for account in own if account.is_told_another(one) and _event(account.first) not in joint]
            )
        if found is not None:
            found.add(one)
        else:
            accounts.append(Account(one))
            held.append(accounts[-1])
    return accounts


def _likest(one: Stance, accounts: list[Account]) -> Account | None:
    fitting = [(account.likeness(one), account) for account in accounts]
    most = max((weight for weight, _ in fitting), default=0.0)
    return next(account for weight, account in fitting if weight == most) if most >= ENOUGH else None


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
    for one in told:
        before = [other for other in found if other.document == one.document and other.party != one.party]
        asked = [other for other in before if other.kind == "demand"]
        tied = [LEAD.sub("", other.condition) for other in before if other.condition and other.by == one.party]
        if one.kind == "refusal" and PROFORM.fullmatch(one.words) and asked:
            one = replace(one, words=asked[-1].words, type=one.type or asked[-1].type)
        elif PRONOUN.fullmatch(one.words) and tied:
            one = replace(one, words=f"{one.words} ({tied[-1]})")
        found.append(one)
    return found


def _is_contrary(account: Account, one: Stance) -> bool:
    """Whether a stance takes back an earlier one: refusing what was promised, promising what was refused."""
    turned = (account.kind in GIVEN and one.kind == "refusal") or (
        account.kind == "refusal" and one.kind in GIVEN and not one.condition
    )
    is_same_act = one.mode is not None and one.mode == account.first.mode and account.likeness(one) > SAME_ACT
    return (
        turned
        and account.is_towards(one)
        and account.stances[-1].document != one.document
        and account.changes[-1].change != "withdrawn"
        and (is_same_act or account.likeness(one) >= ENOUGH + SAME_ACT)
    )
