"""Records <-> the JSON of the public contract (`record_schema.json`)."""

import json
import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from dragoman.errors import InputError
from dragoman.model import Document, Record, Span

DOCUMENT_FIELDS = ("id", "title", "published", "outlet", "url", "language", "length", "sha256")


def to_dict(record: Record) -> dict[str, Any]:
    """The record as plain dictionaries, lists, strings and numbers; spans are `[start, end]`."""
    told: dict[str, Any] = plain(record)
    return {"schema_version": told.pop("schema_version"), **told}


def to_json(record: Record, *, indent: int | None = None) -> str:
    """The record as one JSON object."""
    return json.dumps(to_dict(record), ensure_ascii=False, indent=indent)


def from_dict(told: Mapping[str, Any], *, text: str) -> Record:
    """The Record that `to_dict` gave; the text, which stays outside the JSON, has to be given again.

    Raises InputError if the text is not the one that the record was read from, or a field is missing or odd.
    """
    if told.get("document", {}).get("length") != len(text):
        raise InputError("the text is not the one that this record was read from: its length differs")
    known = {key: value for key, value in told["document"].items() if key != "length"}
    try:
        record: Record = builder_of(Record)({**told, "document": {**known, "text": text}})
    except (KeyError, TypeError, ValueError) as problem:
        raise InputError(f"this is no record: {problem}; docs/reference/record.md says what one is") from problem
    return record


def from_json(line: str, *, text: str) -> Record:
    """The Record in one JSON object."""
    return from_dict(json.loads(line), text=text)


def plain(value: Any) -> Any:
    """A value of frozen dataclasses as dictionaries and lists; the document's text stays outside."""
    names = _names_in(cast(Hashable, type(value)))
    if names:
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return sorted(value) if isinstance(value, frozenset) else value


@cache
def _names_in(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass that its plain form has; none of any other type."""
    if kind is Document:
        return DOCUMENT_FIELDS
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()


@cache
def builder_of(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of the annotated kind out of its plain form."""
    if kind is Span:
        return lambda value: Span(*value)
    if get_origin(kind) in (Union, types.UnionType):
        inner = builder_of(next(one for one in get_args(kind) if one is not types.NoneType))
        return inner if inner is _as_it_is else lambda value: None if value is None else inner(value)
    if get_origin(kind) is frozenset:
        return frozenset
    if get_origin(kind) is tuple:
        return _tuple_builder(get_args(kind))
    if not is_dataclass(kind):
        return _as_it_is
    make = cast(Callable[..., Any], kind)
    builders = {name: builder_of(hint) for name, hint in get_type_hints(kind).items()}
    parts = [(name, build) for name, build in builders.items() if build is not _as_it_is]
    return lambda value: make(**{**value, **{name: build(value[name]) for name, build in parts if name in value}})


def _as_it_is(value: Any) -> Any:
    return value


def _tuple_builder(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    builders = [builder_of(one) for one in kinds if one is not Ellipsis]
    if Ellipsis in kinds:
        return tuple if builders[0] is _as_it_is else lambda value: tuple(map(builders[0], value))
    return lambda value: tuple(build(one) for build, one in zip(builders, value, strict=True))
