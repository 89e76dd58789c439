"""The words at stake in a position: what is promised, asked for, refused or threatened, from its first word to its last."""

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from dragoman.grammar.doers import is_passive
from dragoman.grammar.operators import Operators
from dragoman.grammar.quotations import closed
from dragoman.grammar.tree import char_span, children, governors, prepositional
from dragoman.model import Event, Span

LEFT_OUT = {"aux", "mark", "nsubj", "nsubjpass"}
HEDGES = {"only", "even", "likely", "most", "just", "except", "least", "at", "long", "soon", "as", "but", "not", "and", "then"}
VERBAL = {"VERB", "AUX"}
IsParty = Callable[[Token], bool]


class Stakes:
    """Reads what a speech act is about off its parse; `is_party` says which words name an actor."""

    def __init__(self, operators: Operators) -> None:
        self._operators = operators

    def act(self, head: Token, is_party: IsParty) -> Span:
        """The words of an act that is promised without a word of promising: "withdraw its troops by May", "the visit"."""
        if head.pos_ in VERBAL:
            return char_span(_with_thing(head, is_party))
        return char_span(trimmed([one for one in head.subtree if not one.is_space], head))

    def of(self, head: Token, event: Event, is_party: IsParty) -> Span | None:
        """The words of the act at stake: the operator's complement, or the object of the verb."""
        if event.why and event.why[0].rule.startswith("modal."):
            withheld = next((one for one in children(head.head) if one.dep_ == "attr"), None)
            if withheld is not None and event.why[0].rule == "modal.no-such":
                return char_span(trimmed([*withheld.subtree], withheld))
            return char_span(_with_thing(head.head, is_party) if head.dep_ == "aux" else _to_be_done(head, is_party))
        uses = [one for one in self._operators.at(head) if one.operator.type]
        verbal = [one for one in uses if one.content.pos_ in VERBAL]
        use = next((one for one in verbal or uses if one.content.pos_ != "PRON"), None)
        if use is None and (wh := [one.content for one in uses if one.content.tag_ in {"WP", "WDT"}]):
            return _copular(head, wh[0])
        if use is not None and use.content.pos_ != "VERB" and is_party(use.content):
            task = next((one for one in children(use.content) if one.dep_ in {"acl", "relcl"} and one.pos_ == "VERB"), None)
            return char_span(trimmed([*task.subtree], task)) if task is not None else None
        if use is not None:
            return _warned_against(use.content, char_span(_taken_up(head, use.content) or _complement(head, use.content, is_party)))
        return _object(head, event)


def _warned_against(content: Token, words: Span) -> Span:
    """ "Warned against a hasty compromise" asks for none: its words begin with "against"."""
    preposition = content.head
    return Span(preposition.idx, words.end) if preposition.lower_ == "against" and preposition.idx < words.start else words


def _taken_up(head: Token, content: Token) -> list[Token]:
    """ "Drills that Togo had promised to stop": the thing and the clause about it, for "stop" alone tells nothing."""
    clause = next((one for one in (head, *clause_path(head)) if one.dep_ == "relcl"), None)
    if clause is None or not any(one.tag_ in {"WDT", "WP"} for one in children(content)):
        return []
    return [one for one in clause.head.subtree if one.i <= content.right_edge.i]


def _complement(head: Token, content: Token, is_party: IsParty) -> list[Token]:
    """The words of a complement; of a clause whose subject is a party without that subject."""
    if content.dep_ == "ccomp" and content.i > head.i and (subject := _subject(content)) is not None:
        return _with_thing(content, is_party) if subject.dep_ == "nsubj" else trimmed([*content.subtree], content)
    return trimmed([one for one in content.subtree if one.i > head.i or content.i < head.i], content)


def _with_thing(verb: Token, is_party: IsParty) -> list[Token]:
    """A predicate, with its subject where that is a thing or undergoes it: "the drills must go on", "the pilot will be freed", but
    "lift the ban" of "Mali must lift the ban"."""
    subject = _subject(verb)
    if subject is not None and subject.pos_ in {"NOUN", "PROPN"} and (subject.dep_ == "nsubjpass" or not is_party(subject)):
        return trimmed([one for one in verb.subtree if one.i >= subject.left_edge.i], verb)
    return predicate(verb)


def _to_be_done(verb: Token, is_party: IsParty) -> list[Token]:
    """ "The ban has to go", but "lift the ban" of "Mali has to lift the ban"."""
    words = _with_thing(verb, is_party)
    task = next((one for one in children(verb) if one.dep_ == "xcomp"), verb)
    return words if words[0].i < verb.i else predicate(task)


def _subject(verb: Token) -> Token | None:
    return next((one for one in children(verb) if one.dep_ in {"nsubj", "nsubjpass"} and one.i < verb.i), None)


