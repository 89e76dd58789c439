"""Long answers in pages: a limit, a cursor that says where to go on, and the form in which they are written."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel

from dragoman.web.tables import As, Format, csv_response

T = TypeVar("T")

After = Annotated[str | None, Query(max_length=300, description="The `next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=1000, description="How many items at most.")]


class Page(BaseModel, Generic[T]):
    """Some items of an answer; `next` goes into `after` to ask for more, null at the end."""

    items: list[T]
    next: str | None = None


class Asked:
    """Which part of an answer is asked for, and in which form."""

    def __init__(self, after: After = None, limit: Limit = 100, format: As = Format.json) -> None:
        self.after = after
        self.limit = limit
        self._format = format

    @property
    def start(self) -> int:
        """How many items lie before the part, for cursors that count; 0 for a cursor of another question."""
        after = self.after or ""
        return int(after) if after.isascii() and after.isdigit() and len(after) < 10 else 0

    @property
    def window(self) -> dict[str, Any]:
        """What to ask an archive for: the part, and one item more."""
        return {"limit": self.limit + 1, "offset": self.start}

    def part_of(self, items: Sequence[Any]) -> Any:
        """The part of a whole answer."""
        end = self.start + self.limit
        return self.written(items[self.start : end], following=str(end) if end < len(items) else None)

    def first_of(self, items: Sequence[Any], *, following: str | None = None) -> Any:
        """The part, out of items that begin with it; one more than the limit says that there are more."""
        further = following or str(self.start + self.limit)
        return self.written(items[: self.limit], following=further if len(items) > self.limit else None)

    def written(self, items: Sequence[Any], *, following: str | None) -> Any:
        """Items as a page of JSON, or as CSV."""
        plain = [one if isinstance(one, dict) else one.to_json() if hasattr(one, "to_json") else asdict(one) for one in items]
        return csv_response(plain) if self._format == Format.csv else Page[Any](items=plain, next=following)


Paging = Annotated[Asked, Depends()]
