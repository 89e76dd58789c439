"""Attributions by reporting verbs: the clause, noun or quotation that a verb of saying reports."""

from spacy.tokens import Token

from dragoman.grammar.attributed import Attribution, with_quotes
from dragoman.grammar.attribution_asides import around_as, around_aside
from dragoman.grammar.attribution_ranges import clause_range, is_mostly_quoted, quoted_range, that_clause, with_complement
from dragoman.grammar.attribution_sources import addressees_of, has_subject, source_of
from dragoman.grammar.complements import name_given_by
from dragoman.grammar.doers import agent_of, is_passive, own_subject, subject_of
from dragoman.grammar.negation import is_negated
from dragoman.grammar.quotations import Quotation
from dragoman.grammar.tree import children, prepositional
from dragoman.knowledge import Rule

ENDS_QUOTE = {",", "?", "!", ".", "-", "—", "…", "..."}
CONTRADICTING = {"deny", "reject", "refute", "dispute", "dismiss", "confirm"}
LONGEST_NAME = 12
OWN_VOICE = {"i", "we", "you", "people", "they", "who", "it"}
Content = tuple[tuple[tuple[int, int], ...], str]


def by_verb(verb: Token, rule: Rule, rest: str, quotes: list[Quotation]) -> Attribution | None:
    """The attribution at a verb by one rule; `rest` is the particle or preposition that the rule wants with it."""
    particle = next((child for child in children(verb) if child.lower_ == rest), None) if rest else None
    if rest and particle is None:
        return None
    takes = rule.words("takes")
    if rule.id == "cue.quoted-as":
        return _quoted_as(verb, rule, quotes)
    if "that" not in takes and _is_unspoken(verb):
        return None
    aside = around_aside(verb) if "quote" in takes and particle is None else None
    if aside is not None and not _all_quoted(aside, quotes):
        return with_quotes(Attribution(rule.id, (verb,), source_of(verb), aside, "indirect", addressees_of(verb, rule)), quotes)
    cue = (verb, particle) if particle is not None else (verb,)
    quote = _quote_of(verb, quotes) if "quote" in takes else None
    content = _said(verb, particle, takes, quote, cue)
    source = source_of(verb)
    if content is None or _reports_nothing(verb, rule) or (source is None and quote is None and _lacks_voice(verb, rule)):
        return None
    spans, kind = content
    return with_quotes(Attribution(rule.id, cue, source, spans, kind, addressees_of(verb, rule)), quotes)


def _said(
    verb: Token, particle: Token | None, takes: tuple[str, ...], quote: Quotation | None, cue: tuple[Token, ...]
) -> Content | None:
    clause = _clause(verb, particle, takes)
    if clause is None and quote is None:
        lost = that_clause(verb) or around_as(verb) if "that" in takes and not _judges_a_claim(verb) else None
        return ((lost,), "indirect") if lost is not None else None
    return _content(verb, clause, quote, cue)


def _judges_a_claim(verb: Token) -> bool:
    """ "Denied reports that it had": the claim is denied, not what it claims reported."""
    return verb.lemma_ in CONTRADICTING and _thing(verb) is not None


def _reports_nothing(verb: Token, rule: Rule) -> bool:
    """ "Recalled its ambassador", "asked not to be named", "does not know"."""
    if rule.get("asserted", False) and _is_left_open(verb):
        return True
    left_out = set(rule.words("object_not"))
    return any(one.lemma_.lower() in left_out for one in children(verb) if one.dep_ in {"dobj", "xcomp"} and one.i > verb.i)


def _is_left_open(verb: Token) -> bool:
    """ "Did not know", "knows whether"."""
    clauses = (child for child in children(verb) if child.dep_ == "ccomp")
    asks = any(one.lower_ in {"whether", "if"} or one.tag_ in {"WP", "WRB"} for clause in clauses for one in children(clause))
    return asks or is_negated(verb)


def _lacks_voice(verb: Token, rule: Rule) -> bool:
    return not rule.get("unsourced", False) and (verb.dep_ in {"amod", "acl", "advcl", "xcomp"} or not has_subject(verb))


def is_quoted_aside(verb: Token, quotes: list[Quotation]) -> bool:
    """Sayings inside a quotation count only as reports of what a third party said: no "I say", "you ask", "to tell"."""
    if not any(one.start <= verb.i < one.end for one in quotes):
        return False
    subject = own_subject(verb)
    return subject is None or subject.lower_ in OWN_VOICE


