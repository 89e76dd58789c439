"""Operators: words that take another act as their content, and what they make of it ("agree to", "refuse to", "call for")."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from spacy.tokens import Token

from dragoman.grammar.clauses import has_to
from dragoman.grammar.complements import name_given_by
from dragoman.grammar.doers import is_to_be_done
from dragoman.grammar.idioms import words_beside
from dragoman.grammar.tree import children
from dragoman.knowledge import Rule, Rules

URGES = {"should", "must", "ought", "be", "has", "have"}
MADE = {"make", "give", "receive", "hold", "reach", "undertake", "keep", "break"}
COMPLEMENTS = {"xcomp", "ccomp", "acl", "advcl", "pcomp", "relcl", "oprd"}


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator: the type of its own speech act (None: it is no event) and the status that it gives to its content
    (`negated_status`: where it is negated).

    `takes` lists the constructions it is read in: "to", "that", "ing", "done" ("wants it done"), "noun" (a direct object), or a
    preposition.
    `content_actor` says who does the content: "subject" (the speaker) or "object" (who is addressed). Without `own_voice` it does
    not count where "I" or "we" say it ("I think we will meet"). An `urging` one takes only clauses that ask for something
    ("insisted that he leave", not "that he had left"). What is `sworn` may be hostile where no victim is named,
    but not to do what is `spared` is kind; `of_others` is the type where a clause tells what others do. `rest` are the
    further words of an idiom: "leave [door open to]".
    """

    id: str
    type: str | None
    mode: str | None
    status: str | None
    negated_status: str | None
    takes: frozenset[str]
    content_actor: str
    hostile: str | None
    rest: tuple[str, ...]
    content_not: frozenset[str]
    stative: bool
    own_voice: bool
    urging: bool
    sworn: bool
    spared: frozenset[str]
    of_others: str | None


@dataclass(frozen=True, slots=True)
class Use:
    """An operator at a word, with the head of its content."""

    operator: Operator
    head: Token
    content: Token
    trigger: tuple[Token, ...]


class Operators:
    """All operators of `modality.toml`, looked up by lemma."""

    def __init__(self, rules: Rules) -> None:
        self._by_lemma: dict[str, list[tuple[str, Operator]]] = defaultdict(list)
        for rule in rules.of_kind("operators"):
            for kind in ("verbs", "nouns", "adjectives"):
                for words in rule.words(kind):
                    head, *rest = words.split()
                    self._by_lemma[head].append((kind, _operator(rule, tuple(rest))))

    def words(self) -> set[str]:
        """The words that it is worth asking about, as they stand or as lemmas."""
        return {*self._by_lemma}

    def at(self, token: Token) -> Iterator[Use]:
        """The operators at a word, one use for each content."""
        lists = [found for form in (token.lemma_.lower(), token.lower_) if (found := self._by_lemma.get(form))]
        if not lists:
            return
        named = {id(one): one for wanted in _kinds(token) for found in lists for kind, one in found if kind == wanted}
        seen: set[int] = set()
        for operator in sorted(named.values(), key=lambda one: -len(one.rest)):
            for use in _uses(operator, token):
                if use.content.i not in seen:
                    seen.add(use.content.i)
                    yield use

    def over(self, token: Token) -> Use | None:
        """The operator whose content is headed by this word, or by a word it is coordinated with."""
        for governor in _above(token):
            for use in self.at(governor):
                if use.content.i == token.i or token in use.content.conjuncts:
                    return use
        return None

    def told(self, noun: Token, content: Token) -> Use | None:
        """The use of a noun that is parted from its content: "rumours spread that they would meet"."""
        nouns = (one for kind, one in self._by_lemma.get(noun.lemma_.lower(), ()) if kind == "nouns")
        operators = (one for one in nouns if "that" in one.takes and one.status)
        return next((Use(one, noun, content, (noun,)) for one in operators), None)


def _kinds(token: Token) -> tuple[str, ...]:
    """The lists of words that a token may stand in; participles may be verbs or adjectives."""
    if token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBD", "VBN", "VBG"}:
        return ("verbs", "adjectives")
    return ("nouns", "adjectives") if token.pos_ in {"NOUN", "PROPN"} else ("adjectives",)


def _operator(rule: Rule, rest: tuple[str, ...]) -> Operator:
    return Operator(
        id=rule.id,
        type=rule.get("type"),
        mode=rule.get("mode"),
        status=rule.get("status"),
        negated_status=rule.get("negated_status"),
        takes=frozenset(rule.words("takes")),
        content_actor=rule.get("content_actor", "subject"),
        hostile=rule.get("hostile"),
        rest=rest,
        content_not=frozenset(rule.words("content_not")),
        stative=rule.get("stative", False),
        own_voice=rule.get("own_voice", True),
        urging=rule.get("urging", False),
        sworn=rule.get("sworn", False),
        spared=frozenset(rule.words("spared")),
        of_others=rule.get("of_others"),
    )


def _above(token: Token) -> Iterator[Token]:
    """Words that may hold the token as content: its head, through prepositions and coordination."""
    seen = 0
    while token.head != token and seen < 4:
        seen += 1
        token = token.head
        yield token
        if token.pos_ in {"ADP", "SCONJ", "PART"} or token.dep_ in {"conj", "oprd"}:
            continue
        if seen >= 2:
            return


