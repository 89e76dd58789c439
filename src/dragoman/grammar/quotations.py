"""Quotations in a parse and who speaks them."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dragoman.grammar.doers import is_passive, own_subject, subject_of
from dragoman.grammar.tree import children
from dragoman.model import Span

OPENING, CLOSING = {'"', "“", "``", "«", "''"}, {'"', "”", "''", "»"}
SAYING_WORDS = """
    acknowledge add admit allege announce answer argue ask assert assure call caution charge claim comment complain concede
    conclude confirm contend continue declare deny describe emphasise emphasize explain express highlight insist maintain
    note observe pledge point predict promise put quip quote recall reiterate remark reply respond retort say signal state
    stress suggest tell tweet underline underscore urge vow warn write
"""
QUOTING = frozenset({"quote", "cite"})
SAYING = frozenset(SAYING_WORDS.split())


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `[start, end)` between quotation marks, and the index of the token that names the speaker, or None.

    `goes_on` where its paragraph ends without a closing mark, and the next one opens with a mark.
    """

    start: int
    end: int
    speaker: int | None
    goes_on: bool = False


def quotations(doc: Doc) -> list[Quotation]:
    """All quotations of three words or more, in text order; one without a verb of saying continues the speaker before it."""
    found: list[Quotation] = []
    opened: int | None = None
    for token in doc:
        if opened is None and token.text in OPENING:
            opened = token.i
        elif opened is not None and token.text in OPENING and _opens_paragraph(token) and not _opens_paragraph(doc[opened + 1]):
            found.append(Quotation(opened + 1, _end_of_paragraph(token), None, goes_on=True))
            opened = token.i
        elif opened is not None and token.text in CLOSING:
            found.append(Quotation(opened + 1, token.i, _speaker(doc, opened, token.i, found)))
            opened = None
        elif opened is not None and "\n" in token.text and token.i - opened > 400:
            opened = None
    return _spoken_by_the_next(found)


def _opens_paragraph(token: Token) -> bool:
    return token.i > 0 and "\n" in token.nbor(-1).text


def _end_of_paragraph(opening: Token) -> int:
    end = opening.i
    while end > 1 and opening.doc[end - 1].is_space:
        end -= 1
    return end


def _spoken_by_the_next(found: list[Quotation]) -> list[Quotation]:
    """Who speaks the last paragraph of a quotation speaks those before it."""
    told = list(found)
    for at in range(len(told) - 2, -1, -1):
        if told[at].goes_on:
            told[at] = replace(told[at], speaker=told[at + 1].speaker)
    return told


def quotation_at(found: list[Quotation], i: int) -> Quotation | None:
    """The quotation that a token stands in."""
    return next((one for one in found if one.start <= i < one.end), None)


def closed(part: Span, text: str) -> Span:
    """Some words with the quotation mark behind them, where one is open in them: 'by "peaceful means' and its '"'."""
    words = part.of(text)
    is_open = words.count('"') % 2 == 1 or words.count("“") > words.count("”")
    behind = text[part.end : part.end + 2].lstrip(",.")
    return Span(part.start, text.index(behind[0], part.end) + 1) if is_open and behind[:1] in {'"', "”"} else part


def _speaker(doc: Doc, opened: int, closed: int, found: list[Quotation]) -> int | None:
    after = doc[closed + 1 : min(len(doc), closed + 25)]
    last_mark = doc[closed - 1].text if closed else ""
    continues = last_mark not in {".", "!", "?"} or (len(after) > 0 and after[0].text[:1].islower())
    after_end = doc[closed].sent.end if continues else closed + 1
    candidates = [one for one in doc[closed + 1 : max(after_end, closed + 1)] if _says(one)]
    if not candidates:
        candidates = [one for one in reversed(doc[doc[opened].sent.start : opened]) if _says(one)]
    if not candidates:
        candidates = [
            one for one in after[:14] if _says(one) and one.sent.start >= closed - 1 and not _parts(doc[closed + 1 : one.i])
        ]
    for verb in candidates:
        subject = _quoted(verb) or _outside(subject_of(verb), opened, closed) or _inverted(verb)
        if subject is not None:
            return subject.i
    return found[-1].speaker if found and doc[opened].sent.start <= found[-1].end + 60 and opened - found[-1].end < 60 else None


def _parts(words: Words) -> bool:
    """Whether another quotation or another paragraph begins among the words."""
    return any(token.text in OPENING or "\n" in token.text for token in words)


def _quoted(verb: Token) -> Token | None:
    """ "The agency quoted the minister as saying": the words are the minister's."""
    if verb.lemma_ not in QUOTING:
        return None
    subject = own_subject(verb) if is_passive(verb) else None
    return subject or next((child for child in children(verb) if child.dep_ == "dobj"), None)


def _says(token: Token) -> bool:
    return token.lemma_ in SAYING and token.pos_ == "VERB"


def _outside(subject: Token | None, opened: int, closed: int) -> Token | None:
    return None if subject is None or opened <= subject.i <= closed else subject


def _inverted(verb: Token) -> Token | None:
    return next(
        (
            child
            for child in children(verb)
            if child.dep_ in {"nsubj", "dobj"} and child.i > verb.i and child.pos_ in {"PROPN", "PRON"}
        ),
        None,
    )
