"""`dragoman serve`: the reading room on this machine."""

import importlib.util
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.errors import UsageError

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(
    archive: Annotated[Path | None, typer.Option(metavar="FILE", help="The archive to show. Default: none, only reading.")] = None,
    host: Annotated[str, typer.Option(help="The address to listen on. Any other than the loopback's wants a token.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")] = 8000,
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A host name that it answers to as well; may be repeated.")
    ] = None,
    token: Annotated[
        str | None, typer.Option(envvar="DRAGOMAN_TOKEN", metavar="WORDS", help="What every asker must show; see the how-to.")
    ] = None,
    model: options.Model = None,
    rules: options.RuleFolders = None,
) -> None:
    """Open the reading room: a page in the browser and an HTTP API."""
    require("fastapi", "uvicorn")
    if host not in LOOPBACK and not token:
        raise UsageError(f"{host} can be reached from other machines; give a --token of your own, or keep to 127.0.0.1")
    import uvicorn

    from dragoman.web.app import STATIC, UNBUILT, create_app

    if not (STATIC / "index.html").is_file():
        typer.echo(f"dragoman: {UNBUILT}", err=True, nl=False)
    app = create_app(archive, lambda: options.make_reader(model, rules), hosts=(host, *(allow_host or ())), token=token)
    typer.echo(f"dragoman: open http://{f'[{host}]' if ':' in host else host}:{port}/ (end with Ctrl-C)", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, timeout_graceful_shutdown=3)


def require(*modules: str) -> None:
    """Raise UsageError with the command that installs what the page needs, if it is not there."""
    if any(importlib.util.find_spec(one) is None for one in modules):
        raise UsageError('this needs the extra "web"; install it with: pip install "dragoman[web]"')
