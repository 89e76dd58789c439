"""`dragoman explain FILE ITEM`: why an item of a record is as it is."""

from typing import Annotated

import typer

from dragoman.cli import options
from dragoman.errors import UsageError


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The report, or - for standard input.", show_default=False)],
    item: Annotated[str, typer.Argument(metavar="ITEM", help="An item's id, such as e5, s2 or USA.", show_default=False)],
    published: options.Published = None,
    outlet: options.Outlet = None,
    model: options.Model = None,
    rules: options.RuleFolders = None,
    encoding: options.Encoding = None,
) -> None:
    """Show which rule or model decided each field of an item, the sentence, and the parse arcs it used."""
    from dragoman.intake import read_report

    document = read_report(file, published=published, outlet=outlet, encoding=encoding)
    reader = options.make_reader(model, rules)
    doc = reader.nlp(document.text)
    record = reader.interpret(doc, document)
    found = record.find(item)
    if found is None:
        known = ", ".join(one.id for one in record.items())
        raise UsageError(f"there is no item {item!r} in {file}; its items are {known or 'none'}")
    from dragoman.cli.explanation import explanation

    for line in explanation(found, record, doc, reader.rules):
        typer.echo(line)
