"""The writing side of an archive: readings go in, in the order of their sources, a few at a time, each lot wholly or not at all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from dragoman import __version__
from dragoman.archive.copies import are_copies
from dragoman.archive.database import Database
from dragoman.archive.rows import record_of
from dragoman.archive.search import Search
from dragoman.archive.settling import Spread, here, settle
from dragoman.model import Record

LOT = 256


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of an entry: `row` if it was read, else the reason; `skipped` if it is fine but not for us (another language)."""

    place: str
    fingerprint: str
    row: str = ""
    reason: str = ""
    skipped: bool = False

    @property
    def outcome(self) -> str:
        """read, failed or skipped."""
        return "skipped" if self.skipped else "failed" if self.reason else "read"


class Store:
    """Writes readings into an archive."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def fingerprints(self) -> set[str]:
        """Of all entries that the archive knows, read or not."""
        return {row[0] for row in self._database.sql("select fingerprint from entries")}

    def undated(self) -> int:
        """How many reports have no day of publication, so that what they say of time stays open."""
        return int(self._database.one("select count(*) from reports where published is null"))

    def add(self, readings: Sequence[Reading]) -> None:
        """Write some readings; all of them, or none if the process ends before it returns."""
        with self._database.transaction():
            first = self._database.one("select coalesce(max(number), 0) + 1 from reports")
            numbers = self._load([one.row for one in readings if one.row], first)
            self._database.run(
                "enter",
                fingerprint=[one.fingerprint for one in readings],
                place=[one.place for one in readings],
                outcome=[one.outcome for one in readings],
                reason=[one.reason or None for one in readings],
                report=[next(numbers) if one.row else None for one in readings],
            )

    def outdated(self, *, rules: str | None) -> Iterator[tuple[int, Record]]:
        """Reports and their numbers, if read with other rules or another version of the package; all if `rules` is None."""
        last = 0
        while rows := self._database.run("outdated", rules=rules, package=__version__, last=last, limit=LOT):
            last = rows[-1][0]
            for number, id, text, data in rows:
                record = record_of(data, text)
                yield number, replace(record, document=replace(record.document, id=id))

    def replace(self, rows: Mapping[int, str]) -> None:
        """New rows in place of those of some reports, which keep their numbers, ids and origins; all or nothing."""
        if not rows:
            return
        with self._database.transaction():
            self._database.run("incoming", numbers=[*rows], rows=[*rows.values()])
            self._database.run("forget")
            self._database.run("load")
        Search(self._database).forget()

    def finish(self, *, over: Spread = here) -> None:
        """Work out the answers and take the new reports into the search index; to be called when all readings are in.

        `over` may spread the work on the answers, as that of `batch.answers.settlers` does.
        """
        settle(self._database, over=over)
        Search(self._database).update()

    def _load(self, rows: list[str], first: int) -> Iterator[int]:
        numbers = range(first, first + len(rows))
        if rows:
            self._database.run("incoming", numbers=[*numbers], rows=rows)
            origins, ids = self._origins(), self._ids()
            self._database.run("place", numbers=list(origins), origins=list(origins.values()), ids=[ids[one] for one in origins])
            self._database.run("load")
        return iter(numbers)

    def _origins(self) -> dict[int, int]:
        """For each incoming report the first report that it is a copy of, or itself."""
        candidates: dict[int, list[int]] = {}
        for number, earlier in self._database.run("candidates"):
            candidates.setdefault(number, []).append(earlier)
        earlier_ones = sorted({one for few in candidates.values() for one in few})
        origins: dict[int, int] = dict(self._database.run("earlier", numbers=earlier_ones))
        texts = dict(self._database.run("texts", numbers=sorted(set(origins.values()))))
        found = {}
        for number, text in self._database.sql("select number, text from incoming order by number"):
            texts[number] = text
            known = dict.fromkeys(origins[one] for one in candidates.get(number, ()))
            found[number] = origins[number] = next((one for one in known if are_copies(text, texts[one])), number)
        return found

    def _ids(self) -> dict[int, str]:
        """For each incoming report an id that no other has: its own, or with ~2, ~3 … behind it."""
        taken = {row[0] for row in self._database.run("taken")}
        ids: dict[int, str] = {}
        for number, own in self._database.sql("select number, id from incoming order by number"):
            ids[number] = own if own not in taken else next(one for one in (f"{own}~{n}" for n in count(2)) if one not in taken)
            taken.add(ids[number])
        return ids
