"""Records <-> the JSON of the public contract (`record_schema.json`)."""

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from dragoman.errors import InputError
from dragoman.model import Document, Record, Span

DOCUMENT_FIELDS = ("id", "title", "published", "outlet", "url", "language", "length", "sha256")


def to_dict(record: Record) -> dict[str, Any]:
    """The record as plain dictionaries, lists, strings and numbers; spans are `[start, end]`."""
    plain: dict[str, Any] = _plain(record)
    return {"schema_version": plain.pop("schema_version"), **plain}


def to_json(record: Record, *, indent: int | None = None) -> str:
    """The record as one JSON object."""
    return json.dumps(to_dict(record), ensure_ascii=False, indent=indent)


def from_dict(plain: Mapping[str, Any], *, text: str) -> Record:
    """The Record that `to_dict` gave; the text, which stays outside the JSON, has to be given again.

    Raises InputError if the text is not the one that the record was read from, or a field is missing or odd.
    """
    if plain.get("document", {}).get("length") != len(text):
        raise InputError("the text is not the one that this record was read from: its length differs")
    known = {key: value for key, value in plain["document"].items() if key != "length"}
    try:
        record: Record = _built(Record, {**plain, "document": {**known, "text": text}})
    except (KeyError, TypeError, ValueError) as problem:
        raise InputError(f"this is no record: {problem}; docs/reference/record.md says what one is") from problem
    return record


def from_json(line: str, *, text: str) -> Record:
    """The Record in one JSON object."""
    return from_dict(json.loads(line), text=text)


def _plain(value: Any) -> Any:
    if isinstance(value, Document):
        return {name: getattr(value, name) for name in DOCUMENT_FIELDS}
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _built(kind: Any, value: Any) -> Any:
    """A value of the annotated kind out of its plain form."""
    if value is None or kind in (str, int, float, Any):
        return value
    if kind is Span:
        start, end = value
        return Span(start, end)
    if get_origin(kind) in (Union, types.UnionType):
        return _built(next(one for one in get_args(kind) if one is not types.NoneType), value)
    if get_origin(kind) is tuple:
        return tuple(_built(get_args(kind)[0], one) for one in value)
    return kind(**{name: _built(_hints(kind)[name], one) for name, one in value.items()})
