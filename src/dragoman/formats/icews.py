"""ICEWS coded events: 20 columns with a header; a line is known by its event id and date together."""

from collections.abc import Mapping

from dragoman.formats.event_rows import EventRow, Evidence, Party, Story, Where, coding_of
from dragoman.formats.tables import Cells, Table, decimal, iso_day, number, serial, whole
from dragoman.knowledge.cameo import cameo_code
from dragoman.knowledge.states import country_named, name_of_country

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District", "Province",
    "Country", "Latitude", "Longitude",
)  # fmt: skip
SECTORS = {
    "GOV": "Government", "MIL": "Military", "LEG": "Legislative / Parliamentary", "JUD": "Judicial", "OPP": "Opposition",
    "REB": "Rebel", "MED": "Media", "BUS": "Business", "CVL": "General Population / Civilian / Social", "NGO": "NGOs",
    "IGO": "International Government Organization", "COP": "Police", "SPY": "Intelligence", "PTY": "Parties",
    "CRM": "Criminals / Gangs",
}  # fmt: skip
CODES = {name: code for code, name in SECTORS.items()}


def _cells(row: EventRow) -> Cells:
    coding, where = coding_of(row), row.where
    return {
        "Event ID": row.id if row.id.isdigit() else serial(row.id),
        "Event Date": row.date or "",
        **_party_cells("Source", row.actor),
        "Event Text": coding.label,
        "CAMEO Code": coding.cameo,
        "Intensity": number(coding.goldstein),
        **_party_cells("Target", row.recipient),
        "Story ID": row.story.document,
        "Sentence Number": number(row.evidence.sentence),
        "Publisher": row.story.outlet or "",
        "City": where.city,
        "District": where.district,
        "Province": where.province,
        "Country": name_of_country(where.country),
        "Latitude": number(where.latitude),
        "Longitude": number(where.longitude),
    }


def _party_cells(side: str, party: Party) -> Cells:
    return {
        f"{side} Name": party.name,
        f"{side} Sectors": ",".join(SECTORS.get(one, one) for one in party.sectors),
        f"{side} Country": name_of_country(party.country),
    }


def _row(cells: Mapping[str, str]) -> EventRow:
    known = cameo_code(cells["CAMEO Code"])
    return EventRow(
        id=cells["Event ID"],
        type=known.type if known else "",
        mode=known.mode if known else None,
        date=iso_day(cells["Event Date"]),
        actors=_party("Source", cells),
        recipients=_party("Target", cells),
        cameo=cells["CAMEO Code"],
        goldstein=decimal(cells["Intensity"]),
        where=Where(
            name=cells["City"] or cells["District"] or cells["Province"] or cells["Country"],
            country=country_named(cells["Country"]),
            latitude=decimal(cells["Latitude"]),
            longitude=decimal(cells["Longitude"]),
            city=cells["City"],
            district=cells["District"],
            province=cells["Province"],
        ),
        story=Story(document=cells["Story ID"], outlet=cells["Publisher"] or None),
        evidence=Evidence(sentence=whole(cells["Sentence Number"])),
    )


def _party(side: str, cells: Mapping[str, str]) -> tuple[Party, ...]:
    name, country = cells[f"{side} Name"], country_named(cells[f"{side} Country"])
    if not name and country is None:
        return ()
    own = country if country is not None and country_named(name) == country else None
    sectors = tuple(CODES.get(one, one) for one in cells[f"{side} Sectors"].split(",") if one)
    return (Party(own or "", name, country, sectors),)


ICEWS = Table("icews", COLUMNS, _cells, _row, has_header=True, need_both=True)
