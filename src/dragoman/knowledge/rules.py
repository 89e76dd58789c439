"""Rules as data: every TOML table with an `id` is a rule and carries its own examples.

A file holds arrays of tables; the array's name is the rule's kind (`[[frames]]`, `[[cues]]`, …). Keys outside the arrays
(`type = "CONSULT"`) are defaults for every rule of the file. A user's folder of the same files is laid over ours: a rule with
the same id replaces ours, a new id is added, and `disabled = true` takes a rule out. CSV tables in it are laid over ours too
(`knowledge/whoswho.py`).
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from dragoman.errors import RuleError
from dragoman.knowledge.compiled import compiled

EXAMPLE_KEYS = {"text", "finds", "why", "date"}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that a rule finds something in (`finds`), or a near miss that it must leave alone (`why` says why)."""

    text: str
    finds: tuple[Mapping[str, Any], ...] = ()
    why: str = ""
    date: str | None = None

    @property
    def is_near_miss(self) -> bool:
        """Whether the rule must find nothing here."""
        return not self.finds


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, its kind (the name of its TOML array), its keys, its examples, and where it stands."""

    id: str
    kind: str
    keys: Mapping[str, Any]
    examples: tuple[Example, ...]
    file: str
    line: int

    def get(self, key: str, default: Any = None) -> Any:
        """A key of the rule."""
        return self.keys.get(key, default)

    def words(self, key: str) -> tuple[str, ...]:
        """A key that holds a word or a list of words."""
        value = self.keys.get(key, ())
        return (value,) if isinstance(value, str) else tuple(value)

    @property
    def place(self) -> str:
        """`file:line`, for messages."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules by id, the word classes (`[classes]` tables) that they name as "@class", and the folders laid over ours."""

    by_id: Mapping[str, Rule]
    classes: Mapping[str, tuple[str, ...]]
    folders: tuple[Path, ...] = ()

    def expand(self, words: Iterable[str]) -> frozenset[str]:
        """The words with every "@class" replaced by its members; raises RuleError for a class that is not there."""
        found: set[str] = set()
        for word in words:
            if not word.startswith("@"):
                found.add(word)
            elif word[1:] in self.classes:
                found |= self.expand(self.classes[word[1:]])
            else:
                raise RuleError(f"there is no word class {word!r}; add it to a [classes] table")
        return frozenset(found)

    def of_kind(self, kind: str) -> Iterator[Rule]:
        """The rules of one kind, in file order."""
        return (rule for rule in self.by_id.values() if rule.kind == kind)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.by_id.values())

    def __getitem__(self, rule_id: str) -> Rule:
        return self.by_id[rule_id]

    def get(self, rule_id: str) -> Rule | None:
        """The rule with this id, or None."""
        return self.by_id.get(rule_id)


def load_rules(overlays: Iterable[Path] = ()) -> Rules:
    """Our rules with the folders in `overlays` laid over them, in order.

    Raises RuleError naming file and line for TOML that does not parse, a rule without id or examples, or an id given twice.
    """
    overlays = tuple(overlays)
    return _loaded(overlays) if overlays else compiled("rules", _loaded)


def _loaded(overlays: tuple[Path, ...] = ()) -> Rules:
    by_id: dict[str, Rule] = {}
    classes: dict[str, tuple[str, ...]] = {}
    ours = files("dragoman.knowledge")
    for folder in (ours, *overlays):
        layer: dict[str, Rule] = {}
        for source in _toml_files(folder):
            content, text = _parse(source)
            classes.update({name: tuple(words) for name, words in content.pop("classes", {}).items()})
            for rule in _rules_in(content, source.name if folder is ours else str(source), text):
                if rule.id in layer:
                    raise RuleError(f"{rule.place}: rule {rule.id!r} stands twice (also {layer[rule.id].place}); rename one")
                layer[rule.id] = rule
        by_id.update(layer)
    return Rules({rule_id: rule for rule_id, rule in by_id.items() if not rule.get("disabled")}, classes, overlays)


def _toml_files(folder: Traversable) -> Iterator[Traversable]:
    if not folder.is_dir():
        raise RuleError(f"{folder}: there is no such folder of rules; give --rules a folder of TOML or CSV files")
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir() and not entry.name.startswith("_"):
            yield from _toml_files(entry)
        elif entry.name.endswith(".toml"):
            yield entry


def _parse(source: Traversable) -> tuple[dict[str, Any], str]:
    text = source.read_text(encoding="utf-8")
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as problem:
        raise RuleError(f"{source.name}: {problem}; mend the TOML there") from problem


def _rules_in(content: Mapping[str, Any], file: str, text: str) -> Iterator[Rule]:
    defaults = {key: value for key, value in content.items() if not _is_rules(value)}
    for kind, tables in content.items():
        if _is_rules(tables):
            for table in tables:
                yield _rule(kind, {**defaults, **table}, file, text)


def _is_rules(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _rule(kind: str, table: dict[str, Any], file: str, text: str) -> Rule:
    rule_id = table.pop("id", None)
    if not isinstance(rule_id, str) or not rule_id:
        raise RuleError(f"{file}: a [[{kind}]] has no id; give it one")
    line = _line_of(rule_id, text)
    examples = tuple(_example(row, rule_id, f"{file}:{line}") for row in table.pop("examples", ()))
    if not examples and not table.get("disabled"):
        raise RuleError(f"{file}:{line}: rule {rule_id!r} has no examples; add one that it finds and one near miss")
    return Rule(rule_id, kind, table, examples, file, line)


def _example(row: Mapping[str, Any], rule_id: str, place: str) -> Example:
    odd = set(row) - EXAMPLE_KEYS
    if odd or "text" not in row:
        raise RuleError(f"{place}: an example of {rule_id!r} has {sorted(odd) or 'no text'}; its keys are {sorted(EXAMPLE_KEYS)}")
    return Example(row["text"], tuple(row.get("finds", ())), row.get("why", ""), row.get("date"))


def _line_of(rule_id: str, text: str) -> int:
    wanted = f'"{rule_id}"'
    for number, line in enumerate(text.split("\n"), start=1):
        if line.lstrip().startswith("id") and wanted in line:
            return number
    return 1


def rules_version(folders: Iterable[str | Path] = ()) -> str:
    """A short sign that changes whenever a rule or a table of ours, or of the folders laid over ours, does."""
    ours = [one for one in (*files("dragoman.knowledge").iterdir(), *(files("dragoman.knowledge") / "events").iterdir())]
    theirs = [one for folder in folders for one in Path(folder).rglob("*")]
    told = sha256()
    for file in sorted((*ours, *theirs), key=str):
        if file.name.endswith((".toml", ".csv")):
            told.update(file.name.encode() + b"\0" + file.read_bytes())
    return told.hexdigest()[:12]
