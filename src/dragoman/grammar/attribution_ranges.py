"""From a cue, a clause or a quotation to the exact words that are said, as token ranges `[start, end)`."""

from spacy.tokens import Doc, Token

from dragoman.grammar.clauses import to_of
from dragoman.grammar.quotations import Quotation
from dragoman.grammar.tree import children


def clause_range(verb: Token, clause: Token, cue: tuple[Token, ...]) -> tuple[int, int] | None:
    """The words of a clause without "that", and without the cue's own clause where that hangs inside it."""
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    own = verb.left_edge.i if clause == verb.head else None
    if own is not None and start < own < end:
        end = own
    elif clause.i < verb.i and end > verb.i:
        end = min(verb.left_edge.i, verb.i) if clause == verb.head else verb.i
    if clause.i > verb.i and start <= verb.i:
        start = verb.i + 1
    if clause.dep_ == "pobj" or clause.dep_ == "pcomp":
        start = _object_start(verb, start)
    doc = verb.doc
    to = to_of(clause) if clause.i > verb.i and clause.dep_ in {"xcomp", "ccomp"} else None
    if to is not None:
        start = to.i
        start = start - 1 if start - 1 > verb.i and doc[start - 1].dep_ == "neg" else start
    while start < end and (
        doc[start].is_punct or doc[start].is_space or (doc[start].lower_ == "that" and doc[start].dep_ == "mark")
    ):
        start += 1
    while end > start and ((doc[end - 1].is_punct and doc[end - 1].text not in {")", "%"}) or doc[end - 1].is_space):
        end -= 1
    return (start, end) if end > start else None


def with_complement(verb: Token, clause: Token, found: tuple[int, int] | None) -> tuple[int, int] | None:
    """ "Called the deal a mistake", "praised him for his patience": the object and what is said of it."""
    if found is None or clause.dep_ not in {"dobj", "oprd", "ccomp"}:
        return found
    start, end = found
    if clause.dep_ == "oprd":
        start = min([start, *(child.left_edge.i for child in children(verb) if child.dep_ == "dobj" and child.i > verb.i)])
    if clause.dep_ == "dobj":
        more = (
            one.right_edge.i + 1
            for one in children(verb)
            if one.i > clause.i and (one.lower_ in {"as", "for"} or one.dep_ == "oprd")
        )
        end = max([end, *more])
    while end > start and (verb.doc[end - 1].is_punct or verb.doc[end - 1].is_space):
        end -= 1
    return start, end


def that_clause(verb: Token) -> tuple[int, int] | None:
    """From a "that" close behind the cue to the end of its sentence, where the parse does not hang the clause on the cue."""
    doc, sentence = verb.doc, verb.sent
    for i in range(verb.i + 1, min(verb.i + 8, sentence.end - 3)):
        if doc[i].text in {",", ".", ";"} and doc[i + 1].lower_ != "that":
            return None
        if doc[i].lower_ == "that" and doc[i].tag_ == "IN":
            end = sentence.end
            while end > i + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space):
                end -= 1
            return (i + 1, end) if end > i + 3 else None
    return None


def _object_start(verb: Token, start: int) -> int:
    """ "accused Tehran of breaking ...": the accused belongs to what is said."""
    thing = next((child for child in children(verb) if child.dep_ == "dobj" and child.i < start), None)
    return thing.left_edge.i if thing is not None else start


def rest_of_sentence(cue: Token, source: Token) -> tuple[int, int]:
    """The words of the sentence on the longer side of a phrase such as "according to X"."""
    sentence = cue.sent
    last = source.right_edge.i + 1
    start, end = (sentence.start, cue.i) if cue.i - sentence.start > sentence.end - last else (last, sentence.end)
    doc = cue.doc
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return start, end


def quoted_range(doc: Doc, quote: Quotation) -> tuple[int, int]:
    """The quoted words; the comma or full stop before the closing mark belongs to the sentence around them."""
    end = quote.end
    while end > quote.start + 1 and doc[end - 1].text in {",", "."}:
        end -= 1
    return quote.start, end


def is_mostly_quoted(inside: tuple[int, int], quote: Quotation) -> bool:
    """Whether most of a clause stands in the quotation."""
    shared = min(inside[1], quote.end) - max(inside[0], quote.start)
    return shared >= 0.6 * (inside[1] - inside[0]) or (shared <= 0 and inside[1] - inside[0] < 3)
