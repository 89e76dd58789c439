"""What a record gives to the archive: sightings, stances and stalemates of a record made by hand."""

import pytest

from dragoman.archive.parties import party_of
from dragoman.archive.sightings import sightings, stalemates, stances
from dragoman.model import Actor
from tests.samples import hand_made

RECORD = hand_made()


def test_a_sighting_has_what_is_needed_to_compare_it() -> None:
    meeting = next(iter(sightings(RECORD, document="lima", origin="lima")))
    assert (meeting.document, meeting.published, meeting.outlet) == ("lima", "2024-05-03", "Example Wire")
    assert meeting.parties == {"PER", "CHL"}
    assert (meeting.words, meeting.place, meeting.country) == ("meet", "Lima", "PER")
    assert (meeting.earliest, meeting.latest, meeting.relation) == ("2024-05-03", "2024-06-30", "by")
    assert meeting.said_by == "org:chl-ministry-of-foreign-affairs"


def test_a_sighting_knows_what_it_is_about() -> None:
    request = next(one for one in sightings(RECORD, document="lima", origin="lima") if one.type == "REQUEST")
    assert request.about == "e3"


def test_stances() -> None:
    demand, offer = stances(RECORD, document="lima", origin="lima")
    assert (demand.party, demand.other, demand.words, demand.change) == ("PER", "CHL", "relief in sanctions", "renewed")
    assert (offer.relation, offer.condition) == ("after", "once the border is open")


def test_stalemates() -> None:
    (stalemate,) = stalemates(RECORD, document="lima", origin="lima")
    assert stalemate.parties == {"PER", "CHL"}
    assert stalemate.links == (("p1", "p2"),)


STATE = Actor("PER", "Peru", "country", "PER", "GOV")
PARTY = Actor("org:radio-andes", "Radio Andes", "organisation", "PER", "MED")


@pytest.mark.parametrize(
    ("actor", "party"),
    [
        (STATE, "PER"),
        (Actor("person:a", "A", "person", "PER", "GOV"), "PER"),
        (Actor("org:per-army", "Army", "organisation", None, "MIL", of="PER"), "PER"),
        (PARTY, "org:radio-andes"),
        (Actor("org:rebels", "Rebels", "organisation", "PER", "REB"), "org:rebels"),
        (Actor("org:united-nations", "United Nations", "organisation", None, "IGO"), "org:united-nations"),
    ],
)
def test_party_of(actor: Actor, party: str) -> None:
    assert party_of(actor, {"PER": STATE}) == party
