"""Entries of a verb dictionary -> frames of ours, or the reason why they cannot be carried over."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product

from dragoman.errors import RuleError
from dragoman.formats.verb_dictionaries import NULL, Entry, Verb
from dragoman.knowledge.cameo import CameoCode, cameo_code
from dragoman.knowledge.tables import words_of

PREPOSITIONS = words_of(
    "to for with on in of at by from against into upon over under about between among toward towards before after behind near onto"
    " up down off out back away forward aside apart together through along around ahead"
)
BEING = words_of("is are was were be been being has have had")
SOURCE, TARGET, BOTH, PASSED = "$", "+", "%", "^"
MOST_WORDS = 400


class NoFrameError(RuleError):
    """Why an entry cannot become a frame."""


@dataclass(frozen=True, slots=True)
class ImportedFrame:
    """A frame that an entry became, with sentences that it ought to find."""

    id: str
    entry: Entry
    cameo: CameoCode
    verbs: tuple[str, ...]
    object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    reciprocal: bool = False
    inverse: bool = False
    sentences: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """What of the entry is lost in the frame."""
        first, _, second = self.entry.code.partition(":")
        lost = f"the code {second} of the other direction" if first and second and first != second else ""
        inner = ", ".join(one.words for one in self.entry.verbs if one.main)
        return "; ".join(part for part in (lost, f"the verbs {inner}, which begin with another word" if inner else "") if part)

    def toml(self, sentence: str) -> str:
        """The frame as it stands in a file of rules."""
        keys = {
            "id": self.id,
            "type": self.cameo.type,
            "mode": self.cameo.mode,
            "cameo": self.cameo.code,
            "verbs": self.verbs,
            "object": self.object,
            "subject": self.subject,
            "recipient": self.recipient,
            "reciprocal": self.reciprocal,
            "inverse": self.inverse,
        }
        lines = (f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in keys.items() if value)
        example = f'[[frames.examples]]\ntext = {json.dumps(sentence)}\nfinds = [{{ type = "{self.cameo.type}" }}]\n'
        return "\n".join(("[[frames]]", f"# line {self.entry.line}: {self.entry.text}", *lines, example))


@dataclass(slots=True)
class _Behind:
    """What stands behind the verb, as far as it is read."""

    particles: list[str] = field(default_factory=list)
    object: list[tuple[str, ...]] = field(default_factory=list)
    recipient: list[str] = field(default_factory=list)
    preposition: str = ""
    is_mutual: bool = False


def frame_of_entry(entry: Entry, synsets: Mapping[str, tuple[str, ...]]) -> ImportedFrame:
    """The frame that says the same as an entry; raises NoFrameError with the reason if there is none."""
    plain = [one for one in entry.verbs if one.main == 0]
    if not plain:
        raise NoFrameError("the verb is not the first word of its phrase")
    code, mutual, inverse = _code(entry.code)
    behind = _behind(entry.behind, synsets)
    subject, both = _subject(entry.before, synsets)
    words = tuple(" ".join(one) for one in product(*behind.object)) if behind.object else ()
    if len(words) > MOST_WORDS:
        raise NoFrameError(f"its synonym sets make {len(words)} phrases")
    frame = ImportedFrame(
        id=f"imported.{re.sub(r'[^a-z0-9]+', '-', plain[0].words)}.{entry.line}",
        entry=entry,
        cameo=code,
        verbs=tuple(dict.fromkeys(" ".join((one.words, *behind.particles)) for one in plain)),
        object=words,
        subject=subject,
        recipient=tuple(dict.fromkeys(behind.recipient)),
        reciprocal=mutual or both or behind.is_mutual,
        inverse=inverse,
    )
    return _with_sentences(frame, plain[0], behind.particles)


def _code(code: str) -> tuple[CameoCode, bool, bool]:
    """The code of an entry, whether it holds in both directions, and whether only the target does it."""
    first, colon, second = (part.strip() for part in code.partition(":"))
    if code == NULL or NULL in (first, second):
        raise NoFrameError("its code is null: it keeps other patterns from matching, which frames need not")
    wanted = first or second
    known = cameo_code(wanted) if wanted.isdigit() else None
    if known is None:
        raise NoFrameError(f"{wanted!r} is no CAMEO code")
    if not known.type:
        raise NoFrameError(f"{wanted} is a statement, which PLOVER does not count as an event")
    return CameoCode(wanted, known.type, known.mode, known.goldstein, known.label), bool(colon) and first == second, not first


def _behind(parts: tuple[str, ...], synsets: Mapping[str, tuple[str, ...]]) -> _Behind:
    found = _Behind()
    for part in _flat(parts):
        if part == PASSED:
            raise NoFrameError("an actor to pass over (^) has no counterpart")
        if part == SOURCE and found.preposition != "by":
            raise NoFrameError("the source stands behind the verb")
        if part == BOTH:
            found.is_mutual = True
        elif part == TARGET:
            found.recipient.append(found.preposition or "object")
        elif part in PREPOSITIONS:
            found.preposition = part
            if not found.object:
                found.particles.append(part)
        elif part != SOURCE:
            _add_noun(found, part, synsets)
    return found


def _add_noun(found: _Behind, part: str, synsets: Mapping[str, tuple[str, ...]]) -> None:
    if found.object and found.preposition and found.preposition not in found.particles:
        raise NoFrameError("words in two places behind the verb")
    found.object.append(_words(part, synsets))


def _subject(parts: tuple[str, ...], synsets: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], bool]:
    """The nouns that must be the subject, and whether both parties stand before the verb."""
    words = [part for part in _flat(parts) if part not in (SOURCE, BOTH) and part not in BEING]
    is_passive = TARGET in words and any(part in BEING for part in _flat(parts))
    words = [part for part in words if not (part == TARGET and is_passive)]
    if PASSED in words or TARGET in words:
        raise NoFrameError("an actor other than the source stands before the verb")
    is_nouns = all(part.startswith("&") and f"{part}_" not in synsets for part in words) or any("{" in part for part in parts)
    if words and not is_nouns:
        raise NoFrameError(f"{' '.join(words)!r} before the verb: negation, intent and reports are settled by operators")
    nouns = tuple(" ".join(one) for one in product(*(_words(part, synsets) for part in words))) if words else ()
    return nouns, BOTH in _flat(parts)


def _flat(parts: tuple[str, ...]) -> list[str]:
    """The words and marks of a side, brackets taken off: `(TO {BANNED PARTIES})` -> to, banned, parties."""
    words = " ".join(re.sub(r"[{}()]", " ", part) for part in parts).split()
    return [piece for word in words for piece in _pieces(word) if piece]


def _pieces(word: str) -> Iterator[str]:
    plain, ampersand, name = word.partition("&")
    yield from plain.replace("_", " ").lower().split()
    if ampersand:
        yield f"&{name}"


def _words(part: str, synsets: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The words that a part stands for: its own, or the members of a synonym set, which may have words joined to it."""
    if not part.startswith("&"):
        return (part,)
    name, rest = part, ""
    while name not in synsets and f"{name}_" not in synsets and "_" in name:
        name, _, last = name.rpartition("_")
        rest = f" {last.lower()}{rest}"
    members = synsets.get(name) or synsets.get(f"{name}_")
    if not members:
        raise NoFrameError(f"the synonym set {part} is not defined")
    if any("&" in one for one in members):
        raise NoFrameError(f"the synonym set {name} holds another one")
    return tuple(f"{one}{rest}" for one in members)


