"""What a regular expression may begin with, so that many of them are tried only where one could match.

Letters are compared in lower case, every digit counts as 0 and all white space as one blank.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from re import _parser  # type: ignore[attr-defined]  # isort: skip  # the only reader of regular expressions in the library

LONGEST = 3
Start = tuple[str, bool]


class Beginnings:
    """Finds the matches of many expressions, in whatever case, in one pass over the places where a match may start.

    `of` are their beginnings where they are known; an expression is compiled when it is first tried.
    """

    def __init__(self, patterns: Sequence[str], starts: re.Pattern[str], of: Sequence[tuple[str, ...]] = ()) -> None:
        self._pattern = cache(lambda number: re.compile(patterns[number], re.IGNORECASE))
        self._starts = starts
        self.of = of or [beginnings(pattern) for pattern in patterns]
        self._candidates = cache(self._likely)

    def matches(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """What `finditer` of each pattern finds, in text order, each with the pattern's number."""
        free = [0] * len(self.of)
        for start in self._starts.finditer(text):
            at = start.start()
            for number in self._candidates(text[at : at + LONGEST]):
                match = self._pattern(number).match(text, at) if at >= free[number] else None
                if match is not None:
                    free[number] = match.end()
                    yield number, match

    def _likely(self, letters: str) -> tuple[int, ...]:
        plain = "".join(map(_plain, letters))
        return tuple(number for number, starts in enumerate(self.of) if plain.startswith(starts))


def beginnings(pattern: str) -> tuple[str, ...]:
    """Up to three letters that each match of a pattern begins with.

    >>> beginnings("(?:early )?(?:may|june) [0-9]")
    ('ear', 'jun', 'may')
    """
    return tuple(sorted({letters for letters, _ in _sequence(_parser.parse(pattern))}))


def _sequence(items: Iterable[Any]) -> set[Start]:
    """The beginnings of items that follow each other; the flag says whether more letters may be added."""
    found: set[Start] = {("", True)}
    for operator, argument in items:
        found = {one for letters, is_open in found for one in _extended(letters, is_open, str(operator), argument)}
    return found


def _extended(letters: str, is_open: bool, operator: str, argument: Any) -> Iterator[Start]:
    if not is_open or len(letters) >= LONGEST:
        yield letters, False
        return
    for more, still_open in _item(operator, argument):
        yield (letters + more)[:LONGEST], still_open


def _item(operator: str, argument: Any) -> set[Start]:
    match operator:
        case "LITERAL":
            return {(_plain(chr(argument)), True)}
        case "IN":
            return _choice(argument)
        case "SUBPATTERN":
            return _sequence(argument[-1])
        case "BRANCH":
            return {one for branch in argument[1] for one in _sequence(branch)}
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, most, inner = argument
            once = {(letters, is_open and most == 1) for letters, is_open in _sequence(inner)}
            return once | ({("", True)} if least == 0 else set())
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return {("", True)}
        case _:
            return {("", False)}


def _choice(members: list[tuple[Any, Any]]) -> set[Start]:
    found: set[Start] = set()
    for operator, argument in members:
        match str(operator), str(argument):
            case "LITERAL", _:
                found.add((_plain(chr(argument)), True))
            case "RANGE", _:
                found |= {(_plain(chr(code)), True) for code in range(argument[0], argument[1] + 1)}
            case "CATEGORY", "CATEGORY_DIGIT":
                found.add(("0", True))
            case "CATEGORY", "CATEGORY_SPACE":
                found.add((" ", True))
            case _:
                return {("", False)}
    return found


def _plain(letter: str) -> str:
    return "0" if letter.isdecimal() else " " if letter.isspace() else letter.lower()
