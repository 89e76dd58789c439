"""Records -> event rows."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.formats.event_rows import UNTOLD, EventRow, Evidence, Party, Story, Where
from dragoman.knowledge.codes import AHEAD, code_of
from dragoman.model import Actor, Event, Place, Record, Time

AROUND = 32
WEEK = 7
SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+|\n+")
PLAIN = ("occurred", "ongoing")


def event_rows(records: Iterable[Record]) -> Iterator[EventRow]:
    """The rows of some records, in the order of the events."""
    for record in records:
        yield from _Rows(record)


class _Rows:
    """The rows of one record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._actors = {one.id: one for one in record.actors}
        self._times = {one.id: one for one in record.times}
        self._places = {one.id: one for one in record.places}
        self._outer = {one.content: one for one in record.events if one.content is not None}
        self._events = {one.id: one for one in record.events}
        self._story = _story(record)

    def __iter__(self) -> Iterator[EventRow]:
        return (self._row(event) for event in self._record.events)

    def _row(self, event: Event) -> EventRow:
        time = self._times.get(event.time or "")
        return EventRow(
            id=f"{self._story.document}:{event.id}",
            type=event.type,
            date=_day(event, time, self._story.published),
            mode=event.mode,
            status=event.status,
            contexts=event.contexts,
            actors=tuple(self._party(one, event) for one in event.actors),
            recipients=tuple(self._party(one, event) for one in event.recipients),
            cameo=self._cameo(event),
            goldstein=event.goldstein if event.cameo else None,
            earliest=time.earliest if time else None,
            latest=time.latest if time else None,
            where=_where(self._places.get(event.place or "")),
            story=self._story,
            evidence=self._evidence(event),
            confidence=event.confidence,
            is_counted=self._is_counted(event),
        )

    def _is_counted(self, event: Event) -> bool:
        """Not what is denied, rumoured or asked for, nor what is only promised or alleged in an act that is counted itself."""
        outer = self._outer.get(event.id)
        is_told = outer is not None and outer.id != event.id and (event.status not in PLAIN or outer.type == "ACCUSE")
        return event.status not in UNTOLD and not is_told

    def _cameo(self, event: Event) -> str:
        """The code of a promise or threat takes its digits from what is promised: to meet 036, to withdraw 0356."""
        content = self._events.get(event.content or "")
        own = event.cameo or code_of(event.type, event.mode, event.status).cameo
        if content is None or event.type not in ("AGREE", "THREATEN") or event.mode is not None:
            return own
        ahead = code_of(content.type, content.mode, "pledged").cameo
        return ahead if ahead[:2] == own[:2] else own

    def _party(self, actor_id: str, event: Event) -> Party:
        actor = self._actors.get(actor_id) or Actor(actor_id, actor_id, "group")
        inside = [span for span in actor.mentions if event.evidence.holds(span)]
        span = min(inside or actor.mentions, key=lambda one: abs(one.start - event.trigger.start), default=None)
        words = self._record.quote(span) if span else ""
        sectors = (actor.sector,) if actor.sector else ()
        return Party(actor.id, actor.name, actor.country, sectors, actor.title, words, span)

    def _evidence(self, event: Event) -> Evidence:
        text, span = self._record.document.text, event.evidence
        return Evidence(
            words=span.of(text),
            span=span,
            before=text[max(0, span.start - AROUND) : span.start],
            behind=text[span.end : span.end + AROUND],
            sentence=1 + sum(1 for _ in SENTENCE_END.finditer(text, 0, span.start)),
            trigger=event.trigger,
            mentions=(event.trigger, *event.mentions),
        )


def _story(record: Record) -> Story:
    document = record.document
    return Story(
        document=document.id,
        published=document.published,
        outlet=document.outlet,
        title=document.title,
        url=document.url,
        language=document.language,
        length=document.length,
        people=_names(one.name for one in record.actors if one.kind == "person"),
        organisations=_names(one.name for one in record.actors if one.kind == "organisation"),
        places=_names(one.name for one in record.places),
    )


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _day(event: Event, time: Time | None, published: str | None) -> str | None:
    """The day of the act where the report gives it to a week, else the day of publication; of a plan the day it was told."""
    if event.status in AHEAD or time is None or time.earliest is None or time.latest is None:
        return published
    days = (date.fromisoformat(time.latest) - date.fromisoformat(time.earliest)).days
    return time.earliest if days <= WEEK else published


def _where(place: Place | None) -> Where:
    if place is None:
        return Where()
    is_city, is_admin = place.precision in ("city", "site"), place.precision == "admin"
    return Where(
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        geonames=place.geonames,
        precision=place.precision,
        city=place.name if is_city else "",
        province=place.name if is_admin else "",
    )
