"""Actors: to which country and sector a description belongs, as `dragoman who` answers, in the codes of the data."""

from collections.abc import Iterator
from typing import Any

from dragoman import Reader
from dragoman.knowledge.whoswho import whos_who
from dragoman.stages.actors import Actors
from dragoman.who import Answer, Who

BODIES = {"org:united-nations": "UNO", "org:european-union": "EUR"}
STATE_MEDIA = "role.state-media"
SECTORS = {"HLH": "MED", "MED": "JRN", None: "UNK"}


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """uid, country and sector for each row's text, context and date; the gold is not read.

    Rows without a date are read as being of the time of those that have one.
    """
    who = Who(Reader(stages=[Actors]))
    dates = sorted(date for row in rows if (date := row.get("date")))
    usual = dates[len(dates) // 2] if dates else None
    for row in rows:
        found = who.identify(row["text"], context=row.get("context") or "", date=row.get("date") or usual)
        yield {"uid": row["uid"], "country": _country(found), "sector": _sector(found)}


def _country(found: Answer) -> str | None:
    """The data write a code for the United Nations and the European Union, and IGO for other organisations of states."""
    if found.country:
        return found.country
    profiles = whos_who().profiles
    body = profiles.get(found.id or "") or profiles.get(found.of or "")
    while body is not None and body.id not in BODIES and body.of in profiles:
        body = profiles[body.of]
    if body is None or body.country:
        return None
    return BODIES.get(body.id) or ("IGO" if body.kind == "organisation" else None)


def _sector(found: Answer) -> str | None:
    """PLOVER's newer codes: MED is health and JRN the media, but the state's own are GOV; JNK is no actor, UNK unknown."""
    if any(one.rule == STATE_MEDIA for one in found.why):
        return "GOV"
    return "JNK" if found.kind == "time" else SECTORS.get(found.sector, found.sector)
