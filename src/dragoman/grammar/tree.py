"""The dependency tree in the words of grammar. Labels are ClearNLP's (`dobj`, `nsubjpass`, `pobj`), not Universal Dependencies."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from spacy.attrs import HEAD, LEMMA, LOWER
from spacy.strings import StringStore
from spacy.tokens import Doc, Token

from dragoman.model import Span

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass"}
CLAUSES = {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "parataxis", "pcomp", "csubj", "csubjpass"}
LATELY = 64
"""Words of which a look-up is kept: the rules about one word all ask for the same."""
WANTING = {"want", "like", "wish", "need", "see", "get", "have"}
KEEPING = {"keep", "leave", "hold", "order"}
CALLING = {"call": ("on", "upon"), "appeal": ("to",), "plead": ("with",), "prevail": ("on", "upon"), "count": ("on",)}
POSTMODIFIERS = {"relcl", "appos", "acl", "advcl", "parataxis"}


def hashes(words: Iterable[str]) -> frozenset[int]:
    """The numbers that stand for some words in every parse."""
    return frozenset(StringStore()[word] for word in words)


def words_in(doc: Doc, wanted: frozenset[int]) -> list[Token]:
    """The words of a text that are among some, as they stand or as lemmas; wanted by their `hashes`."""
    return [doc[i] for i, (lemma, lower) in enumerate(_forms(doc)) if lemma in wanted or lower in wanted]


def children(token: Token) -> list[Token]:
    """What hangs on a word, in text order: the same as its `children`, which spaCy searches the text for each time it is asked."""
    return _hung(token.doc)[token.i]


@lru_cache(maxsize=1)
def _hung(doc: Doc) -> list[list[Token]]:
    words = [*doc]
    found: list[list[Token]] = [[] for _ in words]
    for word, step in zip(words, doc.to_array(HEAD).view("int64").tolist(), strict=True):
        if step:
            found[word.i + step].append(word)
    return found


@lru_cache(maxsize=1)
def _forms(doc: Doc) -> list[tuple[int, int]]:
    return [*zip(doc.to_array(LEMMA).tolist(), doc.to_array(LOWER).tolist(), strict=True)]


def hang(word: Token, head: Token, label: str) -> None:
    """Hang a word elsewhere in the parse; on itself where it is the root."""
    word.head, word.dep_ = head, label
    _hung.cache_clear()


def char_span(tokens: Iterable[Token]) -> Span:
    """The span from the first to the last of some tokens."""
    ordered = sorted(tokens, key=lambda token: token.i)
    last = ordered[-1]
    return Span(ordered[0].idx, last.idx + len(last.text))


def sentence_span(token: Token) -> Span:
    """The span of the sentence that a token stands in, blanks at its ends left off."""
    sentence = token.sent
    start, end = sentence.start, sentence.end
    while start < end - 1 and token.doc[start].is_space:
        start += 1
    while start < end - 1 and token.doc[end - 1].is_space:
        end -= 1
    return char_span((token.doc[start], token.doc[end - 1]))


def subtree_span(token: Token) -> Span:
    """The span of a token with all that depends on it, outer punctuation left off."""
    inside = list(token.subtree)
    while len(inside) > 1 and inside[-1].is_punct:
        inside.pop()
    while len(inside) > 1 and inside[0].is_punct:
        inside.pop(0)
    return char_span(inside)


def phrase(head: Token) -> list[Token]:
    """A noun phrase without its relative clauses, appositions and coordinated fellows, in text order."""
    return sorted(_phrase(head), key=lambda token: token.i)


def _phrase(head: Token) -> Iterator[Token]:
    yield head
    for child in children(head):
        if child.dep_ not in POSTMODIFIERS and child.dep_ not in {"conj", "cc", "punct", "preconj"}:
            yield from child.subtree
        elif child.dep_ == "punct" and child.text == "-":
            yield child


def conjuncts(token: Token) -> list[Token]:
    """A token and those coordinated with it: "India and Pakistan" from either."""
    return [token, *token.conjuncts]


def subject_of(verb: Token) -> Token | None:
    """Who does what the verb says: its own subject, or the one it shares by coordination, control or raising."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = own_subject(verb)
        if own is not None:
            return own
        step = _shares_subject_with(verb)
        if step is None:
            return None
        if step.dep_ in SUBJECTS | {"dobj", "dative"} or step.pos_ in {"NOUN", "PROPN", "PRON"}:
            return step
        verb = step
    return None


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on this verb or its auxiliary, the nearest before it where there are two (a dateline)."""
    found = [child for child in children(verb) if child.dep_ in {"nsubj", "nsubjpass"}]
    auxiliaries = [child for child in children(verb) if child.dep_ == "aux"] if not found else []
    found = found or [child for one in auxiliaries for child in children(one) if child.dep_ in {"nsubj", "nsubjpass"}]
    before = [child for child in found if child.i < verb.i]
    return before[-1] if before else found[0] if found else None


def _shares_subject_with(verb: Token) -> Token | None:
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "conj":
        return head
    if verb.dep_ in {"xcomp", "advcl"}:
        controlled = next((child for child in children(head) if child.dep_ in {"dobj", "dative"}), None)
        controlled = controlled or _called_on(head)
        if verb.dep_ == "xcomp" and controlled is not None and controlled.i < verb.i:
            return controlled
        return head
    if verb.dep_ in {"relcl", "acl", "acomp"}:
        return head
    if verb.dep_ == "pcomp":
        accused = next((child for child in children(head.head) if child.dep_ == "dobj"), None)
        return accused if accused is not None and head.lower_ in {"of", "from", "for"} else head.head
    return None


def speaker_of(word: Token) -> Token | None:
    """The subject of the nearest verb above that the word's clause is reported by, or according to whom it is so."""
    clause = word
    while clause.dep_ in {"conj", "xcomp", "advcl", "acomp"} and clause.head.pos_ in {"VERB", "AUX"}:
        clause = clause.head
    if clause.dep_ in {"ccomp", "parataxis"}:
        return subject_of(clause.head)
    told = (one for child in children(clause) if child.lower_ == "according" for _, one in prepositional(child, "to"))
    nested = (one for child in children(clause) if child.lower_ == "according" for to in children(child) for one in children(to))
    return next(told, None) or next(nested, None)


