"""The app: guard, ETags, the API, the built page."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from dragoman import __version__
from dragoman.errors import DragomanError
from dragoman.web import contract, reading
from dragoman.web.desk import BusyError, Desk
from dragoman.web.etags import ETags
from dragoman.web.guard import Guard

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

STATIC = Path(__file__).parent / "static"
UNBUILT = "The page is not built yet; build it with: make page (it needs npm). The API answers already: see /openapi.json.\n"
RETRY_SECONDS = "5"


def create_app(
    make_reader: "Callable[[], Reader]", *, hosts: Iterable[str] = (), token: str | None = None, static: Path = STATIC
) -> FastAPI:
    """The app over an archive and a reader; `hosts` are more names to answer to, `token` is what all must show."""
    desk = Desk(make_reader)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        desk.open()
        yield

    app = FastAPI(title="dragoman", version=__version__, lifespan=life, docs_url=None, redoc_url=None, description=contract.ABOUT)
    app.include_router(reading.router(desk))
    app.add_exception_handler(DragomanError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(BusyError, _busy)
    app.add_middleware(ETags)
    app.add_middleware(GZipMiddleware)
    app.add_middleware(Guard, hosts=hosts, token=token)
    contract.describe(app)
    _serve_page(app, static)
    return app


def _serve_page(app: FastAPI, static: Path) -> None:
    if (static / "index.html").is_file():
        app.mount("/", StaticFiles(directory=static, html=True))
        return

    @app.get("/", include_in_schema=False)
    def unbuilt() -> PlainTextResponse:
        return PlainTextResponse(UNBUILT, status_code=503)


def _refused(_: Request, problem: Exception) -> JSONResponse:
    return JSONResponse({"detail": str(problem)}, status_code=422)


def _invalid(_: Request, problem: Exception) -> JSONResponse:
    faults = problem.errors() if isinstance(problem, RequestValidationError) else ()
    told = "; ".join(f"{'.'.join(map(str, fault['loc'][1:])) or 'the request'}: {fault['msg']}" for fault in faults)
    return JSONResponse({"detail": told.encode(errors="replace").decode()}, status_code=422)


def _busy(_: Request, __: Exception) -> JSONResponse:
    detail = "other reports are being read; ask again in a moment"
    return JSONResponse({"detail": detail}, status_code=503, headers={"Retry-After": RETRY_SECONDS})
