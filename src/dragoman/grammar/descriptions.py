"""Actors that a report describes by office, role or institution: "Qatar's prime minister", "a senior official", "the Treasury"."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from dragoman.grammar.belonging import Belonging, Belongings, context_country, site_of
from dragoman.grammar.cast import Cast, Mention
from dragoman.grammar.tree import children, has_the
from dragoman.knowledge import Rule, Rules
from dragoman.knowledge.spelling import slug
from dragoman.knowledge.tables import layered_table
from dragoman.knowledge.whoswho import Profile, WhosWho

Pattern = tuple[tuple[str, ...], Rule]


@dataclass(frozen=True, slots=True)
class Description:
    """A rule's words at tokens `[start, end)`, their head noun, and to whom the phrase says that it belongs."""

    rule: Rule
    start: int
    end: int
    head: Token
    belonging: Belonging

    @property
    def country(self) -> str | None:
        """The country that the phrase names, or that the rule has for all."""
        return self.belonging.country or self.rule.get("country")

    @property
    def title(self) -> str:
        """The rule's words as the report has them."""
        return str(self.head.doc[self.start : self.end].text)


class Descriptions:
    """Finds descriptions by the rules of kind `roles` and `bodies`, and puts the institutions among them into the cast."""

    def __init__(self, rules: Rules, book: WhosWho) -> None:
        self._book = book
        self._patterns: dict[str, list[Pattern]] = defaultdict(list)
        self.belongings = Belongings(
            dict.fromkeys(rules.classes["belonging.usa"], "USA"),
            frozenset(rules.classes["belonging.backing"]),
            frozenset(rules.classes["reference.group"]),
        )
        for rule in (*_nouns(rules), *rules.of_kind("roles"), *rules.of_kind("bodies")):
            for words in rule.words("words"):
                parts = tuple(words.replace("-", " - ").split())
                self._patterns[parts[0]].append((parts, rule))
        for entries in self._patterns.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, doc: Doc, cast: Cast) -> Iterator[Description]:
        """The descriptions of persons; institutions go into the cast first, so that "the head of the army" finds one there."""
        found = list(self.matches(doc))
        for rule, start, end in found:
            one = self._described(rule, start, end, doc, cast) if rule.kind == "bodies" else None
            if one is not None:
                self._add_body(one, doc, cast)
        for rule, start, end in found:
            one = self._described(rule, start, end, doc, cast) if rule.kind == "roles" else None
            if one is not None:
                yield one

    def matches(self, doc: Doc, start: int = 0, end: int | None = None) -> Iterator[tuple[Rule, int, int]]:
        """Every rule's words between two tokens in text order, longest first, wherever they stand."""
        i = start
        while i < (len(doc) if end is None else end):
            hit = self._match_at(doc, i)
            if hit is not None:
                yield hit[1], i, i + len(hit[0])
            i += len(hit[0]) if hit else 1

    def _match_at(self, doc: Doc, i: int) -> Pattern | None:
        word, singular = _forms(doc[i])
        for first in (word,) if word == singular else (word, singular):
            for parts, rule in self._patterns.get(first, ()):
                rest = range(1, len(parts))
                if i + len(parts) <= len(doc) and all(parts[k] in _forms(doc[i + k]) for k in rest):
                    return parts, rule
        return None

    def _described(self, rule: Rule, start: int, end: int, doc: Doc, cast: Cast) -> Description | None:
        head = next((doc[i - 1] for i in range(start + 1, end) if doc[i].lower_ in {"of", "for"}), doc[end - 1])
        if head.pos_ not in {"NOUN", "PROPN"}:
            return None
        taken = cast.at(head.i)
        if taken is not None and taken.use == "name":
            inside = taken.start <= start and end <= taken.end
            if inside or cast.profiles[taken.actor].kind != "country":
                return None
        return Description(rule, start, end, head, self.belongings.of(head, cast))

    def sector_of(self, name: Span) -> str | None:
        """The sector that the words of an unknown body's name tell: the last that a rule knows."""
        found = [rule for rule, _, end in self.matches(name.doc, name.start, name.end) if rule.get("names") and end <= name.end]
        return str(found[-1].get("sector")) if found else None

    def _add_body(self, one: Description, doc: Doc, cast: Cast) -> None:
        head = one.head
        if head.dep_ in {"amod", "npadvmod"} or (head.dep_ in {"compound", "nmod"} and head.i + 1 < one.end):
            return
        if one.rule.get("government") and one.country is None and (site := site_of(head, cast)) is not None:
            one = replace(one, belonging=replace(one.belonging, country=site))
        known = self._named_before(one, cast) if one.country is None and has_the(head) else None
        if known is not None:
            cast.add(known, Mention(one.start, one.end, known.id, "description", one.rule.id))
            return
        country = one.country or (None if _is_any(head) else context_country(head, cast))
        if country is None or (one.country is None and not _is_institution(one)):
            return
        mention = Mention(one.start, one.end, "", "description", one.rule.id)
        if one.rule.get("government"):
            if one.country and head.dep_ not in {"compound", "nmod"}:
                cast.add(self._book.profiles[country], replace(mention, actor=country))
            return
        profile = self.body(one.rule, one.title, country)
        cast.add(profile, replace(mention, actor=profile.id))

    def _named_before(self, one: Description, cast: Cast) -> Profile | None:
        """ "The army": the only one of its kind that the report has named."""
        before = {mention.actor for mention in cast.mentions if mention.rule == one.rule.id and mention.start < one.start}
        bodies = [cast.profiles[actor] for actor in before]
        same = [body for body in bodies if body.country and body.id == self.body(one.rule, one.title, body.country).id]
        return same[0] if len(bodies) == 1 and same else None

    def body(self, rule: Rule, words: str, country: str) -> Profile:
        """A country's institution: "org:bol-ministry-of-foreign-affairs"."""
        name = rule.get("name") or words
        label = f"{self._book.profiles[country].name}: {name}"
        return Profile(f"org:{country.lower()}-{slug(name)}", label, "organisation", country, rule.get("sector"), None, country)


def _forms(token: Token) -> tuple[str, str]:
    """A word as it stands and in the singular; of proper nouns the parser knows none ("the Marines")."""
    word = token.lower_
    return word, word[:-1] if word.endswith("s") and token.pos_ == "PROPN" else token.lemma_.lower()


def _nouns(rules: Rules) -> Iterator[Rule]:
    """The long tail of nouns, a user's own first, as rules: "noun.CRM"."""
    for row in reversed(layered_table("nouns.csv", key="word", needs=("sector",), overlays=rules.folders)):
        keys = {"words": row["word"], "sector": row["sector"], "needs_country": "always"}
        yield Rule(f"noun.{row['sector']}", "roles", keys, (), "nouns.csv", 1)


def _is_any(head: Token) -> bool:
    """ "A presidency", "no ministry": none in particular."""
    return any(child.dep_ == "det" and child.lower_ in {"a", "an", "any", "no", "another", "every"} for child in children(head))


def _is_institution(one: Description) -> bool:
    return one.head.text[:1].isupper() or one.end - one.start > 1