@lru_cache(maxsize=LATELY)
def complement_of(verb: Token) -> Token | None:
    """What a verb calls or makes its object: "called Chad [a bully]", "was named [envoy]"."""
    named = any(child.dep_ in {"dobj", "nsubjpass"} for child in children(verb))
    return next((child for child in children(verb) if child.dep_ == "oprd" and (named or child.pos_ in {"ADJ", "VERB"})), None)


def _called_on(verb: Token) -> Token | None:
    """Who is to do it in "called [on them] to settle", "appealed [to both] to wait"."""
    words = [one for one in children(verb) if one.dep_ == "prep" and one.lower_ in CALLING.get(verb.lemma_, ())]
    return next((noun for word in words for noun in children(word) if noun.dep_ == "pobj"), None)


def small_clause_of(verb: Token) -> Token | None:
    """The predicate of a clause without a verb or with a bare one: "found Turkey [liable]", "helped Turkey [find] them"."""
    clauses = (child for child in children(verb) if child.dep_ == "ccomp" and (child.pos_ in {"NOUN", "ADJ"} or child.tag_ == "VB"))
    bare = (one for one in clauses if own_subject(one) and not any(child.dep_ in {"aux", "mark"} for child in children(one)))
    return next(bare, None)


def thing_kept_in(verb: Token) -> Token | None:
    """What is kept or left as a participle says: "kept [the schools] closed"."""
    if verb.lemma_ not in KEEPING:
        return None
    states = (child for child in children(verb) if child.dep_ == "ccomp" and child.tag_ in {"VBN", "VBD"})
    bare = (one for one in states if not any(child.dep_ in {"aux", "auxpass", "mark"} for child in children(one)))
    return next((own for one in bare if (own := own_subject(one)) is not None), None)


def name_given_by(verb: Token) -> Token | None:
    """What something is called: "called the vote [a fraud]", "what they called [a fraud]"."""
    told = [child for child in children(verb) if child.dep_ in {"oprd", "dobj"}]
    is_asked = len(told) > 1 and told[0].tag_ in {"WP", "WDT"} and told[0].i < verb.i
    return complement_of(verb) or (told[-1] if is_asked and told[-1].i > verb.i else None)


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, reduced participles ("freed by Iran") included."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in children(verb)) or is_to_be_done(verb):
        return True
    return (
        verb.tag_ == "VBN"
        and not any(child.dep_ == "aux" for child in children(verb))
        and (
            verb.dep_ in {"acl", "amod", "relcl"}
            or is_quoted_passive(verb)
            or any(child.dep_ == "agent" for child in children(verb))
        )
    )


def is_quoted_passive(verb: Token) -> bool:
    """ "Were 'neutralised' by drones": a participle in quotes, which the parse takes for an adjective."""
    return verb.dep_ == "acomp" and verb.tag_ == "VBN" and verb.head.lemma_ == "be" and verb.nbor(-1).is_quote