def _uses(operator: Operator, token: Token) -> Iterator[Use]:
    if not operator.own_voice and any(child.dep_ == "nsubj" and child.lower_ in {"i", "we"} for child in children(token)):
        return
    if operator.type and any(_is_question(child) for child in children(token)):
        return
    rest = words_beside(operator.rest, chain(children(token), _marks(token)))
    if rest is None:
        return
    particle = rest[-1] if rest else None
    if particle is not None and particle.dep_ == "prep" and name_given_by(token) not in {None, *rest}:
        return
    trigger = (token, *rest) if particle is not None and particle.dep_ in {"prt", "prep"} else (token,)
    for content in _contents(operator, token, particle):
        if _phrasal(content) not in operator.content_not:
            yield Use(operator, token, content, trigger)


def _marks(token: Token) -> Iterator[Token]:
    """A particle may hang on the clause behind: "called [for] the envoy to leave"."""
    return (one for child in children(token) if child.dep_ in COMPLEMENTS for one in children(child) if one.dep_ == "mark")


def _contents(operator: Operator, token: Token, particle: Token | None) -> Iterator[Token]:
    if particle is not None and particle.dep_ in {"prep", "dative"}:
        yield from (child for child in children(particle) if child.dep_ in {"pobj", "pcomp"} and _inside(child))
        for noun in children(particle):
            if noun.dep_ == "pobj" and "to" in operator.takes:
                yield from (one for one in children(noun) if one.dep_ in {"acl", "relcl"} and has_to(one))
        if "to" in operator.takes:
            yield from (child for child in children(token) if child.dep_ in {"xcomp", "ccomp", "advcl"} and has_to(child))
        return
    if particle is not None and particle.dep_ in {"xcomp", "dobj"} and particle.head == token:
        token = particle
    for child in (*children(token), *(_beside(token) if token.dep_ == "acomp" else ())):
        if child.dep_ in {"relcl", "acl"} and ((child.dep_ == "relcl" and child.lemma_ in MADE) or _is_relative(child)):
            continue
        if (child.dep_ in COMPLEMENTS and _form(child, operator) in operator.takes) or (
            "noun" in operator.takes and (child.dep_ in {"dobj", "attr"} or _is_passive_content(child, token))
        ):
            yield child
        elif child.dep_ == "prep" and child.lower_ in operator.takes:
            yield from (
                noun for noun in children(child) if noun.dep_ in {"pobj", "pcomp"} and noun.ent_type_ not in {"DATE", "TIME"}
            )


def _is_relative(clause: Token) -> bool:
    """ "The agreement that they signed" says nothing of what was agreed."""
    return any(
        (child.tag_ in {"WDT", "WP"} or child.lower_ == "that") and child.dep_ in {"dobj", "nsubj", "nsubjpass"}
        for child in children(clause)
    )


def _is_passive_content(subject: Token, verb: Token) -> bool:
    """ "A summit is planned"; not "the offer is expected to expire", where the offer stands already."""
    is_raised = any(child.dep_ in {"xcomp", "ccomp"} or (child.dep_ == "prep" and child.lower_ == "at") for child in children(verb))
    return subject.dep_ == "nsubjpass" and verb.tag_ == "VBN" and not is_raised


def _phrasal(verb: Token) -> str:
    """A verb's lemma with its particle: "give up"."""
    particle = next((child.lower_ for child in children(verb) if child.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()} {particle}".strip()


def _beside(adjective: Token) -> Iterator[Token]:
    """ "It is possible that": the clause hangs on the verb beside the adjective."""
    if any(child.lower_ == "it" for child in children(adjective.head)):
        yield from (child for child in children(adjective.head) if child.dep_ == "ccomp")


def _inside(token: Token) -> bool:
    """Whether a word behind a preposition may be content: no dates ("called on Friday")."""
    return token.pos_ in {"NOUN", "PROPN", "VERB", "AUX", "PRON"} and token.ent_type_ not in {"DATE", "TIME"}


def _is_question(clause: Token) -> bool:
    """ "What the obstacle was", "whether it would go": a question is no act that somebody asks for or promises."""
    if clause.dep_ != "ccomp":
        return False
    return any(
        (one.tag_ in {"WP", "WRB", "WDT"} and one.i < clause.i) or (one.dep_ == "mark" and one.lower_ in {"whether", "if"})
        for one in children(clause)
    )


def _is_urged(verb: Token) -> bool:
    """ "(That) he leave", "he should leave": a bare verb or one that must be."""
    subject = next((child for child in children(verb) if child.dep_ == "nsubj"), None)
    one_leaves = verb.tag_ == "VBP" and verb.lemma_ != "be" and subject is not None and subject.tag_ in {"NN", "NNP"}
    return one_leaves or verb.tag_ == "VB" or any(one.lower_ in URGES for one in children(verb) if one.dep_ in {"aux", "auxpass"})


def _form(verb: Token, operator: Operator) -> str:
    if operator.urging and verb.dep_ == "ccomp" and not _is_urged(verb):
        return "told"
    if "whom-to" in operator.takes and has_to(verb) and any(one.dep_ == "nsubj" and one.i < verb.i for one in children(verb)):
        return "whom-to"
    if is_to_be_done(verb):
        return "done"
    if verb.dep_ == "oprd":
        return "that"
    if has_to(verb):
        return "to"
    if verb.tag_ == "VBG" and not any(child.dep_ in {"aux", "nsubj"} for child in children(verb)):
        return "ing"
    if verb.tag_ == "VBN" and any(child.dep_ == "aux" and child.lower_ == "having" for child in children(verb)):
        return "ing"
    is_bare = verb.tag_ == "VB" or verb.head.lemma_ == "let" or (verb.tag_ == "VBP" and "bare" in operator.takes)
    if is_bare and not any(child.dep_ in {"aux", "mark"} for child in children(verb)):
        return "bare"
    return "that" if verb.dep_ in {"ccomp", "acl", "relcl"} else "bare"
