"""What goes into a briefing on two parties, chosen from the answers of an archive."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.archive.brief import Brief, Item, Section, SourceNote
from dragoman.archive.database import Database
from dragoman.archive.ledger import LedgerPosition
from dragoman.archive.moments import Moment
from dragoman.archive.relations import RelationRow
from dragoman.archive.standoffs import Standoff
from dragoman.archive.strands import PUT_OFF
from dragoman.knowledge.codes import type_name
from dragoman.model import Span
from dragoman.telling.words import KINDS, day

MOST = 8
HELD = 3
RECENT = timedelta(days=120)
AHEAD = ("scheduled", "pledged", "proposed", "conditional", "speculated")
STANDING = ("demand", "offer", "commitment", "refusal", "threat")
TOGETHER = ("CONSULT", "AGREE", "COOPERATE", "AID", "RETREAT", "CONCEDE")
TURNS = {
    "stated": "{party} stated its {kind}", "renewed": "{party} renewed its {kind}", "hardened": "{party} hardened its {kind}",
    "softened": "{party} softened its {kind}", "withdrawn": "{party} withdrew its {kind}",
    "met": "what met the {kind} of {party}", "broken": "what broke the {kind} of {party}",
}  # fmt: skip
Name = Callable[[str], str]
Told = tuple[str, Item]


@dataclass(frozen=True, slots=True)
class Material:
    """The answers that a briefing is made of; what changed since the day `news` counts as new."""

    parties: tuple[str, str]
    reports: int
    origins: int
    first: str
    last: str
    news: str
    moments: Sequence[Moment]
    positions: Sequence[LedgerPosition]
    deadlocks: Sequence[Standoff]
    relations: Sequence[RelationRow]


class Sources:
    """The reports that a briefing cites."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def notes(self, documents: Iterable[str]) -> dict[str, SourceNote]:
        """What is said of each, in the order given."""
        order = [*documents]
        found = {row["document"]: SourceNote(**row) for row in self._database.named("sources", {"documents": order})}
        return {document: found[document] for document in order}

    def quote(self, document: str, span: Span) -> str:
        """The words of a report."""
        texts: dict[str, str] = dict(self._database.run("texts_by_id", ids=[document]))
        return span.of(texts[document])


def recent(last: str) -> str:
    """The day from which on something counts as recent, seen from the last report."""
    return (date.fromisoformat(last) - RECENT).isoformat()


def brief_of(material: Material, *, name: Name, sources: Sources) -> Brief:
    """The briefing; `name` says what a party is called."""
    one, other = map(name, material.parties)
    sections = (
        Section("State of relations", (*_balance(material, name), *_held(material))),
        Section("What is planned", tuple(_planned(material))),
        *(Section(f"Where {name(party)} stands", tuple(_stands(material, party))) for party in material.parties),
        Section("Deadlocks", tuple(_deadlocks(material, sources))),
        Section("What changed", tuple(_changed(material, name))),
    )
    told = tuple(section for section in sections if section.items)
    cited = dict.fromkeys(document for section in told for item in section.items for document, _ in item.sources)
    copies = f", {material.reports - material.origins} of them copies" if material.reports > material.origins else ""
    subtitle = f"From {material.reports} reports{copies}, {day(material.first)} to {day(material.last)}"
    return Brief(f"{one} and {other}", subtitle, told, sources.notes(cited))


def _balance(material: Material, name: Name) -> Iterator[Item]:
    """One line for each direction in the last period that reports tell of."""
    last: dict[tuple[str, str], RelationRow] = {(row.source, row.target): row for row in material.relations}
    for row in last.values():
        acts = f"{row.cooperation} of cooperation, {row.conflict} of conflict"
        when = row.period.replace("-", " ")
        score = f" (mean Goldstein {row.goldstein:+.1f})" if row.goldstein is not None else ""
        text = f"{name(row.source)} towards {name(row.target)}, {when}: {acts}{score}."
        yield Item(text, sources=tuple((document, Span(0, 0)) for document in dict.fromkeys(one for one, _ in row.events)))