def is_to_be_done(verb: Token) -> bool:
    """Whether a participle says what is to be done to its subject: "wants the ban [lifted]"."""
    if verb.dep_ != "ccomp" or verb.tag_ not in {"VBN", "VBD"} or verb.head.lemma_ not in WANTING:
        return False
    return own_subject(verb) is not None and not any(child.dep_ in {"aux", "auxpass", "dobj", "mark"} for child in children(verb))


def agent_of(verb: Token) -> Token | None:
    """The noun of a passive's by-phrase, behind its infinitive too: "was told to leave [by police]"."""
    own = [one for one in children(verb) if one.dep_ == "agent" or (one.lower_ == "by" and is_quoted_passive(verb))]
    if not own and any(child.dep_ == "auxpass" for child in children(verb)):
        tasks = (child for child in children(verb) if child.dep_ == "xcomp" and child.tag_ == "VB")
        own = [one for task in tasks for one in children(task) if one.lower_ == "by"]
    nouns = (noun for one in own for noun in children(one) if noun.dep_ == "pobj" and noun.ent_type_ not in {"DATE", "TIME"})
    return next(nouns, None)


def prepositional(token: Token, *prepositions: str) -> list[tuple[str, Token]]:
    """(preposition, noun) for each prepositional phrase on a token; only these prepositions if any are given."""
    return [pair for pair in _prepositional(token) if not prepositions or pair[0] in prepositions]


@lru_cache(maxsize=LATELY)
def _prepositional(token: Token) -> tuple[tuple[str, Token], ...]:
    heads = (one for one in children(token) if one.dep_ in {"prep", "agent", "dative"} and one.pos_ in {"ADP", "SCONJ"})
    return tuple((one.lower_, noun) for one in heads for noun in children(one) if noun.dep_ in {"pobj", "pcomp"})


def is_dating(preposition: Token) -> bool:
    """ "Called on Friday": the preposition of a date is no part of a pattern; "sentenced to ten years" is no date."""
    if preposition.dep_ != "prep" or preposition.lower_ == "to":
        return False
    return any(child.ent_type_ in {"DATE", "TIME"} for child in children(preposition))


def is_negated(token: Token) -> bool:
    """Whether the word itself is negated: "not", "never", "no longer", "no talks", "neither side", "without signing"."""
    for child in children(token):
        if child.lower_ == "longer" and any(one.lower_ == "no" for one in children(child)):
            return True
        if child.dep_ == "neg" or (child.dep_ in {"det", "preconj"} and child.lower_ in {"no", "neither"}):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and _is_nobody(child):
            return True
    return token.dep_ == "pcomp" and token.head.lower_ == "without"


def _is_nobody(noun: Token) -> bool:
    is_none = noun.lower_ in {"nobody", "none", "neither", "nothing"} or _is_no_more(noun)
    return is_none or any(one.dep_ in {"det", "preconj"} and one.lower_ in {"no", "neither"} for one in children(noun))


def _is_no_more(noun: Token) -> bool:
    """ "[No more] refugees", "[no further] talks", wherever the parse hangs the "no"."""
    before = noun.doc[noun.left_edge.i : noun.i]
    return any(one.lower_ == "no" and one.nbor().lower_ in {"more", "further", "longer"} for one in before)


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in children(verb))


def is_purpose(verb: Token) -> bool:
    """Whether a verb is an infinitive of purpose: "sent a team to inspect"."""
    return verb.dep_ in {"advcl", "xcomp"} and verb.tag_ == "VB" and any(one.lower_ == "to" for one in children(verb))


def is_aim(verb: Token) -> bool:
    """Whether a verb tells what the one above is done for: "marched to demand", "marched, demanding"."""
    return is_purpose(verb) or (verb.dep_ == "advcl" and verb.tag_ == "VBG")


def participle_after(noun: Token) -> Token | None:
    """The participle that describes a noun from behind, even where the parse hangs it higher: "the summit planned for May"."""
    own = next((one for one in children(noun) if one.dep_ == "acl" and one.tag_ == "VBN"), None)
    end = noun.right_edge.i + 1
    if own is not None or end >= len(noun.doc):
        return own
    after = noun.doc[end]
    is_bare = after.tag_ in {"VBN", "VBD"} and not any(one.dep_ in SUBJECTS | {"mark", "aux"} for one in children(after))
    return after if is_bare and after.dep_ == "advcl" and after.head.i < noun.i else None


def governors(token: Token) -> Iterator[Token]:
    """The token's head, its head's head, and so on up to the root."""
    while token.head != token:
        token = token.head
        yield token
