"""Who is reported to have said what: cue, source and content as words, before anybody knows who the source is."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from dragoman.grammar.attribution_asides import around_aside, going_on, trim
from dragoman.grammar.attribution_ranges import clause_range, is_mostly_quoted, quoted_range, rest_of_sentence, that_clause, with_complement
from dragoman.grammar.quotations import Quotation, quotations
from dragoman.grammar.tree import agent_of, is_passive, own_subject, prepositional, subject_of
from dragoman.knowledge import Rule, Rules

CLAUSAL = {"ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "parataxis"}
OWN_VOICE = {"i", "we", "you", "people", "they", "who", "it"}
DOCUMENTS = {"statement", "letter", "response", "tweet", "tweets", "message", "email", "memo", "note", "report", "release", "post", "reply", "sign"}
NO_SOURCE = {"that", "there", "which", "what"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue, its source and addressee words, who carried it, and content as token ranges `[start, end)`."""

    rule: str
    cue: tuple[Token, ...]
    source: Token | None
    content: tuple[tuple[int, int], ...]
    kind: str
    addressees: tuple[Token, ...] = ()
    via: tuple[Token, ...] = ()
    quotes: tuple[Quotation, ...] = field(default=())


class Attributions:
    """Finds attributions with the cues of `cues.toml`."""

    def __init__(self, rules: Rules) -> None:
        self._verbs: dict[str, list[tuple[Rule, str]]] = defaultdict(list)
        self._nouns: dict[str, Rule] = {}
        self._adverbs: dict[str, Rule] = {}
        self._phrases: dict[str, Rule] = {}
        for rule in rules.of_kind("cues"):
            for words in rule.words("verbs"):
                head, _, rest = words.partition(" ")
                self._verbs[head].append((rule, rest))
            self._adverbs |= dict.fromkeys(rule.words("adverbs"), rule)
            self._nouns |= {word: rule for word in rule.words("nouns")}
            self._phrases |= {phrase: rule for phrase in rule.words("phrases")}

    def find(self, doc: Doc) -> list[Attribution]:
        """The attributions of a parse, in the order of their cues."""
        quotes = quotations(doc)
        found = [one for token in doc for one in self._at(token, quotes)]
        found = _without_doubles(found)
        return sorted([*_continued(found, quotes)], key=lambda one: one.cue[0].i)

    def _at(self, token: Token, quotes: list[Quotation]) -> Iterator[Attribution]:
        if token.lower_ in {"according", "in", "as"}:
            yield from self._by_phrase(token, quotes)
        elif token.pos_ == "VERB" and not _is_quoted_aside(token, quotes):
            for rule, rest in sorted(self._verbs.get(token.lemma_.lower(), ()), key=lambda pair: pair[1] == ""):
                found = _by_verb(token, rule, rest, quotes)
                if found is not None:
                    yield found
                    return
        elif token.lower_ in self._adverbs:
            yield from _by_adverb(token, self._adverbs[token.lower_])
        elif token.lower_ in self._nouns:
            yield from _by_noun(token, self._nouns[token.lower_])

    def _by_phrase(self, token: Token, quotes: list[Quotation]) -> Iterator[Attribution]:
        doc = token.doc
        for phrase, rule in self._phrases.items():
            size = len(phrase.split())
            words = doc[token.i : token.i + size]
            if words.text.lower() != phrase or token.i + size >= len(doc):
                continue
            source = next((one for one in words[-1].children if one.dep_ == "pobj"), None) or _noun_behind(words[-1])
            if source is None or source.lower_ in {"plan", "schedule", "law", "rules", "tradition"}:
                continue
            start, end = rest_of_sentence(token, source)
            if end > start:
                yield _with_quotes(Attribution(rule.id, tuple(words), source, ((start, end),), "indirect"), quotes)


def _noun_behind(word: Token) -> Token | None:
    """The head of the noun phrase behind a word, where the parse hangs it elsewhere."""
    doc = word.doc
    if word.i + 1 >= len(doc):
        return None
    noun = doc[word.i + 1]
    while noun.head.i > noun.i and noun.head.sent == word.sent and noun.dep_ in {"det", "amod", "compound", "nmod", "poss", "nummod"}:
        noun = noun.head
    return noun if noun.pos_ in {"NOUN", "PROPN", "PRON"} else None


