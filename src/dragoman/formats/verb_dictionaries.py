"""Verb dictionaries of TABARI and PETRARCH in their published syntax: blocks of verbs, synonym sets, patterns with codes.

A block begins with `--- NAME [code] ---` or with its first verb, and ends with a blank line. `- BEFORE * BEHIND [code]` is a
pattern of all its verbs, `*` (or `**`) where the verb stands; `_` joins words, `&NAME` is a synonym set, `$` the source, `+` the
target, `%` both in one, `^` an actor to pass over; PETRARCH2 marks noun phrases with `{}` and prepositional phrases with `()`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

COMMENT = re.compile(r"[#;].*|<!--.*?-->")
CODE = re.compile(r"\[([^\]]*)\]")
FORMS = re.compile(r"\{([^}]*)\}")
HEADER = re.compile(r"---\s*(.*?)\s*(?:\[([^\]]*)\])?\s*---\s*$")
PARTS = re.compile(r"\{[^}]*\}|\([^()]*(?:\{[^}]*\})?[^()]*\)|\S+")
NULL = "---"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a block: its words, its irregular forms, and the word that is inflected (counted from 0)."""

    words: str
    forms: tuple[str, ...] = ()
    main: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """What has a code: verbs by themselves, or a pattern of all verbs of a block, with what stands before and behind the verb."""

    line: int
    text: str
    code: str
    verbs: tuple[Verb, ...]
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dictionary:
    """A whole file: the synonym sets by name, the entries in order, and the lines that are neither."""

    synsets: Mapping[str, tuple[str, ...]]
    entries: tuple[Entry, ...]
    strange: tuple[tuple[int, str], ...] = ()


@dataclass(slots=True)
class _Block:
    """The block being read."""

    code: str = NULL
    verbs: list[tuple[int, Verb, str | None]] = field(default_factory=list)
    patterns: list[tuple[int, str, str]] = field(default_factory=list)

    def entries(self) -> Iterator[Entry]:
        alike: dict[tuple[str, bool], list[tuple[int, Verb]]] = {}
        for line, verb, code in self.verbs:
            alike.setdefault((code or self.code, verb.main == 0), []).append((line, verb))
        for (code, is_plain), found in alike.items():
            if code != NULL or not is_plain:
                yield Entry(found[0][0], ", ".join(verb.words for _, verb in found), code, tuple(verb for _, verb in found))
        verbs = tuple(verb for _, verb, _ in self.verbs)
        for line, text, code in self.patterns:
            before, behind = _sides(text)
            yield Entry(line, text, code, verbs, before, behind)


def read_dictionary(lines: Iterable[str]) -> Dictionary:
    """The dictionary in the lines of a file."""
    synsets: dict[str, tuple[str, ...]] = {}
    entries: list[Entry] = []
    strange: list[tuple[int, str]] = []
    block, synset = _Block(), ""
    for number, line in _told(lines):
        if not line or line.startswith("---"):
            entries += block.entries()
            block, synset = _Block(_block_code(line)), ""
        elif line.startswith("&"):
            synset = line.split()[0]
            synsets[synset] = ()
        elif line.startswith("+") and synset:
            synsets[synset] += tuple(_members(line[1:], is_noun=not synset.endswith("_")))
        elif line.startswith("-"):
            code = CODE.search(line)
            block.patterns.append((number, CODE.sub("", line[1:]).strip(), code[1].strip() if code else NULL))
        elif line[0].isalpha() or line.startswith("+"):
            _add_verb(block, number, line)
        else:
            strange.append((number, line))
    entries += block.entries()
    return Dictionary(synsets, tuple(entries), tuple(strange))


def _told(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Lines without comments; one that was only a comment is left out, for it ends no block."""
    inside = False
    for number, raw in enumerate(lines, start=1):
        if inside or ("<!--" in raw and "-->" not in raw):
            inside = "-->" not in raw
            continue
        line = COMMENT.sub("", raw).strip()
        if line or not raw.strip():
            yield number, line


def _block_code(header: str) -> str:
    found = HEADER.match(header)
    return (found[2] or NULL).strip() if found else NULL


def _members(phrase: str, *, is_noun: bool) -> Iterator[str]:
    """The forms of a member of a synonym set: regular plurals too, unless it ends with `_`."""
    words = " ".join(phrase.replace("_", " ").lower().split())
    yield words
    if is_noun and not phrase.rstrip().endswith("_"):
        yield words[:-1] + "ies" if words.endswith("y") else words + "es" if words.endswith("ss") else words + "s"


def _add_verb(block: _Block, number: int, line: str) -> None:
    code, forms = CODE.search(line), FORMS.search(line)
    parts = re.split(r"[_\s]+", CODE.sub("", FORMS.sub("", line)).strip().strip("_").lower())
    main = next((place for place, part in enumerate(parts) if part.startswith("+")), 0)
    inflected = tuple(form.strip("+_").replace("_", " ").lower() for form in forms[1].split()) if forms else ()
    verb = Verb(" ".join(part.lstrip("+") for part in parts), inflected, main)
    own = code[1].strip() if code else None
    if not block.verbs and block.code == NULL and own:
        block.code = own
    block.verbs.append((number, verb, own))


def _sides(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands before and behind the verb of a pattern."""
    before, star, behind = re.sub(r"_?\*+_?", " * ", text, count=1).partition(" * ")
    return (_parts(before), _parts(behind)) if star else (_parts(text), ())


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip("_") for part in PARTS.findall(text) if part.strip("_"))
