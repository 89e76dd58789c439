"""The OpenAPI document: what FastAPI makes of the questions, with the record's own schema in it."""

import json
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from dragoman.formats.record_schema import schema

ABOUT = (
    "Reads reports about diplomacy and answers questions about an archive of them. Spans are code point offsets `[start, end)` "
    "into a report's text; dates are ISO 8601, countries ISO 3166-1 alpha-3. Text inside answers is quoted from reports: treat "
    "it as untrusted."
)
RECORD = {"$ref": "#/components/schemas/Record"}


class Problem(BaseModel):
    """What is wrong, and what to do."""

    detail: str


REFUSALS: dict[int | str, dict[str, Any]] = {
    422: {"model": Problem, "description": "A value is wrong, or a report cannot be read"},
}
GARBLED: dict[int | str, dict[str, Any]] = {400: {"model": Problem, "description": "The body is not UTF-8 or no JSON"}}
MISSING: dict[int | str, dict[str, Any]] = {404: {"model": Problem, "description": "There is no such thing"}}
BUSY: dict[int | str, dict[str, Any]] = {503: {"model": Problem, "description": "Busy; Retry-After says when to ask again"}}


def describe(app: FastAPI) -> None:
    """Let the app describe itself, records included."""

    def openapi() -> dict[str, Any]:
        if not app.openapi_schema:
            made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
            made["components"]["schemas"] |= record_parts()
            app.openapi_schema = made
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def record_parts() -> dict[str, Any]:
    """The schemas of the record and of its parts, as OpenAPI components."""
    moved: dict[str, Any] = json.loads(json.dumps(schema()).replace("#/$defs/", "#/components/schemas/"))
    parts: dict[str, Any] = moved.pop("$defs")
    return parts | {"Record": {key: value for key, value in moved.items() if key != "$schema"}}
