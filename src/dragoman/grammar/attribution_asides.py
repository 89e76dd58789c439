"""Sayings in the middle of what is said ("X, she said, Y"), and quotations that go on after them."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from dragoman.grammar.doers import own_subject
from dragoman.grammar.quotations import CLOSING, Quotation
from dragoman.grammar.tree import children

BREAKS = {",", "—", "–", "--", "-", "("}
ENDS = {",", "—", "–", "--", "-", ")"}
LONGEST = 16
FARTHEST = 45
Range = tuple[int, int]


def around_aside(verb: Token) -> tuple[Range, ...] | None:
    """What stands before and after a saying between commas in the middle of its sentence; None where it is no aside.

    What follows in "…, he said, according to his office" is not said.
    """
    first, last = _own_words(verb)
    doc, sentence = verb.doc, verb.sent
    if first - sentence.start < 2 or doc[first - 1].text not in BREAKS or _has_conjunction(verb, first):
        return None
    end = next((i for i in range(last + 1, min(last + LONGEST, sentence.end)) if doc[i].text in ENDS), None)
    if end is None or _has_own_content(verb, first) or any(_is_finite(doc[i]) for i in range(last + 1, end)):
        return None
    parts = tuple(part for part in (trim(doc, sentence.start, first - 1), trim(doc, end + 1, sentence.end)) if part is not None)
    if len(parts) == 2 and doc[parts[1][0]].lower_ in {"according", "citing", "quoting", "referring", "speaking", "adding"}:
        return parts[:1]
    return parts if len(parts) == 2 and parts[1][1] - parts[1][0] > 1 else None


def around_as(verb: Token) -> Range | None:
    """What the sentence says behind or before "as the paper reported"."""
    if verb.dep_ != "advcl" or not any(child.lower_ == "as" and child.dep_ == "mark" for child in children(verb)):
        return None
    doc, sentence = verb.doc, verb.sent
    start, end = verb.left_edge.i, verb.right_edge.i + 1
    before, behind = trim(doc, sentence.start, start), trim(doc, end, sentence.end)
    return max((one for one in (before, behind) if one is not None), key=lambda one: one[1] - one[0], default=None)


def _own_words(verb: Token) -> Range:
    """The first and last word of "the minister said" or "said the minister"; the verb alone where it has no subject."""
    subject = own_subject(verb) or next((one for one in children(verb) if one.dep_ in {"dobj", "attr"} and one.i > verb.i), None)
    if subject is None or subject.tag_ in {"WP", "WDT"}:
        return 0, verb.i
    helpers = [one.i for one in children(verb) if one.dep_ in {"aux", "neg", "advmod"} and abs(one.i - verb.i) < 3]
    inside = [one.i for one in subject.subtree if abs(one.i - subject.i) < 12]
    return min([verb.i, *inside, *helpers]), max([verb.i, *inside])


def _has_conjunction(verb: Token, first: int) -> bool:
    return verb.doc[first].lower_ in {"and", "but", "or", "who", "which"} or (verb.dep_ == "conj" and verb.head.i < first)


def _has_own_content(verb: Token, first: int) -> bool:
    """A verb that says something of its own, behind it ("said that", "made a claim") or quoted right before it."""
    if any(verb.doc[i].text in CLOSING for i in range(max(first - 2, 0), first)):
        return True
    return any(child.i > verb.i and (_is_told(child) or _begins_with_that(child)) for child in children(verb))


def _is_told(child: Token) -> bool:
    """ "Made a claim", "asked for relief", "threatened to leave"."""
    if child.dep_ == "ccomp" and any(one.dep_ == "mark" and one.lower_ == "for" for one in children(child)):
        return True
    return child.dep_ in {"dobj", "xcomp"} or (child.dep_ == "prep" and child.lower_ in {"for", "about", "of"})


def _begins_with_that(clause: Token) -> bool:
    return clause.dep_ == "ccomp" and any(child.dep_ == "mark" and child.lower_ == "that" for child in children(clause))


def _is_finite(token: Token) -> bool:
    return token.tag_ in {"VBD", "VBZ", "VBP", "MD"}


def trim(doc: Doc, start: int, end: int) -> Range | None:
    """A range without punctuation and space at its ends; None if nothing is left."""
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return (start, end) if end > start else None


def going_on(content: Sequence[Range], cue: Sequence[Token], loose: Sequence[Quotation], cues: set[int]) -> Iterator[Quotation]:
    """Quotations without a cue that go on a quoted saying, in the rest of its sentence or right behind it."""
    last = max(content[-1][1], cue[-1].i + 1)
    for quote in loose:
        if quote.start <= last:
            continue
        opening = quote.start - 1
        if any(last <= i < opening for i in cues) or not _is_joined(cue[0].doc, last, opening):
            return
        yield quote
        last = quote.end + 1


def paragraphs_before(content: Range, quotes: Sequence[Quotation]) -> Iterator[Quotation]:
    """The paragraphs of a quotation before its last one, which has the saying."""
    at = next((i for i, quote in enumerate(quotes) if quote.start == content[0]), 0)
    first = at
    while first and quotes[first - 1].goes_on:
        first -= 1
    yield from quotes[first:at]


def _is_joined(doc: Doc, start: int, end: int) -> bool:
    """Whether nothing but the rest of the saying's sentence stands between: no further sentence, no new paragraph."""
    if end - start > FARTHEST or any("\n" in doc[i].text for i in range(start, end)):
        return False
    stops = [i for i in range(start, end) if doc[i].text in {".", "!", "?"}]
    return len(stops) < 2 and not any(doc[i].is_alpha for i in range(stops[0] + 1, end)) if stops else end - start < LONGEST
