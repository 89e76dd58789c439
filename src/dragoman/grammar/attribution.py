"""Who is reported to have said what: cue, source and content as words, before anybody knows who the source is."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from dragoman.grammar.attributed import Attribution, with_quotes
from dragoman.grammar.attribution_asides import going_on, paragraphs_before, trim
from dragoman.grammar.attribution_ranges import clause_range, quoted_range, rest_of_sentence
from dragoman.grammar.attribution_verbs import by_verb, is_quoted_aside
from dragoman.grammar.doers import agent_of, is_passive, own_subject
from dragoman.grammar.quotations import Quotation, quotations
from dragoman.grammar.tree import children, prepositional
from dragoman.knowledge import Rule, Rules

LONGEST_SPEAKER = 4
NAMING = {"PROPN", "ADJ", "NOUN", "PART"}
BEFORE_NOUN = {"det", "amod", "compound", "nmod", "poss", "nummod"}


class Attributions:
    """Finds attributions with the cues of `cues.toml`."""

    def __init__(self, rules: Rules) -> None:
        self._verbs: dict[str, list[tuple[Rule, str]]] = defaultdict(list)
        self._nouns: dict[str, Rule] = {}
        self._adverbs: dict[str, Rule] = {}
        self._phrases: dict[str, Rule] = {}
        self._passives: dict[str, Rule] = {}
        self._marks: dict[str, Rule] = {}
        self._last_marks: dict[str, Rule] = {}
        for rule in rules.of_kind("cues"):
            for words in rule.words("verbs"):
                head, _, rest = words.partition(" ")
                self._verbs[head].append((rule, rest))
            self._adverbs |= dict.fromkeys(rule.words("adverbs"), rule)
            self._nouns |= {word: rule for word in rule.words("nouns")}
            self._passives |= dict.fromkeys(rule.words("passives"), rule)
            self._marks |= dict.fromkeys(rule.words("marks"), rule)
            self._last_marks |= dict.fromkeys(rule.words("last_marks"), rule)
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
        elif token.pos_ == "VERB" and not is_quoted_aside(token, quotes):
            for rule, rest in sorted(self._verbs.get(token.lemma_.lower(), ()), key=lambda pair: pair[1] == ""):
                found = by_verb(token, rule, rest, quotes)
                if found is not None:
                    yield found
                    return
            if token.lemma_ in self._passives:
                yield from _by_passive(token, self._passives[token.lemma_])
        elif token.lower_ in self._adverbs:
            yield from _by_adverb(token, self._adverbs[token.lower_])
        elif token.lower_ in self._nouns:
            yield from _by_noun(token, self._nouns[token.lower_])
        elif token.text in self._last_marks and token.is_sent_start:
            yield from _by_source_behind(token, self._last_marks[token.text])
        elif token.text in self._marks:
            yield from _by_headline(token, self._marks[token.text])

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
                yield with_quotes(Attribution(rule.id, tuple(words), source, ((start, end),), "indirect"), quotes)


def _noun_behind(word: Token) -> Token | None:
    """The head of the noun phrase behind a word, where the parse hangs it elsewhere."""
    doc = word.doc
    if word.i + 1 >= len(doc):
        return None
    noun = doc[word.i + 1]
    while noun.head.i > noun.i and noun.head.sent == word.sent and noun.dep_ in BEFORE_NOUN:
        noun = noun.head
    return noun if noun.pos_ in {"NOUN", "PROPN", "PRON"} else None


def _by_passive(verb: Token, rule: Rule) -> Iterator[Attribution]:
    """ "The general is said to be ill": on nobody's word."""
    told = next((child for child in children(verb) if child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i), None)
    subject = own_subject(verb)
    to = next((child for child in children(told) if child.lower_ == "to"), None) if told is not None else None
    if told is None or to is None or subject is None or not is_passive(verb) or agent_of(verb) is not None:
        return
    parts = (trim(verb.doc, subject.left_edge.i, subject.right_edge.i + 1), trim(verb.doc, to.i, told.right_edge.i + 1))
    content = tuple(part for part in parts if part is not None)
    if len(content) == 2:
        yield Attribution(rule.id, (verb,), None, content, "indirect")


