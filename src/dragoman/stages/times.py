"""Times: every time expression of the text, with its TIMEX3 value and the days that its words allow."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc

from dragoman.grammar.calendar import interval_of, parse_day
from dragoman.grammar.timex_bounds import bounds, joined, relation_before
from dragoman.grammar.timex_guards import is_time
from dragoman.grammar.timex_patterns import Found, Patterns
from dragoman.grammar.timex_setting import Setting, Value
from dragoman.grammar.timex_tense import direction_of
from dragoman.grammar.timex_values import Values
from dragoman.knowledge import Rules
from dragoman.model import Reason, Record, Time


class Times:
    """Finds and resolves time expressions with the rules of `knowledge/times.toml`."""

    fills: ClassVar[str] = "times"

    def __init__(self, nlp: Language, rules: Rules) -> None:
        self._patterns = Patterns(rules)
        self._values = Values(self._patterns)

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Time]:
        """The time expressions in text order, each read in the light of those before it."""
        yield from joined(list(self._found(doc, so_far)), doc.text)

    def _found(self, doc: Doc, so_far: Record) -> Iterator[Time]:
        setting = Setting(parse_day(so_far.document.published))
        number, text = 0, doc.text
        for found in self._patterns.find(text):
            words = doc.char_span(found.span.start, found.span.end, alignment_mode="expand")
            if words is None or not is_time(found, words):
                continue
            here = replace(setting, direction=direction_of(words.root))
            value = self._values.of(found, here)
            if value is None:
                continue
            number += 1
            yield _time(f"t{number}", found, value, here, text)
            setting = _after(value, found, setting)


def _time(id_: str, found: Found, value: Value, setting: Setting, text: str) -> Time:
    type_ = value.type or found.rule.get("type", "DATE")
    describes = text.startswith(("'s", "’s"), found.span.end)
    relation = None if describes else relation_before(text, found.span.start)
    quote = found.span.of(text)
    back, on = bool(found.get("last")), bool(found.get("next"))
    ahead = setting.direction != "past"
    allowed = bounds(value.value, type_, quote, relation=relation, published=setting.published, ahead=ahead, back=back, on=on)
    return Time(
        id=id_,
        span=found.span,
        type=type_,
        value=value.value,
        earliest=allowed.first.isoformat() if allowed.first else None,
        latest=allowed.last.isoformat() if allowed.last else None,
        relation=relation,
        why=(Reason("value", found.rule.id, found.span, f"read against {setting.published or 'no date'}"),),
    )


def _after(value: Value, found: Found, setting: Setting) -> Setting:
    """What the next expression is read against: "the next day" counts from the last day named."""
    days = interval_of(value.value)
    if "-Q" in value.value and value.value[:4].isdigit():
        is_over = days.last is None or setting.published is None or days.last < setting.published
        return replace(setting, quarter=value.value) if is_over and found.rule.get("value") == "quarter" else setting
    if days.first is not None and days.first == days.last:
        return replace(setting, story=days.first)
    return setting
