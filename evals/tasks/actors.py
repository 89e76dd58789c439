"""Actors: to which country and sector a description belongs, from the same tables and rules as the reader."""

from collections.abc import Iterator
from typing import Any

from dragoman import Reader
from dragoman.knowledge.whoswho import Profile
from dragoman.stages.actors import Actors, resolve


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """uid, country and sector for each row's text, context and date; the gold is not read."""
    reader = Reader(stages=[Actors])
    stage = reader.stages[0]
    assert isinstance(stage, Actors)
    for row in rows:
        found = resolve(row["text"], nlp=reader.nlp, stage=stage, context=row.get("context") or "", date=row.get("date") or None)
        yield {"uid": row["uid"], "country": _code(found), "sector": found.sector if found else None}


def _code(found: Profile | None) -> str | None:
    if found is None:
        return None
    return found.country or ("IGO" if found.sector == "IGO" else None)
