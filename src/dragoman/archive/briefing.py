"""What goes into a briefing on two parties, chosen from the answers of an archive."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.archive.brief import Brief, Item, Section, SourceNote
from dragoman.archive.changes import Change
from dragoman.archive.ledger import LedgerPosition
from dragoman.archive.moments import Moment
from dragoman.archive.relations import RelationRow
from dragoman.archive.standoffs import Standoff
from dragoman.model import Span
from dragoman.telling.words import KINDS, day

MOST = 8
RECENT = timedelta(days=120)
AHEAD = ("scheduled", "pledged", "proposed", "conditional", "speculated")
TOGETHER = ("CONSULT", "AGREE", "COOPERATE", "AID", "RETREAT", "CONCEDE")
STANDING = ("demand", "offer", "commitment", "refusal", "threat")
Name = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Material:
    """The answers that a briefing is made of."""

    parties: tuple[str, str]
    reports: int
    origins: int
    first: str
    last: str
    moments: Sequence[Moment]
    positions: Sequence[LedgerPosition]
    deadlocks: Sequence[Standoff]
    relations: Sequence[RelationRow]
    changes: Sequence[Change]


def recent(last: str) -> str:
    """The day from which on something counts as recent, seen from the last report."""
    return (date.fromisoformat(last) - RECENT).isoformat()


def brief_of(material: Material, *, name: Name, notes: Callable[[Iterable[str]], dict[str, SourceNote]]) -> Brief:
    """The briefing; `name` says what a party is called, `notes` what the sources are."""
    one, other = map(name, material.parties)
    sections = (
        Section("State of relations", (*_balance(material, name), *_held(material))),
        Section("What is planned", tuple(_planned(material))),
        *(Section(f"Where {name(party)} stands", tuple(_stands(material, party))) for party in material.parties),
        Section("Deadlocks", tuple(_deadlocks(material))),
        Section("What changed", tuple(_changed(material, name))),
    )
    told = tuple(section for section in sections if section.items)
    cited = dict.fromkeys(document for section in told for item in section.items for document, _ in item.sources)
    copies = f", {material.reports - material.origins} of them copies" if material.reports > material.origins else ""
    subtitle = f"From {material.reports} reports{copies}, {day(material.first)} to {day(material.last)}"
    return Brief(f"{one} and {other}", subtitle, told, notes(cited))


def _balance(material: Material, name: Name) -> Iterable[Item]:
    """One line for each direction in the last period that reports tell of."""
    last: dict[tuple[str, str], RelationRow] = {(row.source, row.target): row for row in material.relations}
    for row in last.values():
        acts = f"{row.cooperation} of cooperation, {row.conflict} of conflict"
        text = f"{name(row.source)} towards {name(row.target)}, {row.period}: {acts} (mean Goldstein {row.goldstein:+.1f})."
        yield Item(text, sources=tuple((document, Span(0, 0)) for document in dict.fromkeys(one for one, _ in row.events)))


def _held(material: Material) -> Iterable[Item]:
    """The last meetings and agreements, and how they ended."""
    ended = [one for one in _last_of_threads(material.moments) if one.type in ("CONSULT", "AGREE") and one.status not in AHEAD]
    return [_item(one) for one in ended[-3:]]


def _planned(material: Material) -> Iterable[Item]:
    """What lies ahead of the last report, or has no day yet, and was told of lately."""
    ahead = [one for one in _last_of_threads(material.moments) if one.status in AHEAD and one.type in TOGETHER]
    open_ones = [one for one in ahead if (one.latest or one.published or "") >= recent(material.last)]
    return [_item(one) for one in open_ones[-MOST:]]


def _last_of_threads(moments: Sequence[Moment]) -> list[Moment]:
    """How each happening stands, in the order of the last news of it."""
    last = {one.thread: one for one in moments}
    return sorted(last.values(), key=lambda one: (one.published or "", one.document))


def _item(one: Moment) -> Item:
    when = f", {one.earliest}" if one.earliest and one.earliest == one.latest else f", by {one.latest}" if one.latest else ""
    where = f", {one.place}" if one.place and one.place not in one.title else ""
    return Item(f"{one.title}: {one.stage}{when}{where} ({one.published}).", one.sentence, ((one.document, one.evidence),))


def _stands(material: Material, party: str) -> Iterable[Item]:
    """The open positions of a party, the kinds in their order, the latest first."""
    held = [one for one in material.positions if one.party == party and one.state == "open"]
    latest = sorted(held, key=lambda one: one.last or "", reverse=True)[:MOST]
    for position in sorted(latest, key=lambda one: STANDING.index(one.kind)):
        tie = f" ({position.condition})" if position.condition else ""
        turns = [f"{one.change} {one.published}" for one in position.changes if one.published]
        sources = tuple((one.document, one.span) for one in position.changes)
        yield Item(f"{KINDS[position.kind]}: {position.about.words}{tie}; {', '.join(turns[-3:])}.", sources=sources)


def _deadlocks(material: Material) -> Iterable[Item]:
    for one in material.deadlocks[-MOST:]:
        end = f"broken {one.broken.published}" if one.broken else "not broken"
        sources = (*one.evidence, *([(one.broken.document, Span(0, 0))] if one.broken else []))
        yield Item(f"Arose {one.arose.published}, {end}.", sources=sources)


def _changed(material: Material, name: Name) -> Iterable[Item]:
    """The last changes of positions and deadlocks."""
    for one in [one for one in material.changes if one.kind != "thread"][-MOST:]:
        text = one.text
        for party in one.parties:
            text = text.replace(party, name(party))
        yield Item(f"{one.published}: {text}: {one.change}.", sources=((one.document, one.span),))
