"""A standoff with the words of the reports that show it."""

from typing import Any

from dragoman.archive import Archive
from dragoman.archive.parties import party_of
from dragoman.model import Position, Record, Span


def in_words(standoff: dict[str, Any], archive: Archive) -> dict[str, Any]:
    """The public form of a standoff, its positions and its evidence in the reports' words."""
    records: dict[str, Record] = {}

    def record(document: str) -> Record:
        return records[document] if document in records else records.setdefault(document, archive.record(document))

    links = [
        {
            "document": link["document"],
            "position": _stand(record(link["document"]), link["position"]),
            "waits_for": _stand(record(link["document"]), link["waits_for"]),
        }
        for link in standoff["links"]
    ]
    evidence = [{**one, "words": record(one["document"]).quote(Span(*one["span"]))} for one in standoff["evidence"]]
    return {**standoff, "links": links, "evidence": evidence}


def _stand(record: Record, id: str) -> dict[str, Any]:
    position = record.find(id)
    assert isinstance(position, Position)
    actors = {actor.id: actor for actor in record.actors}
    holder = actors.get(position.holder)
    span = position.about.span
    party = party_of(holder, actors) if holder else position.holder
    return {"id": id, "party": party, "kind": position.kind, "words": record.quote(span), "span": [*span]}