def _by_headline(mark: Token, rule: Rule) -> Iterator[Attribution]:
    """ "Merkel: truce will hold", in a line of its own that ends without a full stop."""
    doc, line = mark.doc, _line_of(mark)
    speaker = doc[line[0] : mark.i]
    words = trim(doc, mark.i + 1, line[1])
    is_name = 0 < len(speaker) <= LONGEST_SPEAKER and all(one.pos_ in NAMING for one in speaker)
    if words is None or not is_name or speaker[-1].pos_ != "PROPN" or doc[line[1] - 1].text in {".", '"', "”"}:
        return
    if any(one.tag_ in {"VBZ", "VBP", "VBD", "MD"} for one in doc[words[0] : words[1]]):
        yield Attribution(rule.id, (mark,), speaker[-1], (words,), "indirect")


def _by_source_behind(mark: Token, rule: Rule) -> Iterator[Attribution]:
    """ "Truce will hold - Merkel", where the layout has parted the one from the other."""
    doc, line = mark.doc, _line_of(mark)
    speaker = doc[mark.i + 1 : line[1]]
    words = trim(doc, line[0], mark.i)
    if words is None or not 0 < len(speaker) <= LONGEST_SPEAKER or any(one.pos_ not in NAMING for one in speaker):
        return
    if any(one.pos_ in {"VERB", "AUX"} for one in doc[words[0] : words[1]]):
        yield Attribution(rule.id, (mark,), speaker.root, (words,), "indirect")


def _line_of(token: Token) -> tuple[int, int]:
    doc, start, end = token.doc, token.i, token.i
    while start > 0 and "\n" not in doc[start - 1].text:
        start -= 1
    while end < len(doc) and "\n" not in doc[end].text:
        end += 1
    return start, end


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
    source = next((c for c in children(noun) if c.dep_ == "poss"), None) or agent_of(noun)
    content = _reported_by(noun, rule, source)
    span = clause_range(noun, content, (noun,)) if content is not None else None
    if span is not None:
        yield Attribution(rule.id, (noun,), source, (span,), "indirect")


def _reported_by(noun: Token, rule: Rule, source: Token | None) -> Token | None:
    """The clause behind a noun ("the claim that"); with a known speaker also what the noun is of or about ("his criticism of")."""
    for child in children(noun):
        if child.dep_ in {"acl", "ccomp", "relcl"} and any(c.lower_ == "that" and c.dep_ == "mark" for c in children(child)):
            return child
    if source is None:
        return None
    return next((thing for _, thing in prepositional(noun, *rule.words("takes"))), None)


def _without_doubles(found: list[Attribution]) -> list[Attribution]:
    """One attribution for each content: the cue nearest to a quotation wins."""
    kept: dict[tuple[int, int], Attribution] = {}
    for one in found:
        key = one.content[0]
        other = kept.get(key)
        if other is None or abs(one.cue[0].i - key[1]) < abs(other.cue[0].i - key[1]):
            kept[key] = one
    return list(kept.values())


def _continued(found: list[Attribution], quotes: list[Quotation]) -> Iterator[Attribution]:
    """A quotation without a cue goes on the statement before it."""
    taken = {span for one in found for span in one.content}
    cues = {token.i for one in found for token in one.cue}
    loose = [q for q in quotes if q.end - q.start >= 3 and not any(s[0] < q.end and q.start < s[1] for s in taken)]
    for one in sorted(found, key=lambda one: one.cue[0].i):
        if one.kind != "direct":
            yield one
            continue
        before = list(paragraphs_before(one.content[0], quotes))
        more = list(going_on(one.content, one.cue, loose, cues))
        loose = [quote for quote in loose if quote not in (*before, *more)]
        doc = one.cue[0].doc
        parts = ([quoted_range(doc, quote) for quote in quoted] for quoted in (before, more))
        yield replace(one, content=(*next(parts), *one.content, *next(parts)))
