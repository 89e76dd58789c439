"""Every rule against its own examples: what it must find, and the near misses it must leave alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.intake.text import document_of
from dragoman.knowledge import Example, Rule
from dragoman.model import Item, Record, Span
from dragoman.pipeline import Reader

SHOWN = (
    "type", "mode", "status", "actors", "recipients", "trigger", "name", "country", "sector",
    "speaker", "cue", "content", "value", "relation", "kind", "holder",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule's example that did not come out as it says."""

    rule: Rule
    example: Example
    problem: str

    def __str__(self) -> str:
        """One line: file, line, rule, sentence, problem."""
        return f"{self.rule.place}: {self.rule.id}: {self.example.text!r}: {self.problem}"


def check_rules(reader: Reader, rules: Iterable[Rule] | None = None) -> Iterator[Failure]:
    """The failures among all examples of the rules (the reader's own if not given)."""
    pairs = [(rule, example) for rule in (reader.rules if rules is None else rules) for example in rule.examples]
    docs = reader.nlp.pipe((example.text for _, example in pairs), batch_size=64)
    for (rule, example), doc in zip(pairs, docs, strict=True):
        record = reader.interpret(doc, document_of(example.text, published=example.date))
        problem = _problem(rule, example, record)
        if problem:
            yield Failure(rule, example, problem)


def _problem(rule: Rule, example: Example, record: Record) -> str:
    found = [item for item in record.items() if any(reason.rule == rule.id for reason in item.why)]
    if example.is_near_miss:
        return f"near miss found: {_show(found[0], record)}" if found else ""
    if not found:
        return "nothing found by this rule"
    for wanted in example.finds:
        if not any(_fits(item, wanted, record) for item in found):
            return f"expected {dict(wanted)}, found {[_show(item, record) for item in found]}"
    return ""


def _fits(item: Item, wanted: Mapping[str, Any], record: Record) -> bool:
    return all(_as_written(getattr(item, key, None), record) == value for key, value in wanted.items())


def _as_written(value: Any, record: Record) -> Any:
    """A field as an example writes it: spans as their words, tuples as lists."""
    if isinstance(value, Span):
        return record.quote(value)
    if isinstance(value, tuple):
        return [_as_written(one, record) for one in value]
    return value


def _show(item: Item, record: Record) -> str:
    parts = (f"{key}={_as_written(getattr(item, key), record)!r}" for key in SHOWN if getattr(item, key, None))
    return f"{item.id}({', '.join(parts)})"
