"""Accounts: the stances of all reports sorted by what one party holds towards another on one act, with what each changed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.archive.sightings import Stance
from dragoman.archive.traits import PLAIN, stem
from dragoman.model import Span

ENOUGH = 0.5
WIDE = re.compile(
    r"\b(?:all|every|full|fully|complete|completely|total|entire|immediate|immediately|unconditional)\b", re.IGNORECASE
)
NARROW = re.compile(r"\b(?:some|partial|partially|part|limited|several|certain|temporary|temporarily|gradual)\b", re.IGNORECASE)
GIVEN = {"commitment", "offer"}
PROFORM = re.compile(r"(?:do|doing) (?:so|it|that)|it|them|so|that|this", re.IGNORECASE)


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
        self.kind, self.party = first.kind, first.party
        self.stances: list[Stance] = []
        self.changes: list[Turn] = []
        self.wordings: list[frozenset[str]] = []
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
        scope = _scope(one.words)
        change = one.change or self._compared(scope)
        is_news = one.origin not in self._told or change not in {"stated", "renewed"}
        self._scope = scope or self._scope
        self.stances.append(one)
        self.wordings.append(words_at_stake(one.words))
        if is_news:
            self.turn(one, "stated" if not self.changes else change)
        self._told.update({one.document, one.origin})

    def turn(self, one: Stance, change: str) -> None:
        """Note what a stance did."""
        if not self.changes or (self.changes[-1].document, self.changes[-1].change) != (one.document, change):
            self.changes.append(Turn(one.document, one.published, change, one.statement, one.span))

    def _compared(self, scope: int) -> str:
        """Asking for all after some is harder, giving all after some is softer."""
        if not scope or scope == self._scope:
            return "renewed"
        return "hardened" if (scope > self._scope) != (self.kind in GIVEN) else "softened"

    def likeness(self, one: Stance) -> float:
        """How alike the acts at stake are."""
        words = words_at_stake(one.words)
        overlap = max(len(words & known) / (min(len(words), len(known)) or 1) for known in self.wordings)
        if one.type is None or not self.types:
            return overlap
        return overlap + (0.4 if one.type in self.types else -0.4)

    def is_towards(self, one: Stance) -> bool:
        """Whether a stance is held towards the same party, or one of the two names none."""
        return one.other is None or self.other is None or one.other == self.other


def accounts_of(stances: Iterable[Stance]) -> list[Account]:
    """The stances sorted into accounts, and what a contrary word withdraws."""
    accounts: list[Account] = []
    of_party: defaultdict[str, list[Account]] = defaultdict(list)
    told = sorted(stances, key=lambda one: (one.published or "", one.document, one.span.start, one.position))
    for one in _with_words(told):
        held = of_party[one.party]
        for account in held:
            if _is_contrary(account, one):
                account.turn(one, "withdrawn")
        fitting = [(account.likeness(one), account) for account in held if account.kind == one.kind and account.is_towards(one)]
        most = max((weight for weight, _ in fitting), default=0.0)
        if most >= ENOUGH:
            next(account for weight, account in fitting if weight == most).add(one)
        else:
            accounts.append(Account(one))
            held.append(accounts[-1])
    return accounts


def _with_words(told: list[Stance]) -> list[Stance]:
    """ "Refused to do so" refuses what was just demanded in the same report."""
    found: list[Stance] = []
    for one in told:
        asked = [other for other in found if other.document == one.document and other.kind == "demand" and other.party != one.party]
        if one.kind == "refusal" and PROFORM.fullmatch(one.words) and asked:
            one = replace(one, words=asked[-1].words, type=one.type or asked[-1].type)
        found.append(one)
    return found


def _is_contrary(account: Account, one: Stance) -> bool:
    """Whether a stance takes back an earlier one: refusing what was promised, promising what was refused."""
    turned = (account.kind in GIVEN and one.kind == "refusal") or (
        account.kind == "refusal" and one.kind in GIVEN and not one.condition
    )
    return (
        turned
        and account.is_towards(one)
        and account.stances[-1].document != one.document
        and account.likeness(one) >= ENOUGH + 0.4
    )


def words_at_stake(text: str) -> frozenset[str]:
    """Stems of the words of an act, names included.

    >>> sorted(words_at_stake("lift all sanctions on Burundi"))
    ['burund', 'lift', 'sancti']
    """
    words = re.findall(r"[A-Za-z][A-Za-z-]{2,}", text)
    return frozenset(stem(word) for word in words if word.lower() not in PLAIN)


def _scope(text: str) -> int:
    return 1 if WIDE.search(text) else -1 if NARROW.search(text) else 0