def _by_verb(verb: Token, rule: Rule, rest: str, quotes: list[Quotation]) -> Attribution | None:
    takes = rule.words("takes")
    particle = None
    if rest:
        particle = next((child for child in verb.children if child.lower_ == rest), None)
        if particle is None:
            return None
    if rule.id == "cue.quoted-as":
        return _quoted_as(verb, rule, quotes)
    if "that" not in takes and _is_unspoken(verb):
        return None
    clause = _clause(verb, particle, takes)
    quote = _quote_of(verb, quotes) if "quote" in takes else None
    aside = around_aside(verb) if "quote" in takes and particle is None else None
    if aside is not None and not _all_quoted(aside, quotes):
        return _with_quotes(Attribution(rule.id, (verb,), _source(verb), aside, "indirect", _addressees(verb, rule)), quotes)
    said = that_clause(verb) if clause is None and quote is None and "that" in takes else None
    if clause is None and quote is None and said is None:
        return None
    source = _source(verb)
    if source is None and quote is None and not rule.get("unsourced", False) and (verb.dep_ in {"amod", "acl", "advcl", "xcomp"} or not _has_subject(verb)):
        return None
    cue = (verb, particle) if particle is not None else (verb,)
    addressees = _addressees(verb, rule)
    content = ((said,), "indirect") if said is not None else _content(verb, clause, quote, cue)
    if content is None:
        return None
    spans, kind = content
    return _with_quotes(Attribution(rule.id, cue, source, spans, kind, addressees), quotes)


def _is_quoted_aside(verb: Token, quotes: list[Quotation]) -> bool:
    """Sayings inside a quotation count only as reports of what a third party said: no "I say", "you ask", "to tell"."""
    if not any(one.start <= verb.i < one.end for one in quotes):
        return False
    subject = own_subject(verb)
    return subject is None or subject.lower_ in OWN_VOICE


def _is_unspoken(verb: Token) -> bool:
    """A verdict or request that nobody is said to have spoken: "to defend", "for denying", "a group called X"."""
    if verb.tag_ == "VB":
        return not any(child.dep_ == "aux" and child.tag_ in {"MD", "VBD", "VBZ", "VBP"} for child in verb.children)
    return verb.dep_ == "pcomp" or (verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"})


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass", "agent", "expl"} for child in verb.children)


def _quoted_as(verb: Token, rule: Rule, quotes: list[Quotation]) -> Attribution | None:
    saying = next(
        (
            n
            for p in verb.children
            if p.lower_ == "as"
            for n in p.children
            if n.dep_ in {"pcomp", "pobj", "advcl"} and n.tag_ == "VBG"
        ),
        None,
    )
    if saying is None:
        saying = next((t for t in verb.subtree if t.tag_ == "VBG" and t.i > verb.i and t.nbor(-1).lower_ == "as"), None)
    carried = next((child for child in verb.children if child.dep_ == "dobj"), None)
    carrier = own_subject(verb) or subject_of(verb)
    if is_passive(verb):
        carried, carrier = carrier, agent_of(verb)
    if saying is None or carried is None:
        return None
    quote = _quote_of(verb, quotes)
    clause = _clause(saying, None, ("that",))
    content = _content(verb, clause, quote, (verb, saying))
    if content is None:
        sentence = verb.sent
        content = (((sentence.start, _before_names(verb)),), "indirect")
    via = (carrier,) if carrier is not None else ()
    return _with_quotes(Attribution(rule.id, (saying,), carried, content[0], content[1], (), via), quotes)


def _before_names(verb: Token) -> int:
    carrier = own_subject(verb)
    return carrier.left_edge.i if carrier is not None else verb.i


def _clause(verb: Token, particle: Token | None, takes: tuple[str, ...]) -> Token | None:
    """The head of the clause or noun that the cue reports."""
    if "complement" in takes:
        return next((child for child in verb.children if child.dep_ in {"oprd", "ccomp"} and child.i > verb.i), None)
    for child in verb.children:
        if child.dep_ in {"ccomp", "parataxis"} and "that" in takes and _is_clause(child):
            return child
        if child.dep_ == "xcomp" and child.i > verb.i and ("to" in takes or ("noun" in takes and child.tag_ == "VBG")):
            return child
    if particle is not None and {"noun", "for"} & set(takes):
        return next((child for child in particle.children if child.dep_ in {"pobj", "pcomp"}), None)
    if "noun" in takes and is_passive(verb):
        return own_subject(verb) if agent_of(verb) is not None else None
    if "noun" in takes:
        return next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i and child.pos_ != "PRON"), None)
    if "of" in takes:
        return next((noun for _, noun in prepositional(verb, "of")), None)
    if "about" in takes and (about := prepositional(verb, "about", "on")):
        return about[0][1]
    if "to" in takes:
        return next(
            (
                child
                for child in verb.children
                if child.dep_ in {"ccomp", "advcl"} and any(c.lower_ == "to" for c in child.children)
            ),
            None,
        )
    parent = verb.head
    if (
        verb.dep_ in {"parataxis", "ccomp", "advcl", "conj"}
        and "that" in takes
        and parent.pos_ in {"VERB", "AUX"}
        and _has_subject(verb)
    ):
        before = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else None
        if before is not None and before.text == "," and parent.i < verb.i and verb.dep_ in {"parataxis", "ccomp"}:
            return parent
    return None


