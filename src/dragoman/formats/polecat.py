"""POLECAT: the weekly tables of PLOVER events, 40 columns with a header."""

from collections.abc import Iterable, Mapping

from dragoman.formats.event_rows import CODER, EventRow, Party, Story, Where, coding_of
from dragoman.formats.tables import Cells, Table, decimal, iso_day, number, whole
from dragoman.knowledge.states import code_in, country_named

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
BETWEEN = "; "


def _cells(row: EventRow) -> Cells:
    coding, where, story = coding_of(row), row.where, row.story
    return {
        "Event ID": row.id,
        "Event Date": row.date or "",
        "Event Type": coding.type,
        "Event Mode": coding.mode or "",
        "Intensity": number(coding.intensity),
        "Quad Code": QUADS.get(coding.quad or 0, ""),
        "Contexts": BETWEEN.join(row.contexts),
        **_party_cells("Actor", row.actor),
        **_party_cells("Recipient", row.recipient),
        "Placename": where.name,
        "City": where.city,
        "District": where.district,
        "Province": where.province,
        "Country": where.country or "",
        "Latitude": number(where.latitude),
        "Longitude": number(where.longitude),
        "GeoNames ID": number(where.geonames),
        "Source": story.outlet or "",
        "Publication Date": story.published or "",
        "Story People": BETWEEN.join(story.people),
        "Story Organizations": BETWEEN.join(story.organisations),
        "Story Locations": BETWEEN.join(story.places),
        "Language": story.language,
        "Version": CODER,
    }


def _party_cells(side: str, party: Party) -> Cells:
    return {
        f"{side} Name": party.name,
        f"{side} Country": party.country or "",
        f"{side} COW": code_in("cow", party.country),
        f"Primary {side} Sector": party.sectors[0] if party.sectors else "",
        f"{side} Sectors": BETWEEN.join(party.sectors),
        f"{side} Title": party.title or "",
        f"{side} Name Raw": party.words,
    }


def _row(cells: Mapping[str, str]) -> EventRow:
    type_, date = cells["Event Type"].upper(), iso_day(cells["Event Date"])
    return EventRow(
        id=cells["Event ID"],
        type=type_,
        date=date,
        mode=cells["Event Mode"] or None,
        contexts=_list(cells["Contexts"]),
        actors=_parties("Actor", cells),
        recipients=_parties("Recipient", cells),
        intensity=decimal(cells["Intensity"]),
        where=Where(
            name=cells["Placename"],
            country=country_named(cells["Country"]),
            latitude=decimal(cells["Latitude"]),
            longitude=decimal(cells["Longitude"]),
            geonames=whole(cells["GeoNames ID"]),
            city=cells["City"],
            district=cells["District"],
            province=cells["Province"],
        ),
        story=_story(cells),
    )


def _parties(side: str, cells: Mapping[str, str]) -> tuple[Party, ...]:
    if not any(cells[f"{side} {name}"] for name in ("Name", "Country", "Name Raw")):
        return ()
    country, name = country_named(cells[f"{side} Country"]), cells[f"{side} Name"]
    own = country if country is not None and country_named(name) == country else None
    sectors = _list(cells[f"{side} Sectors"]) or _list(cells[f"Primary {side} Sector"])
    return (Party(own or "", name, country, sectors, cells[f"{side} Title"] or None, cells[f"{side} Name Raw"]),)


def _story(cells: Mapping[str, str]) -> Story:
    return Story(
        published=iso_day(cells["Publication Date"]),
        outlet=cells["Source"] or None,
        language=cells["Language"],
        people=_list(cells["Story People"]),
        organisations=_list(cells["Story Organizations"]),
        places=_list(cells["Story Locations"]),
    )


def _list(cell: str) -> tuple[str, ...]:
    return _known(part.strip() for part in cell.split(";"))


def _known(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in parts if one and one != "None")


def _without_none(cells: Mapping[str, str]) -> EventRow:
    """The released files write None for what they do not know."""
    given = dict.fromkeys(COLUMNS, "") | dict(cells)
    return _row({name: "" if cell == "None" else cell for name, cell in given.items()})


POLECAT = Table(
    "polecat", COLUMNS, _cells, _without_none, has_header=True, quoted=True,
    renamed={"Event Intensity": "Intensity"}, spare=("Version", "Language"),
)  # fmt: skip
