"""Time expressions as text: rules compiled to regular expressions, and the longest matches in a text.

In a pattern `{month}` stands for the words of the class `time.month` and captures them under that name; `{month2}` is a second one.
Words with a capital are matched as written (or in capitals), so that "may" is no month.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.grammar.beginnings import Beginnings
from dragoman.knowledge import Rule, Rules
from dragoman.knowledge.compiled import compiled
from dragoman.model import Span

MACRO = re.compile(r"\{([a-z_]+)(\d?)\}")
BLANK = re.compile(r"(\(\?<[=!][^)]*\))| ")
STARTS = re.compile(r"(?<![\w$£€#%])\S")
PIECES = {
    "year": r"(?:1[5-9]|20)\d\d",
    "day": r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,]\d)",
    "clock": r"(?:1[0-2]|0?[1-9])(?::[0-5]\d)?\s?[ap](?:\.m\.|m\b|\.m\b)|[012]?\d:[0-5]\d(?!\d)|(?<!high )noon|midnight",
    "digits": r"\d+(?:\.\d+)?(?: \d/\d)?",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that a rule matched, and the words that it captured, lower-cased."""

    rule: Rule
    span: Span
    words: Mapping[str, str]

    def get(self, name: str) -> str | None:
        """A captured word, or None."""
        return self.words.get(name)


class Patterns:
    """All `[[expressions]]` rules, ready to look."""

    def __init__(self, rules: Rules) -> None:
        self._classes = {name.removeprefix("time."): words for name, words in rules.classes.items() if name.startswith("time.")}
        written = [(rule, pattern) for rule in rules.of_kind("expressions") for pattern in rule.words("patterns")]
        self._rules = [rule for rule, _pattern in written]
        whole = [rf"(?:{self._expand(pattern)})(?!\w)" for _rule, pattern in written]
        known = () if rules.folders else compiled("beginnings", lambda: Beginnings(whole, STARTS).of)
        self._expressions = Beginnings(whole, STARTS, known)

    def order(self, name: str, word: str | None) -> int | None:
        """The place of a word in its class, abbreviations ("jan|january") sharing one; None if it is not there."""
        wanted = (word or "").lower().rstrip(".")
        for place, entry in enumerate(self._classes[name]):
            if wanted in (one.lower().rstrip(".") for one in entry.split("|")):
                return place
        return None

    def code(self, name: str, word: str) -> str:
        """What a word of a class stands for where its entries are written "code=word|word"."""
        entries = (entry.partition("=") for entry in self._classes[name])
        return next(code for code, _, words in entries if word in words.lower().split("|"))

    def find(self, text: str) -> Iterator[Found]:
        """The longest matches that do not overlap, in text order; of equally long ones the earlier rule's."""
        chosen: list[Found] = []
        for one in sorted(self._all(text), key=lambda one: one.span.start - one.span.end):
            if not any(one.span.overlaps(other.span) for other in chosen):
                chosen.append(one)
        yield from sorted(chosen, key=lambda one: one.span.start)

    def _all(self, text: str) -> Iterator[Found]:
        for number, match in sorted(self._expressions.matches(text), key=lambda pair: pair[0]):
            words = {name: word.lower() for name, word in match.groupdict().items() if word}
            yield Found(self._rules[number], Span(*match.span("it" if "it" in match.re.groupindex else 0)), words)

    def _expand(self, pattern: str) -> str:
        def one(match: re.Match[str]) -> str:
            name, number = match[1], match[2]
            inner = PIECES.get(name) or _alternatives(self._classes[name])
            inner = MACRO.sub(lambda nested: f"(?:{PIECES.get(nested[1]) or _alternatives(self._classes[nested[1]])})", inner)
            return f"(?P<{name}{number}>{inner})"

        return BLANK.sub(_any_blank, MACRO.sub(one, pattern))


def _any_blank(match: re.Match[str]) -> str:
    return match[1].replace(" ", r"\s") if match[1] else r"\s+"


def _alternatives(entries: Sequence[str]) -> str:
    words = (word for entry in entries for word in entry.rpartition("=")[2].split("|"))
    return "|".join(_literal(word) for word in sorted(words, key=len, reverse=True))


def _literal(word: str) -> str:
    if "{" in word:
        return word
    escaped = re.escape(word).replace(r"\ ", "[ -]")
    return f"(?-i:{escaped}|{escaped.upper()})" if word[0].isupper() else escaped