def _is_clause(child: Token) -> bool:
    return any(one.dep_ in {"nsubj", "nsubjpass", "expl", "csubj", "aux", "auxpass"} for one in child.children) or child.pos_ in {
        "VERB",
        "AUX",
    }


def _source(verb: Token) -> Token | None:
    source = agent_of(verb) if is_passive(verb) else own_subject(verb)
    if source is None and not is_passive(verb):
        inverted = next(
            (
                c
                for c in verb.children
                if c.dep_ in {"dobj", "attr", "oprd"} and c.i > verb.i and c.pos_ in {"PROPN", "PRON", "NOUN"}
            ),
            None,
        )
        behind = verb.nbor(-1).text if verb.i else ""
        source = inverted if inverted is not None and behind in {",", '"', "”", "''"} else _shared_subject(verb, behind)
    if source is None or (source.lower_ == "it" and is_passive(verb)):
        return None
    if source.lower_ in DOCUMENTS and source == verb.head and source.dep_ == "dobj":
        return subject_of(source.head) or source
    if source.lower_ in NO_SOURCE:
        return verb.head if source.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else None
    if source.tag_ in {"WP", "WDT"} and verb.dep_ == "relcl":
        return verb.head
    return source


def _shared_subject(verb: Token, behind: str) -> Token | None:
    """The subject of a participle is that of the verb before the comma, not its object: "praised him, saying"."""
    if verb.tag_ == "VBG" and behind == "," and verb.dep_ == "xcomp":
        return subject_of(verb.head)
    return subject_of(verb)


def _addressees(verb: Token, rule: Rule) -> tuple[Token, ...]:
    found: list[Token] = []
    for place in rule.words("addressee"):
        if place in {"object", "dative"}:
            found += [c for c in verb.children if c.dep_ == ("dobj" if place == "object" else "dative") and c.pos_ != "ADP"]
        else:
            found += [noun for _, noun in prepositional(verb, place)]
    for child in verb.children:
        if child.dep_ == "ccomp" and rule.words("addressee") and not found:
            continue
    return tuple(found)


def _quote_of(verb: Token, quotes: list[Quotation]) -> Quotation | None:
    """The quotation that this cue introduces or follows in its own sentence."""
    sentence = verb.sent
    if any(one.start <= verb.i < one.end for one in quotes):
        return None
    before = [q for q in quotes if sentence.start <= q.end <= verb.i and q.end - q.start >= 3]
    after = [q for q in quotes if verb.i < q.start <= sentence.end and q.end - q.start >= 3]
    if before and verb.i - before[-1].end <= 18 and verb.doc[before[-1].end - 1].text in {",", "?", "!", ".", "-", "—"}:
        return before[-1]
    if after and verb.doc[after[0].start - 2].text in {",", ":"} and after[0].start - verb.i <= 14:
        return after[0]
    if before and verb.doc[min(before[-1].end + 1, len(verb.doc) - 1)].text == ",":
        return before[-1]
    return None