def _held(material: Material) -> list[Item]:
    """The last meetings and agreements, and how they ended."""
    ended = [one for one in _last_of_threads(material.moments) if one.type in ("CONSULT", "AGREE") and one.status not in AHEAD]
    return [_item(one) for one in _once(ended)[-HELD:]]


def _planned(material: Material) -> list[Item]:
    """What lies ahead of the last report, or has no day yet, and was told of lately."""
    ahead = [one for one in _last_of_threads(material.moments) if one.status in AHEAD and one.type in TOGETHER]
    open_ones = [one for one in ahead if (one.latest or one.published or "") >= recent(material.last)]
    return [_item(one) for one in _once(open_ones)[-MOST:]]


def _last_of_threads(moments: Sequence[Moment]) -> list[Moment]:
    """How each happening stands, in the order of the last news of it; that it was dropped is the last that a report tells."""
    told = sorted(moments, key=lambda one: (one.published or "", one.document, one.stage in PUT_OFF))
    last = {one.thread: one for one in told}
    return sorted(last.values(), key=lambda one: (one.published or "", one.document))


def _once(moments: Sequence[Moment]) -> list[Moment]:
    """What is told, each sentence once, by the first happening that it tells of."""
    return [*{(one.document, one.sentence): one for one in reversed(moments)}.values()][::-1]


def _item(one: Moment) -> Item:
    """How a happening stands: "Summit, Hanoi, 27 Feb 2019: failed (28 Feb 2019)." """
    what = one.title.rpartition(": ")[2] if one.type == "CONSULT" else type_name(one.type)
    is_day = one.earliest == one.latest
    when = f", {'' if is_day else 'by '}{day(one.latest)}" if one.latest else ""
    where = f", {one.place}" if one.place and one.place not in what else ""
    stage = f": {one.stage}" if one.stage != "done" else ""
    told = f" ({day(one.published)})" if one.published else ""
    return Item(f"{what[:1].upper()}{what[1:]}{where}{when}{stage}{told}.", one.sentence, ((one.document, one.evidence),))


def _stands(material: Material, party: str) -> Iterator[Item]:
    """The open positions of a party, the kinds in their order, the latest first."""
    held = [one for one in material.positions if one.party == party and one.state == "open"]
    latest = sorted(held, key=lambda one: one.last or "", reverse=True)[:MOST]
    for position in sorted(latest, key=lambda one: STANDING.index(one.kind)):
        tie = f", {position.condition}" if position.condition else ""
        turns = [f"{one.change} {day(one.published)}" for one in position.changes if one.published]
        sources = tuple((one.document, one.span) for one in position.changes)
        yield Item(f"{KINDS[position.kind]}: {position.about.words}{tie} ({', '.join(turns[-3:])}).", sources=sources)


def _deadlocks(material: Material, sources: Sources) -> Iterator[Item]:
    for one in material.deadlocks[-MOST:]:
        arose = f"Arose {day(one.arose.published)}" if one.arose.published else "Arose on a day not told"
        end = f"broken {day(one.broken.published)}" if one.broken and one.broken.published else "not broken"
        words = sources.quote(*one.evidence[0]) if one.evidence else ""
        shown = (*one.evidence, *([(one.broken.document, Span(0, 0))] if one.broken else []))
        yield Item(f"{arose}, {end}.", words, shown)


def _changed(material: Material, name: Name) -> list[Item]:
    """The last changes of positions and deadlocks."""
    told = [*_turns(material, name), *_locks(material)]
    return [item for published, item in sorted(told, key=lambda one: one[0]) if published >= material.news][-MOST:]


def _turns(material: Material, name: Name) -> Iterator[Told]:
    for position in material.positions:
        for turn in position.changes:
            if turn.published:
                what = TURNS[turn.change].format(party=name(position.party), kind=position.kind)
                text = f"{day(turn.published)}: {what}: {position.about.words}."
                yield turn.published, Item(text, sources=((turn.document, turn.span),))


def _locks(material: Material) -> Iterator[Told]:
    for one in material.deadlocks:
        for source, what in ((one.arose, "a deadlock arose"), (one.broken, "the deadlock was broken")):
            if source is not None and source.published:
                yield source.published, Item(f"{day(source.published)}: {what}.", sources=((source.document, Span(0, 0)),))
