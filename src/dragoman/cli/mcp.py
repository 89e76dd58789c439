"""`dragoman mcp`: the questions as tools for language models."""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.cli.serve import LOOPBACK, require
from dragoman.errors import UsageError


def mcp(
    archive: Annotated[Path | None, typer.Option(metavar="FILE", help="The archive to ask. Default: none, only reading.")] = None,
    http: Annotated[
        bool, typer.Option("--http", help="Over streamable HTTP at /mcp instead of standard input and output.")
    ] = False,
    host: Annotated[str, typer.Option(help="The address to listen on with --http: one of the loopback's.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on with --http.")] = 8001,
    model: options.Model = None,
    rules: options.RuleFolders = None,
) -> None:
    """Offer the questions to language models over the Model Context Protocol; all tools are read-only."""
    require("mcp")
    if host not in LOOPBACK:
        raise UsageError(f"{host} can be reached from other machines; the tools are for this one: use 127.0.0.1")
    from dragoman.archive import Archive
    from dragoman.mcp.server import make_server

    opened = Archive.open(archive, read_only=True) if archive else None
    server = make_server(opened, lambda: options.make_reader(model, rules))
    if http:
        server.run("streamable-http", host=host, port=port)
    else:
        server.run("stdio")
