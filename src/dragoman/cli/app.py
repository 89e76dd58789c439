"""The commands gathered under one name."""

from typing import Annotated

import typer

from dragoman import __version__
from dragoman.cli import (
    actors,
    exchange,
    explain,
    gathering,
    histories,
    mcp,
    questions,
    read,
    relate,
    rules,
    rules_import,
    serve,
    who,
)

EXIT_CODES = """Exit codes: 0 done · 1 something else went wrong · 2 an option, date or item id that does not exist ·
3 a report that could not be read (the others were) · 4 a rule that is malformed or fails its examples ·
5 the English model is missing or unfit · 6 an archive that cannot be opened · 130 interrupted."""

app = typer.Typer(
    name="dragoman",
    help="Reads news reports about diplomacy: who said and did what to whom, when, on whose word, and where the parties stand.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("read", epilog=EXIT_CODES)(read.read)
app.command("explain", epilog=EXIT_CODES)(explain.explain)
app.command("ingest", epilog=EXIT_CODES)(gathering.ingest)
app.command("reread", epilog=EXIT_CODES)(gathering.reread)
app.command("batch", epilog=EXIT_CODES)(gathering.batch)
app.command("relate", epilog=EXIT_CODES)(relate.relate)
for ask in (*histories.HISTORIES, *questions.QUESTIONS):
    app.command(epilog=EXIT_CODES)(ask)
app.command("export", epilog=EXIT_CODES)(exchange.export)
app.command("import", epilog=EXIT_CODES)(exchange.import_events)
rules.app.command("import")(rules_import.import_rules)
app.add_typer(rules.app, name="rules")
app.command("who", epilog=EXIT_CODES)(who.who)
app.add_typer(actors.app, name="actors")
app.command("serve", epilog=EXIT_CODES)(serve.serve)
app.command("mcp", epilog=EXIT_CODES)(mcp.mcp)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Reads news reports about diplomacy: who said and did what to whom, when, on whose word, and where the parties stand."""
