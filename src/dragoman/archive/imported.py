"""Events of other people's files, kept beside what reports tell: as their makers coded them, with file and row, without words."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from dragoman.archive.database import Database
from dragoman.archive.moments import Moment
from dragoman.archive.parties import FOR_A_STATE
from dragoman.archive.rows import pairs_of
from dragoman.archive.stored import as_kept
from dragoman.archive.titles import name_of
from dragoman.errors import UsageError
from dragoman.formats.event_rows import EventRow, Party, coding_of
from dragoman.formats.record_json import builder_of
from dragoman.knowledge.spelling import slug
from dragoman.knowledge.whoswho import whos_who
from dragoman.model import Span

LOT = 5_000
KEPT = ("plover", "polecat", "gdelt", "icews", "petrarch", "phoenix")
NO_DAY, NO_ACTOR, NO_ACT = "without a day", "without an actor", "mere statements (CAMEO 01)"
NOTHING = Span(0, 0)


@dataclass(slots=True)
class Intake:
    """How many events were kept, how many were known already, and how many were left out for which reason."""

    kept: int = 0
    known: int = 0
    left_out: dict[str, int] = field(default_factory=dict)


def take_in(database: Database, rows: Iterable[tuple[int, EventRow]], *, coder: str, source: str) -> Intake:
    """Keep the events of a file, each with its row; ended early and begun again, it goes on where it was.

    An event is known by its id and day, whatever file it comes in.
    """
    if coder not in KEPT:
        raise UsageError(f"{coder} cannot be kept in an archive, which needs the day of each act; kept can be {', '.join(KEPT)}")
    intake = Intake()
    rows = iter(rows)
    while lot := [*islice(rows, LOT)]:
        found = _unknown(database, coder, {(row.id, row.date): (number, row) for number, row in reversed([*_usable(lot, intake)])})
        columns = [column for number, row in reversed(found) for column in _columns(row, coder, source, number)]
        with database.transaction():
            database.run("take_in_actors", actors=_json(_actors(row for _, row in found)))
            database.run("take_in", rows=_json(columns))
        intake.kept += len(found)
        intake.known -= len(found)
    return intake


def _json(rows: list[dict[str, Any]]) -> str:
    return json.dumps(rows, ensure_ascii=False)


def _usable(lot: Iterable[tuple[int, EventRow]], intake: Intake) -> Iterator[tuple[int, EventRow]]:
    for number, row in lot:
        fault = NO_ACT if not row.type else NO_DAY if row.date is None else NO_ACTOR if not row.actors else None
        if fault is None:
            intake.known += 1
            yield number, row
        else:
            intake.left_out[fault] = intake.left_out.get(fault, 0) + 1


def _unknown(
    database: Database, coder: str, given: dict[tuple[str, str | None], tuple[int, EventRow]]
) -> list[tuple[int, EventRow]]:
    """The events whose id and day are not in the archive yet."""
    known = set(database.run("taken_in", coder=coder, ids=[id for id, _ in given]))
    return [one for key, one in given.items() if key not in known]


def _columns(row: EventRow, coder: str, source: str, number: int) -> Iterator[dict[str, Any]]:
    """An event as rows of the table, one for each pair of its parties."""
    coding, where = coding_of(row), row.where
    doers, receivers = ([party_of(one) for one in parties] for parties in (row.actors, row.recipients))
    told = {
        "coder": coder, "source": source, "event": f"row {number}", "id": row.id, "published": row.story.published,
        "happened": row.date, "type": row.type, "mode": row.mode, "status": row.status, "parties": sorted({*doers, *receivers}),
        "words": coding.label, "sentence": row.evidence.words, "cameo": coding.cameo, "quad": coding.quad,
        "goldstein": coding.goldstein, "intensity": coding.intensity, "outlet": row.story.outlet, "url": row.story.url,
        "place": where.name or None, "country": where.country, "latitude": where.latitude, "longitude": where.longitude,
    }  # fmt: skip
    for count, (one, other) in enumerate(pairs_of([*doers, *receivers])):
        mutual = one in doers and other in doers
        forth, back = one in doers and (other in receivers or not other), other in doers and one in receivers
        whole = None if count else as_kept(row)
        yield told | {"side_a": one, "side_b": other, "forth": forth or mutual, "back": back or mutual, "told": whole}


def party_of(party: Party) -> str:
    """The country that an actor of a file acts for, else a known actor by its name, else one named after what the file says.

    >>> party_of(Party("", "OBAMA", "USA", ("GOV",))), party_of(Party("", "HAMAS", None, ("REB",)))
    ('USA', 'org:hamas')
    >>> party_of(Party("", "Citizen (India)", "IND", ("CVL",))), party_of(Party("", "Lake Commission"))
    ('group:ind-cvl', 'name:lake-commission')
    """
    acts_for_it = not party.sectors or any(one in FOR_A_STATE for one in party.sectors)
    if party.country is not None and (acts_for_it or party.id == party.country):
        return party.country
    known = whos_who()
    profile = known.profiles.get(party.id) or known.find(party.name)
    if profile is not None and profile.kind != "country":
        return profile.id
    sector = f"-{party.sectors[0].lower()}" if party.sectors else ""
    return party.id or (f"group:{party.country.lower()}{sector}" if party.country else f"name:{slug(party.name)}")


def _actors(rows: Iterable[EventRow]) -> list[dict[str, Any]]:
    """The parties that only these files know, so that they can be asked for by name."""
    parties = {party_of(one): one for row in rows for one in (*row.actors, *row.recipients)}
    known = whos_who().profiles
    return [
        {"id": id, "name": one.name or name_of(id), "country": one.country, "party": id}
        for id, one in parties.items()
        if id not in known
    ]


def imported_rows(database: Database, *, coder: str, since: str | None, until: str | None) -> Iterator[EventRow]:
    """The events of a coder, or those told on some days, as they were read, in the order in which they were kept."""
    build, last = builder_of(EventRow), -1
    while found := database.run("imported_rows", coder=coder, since=since, until=until, last=last, limit=LOT):
        last = found[-1][0]
        for _, source, told in found:
            if told is None:
                raise UsageError(
                    f"events of {source} were kept by an older version; import the file into a new archive to export them"
                )
            yield build(json.loads(told))


def imported_moments(rows: Iterable[dict[str, Any]]) -> Iterator[Moment]:
    """Imported events as entries of a timeline: each by itself, for nothing says which of them are of one happening."""
    for row in rows:
        who = " – ".join(name_of(party) for party in row["parties"])
        title = f"{who}: {(row['words'] or row['type']).lower()}"
        stage = "held" if row["type"] == "CONSULT" else "done"
        yield Moment(
            row["published"], f"{row['coder']}:{row['id']}", title, row["type"], tuple(row["parties"]), row["status"],
            stage if row["status"] in ("occurred", "ongoing") else row["status"], row["happened"], row["happened"], row["place"],
            row["country"] if row["place"] else None, row["document"], row["outlet"], row["event"], NOTHING, row["sentence"],
        )  # fmt: skip
