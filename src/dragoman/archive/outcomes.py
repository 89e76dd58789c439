"""What became of a happening by the words around it: "the summit collapsed", "cancelled his trip", "put off the talks"."""

import re
from functools import cache

from dragoman.archive.sentences import sentence_around
from dragoman.knowledge import read_table
from dragoman.model import Event, Record

STANDS = "stands"
SAYINGS = {"ACCUSE", "REQUEST", "REJECT", "THREATEN"}
WORD = r"[\w’'.-]+"
CLAUSE_END = re.compile(
    r"[;:]|, (?![A-Z])|\b(?:after|when|because|that|which|who|if|before|but|until|unless|while|said|says|saying)\b"
)
DENIES = re.compile(r"\b(?:denied|denies|deny|denying|not|never|no)\b(?:\W+\w+){0,9}\W*$|n['’]t\b(?:\W+\w+){0,4}\W*$")
UNSURE = re.compile(r"\b(?:threaten\w*|may|might|could|would|should|if|unless|considering|feared)\b(?:\W+\w+){0,4}\W*$")
PLANNED_FOR = re.compile(
    r"\b(?:that|which) (?:was|were|is|are|had been) (?:planned|scheduled|set|due)\b[^,;]*?(?= (?:has|have|had|was|were|is|will)\b)"
)
REACH_AFTER, REACH_BEFORE = 20, 4


@cache
def _outcomes() -> tuple[dict[str, str], re.Pattern[str]]:
    rows = {row["words"]: row["outcome"] for row in read_table("outcomes.csv", needs=("words", "outcome", "example"))}
    longest_first = sorted(rows, key=lambda words: (-len(words), words))
    return rows, re.compile(rf"\b({'|'.join(longest_first)})\b(?!(?<=failed) to\b)", re.IGNORECASE)


def outcome_of(event: Event, record: Record) -> str | None:
    """cancelled, postponed, suspended or failed; "stands" where that is denied; None where the report says nothing of it."""
    if event.type in SAYINGS:
        return None
    text, trigger = record.document.text, event.trigger
    sentence = sentence_around(trigger, text)
    before, after = text[sentence.start : trigger.start], text[trigger.end : sentence.end]
    for found, lead in (_after(after, before), _before(before)):
        if found is not None and not UNSURE.search(lead):
            return STANDS if DENIES.search(lead) else found
    return None


def _after(after: str, before: str) -> tuple[str | None, str]:
    """The outcome that the happening is the subject of, and the words that lead up to it."""
    outcomes, pattern = _outcomes()
    clause = CLAUSE_END.split(PLANNED_FOR.sub("", after), maxsplit=1)[0]
    found = pattern.search(clause)
    if found is None or len(re.findall(WORD, clause[: found.start()])) > REACH_AFTER:
        return None, ""
    return outcomes[found[1].lower()], f"{before} {clause[: found.start()]}"


def _before(before: str) -> tuple[str | None, str]:
    """The outcome that the happening is the object of, and the words that lead up to it."""
    outcomes, pattern = _outcomes()
    found = list(pattern.finditer(before))
    if not found or CLAUSE_END.search(before[found[-1].end() :]):
        return None, ""
    if len(re.findall(WORD, before[found[-1].end() :])) > REACH_BEFORE:
        return None, ""
    return outcomes[found[-1][1].lower()], before[: found[-1].start()]
