"""PETRARCH2's lines of date, source, target and code, and the 26 columns that Phoenix makes of them; both without header."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from dragoman.formats.event_rows import EventRow, Evidence, Party, Story, Where, coding_of, pairs
from dragoman.formats.tables import BREAKS, Cells, Table, compact, decimal, iso_day, number, row_of
from dragoman.knowledge.cameo import actor_code, actor_of_code, cameo_code
from dragoman.knowledge.states import iso3_of

NOBODY = "---"
NO_SOURCE = "NULL"
SCHEME = "://"
LINE = ("Date", "Source", "Target", "Code", "Issues", "IDs", "URL", "StorySource", "Texts")
SHORTEST = 7
PHOENIX_COLUMNS = (
    "EventID", "Date", "Year", "Month", "Day",
    "SourceActorFull", "SourceActorEntity", "SourceActorRole", "SourceActorAttribute",
    "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute",
    "EventCode", "EventRootCode", "PentaClass", "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName", "StateName",
    "CountryCode", "SentenceID", "URLs", "NewsSources",
)  # fmt: skip
LAST_ROOTS = (("02", "0"), ("05", "1"), ("08", "2"), ("13", "3"), ("15", "4"), ("16", "3"), ("20", "4"))


def penta_class(cameo: str) -> str:
    """Phoenix's class of a CAMEO code: 0 statement, 1 and 2 cooperation in words and deeds, 3 and 4 conflict (16 counts as words).

    >>> [penta_class(code) for code in ("010", "036", "084", "112", "160", "190")]
    ['0', '1', '2', '3', '3', '4']
    """
    return next((penta for last, penta in LAST_ROOTS if cameo[:2] <= last), "") if cameo else ""


def _code(party: Party) -> str:
    return actor_code(party.id, party.country, party.sectors) or NOBODY


def _sentence_id(row: EventRow) -> str:
    sentence = row.evidence.sentence
    return row.story.document if sentence is None else f"{row.story.document}_{sentence}"


def _evidence(ids: str) -> tuple[str, Evidence]:
    document, _, sentence = ids.split(";")[0].rpartition("_")
    is_numbered = bool(document) and sentence.isascii() and sentence.isdigit()
    return (document, Evidence(sentence=int(sentence))) if is_numbered else (ids.split(";")[0], Evidence())


def _party(code: str) -> tuple[Party, ...]:
    id_, country, sectors = actor_of_code(code)
    return () if code in ("", NOBODY) else (Party(id_, code, country, sectors),)


def _cells(row: EventRow) -> Cells:
    return {
        "Date": compact(row.date),
        "Source": _code(row.actor),
        "Target": _code(row.recipient),
        "Code": coding_of(row).cameo,
        "IDs": _sentence_id(row),
        "URL": row.story.url or "",
        "StorySource": row.story.outlet or NO_SOURCE,
    }


def _row(cells: Mapping[str, str]) -> EventRow:
    known = cameo_code(cells["Code"])
    document, evidence = _evidence(cells["IDs"])
    outlet = cells["StorySource"]
    return EventRow(
        id=f"{cells['IDs']}:{cells['Source']}:{cells['Target']}:{cells['Code']}",
        type=known.type if known else "",
        mode=known.mode if known else None,
        date=iso_day(cells["Date"]),
        actors=_party(cells["Source"]),
        recipients=_party(cells["Target"]),
        cameo=cells["Code"],
        goldstein=known.goldstein if known else None,
        story=Story(document=document, outlet=None if outlet == NO_SOURCE else outlet, url=cells["URL"] or None),
        evidence=evidence,
    )


PETRARCH = Table("petrarch", LINE, _cells, _row, need_both=True)


def petrarch_lines(rows: Iterable[EventRow]) -> Iterator[str]:
    """PETRARCH2's lines; that of a report without address has a column less, and texts of its options stand at the end."""
    for row in pairs(rows, format="petrarch", need_both=True):
        cells = _cells(row) | row.kept_for("petrarch")
        parts = [cells.get(name, "") for name in LINE[:-1]]
        parts = parts if cells["URL"] else [*parts[:6], parts[7]]
        texts = cells.get("Texts", "").split("\t") if cells.get("Texts") else []
        yield "\t".join(BREAKS.sub(" ", part) for part in (*parts, *texts)) + "\n"


def petrarch_rows(lines: Iterable[str], *, broken: Callable[[str], None]) -> Iterator[EventRow]:
    """The rows of PETRARCH2's lines; the address is known by its scheme."""
    for number_, line in enumerate(lines, start=1):
        parts = line.rstrip("\r\n").split("\t")
        if len(parts) < SHORTEST:
            if any(parts):
                broken(f"line {number_} has {len(parts)} cells, and petrarch wants {SHORTEST} at least")
            continue
        rest = parts[6:] if SCHEME in parts[6] and len(parts) > SHORTEST else ["", *parts[6:]]
        yield row_of(PETRARCH, dict(zip(LINE, (*parts[:6], *rest[:2], "\t".join(rest[2:])), strict=True)))


def _phoenix_cells(row: EventRow) -> Cells:
    coding, day, where = coding_of(row), compact(row.date), row.where
    return {
        "EventID": row.id,
        "Date": day,
        "Year": day[:4],
        "Month": day[4:6],
        "Day": day[6:],
        **_actor_cells("Source", row.actor),
        **_actor_cells("Target", row.recipient),
        "EventCode": coding.cameo,
        "EventRootCode": coding.cameo[:2],
        "PentaClass": penta_class(coding.cameo),
        "GoldsteinScore": number(coding.goldstein),
        "Lat": number(where.latitude),
        "Lon": number(where.longitude),
        "LocationName": where.name,
        "StateName": where.province,
        "CountryCode": where.country or "",
        "SentenceID": _sentence_id(row),
        "URLs": row.story.url or "",
        "NewsSources": row.story.outlet or "",
    }


def _actor_cells(side: str, party: Party) -> Cells:
    code = actor_code(party.id, party.country, party.sectors)
    entity, role, rest = code[:3], code[3:6], code[6:]
    names = ("Full", "Entity", "Role", "Attribute")
    return {f"{side}Actor{name}": cell for name, cell in zip(names, (code, entity, role, rest), strict=True)}


def _phoenix_row(cells: Mapping[str, str]) -> EventRow:
    known = cameo_code(cells["EventCode"])
    document, evidence = _evidence(cells["SentenceID"])
    country = cells["CountryCode"]
    return EventRow(
        id=cells["EventID"],
        type=known.type if known else "",
        mode=known.mode if known else None,
        date=iso_day(cells["Date"]),
        actors=_party(cells["SourceActorFull"]),
        recipients=_party(cells["TargetActorFull"]),
        cameo=cells["EventCode"],
        goldstein=decimal(cells["GoldsteinScore"]),
        where=Where(
            name=cells["LocationName"],
            country=iso3_of("iso3", country) or iso3_of("iso2", country),
            latitude=decimal(cells["Lat"]),
            longitude=decimal(cells["Lon"]),
            province=cells["StateName"],
        ),
        story=Story(document=document, outlet=cells["NewsSources"] or None, url=cells["URLs"] or None),
        evidence=evidence,
    )


PHOENIX = Table("phoenix", PHOENIX_COLUMNS, _phoenix_cells, _phoenix_row, need_both=True)
