"""What this server is and what it holds."""

from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter

from dragoman import __version__
from dragoman.archive.coders import Coder
from dragoman.archive.holdings import Extent
from dragoman.web.contract import BUSY
from dragoman.web.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Server:
    """The version, how far the archive reaches if there is one, and who coded its events."""

    version: str
    name: str | None
    archive: Extent | None
    coders: list[Coder]


def router(file: Path | None, shelf: Shelf | None) -> APIRouter:
    """The one question that every page asks first."""
    routes = APIRouter(tags=["about"])

    @routes.get("/about", responses=BUSY)
    def about() -> Server:
        """What this server is and what it holds."""
        if file is None or shelf is None:
            return Server(__version__, None, None, [])
        with shelf.borrowed() as archive:
            return Server(__version__, file.stem, archive.extent(), archive.coders())

    return routes
