"""The JSON Schema of the record, made from the model: `python -m dragoman.formats.record_schema` writes `record_schema.json`."""

import json
import types
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from dragoman import model
from dragoman.formats.record_json import DOCUMENT_FIELDS

DATE = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
ALPHA3 = {"type": "string", "pattern": "^[A-Z]{3}$"}
CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("Actor", "kind"): model.ACTOR_KINDS,
    ("Event", "type"): model.EVENT_TYPES,
    ("Event", "status"): model.STATUSES,
    ("About", "type"): model.EVENT_TYPES,
    ("Statement", "kind"): model.STATEMENT_KINDS,
    ("Position", "kind"): model.POSITION_KINDS,
    ("Condition", "relation"): model.CONDITION_RELATIONS,
    ("Time", "type"): model.TIMEX_TYPES,
    ("Time", "relation"): model.TIME_RELATIONS,
    ("Place", "precision"): model.PRECISIONS,
}
SPECIAL: dict[tuple[str, str], dict[str, Any]] = {
    ("Document", "published"): DATE,
    ("Document", "sha256"): {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    ("Document", "length"): {"type": "integer", "minimum": 0},
    ("Time", "earliest"): DATE,
    ("Time", "latest"): DATE,
    ("Actor", "country"): ALPHA3,
    ("Place", "country"): ALPHA3,
    ("Place", "latitude"): {"type": "number", "minimum": -90, "maximum": 90},
    ("Place", "longitude"): {"type": "number", "minimum": -180, "maximum": 180},
    ("Event", "confidence"): {"type": "number", "minimum": 0, "maximum": 1},
    ("Record", "schema_version"): {"const": model.SCHEMA_VERSION},
}
PARTS = (
    model.Document, model.Actor, model.Time, model.Place, model.Statement, model.Event, model.Position, model.About,
    model.Condition, model.Deadlock, model.Link, model.Unclear, model.Reason,
)  # fmt: skip
SIMPLE = {str: {"type": "string"}, int: {"type": "integer"}, float: {"type": "number"}, bool: {"type": "boolean"}}
SPAN = {
    "description": "Code point offsets [start, end) into the text as given.",
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 0}],
    "items": False,
    "minItems": 2,
}


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one record."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dragoman record",
        **_object(model.Record),
        "$defs": {"Span": SPAN, **{part.__name__: _object(part) for part in PARTS}},
    }


def schema_text() -> str:
    """The schema as it stands in `record_schema.json`."""
    return json.dumps(schema(), indent=2) + "\n"


def _object(part: type) -> dict[str, Any]:
    hints: dict[str, Any] = get_type_hints(part)
    names = [one.name for one in fields(part)]
    if part is model.Document:
        names, hints = list(DOCUMENT_FIELDS), {**hints, "length": int}
    return {
        "description": (part.__doc__ or "").strip(),
        "type": "object",
        "properties": {name: _field(part.__name__, name, hints[name]) for name in names},
        "required": names,
        "additionalProperties": False,
    }


def _field(part: str, name: str, hint: Any) -> dict[str, Any]:
    optional = get_origin(hint) in (Union, types.UnionType)
    if optional:
        hint = next(one for one in get_args(hint) if one is not types.NoneType)
    choices = CHOICES.get((part, name))
    found = {"enum": list(choices)} if choices else SPECIAL.get((part, name)) or _kind(hint)
    return {"anyOf": [found, {"type": "null"}]} if optional else found


def _kind(hint: Any) -> dict[str, Any]:
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _kind(get_args(hint)[0])}
    return SIMPLE.get(hint) or {"$ref": f"#/$defs/{hint.__name__}"}


if __name__ == "__main__":
    Path(str(files("dragoman.formats") / "record_schema.json")).write_text(schema_text(), encoding="utf-8")
