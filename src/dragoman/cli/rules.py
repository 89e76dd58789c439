"""`dragoman rules list|show|check`: the rules by id, with their examples."""

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli import options
from dragoman.errors import RuleError, UsageError

if TYPE_CHECKING:
    from dragoman.knowledge import Example, Rule

app = typer.Typer(help="The rules: list them, show one, check their examples.", no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
def list_rules(
    kind: Annotated[str | None, typer.Argument(help="Only rules of this kind, such as frames.", show_default=False)] = None,
    rules: options.RuleFolders = None,
) -> None:
    """List the rules by id, with their kind and place."""
    from dragoman.knowledge import load_rules

    for rule in load_rules(rules or ()):
        if kind in (None, rule.kind):
            typer.echo(f"{rule.id:<40} {rule.kind:<12} {rule.place}")


@app.command("show")
def show_rule(
    id: Annotated[str, typer.Argument(metavar="ID", help="A rule's id, such as operator.ask.", show_default=False)],
    rules: options.RuleFolders = None,
) -> None:
    """Show one rule: its keys, and its examples with what each must find."""
    from dragoman.knowledge import load_rules

    known = load_rules(rules or ())
    rule = known.get(id)
    if rule is None:
        from difflib import get_close_matches

        close = ", ".join(get_close_matches(id, [one.id for one in known])) or "dragoman rules list names them all"
        raise UsageError(f"there is no rule {id!r}; near it: {close}")
    _print_rule(rule)


@app.command("check")
def check(rules: options.RuleFolders = None, model: options.Model = None) -> None:
    """Run every rule against its own examples, those in your folders included; exit code 4 if one fails."""
    from dragoman.checks import check_rules

    reader = options.make_reader(model, rules)
    failures = list(check_rules(reader))
    for failure in failures:
        typer.echo(str(failure), err=True)
    every = list(reader.rules)
    examples = sum(len(rule.examples) for rule in every)
    if failures:
        raise RuleError(f"{len(failures)} of {examples} examples fail; mend the rule or the example at the place named")
    typer.echo(f"{len(every)} rules, {examples} examples: all as they say")


def _print_rule(rule: "Rule") -> None:
    typer.echo(f"{rule.id}  ({rule.kind}, {rule.place})")
    for key, value in rule.keys.items():
        typer.echo(f"  {key}: {', '.join(map(str, value)) if isinstance(value, list) else value}")
    typer.echo("examples")
    for example in rule.examples:
        typer.echo(f"  {_shown(example)}")


def _shown(example: "Example") -> str:
    if example.is_near_miss:
        return f"- {example.text}  (nothing: {example.why})"
    finds = "; ".join(", ".join(f"{key} = {value}" for key, value in one.items()) for one in example.finds)
    return f"+ {example.text}  ({finds})"
