"""CAMEO code, quad class, Goldstein score and PLOVER intensity of a type, mode and status."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.tables import read_table

CODINGS = ("plover", "polecat", "cameo", "cameo-root")
AHEAD = {"scheduled", "pledged", "conditional"}
COOPERATIVE = {"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"}
HOSTILE = {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
REPRESSION = "175"
ROOTS = {"053": "SUPPORT", "113": "ACCUSE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT"}


@dataclass(frozen=True, slots=True)
class Code:
    """What a flat event file wants: CAMEO code (a string), quad class 1-4, Goldstein (-10..10), PLOVER intensity (-10..10)."""

    cameo: str
    quad: int
    goldstein: float
    intensity: float


@cache
def _table() -> dict[tuple[str, str], dict[str, str]]:
    return {(row["type"], row["mode"]): row for row in read_table("codes.csv", needs=("type", "mode", "cameo", "cameo_ahead"))}


@cache
def _names() -> dict[str, str]:
    return {row["type"]: row["name"] for row in read_table("type_names.csv", needs=("type", "name"))}


def type_name(type: str) -> str:
    """What a type is called as a noun.

    >>> type_name("RETREAT")
    'pulling back'
    """
    return _names().get(type, type.lower())


def code_of(type: str, mode: str | None, status: str) -> Code:
    """The code of an event; one that is scheduled, pledged or conditional takes code and scores of its intent (CAMEO 03x, 13x).

    >>> code_of("AID", None, "occurred"), code_of("AID", None, "pledged")
    (Code(cameo='070', quad=2, goldstein=7.0, intensity=10.0), Code(cameo='033', quad=1, goldstein=5.2, intensity=2.5))
    """
    intent = plover_type(type, status)
    row = _table().get((type, mode or "")) or _table()[(type, "")]
    scores = row if intent == type else _table()[(intent, "")]
    tail = "_ahead" if status in AHEAD else ""
    return Code(row["cameo" + tail], int(scores["quad"]), float(row["goldstein" + tail]), float(scores["intensity"]))


def flat_type(type_: str, status: str, cameo: str | None = None, mode: str | None = None) -> str:
    """The type as flat event files have it, which know no status: a plan is AGREE, a threat THREATEN, what is refused REJECT.

    A verdict counts as disapproval there, an easing as a retreat. A frame's own CAMEO code settles the type: a blockade (191)
    is CAMEO's FIGHT, which these files call ASSAULT; who rallies others against (113) or behind (053) somebody accuses or backs
    them. What is not ruled out is open. They know no coercion by computer: hacking is an attack.
    """
    if cameo is not None and cameo != REPRESSION and status not in AHEAD:
        type_ = ROOTS.get(cameo) or ROOTS.get(cameo[:2], type_)
    if (type_, mode) == ("SANCTION", "convict"):
        return "ACCUSE"
    if (type_, mode) == ("COERCE", "cyber"):
        type_ = "ASSAULT"
    if status in AHEAD and type_ in COOPERATIVE:
        return "AGREE"
    if status in AHEAD and type_ in HOSTILE:
        return "THREATEN"
    if status == "denied" and type_ in COOPERATIVE | {"AGREE"}:
        return "REJECT"
    if status == "denied" and type_ == "REJECT":
        return "AGREE"
    return "RETREAT" if type_ == "CONCEDE" else type_


def coding(system: str, type_: str, mode: str | None, status: str, cameo: str | None = None) -> str:
    """The code of an event in one of CODINGS: "CONSULT/visit", "AGREE" (a planned visit in POLECAT), "036", "03".

    >>> [coding(system, "CONSULT", "visit", "scheduled") for system in CODINGS]
    ['CONSULT/visit', 'AGREE', '036', '03']
    """
    if system == "plover":
        return f"{type_}/{mode}" if mode else type_
    if system == "polecat":
        return flat_type(type_, status, cameo, mode)
    code = cameo or code_of(type_, mode, status).cameo
    return code if system == "cameo" else code[:2]


def plover_type(type_: str, status: str) -> str:
    """The type as PLOVER files have it, which know no status: a meeting ahead is AGREE, a truce CONCEDE, a raid THREATEN.

    >>> plover_type("CONSULT", "scheduled"), plover_type("RETREAT", "pledged"), plover_type("CONCEDE", "occurred")
    ('AGREE', 'CONCEDE', 'CONCEDE')
    """
    if status not in AHEAD:
        return type_
    if type_ in {"CONCEDE", "RETREAT"}:
        return "CONCEDE"
    return "AGREE" if type_ in COOPERATIVE else "THREATEN" if type_ in HOSTILE else type_
