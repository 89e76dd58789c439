"""The app: guard, kept answers, the API, the built page."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse, PlainTextResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from dragoman import __version__
from dragoman.archive import Archive
from dragoman.errors import ArchiveError, DragomanError, UsageError
from dragoman.web import about, contract, histories, questions, reading, reports
from dragoman.web.desk import BusyError, Desk
from dragoman.web.guard import Guard
from dragoman.web.kept import Kept
from dragoman.web.shelf import Shelf

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

STATIC = Path(__file__).parent / "static"
UNBUILT = "The page is not built yet; build it with: make page (it needs npm). The API answers already: see /openapi.json.\n"
STATUS: dict[type[Exception], int] = {UsageError: 404, ArchiveError: 503}
RETRY_SECONDS = "5"


def create_app(
    archive: Path | None = None,
    reader: "Callable[[], Reader] | Reader | None" = None,
    *,
    hosts: Iterable[str] = (),
    token: str | None = None,
    static: Path = STATIC,
) -> FastAPI:
    """The app over an archive's file and a reader; `hosts` are more names to answer to, `token` is what all must show."""
    desk = Desk(_maker(reader))
    shelf = Shelf(lambda: Archive.open(archive, read_only=True)) if archive else None

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        desk.open()
        yield
        if shelf:
            shelf.close()

    app = FastAPI(title="dragoman", version=__version__, lifespan=life, docs_url=None, redoc_url=None, description=contract.ABOUT)
    app.include_router(reading.router(desk))
    app.include_router(about.router(archive, shelf))
    if shelf:
        app.include_router(reports.router(shelf))
        app.include_router(questions.router(shelf))
        app.include_router(histories.router(shelf))
    app.add_exception_handler(DragomanError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(BusyError, _busy)
    app.add_middleware(Kept)
    app.add_middleware(GZipMiddleware)
    app.add_middleware(Guard, hosts=hosts, token=token)
    contract.describe(app)
    _serve_page(app, static)
    return app


def _maker(reader: "Callable[[], Reader] | Reader | None") -> "Callable[[], Reader]":
    """What makes the reader on first use: loading the model takes seconds."""
    if reader is None:
        return import_module("dragoman").Reader  # type: ignore[no-any-return]
    return reader if callable(reader) else lambda: reader


def _serve_page(app: FastAPI, static: Path) -> None:
    """The built page: its files by name, so that nothing else answers under the names of the questions."""
    if (static / "index.html").is_file():
        app.mount("/assets", StaticFiles(directory=static / "assets"))
        for file in sorted(one for one in static.iterdir() if one.is_file()):
            app.add_route("/" if file.name == "index.html" else f"/{file.name}", _file(file), include_in_schema=False)
        return

    @app.get("/", include_in_schema=False)
    def unbuilt() -> PlainTextResponse:
        return PlainTextResponse(UNBUILT, status_code=503)


def _file(file: Path) -> Callable[[Request], Awaitable[FileResponse]]:
    async def answer(_: Request) -> FileResponse:
        return FileResponse(file)

    return answer


def _refused(_: Request, problem: Exception) -> JSONResponse:
    """An archive names what it does not have with a UsageError; every value has been checked before."""
    status = next((status for kind, status in STATUS.items() if isinstance(problem, kind)), 422)
    return JSONResponse({"detail": str(problem)}, status_code=status)


def _invalid(_: Request, problem: Exception) -> JSONResponse:
    faults = problem.errors() if isinstance(problem, RequestValidationError) else ()
    told = "; ".join(f"{'.'.join(map(str, fault['loc'][1:])) or 'the request'}: {fault['msg']}" for fault in faults)
    return JSONResponse({"detail": told.encode(errors="replace").decode()}, status_code=422)


def _busy(_: Request, __: Exception) -> JSONResponse:
    detail = "other reports are being read; ask again in a moment"
    return JSONResponse({"detail": detail}, status_code=503, headers={"Retry-After": RETRY_SECONDS})
