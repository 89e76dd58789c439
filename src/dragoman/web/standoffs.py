"""Standoffs with the words of the reports that show them."""

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.archive import Archive
from dragoman.archive.standoffs import Standoff

Stands = Mapping[tuple[str, str], Mapping[str, Any]]
APART = "#"
"""Between report and position, where what is waited for stands in another report."""


def in_words(standoffs: Sequence[Standoff], archive: Archive) -> list[dict[str, Any]]:
    """The public forms of some standoffs, their positions and their evidence in the reports' words."""
    texts = archive.texts(document for one in standoffs for document, _ in one.evidence)
    places = {place for one in standoffs for link in one.links for place in _places(link)}
    stands = archive.positions_at(places)
    return [
        {
            **one.to_json(),
            "links": [_link(link, stands) for link in one.links],
            "evidence": [
                {"document": document, "span": [*span], "words": span.of(texts[document])} for document, span in one.evidence
            ],
        }
        for one in standoffs
    ]


def _places(link: tuple[str, str, str]) -> tuple[tuple[str, str], tuple[str, str]]:
    """Report and id of the two positions of a link; the second may stand in another report."""
    document, position, waits_for = link
    other, _, id = waits_for.rpartition(APART)
    return (document, position), (other or document, id)


def _link(link: tuple[str, str, str], stands: Stands) -> dict[str, Any]:
    position, waits_for = _places(link)
    return {"document": link[0], "position": stands[position], "waits_for": stands[waits_for]}
