"""Who did what to whom as a graph: GraphML for Gephi, Cytoscape and networkx, and bare quadruples for temporal knowledge graphs."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from dragoman.formats.event_rows import EventRow, Party, coding_of, pairs
from dragoman.formats.tables import BREAKS

if TYPE_CHECKING:
    from networkx import MultiDiGraph

NOT_IN_XML = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def graphml_lines(rows: Iterable[EventRow]) -> Iterator[str]:
    """A directed graph: a node for each party, an edge for each type of act between two, with its count, days and mean score."""
    from networkx import MultiDiGraph, write_graphml

    graph = MultiDiGraph()
    for row in pairs(rows, need_both=True):
        _add(graph, row)
    for *_, edge in graph.edges(data=True):
        edge["goldstein"] = round(edge.pop("total") / edge["weight"], 3)
    out = BytesIO()
    write_graphml(graph, out)
    yield out.getvalue().decode("utf-8") + "\n"


def _add(graph: "MultiDiGraph", row: EventRow) -> None:
    source, target = _node(graph, row.actor), _node(graph, row.recipient)
    coding, day = coding_of(row), row.date or ""
    score, key = coding.goldstein or 0.0, f"{source} {coding.type} {target}"
    if not graph.has_edge(source, target, key):
        graph.add_edge(source, target, key, kind=coding.type, weight=1, first=day, last=day, total=score)
        return
    edge = graph.edges[source, target, key]
    days = [one for one in (edge["first"], edge["last"], day) if one] or [""]
    edge.update(weight=edge["weight"] + 1, first=min(days), last=max(days), total=edge["total"] + score)


def _node(graph: "MultiDiGraph", party: Party) -> str:
    key, name = (NOT_IN_XML.sub(" ", text) for text in (party.id or party.name, party.name))
    graph.add_node(key, name=name, country=party.country or "", sector=party.sectors[0] if party.sectors else "")
    return key


def quadruple_lines(rows: Iterable[EventRow]) -> Iterator[str]:
    """Subject, relation, object and day, tab-separated, as ICEWS14 and its kind have them."""
    for row in pairs(rows, need_both=True):
        coding = coding_of(row)
        parts = (row.actor.name, coding.mode or coding.type, row.recipient.name, row.date)
        if all(parts):
            yield "\t".join(BREAKS.sub(" ", part or "") for part in parts) + "\n"
