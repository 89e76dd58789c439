"""Records <-> the JSON of the public contract."""

import json
from dataclasses import fields, is_dataclass
from typing import Any

from dragoman.model import Document, Record, Span


def to_dict(record: Record) -> dict[str, Any]:
    """The record as plain dictionaries, lists, strings and numbers; spans are `[start, end]`."""
    plain: dict[str, Any] = _plain(record)
    return {"schema_version": plain.pop("schema_version"), **plain}


def to_json(record: Record, *, indent: int | None = None) -> str:
    """The record as one JSON object."""
    return json.dumps(to_dict(record), ensure_ascii=False, indent=indent)


def _plain(value: Any) -> Any:
    if isinstance(value, Document):
        return _document(value)
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _document(document: Document) -> dict[str, Any]:
    """The document's metadata; the text itself stays outside the record."""
    names = ("id", "title", "published", "outlet", "url", "language", "length", "sha256")
    return {name: getattr(document, name) for name in names}
