"""What a time expression is read against, and what it amounts to."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against: publication date, tense around it, the last day and quarter of the story."""

    published: date | None = None
    direction: str | None = None
    story: date | None = None
    quarter: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 value, and the type where the words decide it against the rule's."""

    value: str
    type: str | None = None