def _is_unspoken(verb: Token) -> bool:
    """A verdict or request that nobody is said to have spoken: "to defend", "for denying", "a group called X"."""
    if verb.tag_ == "VB":
        return not any(child.dep_ == "aux" and child.tag_ in {"MD", "VBD", "VBZ", "VBP"} for child in children(verb))
    return verb.dep_ == "pcomp" or (verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"})


def _quoted_as(verb: Token, rule: Rule, quotes: list[Quotation]) -> Attribution | None:
    saying = next(
        (
            n
            for p in children(verb)
            if p.lower_ == "as"
            for n in children(p)
            if n.dep_ in {"pcomp", "pobj", "advcl"} and n.tag_ == "VBG"
        ),
        None,
    )
    if saying is None:
        saying = next((t for t in verb.subtree if t.tag_ == "VBG" and t.i > verb.i and t.nbor(-1).lower_ == "as"), None)
    carried = next((child for child in children(verb) if child.dep_ == "dobj"), None)
    carrier = own_subject(verb) or subject_of(verb)
    if is_passive(verb):
        carried, carrier = carrier, agent_of(verb)
    if saying is None:
        saying, carried, carrier = _in_a_row(verb)
    if saying is None or carried is None:
        return None
    quote = _quote_of(verb, quotes)
    clause = _clause(saying, None, ("that",))
    content = _content(verb, clause, quote, (verb, saying))
    if content is None:
        sentence = verb.sent
        content = (((sentence.start, _before_names(verb)),), "indirect")
    via = (carrier,) if carrier is not None else ()
    return with_quotes(Attribution(rule.id, (saying,), carried, content[0], content[1], (), via), quotes)


def _in_a_row(verb: Token) -> tuple[Token | None, Token | None, Token | None]:
    """ "…," the agency quoted the minister as saying: by the order of the words, where the parse tears them apart."""
    doc = verb.doc
    places = (
        i for i in range(verb.i + 2, min(verb.i + LONGEST_NAME, len(doc) - 1)) if doc[i].lower_ == "as" and doc[i + 1].tag_ == "VBG"
    )
    at = next(places, None)
    if at is None or not verb.i or any(one.pos_ not in {"PROPN", "NOUN", "PRON"} for one in (doc[at - 1], doc[verb.i - 1])):
        return None, None, None
    return doc[at + 1], doc[at - 1], doc[verb.i - 1]


def _before_names(verb: Token) -> int:
    carrier = own_subject(verb)
    return carrier.left_edge.i if carrier is not None else verb.i


def _clause(verb: Token, particle: Token | None, takes: tuple[str, ...]) -> Token | None:
    """The head of the clause or noun that the cue reports."""
    if "complement" in takes:
        named = name_given_by(verb)
        return named or next((child for child in children(verb) if child.dep_ == "ccomp" and child.i > verb.i), None)
    inside = next((child for child in children(verb) if _is_reported(child, verb, takes)), None)
    if inside is not None:
        return inside
    if particle is not None and {"noun", "for"} & set(takes):
        return next((child for child in children(particle) if child.dep_ in {"pobj", "pcomp"}), None)
    if "noun" in takes:
        return _thing(verb)
    for preposition in ("of", "about", "on"):
        if preposition in takes or (preposition == "on" and "about" in takes):
            found = prepositional(verb, preposition)
            if found:
                return found[0][1]
    return _infinitive(verb) if "to" in takes else _clause_before(verb, takes)


def _is_reported(child: Token, verb: Token, takes: tuple[str, ...]) -> bool:
    if child.dep_ in {"ccomp", "parataxis"}:
        return "that" in takes and _is_clause(child)
    return child.dep_ == "xcomp" and child.i > verb.i and ("to" in takes or ("noun" in takes and child.tag_ == "VBG"))


def _thing(verb: Token) -> Token | None:
    if is_passive(verb):
        return own_subject(verb) if agent_of(verb) is not None else None
    points_back = ("this", "that") if verb.lemma_ in CONTRADICTING else ()
    things = (child for child in children(verb) if child.dep_ == "dobj" and child.i > verb.i)
    return next((child for child in things if child.pos_ != "PRON" or child.lower_ in points_back), None)


def _infinitive(verb: Token) -> Token | None:
    clauses = (child for child in children(verb) if child.dep_ in {"ccomp", "advcl"})
    return next((clause for clause in clauses if any(one.lower_ == "to" for one in children(clause))), None)


def _clause_before(verb: Token, takes: tuple[str, ...]) -> Token | None:
    """ "The bridge was mined, he said", where the parse hangs the saying on what is said."""
    said = verb.head
    if "that" not in takes or verb.dep_ not in {"parataxis", "ccomp"} or said.pos_ not in {"VERB", "AUX"} or not has_subject(verb):
        return None
    before = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else None
    return said if before is not None and before.text == "," and said.i < verb.i else None


def _is_clause(child: Token) -> bool:
    return any(one.dep_ in {"nsubj", "nsubjpass", "expl", "csubj", "aux", "auxpass"} for one in children(child)) or child.pos_ in {
        "VERB",
        "AUX",
    }


def _quote_of(verb: Token, quotes: list[Quotation]) -> Quotation | None:
    """The quotation that this cue introduces or follows in its own sentence, or right before it ("Why?" she asked)."""
    doc, sentence = verb.doc, verb.sent
    if any(one.start <= verb.i < one.end for one in quotes) or (verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}):
        return None
    before = [q for q in quotes if sentence.start <= q.end + 1 <= verb.i + 1]
    after = [q for q in quotes if verb.i < q.start <= sentence.end]
    last = before[-1] if before else None
    if last is not None and verb.i - last.end <= 18 and doc[last.end - 1].text in ENDS_QUOTE and _is_long(last, verb):
        return last
    if after and doc[after[0].start - 2].text in {",", ":"} and after[0].start - verb.i <= 14 and _is_long(after[0], verb):
        return after[0]
    if last is not None and last.end - last.start >= 3 and doc[min(last.end + 1, len(doc) - 1)].text == ",":
        return last
    return None


def _is_long(quote: Quotation, verb: Token) -> bool:
    """Three words, or one right beside the saying: "Probably," he said."""
    return quote.end - quote.start >= 3 or min(abs(verb.i - quote.end), abs(quote.start - verb.i)) <= 4


def _content(
    verb: Token, clause: Token | None, quote: Quotation | None, cue: tuple[Token, ...]
) -> tuple[tuple[tuple[int, int], ...], str] | None:
    inside = with_complement(verb, clause, clause_range(verb, clause, cue)) if clause is not None else None
    if quote is not None and (inside is None or is_mostly_quoted(inside, quote)):
        return (quoted_range(verb.doc, quote),), "direct"
    if inside is None:
        return None
    return (inside,), "indirect"


def _all_quoted(parts: tuple[tuple[int, int], ...], quotes: list[Quotation]) -> bool:
    return all(any(quote.start <= start and end <= quote.end for quote in quotes) for start, end in parts)
