"""`dragoman actors import FILE…`: own lists of actors as a folder that `--rules` lays over ours."""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import UsageError

app = typer.Typer(help="Own lists of actors.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _group() -> None:
    """Own lists of actors."""


@app.command("import")
def import_actors(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="CSV, JSON or dictionary files.", show_default=False)],
    to: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write; give it to --rules.")] = Path("actors"),
    country: Annotated[
        str | None, typer.Option(metavar="ISO3", help="The country of rows that name none, such as EveryPolitician's.")
    ] = None,
) -> None:
    """Turn lists of actors into a folder of tables that --rules lays over ours.

    Reads CSV with the columns of our own tables, Wikidata query results (CSV or JSON), EveryPolitician CSV, and PETRARCH actor and
    agent dictionaries with their dates. Rows are added to the tables that the folder has.
    """
    from dragoman.knowledge import load_rules
    from dragoman.knowledge.imports import ActorImport, write_tables
    from dragoman.knowledge.whoswho import whos_who

    book = whos_who()
    if country is not None and country not in book.profiles:
        raise UsageError(f"there is no country {country!r}; write ISO alpha-3, such as EST")
    reads = ActorImport(book, load_rules(), country=country)
    counts = write_tables([reads.read(file) for file in files], to)
    for doubt in reads.doubts:
        typer.echo(doubt, err=True)
    for table, number in counts.items():
        typer.echo(f"{number:>6} rows  {to / table}")
    typer.echo(f"use them with --rules {to}")
