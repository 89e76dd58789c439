"""What questions can be narrowed by, each typed and bounded once."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal

from fastapi import Depends, Query
from pydantic import AfterValidator, Field, WithJsonSchema

from dragoman.model import EVENT_TYPES, POSITION_KINDS, STATUSES


def checked_day(given: str) -> str:
    """An ISO date as it was given; raises ValueError, which says how dates are written."""
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as problem:
        raise ValueError("write the day as YYYY-MM-DD, such as 2019-02-07") from problem


Day = Annotated[str, AfterValidator(checked_day), WithJsonSchema({"type": "string", "format": "date"})]
On = Annotated[Day | None, Query(description="As it stood on this day; the last one known if left out.")]
Words = Annotated[str, Field(min_length=1, max_length=200)]
Outlet = Annotated[Words | None, Query(description="Who published it.")]

PARTY = "Codes or names of parties: USA, North Korea, org:hamas."
Parties = Annotated[list[Words], Query(min_length=1, max_length=6, description=PARTY)]
AnyParties = Annotated[list[Words] | None, Query(max_length=6, description=f"{PARTY} All if left out.")]


def _one_of(values: tuple[str, ...]) -> Callable[[str], str]:
    def checked(value: str) -> str:
        if value not in values:
            raise ValueError(f"give one of {', '.join(values)}")
        return value

    return checked


EventType = Annotated[str, AfterValidator(_one_of(EVENT_TYPES)), WithJsonSchema({"type": "string", "enum": EVENT_TYPES})]
Status = Annotated[str, AfterValidator(_one_of(STATUSES)), WithJsonSchema({"type": "string", "enum": STATUSES})]
Kind = Annotated[str, AfterValidator(_one_of(POSITION_KINDS)), WithJsonSchema({"type": "string", "enum": POSITION_KINDS})]
State = Literal["open", "met", "broken", "withdrawn"]
Period = Literal["day", "week", "month", "quarter", "year"]
HitKind = Literal["report", "statement", "event"]


Coder = Annotated[Words | None, Query(description="Who coded the events: dragoman, or an imported format such as gdelt.")]


class Window:
    """The days that are looked at."""

    def __init__(
        self,
        since: Annotated[Day | None, Query(description="Not before this day.")] = None,
        until: Annotated[Day | None, Query(description="Not after this day.")] = None,
    ) -> None:
        self.since = since
        self.until = until


Days = Annotated[Window, Depends()]
