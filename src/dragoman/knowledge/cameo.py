"""CAMEO codes: what each is called, its Goldstein score, its PLOVER type and mode; and the codes of actors ("USAGOV", "IGOUNO")."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.states import code_in, iso3_of
from dragoman.knowledge.tables import read_table

CHUNK = 3


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One CAMEO code; `type` is "" for statements and comments (01), which PLOVER does not count as events."""

    code: str
    type: str
    mode: str | None
    goldstein: float
    label: str


@cache
def _codes() -> dict[str, CameoCode]:
    rows = read_table("cameo.csv", needs=("code", "type", "mode", "goldstein", "label"))
    return {
        row["code"]: CameoCode(row["code"], row["type"], row["mode"] or None, float(row["goldstein"]), row["label"]) for row in rows
    }


def cameo_code(code: str) -> CameoCode | None:
    """What is known of a code; of one that is in no table, what is known of its parent.

    >>> cameo_code("036").label, cameo_code("0369").type, cameo_code("X")
    ('Express intent to meet or negotiate', 'AGREE', None)
    """
    parents = (code[:length] for length in range(len(code), 1, -1))
    return next((_codes()[one] for one in parents if one in _codes()), None)


@cache
def _groups() -> dict[str, str]:
    return {row["id"]: row["cameo"] for row in read_table("group_codes.csv", needs=("id", "cameo"))}


def group_code(actor: str) -> str:
    """The CAMEO code of a known group by its actor id, "" if it has none.

    >>> group_code("org:united-nations")
    'UNO'
    """
    return _groups().get(actor.removeprefix("org:"), "")


def actor_code(actor: str, country: str | None, sectors: Iterable[str]) -> str:
    """The CAMEO code of an actor; a country stands for itself.

    >>> actor_code("PER", "PER", ["GOV"]), actor_code("person:x", "PER", ["MIL"]), actor_code("org:nato", None, ["IGO"])
    ('PER', 'PERMIL', 'IGONAT')
    """
    state = code_in("cameo", country)
    if actor == country:
        return state
    return state + "".join(sectors) + group_code(actor)


def actor_of_code(code: str) -> tuple[str, str | None, tuple[str, ...]]:
    """Actor id, country and sectors of a CAMEO actor code; the id is "" unless it is a country or a known group.

    >>> actor_of_code("ROMGOV"), actor_of_code("IGOUNO"), actor_of_code("---")
    (('', 'ROU', ('GOV',)), ('org:united-nations', None, ('IGO',)), ('', None, ()))
    """
    chunks = [code[start : start + CHUNK] for start in range(0, len(code), CHUNK) if code[start : start + CHUNK].isalpha()]
    country = iso3_of("cameo", chunks[0]) if chunks else None
    chunks = chunks[1:] if country else chunks
    group = next((id for id, known in _groups().items() if chunks and known == chunks[-1]), None)
    if group is not None:
        return f"org:{group}", country, tuple(chunks[:-1])
    return (country or "") if not chunks else "", country, tuple(chunks)