def _with_sentences(frame: ImportedFrame, verb: Verb, particles: list[str]) -> ImportedFrame:
    subject = f"The Norwegian {frame.subject[0]}" if frame.subject else "Norway"
    thing = f" the {frame.object[0]}" if frame.object else ""
    tail = "".join(f" {one}" for one in particles)
    place = next((one for one in frame.recipient if one != "object"), None)
    ends = [f" {place} Chile"] if place and place not in particles else [" Chile"] if not thing else []
    ends += [" of Chile", " with Chile", " to Chile", " against Chile", ""] if thing else [" with Chile", " in Chile", ""]
    start = [f"{subject} will {verb.words}", f"{subject} {_past(verb)}"]
    sentences = [f"{one}{tail}{thing}{end}." for end in dict.fromkeys(ends) for one in start]
    if frame.reciprocal:
        both = [f"Norway and Chile {one}{tail}{thing}." for one in (_past(verb), f"will {verb.words}")]
        sentences = [*both, *sentences]
    return replace(frame, sentences=tuple(sentences))


def _past(verb: Verb) -> str:
    """The past of a verb: a given form, or the regular one."""
    given = next((form for form in verb.forms if not form.split()[0].endswith(("s", "ing"))), None)
    if given:
        return given
    first, *rest = verb.words.split()
    regular = first + "d" if first.endswith("e") else first[:-1] + "ied" if re.search(r"[^aeiou]y$", first) else first + "ed"
    return " ".join((regular, *rest))
