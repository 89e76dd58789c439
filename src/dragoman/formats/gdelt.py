"""GDELT 2.0: the table of events (61 columns) and that of their mentions (16), without header."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from dragoman.formats.event_rows import EventRow, Party, Story, Where, coding_of, pairs
from dragoman.formats.tables import BREAKS, Cells, Table, compact, decimal, iso_day, number, serial
from dragoman.knowledge.cameo import actor_code, actor_of_code, cameo_code, group_code
from dragoman.knowledge.states import code_in, iso3_of, name_of_country

PARTY = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code",
         "Type3Code")  # fmt: skip
GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in PARTY), *(f"Actor2{name}" for name in PARTY),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources",
    "NumArticles", "AvgTone",
    *(f"{side}Geo_{name}" for side in ("Actor1", "Actor2", "Action") for name in GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
MENTIONS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID",
    "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
    "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
LAST_ROOTS = {"05": 1, "08": 2, "13": 3, "20": 4}
GEO_TYPES = {"country": "1", "admin": "5", "city": "4", "site": "4"}
PRECISIONS = {"1": "country", "2": "admin", "3": "city", "4": "city", "5": "admin"}
NO_PLACE = {"Type": "0"}
MIDNIGHT = "000000"
WEB = "1"


def quad_class(cameo: str) -> str:
    """The class of a CAMEO code: 1 and 2 cooperation in words and deeds, 3 and 4 conflict in words and deeds.

    >>> quad_class("036"), quad_class("084"), quad_class("112"), quad_class("190"), quad_class("")
    ('1', '2', '3', '4', '')
    """
    return next((str(quad) for last, quad in LAST_ROOTS.items() if cameo[:2] <= last), "") if cameo else ""


def _cells(row: EventRow) -> Cells:
    coding, day = coding_of(row), compact(row.date)
    code = coding.cameo
    return {
        "GLOBALEVENTID": row.id if row.id.isdigit() else serial(row.id),
        "SQLDATE": day,
        "MonthYear": day[:6],
        "Year": day[:4],
        "FractionDate": _fraction(row.date),
        **_party_cells("Actor1", row.actor),
        **_party_cells("Actor2", row.recipient),
        "IsRootEvent": "1" if row.evidence.sentence == 1 else "0",
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": quad_class(code),
        "GoldsteinScale": number(coding.goldstein),
        "NumMentions": str(max(1, len(row.evidence.mentions))),
        "NumSources": "1",
        "NumArticles": "1",
        **_geo_cells("Actor1", NO_PLACE),
        **_geo_cells("Actor2", NO_PLACE),
        **_geo_cells("Action", _place(row.where)),
        "DATEADDED": compact(row.story.published) + MIDNIGHT if row.story.published else "",
        "SOURCEURL": row.story.url or row.story.document,
    }


def _fraction(day: str | None) -> str:
    """The year and how much of it has passed, by the published rule: (month x 30 + day) / 365."""
    if day is None:
        return ""
    when = date.fromisoformat(day)
    return f"{when.year + (when.month * 30 + when.day) / 365:.4f}"


def _party_cells(side: str, party: Party) -> Cells:
    types = dict(zip(("Type1Code", "Type2Code", "Type3Code"), party.sectors, strict=False)) if party.id != party.country else {}
    return {
        f"{side}Code": actor_code(party.id, party.country, party.sectors),
        f"{side}Name": party.name.upper(),
        f"{side}CountryCode": code_in("cameo", party.country),
        f"{side}KnownGroupCode": group_code(party.id),
        **{f"{side}{name}": code for name, code in types.items()},
    }


def _place(where: Where) -> Mapping[str, str]:
    if not where.name:
        return NO_PLACE
    country = name_of_country(where.country)
    return {
        "Type": GEO_TYPES.get(where.precision or "city", "4"),
        "FullName": where.name if not country or where.name == country else f"{where.name}, {country}",
        "CountryCode": code_in("fips", where.country),
        "Lat": number(where.latitude),
        "Long": number(where.longitude),
    }


def _geo_cells(side: str, cells: Mapping[str, str]) -> Cells:
    return {f"{side}Geo_{name}": cell for name, cell in cells.items()}


def _row(cells: Mapping[str, str]) -> EventRow:
    known = cameo_code(cells["EventCode"])
    return EventRow(
        id=cells["GLOBALEVENTID"],
        type=known.type if known else "",
        mode=known.mode if known else None,
        date=iso_day(cells["SQLDATE"]),
        actors=_party("Actor1", cells),
        recipients=_party("Actor2", cells),
        cameo=cells["EventCode"],
        goldstein=decimal(cells["GoldsteinScale"]),
        where=_where(cells),
        story=Story(published=iso_day(cells["DATEADDED"][:8]), url=cells["SOURCEURL"] or None),
    )


def _party(side: str, cells: Mapping[str, str]) -> tuple[Party, ...]:
    code = cells[f"{side}Code"]
    if not code and not cells[f"{side}Name"]:
        return ()
    id_, country, sectors = actor_of_code(code)
    country = iso3_of("cameo", cells[f"{side}CountryCode"]) or country
    types = tuple(cell for name in ("Type1Code", "Type2Code", "Type3Code") if (cell := cells[f"{side}{name}"]))
    return (Party(id_, cells[f"{side}Name"], country, types or sectors),)


def _where(cells: Mapping[str, str]) -> Where:
    return Where(
        name=cells["ActionGeo_FullName"].split(",")[0],
        country=iso3_of("fips", cells["ActionGeo_CountryCode"]),
        latitude=decimal(cells["ActionGeo_Lat"]),
        longitude=decimal(cells["ActionGeo_Long"]),
        precision=PRECISIONS.get(cells["ActionGeo_Type"]),
    )


GDELT = Table("gdelt", COLUMNS, _cells, _row)


def mention_lines(rows: Iterable[EventRow]) -> Iterator[str]:
    """The lines of the table of mentions: one for each time that a report names an event of the table of events."""
    for row in pairs(rows, format="gdelt"):
        for place, span in enumerate(row.evidence.mentions):
            sentence = "" if place else number(row.evidence.sentence)
            cells = _mention(row) | {"ActionCharOffset": str(span.start), "SentenceID": sentence}
            yield "\t".join(BREAKS.sub(" ", cells.get(name, "")) for name in MENTIONS) + "\n"


def _mention(row: EventRow) -> Cells:
    story, spans = row.story, (row.actor.span, row.recipient.span)
    first, second = (str(span.start) if span else "-1" for span in spans)
    return {
        "GLOBALEVENTID": row.id if row.id.isdigit() else serial(row.id),
        "EventTimeDate": compact(row.date) + MIDNIGHT if row.date else "",
        "MentionTimeDate": compact(story.published) + MIDNIGHT if story.published else "",
        "MentionType": WEB,
        "MentionSourceName": story.outlet or "",
        "MentionIdentifier": story.url or story.document,
        "Actor1CharOffset": first,
        "Actor2CharOffset": second,
        "InRawText": "1",
        "Confidence": "" if row.confidence is None else str(round(row.confidence * 10) * 10),
        "MentionDocLen": number(story.length),
    }
