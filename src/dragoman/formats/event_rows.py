"""Event rows: one event as event files tell it, with its parties, place, time and source; what all formats write and read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version

from dragoman.knowledge.cameo import CameoCode, cameo_code
from dragoman.knowledge.codes import code_of, plover_type
from dragoman.model import EVENT_TYPES, Span

CODER = f"dragoman {version('dragoman')}"
UNTOLD = ("denied", "speculated", "proposed")
UNKNOWN = CameoCode("", "", None, 0.0, "")


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or is acted upon. `id` is an actor id or "", `words` and `span` how and where the report names it."""

    id: str = ""
    name: str = ""
    country: str | None = None
    sectors: tuple[str, ...] = ()
    title: str | None = None
    words: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """Where an event is: the place, its country (alpha-3), and what encloses it as far as it is known."""

    name: str = ""
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    precision: str | None = None
    city: str = ""
    district: str = ""
    province: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """The report that tells an event, and whom and what it names."""

    document: str = ""
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    language: str = "en"
    length: int | None = None
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of the report: the sentence, its number, the words before and behind it, and those that name the event."""

    words: str = ""
    span: Span | None = None
    before: str = ""
    behind: str = ""
    sentence: int | None = None
    trigger: Span | None = None
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """The cells of a foreign file that the other fields cannot say again: with them the line comes out as it went in."""

    format: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event. `date` is the day of the act as event files count it (of a plan: the day it was told), `earliest` and `latest`
    the time that the report gives; `is_counted` is False where event files, which know no status, leave it out.
    """

    id: str
    type: str
    date: str | None = None
    mode: str | None = None
    status: str = "occurred"
    contexts: tuple[str, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    cameo: str = ""
    goldstein: float | None = None
    intensity: float | None = None
    earliest: str | None = None
    latest: str | None = None
    where: Where = Where()
    story: Story = Story()
    evidence: Evidence = Evidence()
    confidence: float | None = None
    is_counted: bool = True
    kept: Kept | None = None

    @property
    def actor(self) -> Party:
        """The first actor, or a nameless one."""
        return self.actors[0] if self.actors else Party()

    @property
    def recipient(self) -> Party:
        """The first recipient, or a nameless one."""
        return self.recipients[0] if self.recipients else Party()

    def kept_for(self, format: str) -> dict[str, str]:
        """The cells kept from a file of this format."""
        return dict(self.kept.cells) if self.kept is not None and self.kept.format == format else {}


@dataclass(frozen=True, slots=True)
class Coding:
    """An event in the terms of files that know no status: a plan is coded as an intent."""

    type: str
    mode: str | None
    quad: int | None
    cameo: str
    label: str
    goldstein: float | None
    intensity: float | None


def coding_of(row: EventRow) -> Coding:
    """How event files code a row: its type turned into an intent where it is a plan, its CAMEO code, scores and quad class."""
    type_ = plover_type(row.type, row.status)
    mode = row.mode if type_ == row.type else None
    code = code_of(type_, mode, "occurred") if type_ in EVENT_TYPES else None
    cameo = row.cameo or (code.cameo if code else "")
    known = cameo_code(cameo) or UNKNOWN
    goldstein = row.goldstein if row.goldstein is not None else known.goldstein if cameo else None
    intensity = row.intensity if row.intensity is not None else code.intensity if code else None
    return Coding(type_, mode, code.quad if code else None, cameo, known.label, goldstein, intensity)


def pairs(rows: Iterable[EventRow], *, format: str = "", need_both: bool = False) -> Iterator[EventRow]:
    """Rows for files that tell one actor and one recipient a line, without those that such files leave out.

    A mutual act becomes one row for each direction; one without an actor is left out, one without recipient too if both are needed.
    What came from a file of the same `format` goes back as it is.
    """
    for row in rows:
        if row.kept is not None and row.kept.format == format:
            yield row
        elif row.is_counted:
            yield from _directed(row, need_both)


def _directed(row: EventRow, need_both: bool) -> Iterator[EventRow]:
    targets = row.recipients or (row.actors if len(row.actors) > 1 else ())
    found = [(actor, other) for actor in row.actors for other in targets if other is not actor]
    for number, (actor, other) in enumerate(found, start=1):
        own = f"{row.id}.{number}" if len(found) > 1 else row.id
        yield replace(row, id=own, actors=(actor,), recipients=(other,))
    if not targets and not need_both:
        yield from (replace(row, actors=(actor,)) for actor in row.actors)
