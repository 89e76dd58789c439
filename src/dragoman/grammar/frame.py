"""What a frame is: one kind of act, how it is worded, and where its parties stand."""

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.knowledge import Rule, Rules


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way a frame is worded: a head lemma and the words that go with it."""

    head: str
    rest: tuple[str, ...]
    frame: "Frame"
    is_noun: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One kind of act: its PLOVER type and mode, what its object and subject may be, and where its parties stand.

    A `stative` one only has adjectives, participles among them: whose subject is the actor ("Chad is disappointed with Mali").
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...] = ()
    object: frozenset[str] = frozenset()
    object_not: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    subject_not: frozenset[str] = frozenset()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    reciprocal: bool = False
    inverse: bool = False
    without: frozenset[str] = frozenset()
    cameo: str | None = None
    needs: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    together: str | None = None
    stative: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A frame at a word: the head, the words of the trigger, and the object that the frame speaks of."""

    frame: Frame
    head: Token
    trigger: tuple[Token, ...]
    object: Token | None
    weight: int


def frame_of(rule: Rule, rules: Rules) -> Frame:
    """A rule's frame, word classes expanded."""
    return Frame(
        id=rule.id,
        type=rule.get("type"),
        mode=rule.get("mode"),
        contexts=rule.words("contexts"),
        object=rules.expand(rule.words("object")),
        object_not=rules.expand(rule.words("object_not")),
        subject=rules.expand(rule.words("subject")),
        subject_not=rules.expand(rule.words("subject_not")),
        actor=rule.words("actor"),
        recipient=rule.words("recipient"),
        reciprocal=rule.get("reciprocal", False),
        inverse=rule.get("inverse", False),
        without=frozenset(rule.words("without")),
        cameo=rule.get("cameo"),
        needs=rules.expand(rule.words("needs")),
        not_after=frozenset(rule.words("not_after")),
        together=rule.get("together"),
        stative=bool(rule.words("adjectives")) and not rule.words("verbs"),
    )