def _object(head: Token, event: Event) -> Span | None:
    thing = _bond(head) or next((child for child in children(head) if child.dep_ in {"dobj", "nsubjpass"}), None)
    if thing is None and event.type == "AGREE" and head.dep_ == "relcl" and head.head.pos_ in {"NOUN", "PRON"}:
        thing = head.head
    if thing is None and event.why and event.why[0].rule.startswith("answer."):
        return event.trigger
    if thing is None:
        return char_span([t for t in head.sent if not t.is_punct and not t.is_space]) if event.type == "AGREE" else None
    return char_span(trimmed([*thing.subtree], thing))


def _bond(head: Token) -> Token | None:
    """What one is no longer bound by or tied to."""
    is_over = any(child.lower_ == "longer" for child in children(head))
    return next((noun for _, noun in prepositional(head, "by", "to")), None) if is_over and is_passive(head) else None


def _copular(head: Token, word: Token) -> Span | None:
    """The words for "what" in "a visa is what they asked for"; the whole clause where only "that" stands for them."""
    clause = next(
        (one for one in (head, *clause_path(head)) if one.dep_ in {"ccomp", "relcl", "attr"} and one.head.lemma_ == "be"), None
    )
    thing = next((one for one in children(clause.head) if one.dep_ == "nsubj"), None) if clause is not None else None
    if clause is None or thing is None:
        return None
    words = [*thing.subtree] if thing.pos_ != "PRON" else [one for one in clause.head.subtree if not one.is_space]
    return char_span(trimmed(words, thing))


def clause_path(head: Token) -> list[Token]:
    """The words above a head up to the verb of its clause."""
    path = []
    for token in governors(head):
        path.append(token)
        if token.pos_ in VERBAL and token.dep_ != "xcomp":
            break
    return path


def predicate(verb: Token) -> list[Token]:
    """A verb with what stands behind it: no subject, no auxiliary; "not" stays."""
    behind = (t for c in children(verb) if c.dep_ not in LEFT_OUT and c.i > verb.i for t in c.subtree)
    passive = (c for c in children(verb) if c.dep_ == "auxpass")
    return trimmed([*passive, verb, *behind], verb)


def trimmed(words: list[Token], head: Token) -> list[Token]:
    """Words in order without "to", "that" and punctuation at their ends, and without asides and further sentences behind them."""
    outside = {one.i for child in _asides(head, words) for one in child.subtree}
    words = [one for one in sorted(words, key=lambda one: one.i) if one.i not in outside]
    kept = [words[0]] if words else [head]
    for one in words[1:]:
        if one.i > kept[-1].i + 1 and kept[-1].i >= head.i and any(i in outside for i in range(kept[-1].i + 1, one.i)):
            break
        kept.append(one)
    return _without_edges(kept)


def is_to_do(words: Iterable[Token]) -> bool:
    """Whether words at stake begin with a bare verb, adverbs apart: "[to] fully withdraw", not "the withdrawal"."""
    first = next((one for one in words if one.pos_ != "ADV"), None)
    if first is None:
        return False
    return first.tag_ in {"VB", "VBP"} or any(one.lower_ == "to" for one in children(first) if one.dep_ == "aux")


def _without_edges(words: list[Token]) -> list[Token]:
    first, last = 0, len(words)
    while first < last - 1 and (words[first].is_punct or words[first].is_space or _is_opener(words[first])):
        first += 1
    while last > first + 1 and (words[last - 1].is_punct or words[last - 1].is_space or words[last - 1].dep_ == "cc"):
        last -= 1
    return words[first:last]


def _is_opener(word: Token) -> bool:
    return word.lower_ in {"to", "that"} and word.dep_ in {"aux", "mark"}


def _asides(head: Token, words: list[Token]) -> Iterator[Token]:
    """Clauses that only follow: ", which …", ", a demand that …", "and refused …"."""
    for word in words:
        before = word.doc[word.left_edge.i - 1] if word.left_edge.i else None
        if word.i <= head.i or before is None:
            continue
        follows = word.dep_ in {"relcl", "appos"} and before.text == ","
        if follows or (word.dep_ == "conj" and word.head == head and _is_finite(word) and not _is_likewise(word, head)):
            yield word


def _is_likewise(word: Token, head: Token) -> bool:
    """ "Will go and (will) stay"; not "will go, and left" or "will go, and Mali will stay"."""
    return _is_finite(head) and _subject(word) is None and (head.tag_ != "VB" or word.tag_ == "VB")


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or any(
        one.tag_ in {"MD", "VBD", "VBZ", "VBP"} for one in children(verb) if one.dep_ == "aux"
    )


def cut(about: Span, condition: Span | None, text: str) -> Span:
    """The words at stake without the condition behind them and the "only" before it; a quotation mark that opens is closed."""
    if condition is not None and about.overlaps(condition) and condition.start > about.start:
        words = text[about.start : condition.start].rstrip(" ,;\n").split(" ")
        while len(words) > 1 and words[-1].lower().strip(",") in HEDGES:
            words.pop()
        kept = " ".join(words).rstrip(" ,;")
        about = Span(about.start, about.start + len(kept)) if kept else about
    return closed(about, text)
