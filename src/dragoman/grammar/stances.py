"""Positions while they are being read: drafts, and what one position takes from another."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.grammar.conditions import Tie
from dragoman.model import Condition, Event, Position, Record, Span

DO_SO = {"do so", "do that", "do it", "comply", "agree", "that", "this", "it"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A position before its holders are told apart."""

    kind: str
    event: Event
    rule: str
    head: Token
    about: Span
    content: Event | None
    tie: Tie | None
    first: Token | None = None


def is_again(one: Position, other: Position, record: Record) -> bool:
    """Whether a position has been read already, perhaps in other words for the same act."""
    if one.holder != other.holder or (one.kind, other.kind) not in {(one.kind, one.kind), ("refusal", "commitment")}:
        return False
    same = record.quote(one.about.span).lower() == record.quote(other.about.span).lower()
    return same or other.about.span.holds(one.about.span)


def without_held_back(found: list[tuple[Draft, Position]]) -> list[tuple[Draft, Position]]:
    """ "Wants it gone before it offers aid": what is held back is refused so far, not offered."""
    held = [draft.about for draft, position in found if position.kind == "refusal" and not draft.about.holds(draft.event.trigger)]
    promised = {"offer", "commitment"}
    return [(draft, one) for draft, one in found if one.kind not in promised or not any(h.holds(draft.event.trigger) for h in held)]


def with_what_was_asked(found: list[tuple[Draft, Position]], record: Record) -> list[tuple[Draft, Position]]:
    """ "Turkey refused to do so", "Turkey refused": what was asked of it in the sentences before."""
    told: list[tuple[Draft, Position]] = []
    for draft, one in found:
        is_bare = one.about.span == draft.event.trigger
        if is_bare or record.quote(one.about.span).lower() in DO_SO:
            asked = next((old for _, old in reversed(told) if old.kind in {"demand", "offer"} and old.holder != one.holder), None)
            if is_bare and asked is None:
                continue
            one = replace(one, about=asked.about, counterpart=asked.holder) if asked is not None else one
        told.append((draft, one))
    return told


def with_both_halves(found: list[tuple[Draft, Position]]) -> list[Position]:
    """Both halves of an exchange over two sentences: "… In return, Peru will …"."""
    told = [one for _, one in found]
    for i, (draft, one) in enumerate(found):
        if i == 0 or one.condition is not None or not _opens_with_return(draft.head):
            continue
        before = draft.head.sent.start
        given = next((k for k in range(i - 1, -1, -1) if told[k].holder != one.holder and found[k][0].head.i < before), None)
        if given is None or before - found[given][0].head.sent.end > 1:
            continue
        other = told[given]
        told[i] = replace(one, condition=Condition("in_exchange_for", other.about.span, other.holder))
        told[given] = replace(other, condition=other.condition or Condition("in_exchange_for", one.about.span, one.holder))
    return told


def _opens_with_return(head: Token) -> bool:
    words = head.sent.text.lower().split()
    return words[:1] == ["in"] and len(words) > 1 and words[1].strip(",") in {"return", "exchange"} and words[2:3] != ["for"]