def _content(
    verb: Token, clause: Token | None, quote: Quotation | None, cue: tuple[Token, ...]
) -> tuple[tuple[tuple[int, int], ...], str] | None:
    inside = with_complement(verb, clause, clause_range(verb, clause, cue)) if clause is not None else None
    if quote is not None and (inside is None or is_mostly_quoted(inside, quote)):
        return (quoted_range(verb.doc, quote),), "direct"
    if inside is None:
        return None
    return (inside,), "indirect"


def _by_adverb(adverb: Token, rule: Rule) -> Iterator[Attribution]:
    """ "The envoy has reportedly left": the clause around the adverb, on nobody's word."""
    if adverb.head.pos_ not in {"VERB", "AUX"}:
        return
    doc, clause = adverb.doc, adverb.head
    sides = (trim(doc, clause.left_edge.i, adverb.i), trim(doc, adverb.i + 1, clause.right_edge.i + 1))
    content = tuple(side for side in sides if side is not None)
    if content:
        yield Attribution(rule.id, (adverb,), None, content, "indirect")


def _by_noun(noun: Token, rule: Rule) -> Iterator[Attribution]:
    source = next((c for c in noun.children if c.dep_ == "poss"), None) or agent_of(noun)
    content = _reported_by(noun, rule, source)
    span = clause_range(noun, content, (noun,)) if content is not None else None
    if span is not None:
        yield Attribution(rule.id, (noun,), source, (span,), "indirect")


def _reported_by(noun: Token, rule: Rule, source: Token | None) -> Token | None:
    """The clause behind a noun ("the claim that"); with a known speaker also what the noun is of or about ("his criticism of")."""
    for child in noun.children:
        if child.dep_ in {"acl", "ccomp", "relcl"} and any(c.lower_ == "that" and c.dep_ == "mark" for c in child.children):
            return child
    if source is None:
        return None
    return next((thing for _, thing in prepositional(noun, *rule.words("takes"))), None)


def _with_quotes(one: Attribution, quotes: list[Quotation]) -> Attribution:
    """Its kind from the quotation marks inside its content."""
    if one.kind == "direct":
        return one
    start, end = one.content[0]
    if any(mark in '"“”' for token in one.cue[0].doc[start:end] for mark in token.text[:1]):
        whole = next((q for q in quotes if q.start <= start + 1 and q.end >= end - 1), None)
        if whole is not None:
            return replace(one, kind="direct", content=(quoted_range(one.cue[0].doc, whole),))
        return replace(one, kind="mixed")
    return one


def _without_doubles(found: list[Attribution]) -> list[Attribution]:
    """One attribution for each content: the cue nearest to a quotation wins."""
    kept: dict[tuple[int, int], Attribution] = {}
    for one in found:
        key = one.content[0]
        other = kept.get(key)
        if other is None or abs(one.cue[0].i - key[1]) < abs(other.cue[0].i - key[1]):
            kept[key] = one
    return list(kept.values())


def _all_quoted(parts: tuple[tuple[int, int], ...], quotes: list[Quotation]) -> bool:
    return all(any(quote.start <= start and end <= quote.end for quote in quotes) for start, end in parts)


def _continued(found: list[Attribution], quotes: list[Quotation]) -> Iterator[Attribution]:
    """A quotation without a cue goes on the statement before it."""
    taken = {span for one in found for span in one.content}
    cues = {token.i for one in found for token in one.cue}
    loose = [q for q in quotes if q.end - q.start >= 3 and not any(s[0] < q.end and q.start < s[1] for s in taken)]
    for one in sorted(found, key=lambda one: one.cue[0].i):
        if one.kind != "direct":
            yield one
            continue
        more = list(going_on(one.content, one.cue, loose, cues))
        loose = [quote for quote in loose if quote not in more]
        yield replace(one, content=(*one.content, *(quoted_range(one.cue[0].doc, quote) for quote in more)))
