"""Actors that a report describes by office, role or institution: "Qatar's prime minister", "a senior official", "the Treasury"."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from dragoman.grammar.mentions import Cast, Mention
from dragoman.grammar.tree import governors, prepositional
from dragoman.knowledge import Rule, Rules
from dragoman.knowledge.whoswho import Profile, WhosWho, slug

MODIFIERS = {"amod", "compound", "nmod", "poss", "nummod", "npadvmod"}
INSIDE_TITLE = {"compound", "nmod", "pobj", "prep", "amod", "punct", "case", "poss"}
PAST = {"former", "ex", "then", "late", "ousted", "deposed", "retired", "ex-president", "ex-prime", "onetime", "erstwhile"}


@dataclass(frozen=True, slots=True)
class Description:
    """A rule's words at tokens `[start, end)`, their head noun, and what the phrase says of its country and parent."""

    rule: Rule
    start: int
    end: int
    head: Token
    country: str | None
    of: str | None


class Descriptions:
    """Finds descriptions by the rules of kind `roles` and `bodies`."""

    def __init__(self, rules: Rules, book: WhosWho) -> None:
        self._book = book
        self._patterns: dict[str, list[tuple[tuple[str, ...], Rule]]] = defaultdict(list)
        self._by_modifier = dict.fromkeys(rules.classes.get("of_usa", ()), "USA")
        for kind in ("roles", "bodies"):
            for rule in rules.of_kind(kind):
                for words in rule.words("words"):
                    parts = tuple(words.replace("-", " - ").split())
                    self._patterns[parts[0]].append((parts, rule))
        for entries in self._patterns.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, doc: Doc, cast: Cast, date: str | None) -> None:
        """Puts titles, descriptions and institutions into the cast."""
        found = [self._described(rule, start, end, doc, cast) for rule, start, end in self._matches(doc)]
        for one in found:
            if one is not None and one.rule.kind == "bodies":
                self._add_body(one, doc, cast)
        for one in found:
            if one is not None and one.rule.kind == "roles":
                self._add_role(one, doc, cast, date)

    def _matches(self, doc: Doc) -> Iterator[tuple[Rule, int, int]]:
        i = 0
        while i < len(doc):
            hit = self._match_at(doc, i)
            if hit is None:
                i += 1
                continue
            yield hit[1], i, i + len(hit[0])
            i += len(hit[0])

    def _match_at(self, doc: Doc, i: int) -> tuple[tuple[str, ...], Rule] | None:
        for first in dict.fromkeys((doc[i].lower_, doc[i].lemma_.lower())):
            for parts, rule in self._patterns.get(first, ()):
                if i + len(parts) <= len(doc) and all(
                    part in (doc[i + k].lower_, doc[i + k].lemma_.lower()) for k, part in enumerate(parts)
                ):
                    return parts, rule
        return None

    def _described(self, rule: Rule, start: int, end: int, doc: Doc, cast: Cast) -> Description | None:
        head = next((doc[i - 1] for i in range(start + 1, end) if doc[i].lower_ in {"of", "for"}), doc[end - 1])
        if head.pos_ not in {"NOUN", "PROPN"}:
            return None
        taken = cast.at(head.i)
        if taken is not None and taken.use == "name" and cast.profiles[taken.actor].kind != "country":
            return None
        country, of = self._country_of(head, cast)
        return Description(rule, start, end, head, country or rule.get("country"), of)

    def _country_of(self, head: Token, cast: Cast) -> tuple[str | None, str | None]:
        """The country and the parent that the phrase itself names."""
        near = [one for child in head.children if child.dep_ in MODIFIERS for one in (child, *child.subtree)]
        near += [one for _, noun in prepositional(head, "of", "from", "for", "to") for one in (noun, *noun.conjuncts)]
        if head.dep_ in {"compound", "nmod", "appos"}:
            near += [child for child in head.head.children if child.dep_ in MODIFIERS and child.i < head.i]
        if head.dep_ == "conj" and head.pos_ in {"NOUN", "PROPN"}:
            near += [child for child in head.head.children if child.dep_ in MODIFIERS]
        if head.dep_ in {"compound", "nmod"} and head.head.dep_ == "conj":
            near += [child for child in head.head.head.children if child.dep_ in MODIFIERS]
        best: tuple[str | None, str | None] = (None, None)
        for token in near:
            mention = cast.at(token.i)
            if mention is not None and token.i != head.i:
                profile = cast.profiles[mention.actor]
                parent = profile.id if profile.kind in {"country", "organisation"} else None
                best = (best[0] or profile.country, best[1] or parent)
            elif token.lower_ in self._by_modifier:
                best = (best[0] or self._by_modifier[token.lower_], best[1])
        return best

    def _add_body(self, one: Description, doc: Doc, cast: Cast) -> None:
        head = one.head
        if head.dep_ in {"amod", "npadvmod"} or (head.dep_ in {"compound", "nmod"} and head.i + 1 < one.end):
            return
        country = one.country or context_country(head, cast)
        if country is None or (one.country is None and not _is_institution(one, doc)):
            return
        mention = Mention(one.start, one.end, "", "description", one.rule.id)
        if one.rule.get("government"):
            if one.country and head.dep_ not in {"compound", "nmod"}:
                cast.add(self._book.profiles[country], replace(mention, actor=country))
            return
        name = one.rule.get("name") or doc[one.start : one.end].text
        own = f"org:{country.lower()}-{slug(name)}"
        label = f"{self._book.profiles[country].name}: {name}"
        cast.add(Profile(own, label, "organisation", country, one.rule.get("sector"), None, country), replace(mention, actor=own))

    def _add_role(self, one: Description, doc: Doc, cast: Cast, date: str | None) -> None:
        named = _person_named(one.head, cast)
        if named is not None:
            self._entitle(one, named, doc, cast)
        elif one.head.dep_ in {"compound", "nmod", "amod", "npadvmod"} or one.head.ent_type_ in {"PERSON", "FAC", "WORK_OF_ART"}:
            return
        else:
            self._add_unnamed(one, doc, cast, date)

    def _entitle(self, one: Description, named: Mention, doc: Doc, cast: Cast) -> None:
        """ "US Secretary of State Michael Pompeo": the name's actor gets a title, a country and a longer mention."""
        profile = cast.profiles[named.actor]
        start = _phrase_start(one, doc)
        past = any(doc[i].lower_ in PAST for i in range(max(0, start - 2), one.start))
        country = one.country or profile.country or (context_country(one.head, cast) if one.rule.get("context") else None)
        title = doc[one.start : one.end].text
        better = replace(
            profile,
            country=profile.country or country,
            sector="CVL" if past else profile.sector or self._sector(one, cast),
            title=profile.title or (f"former {title}" if past else title),
            of=profile.of or one.of or country,
        )
        cast.profiles[profile.id] = better
        joined = one.start < named.start and all(doc[i].dep_ in INSIDE_TITLE for i in range(one.start, named.start))
        if joined:
            cast.add(better, Mention(start, named.end, profile.id, "title", one.rule.id))
        else:
            cast.add(better, Mention(start, one.end, profile.id, "description", one.rule.id))

    def _add_unnamed(self, one: Description, doc: Doc, cast: Cast, date: str | None) -> None:
        plural = one.head.tag_ in {"NNS", "NNPS"} or one.head.lower_ in {"police", "media", "press", "people"}
        country = one.country
        known = self._known(one, cast) if not plural else None
        if known is not None:
            cast.add(known, Mention(_phrase_start(one, doc), one.end, known.id, "description", one.rule.id))
            return
        if country is None and one.rule.get("context"):
            country = context_country(one.head, cast)
        if (
            one.rule.get("population")
            and one.country is None
            and not any(child.dep_ == "nummod" for child in one.head.children)
            and plural
        ):
            return
        start = _phrase_start(one, doc)
        mention = Mention(start, one.end, "", "description", one.rule.id)
        profile = self._profile(one, country, plural, doc, date, cast)
        cast.add(profile, replace(mention, actor=profile.id))

    def _sector(self, one: Description, cast: Cast) -> str | None:
        """The rule's sector, unless a leader or spokesman is one of rebels, a bank or a party."""
        parent = cast.profiles.get(one.of or "")
        if one.rule.get("sector") == "GOV" and parent is not None and parent.kind == "organisation" and parent.sector:
            return parent.sector
        return str(one.rule.get("sector"))

    def _known(self, one: Description, cast: Cast) -> Profile | None:
        """ "The official", "the airman", "the president": somebody whom the report has introduced."""
        definite = any(child.dep_ == "det" and child.lower_ == "the" for child in one.head.children)
        if not definite and one.of is None:
            return None
        earlier = [
            m for m in cast.mentions if m.start < one.start and m.rule == one.rule.id and cast.profiles[m.actor].kind == "person"
        ]
        for mention in sorted(earlier, key=lambda m: -m.start):
            profile = cast.profiles[mention.actor]
            same_word = (profile.title or "").lower().split()[-1:] == one.head.lower_.split()
            named = profile.id.startswith("person:")
            if one.country in {None, profile.country} and (
                (same_word and (named or definite)) or (definite and one.rule.get("sector") == "MIL")
            ):
                return profile
        return None

    def _profile(self, one: Description, country: str | None, plural: bool, doc: Doc, date: str | None, cast: Cast) -> Profile:
        office, sector = one.rule.get("office"), self._sector(one, cast)
        start = _phrase_start(one, doc)
        past = any(doc[i].lower_ in PAST for i in range(start, one.start))
        title = doc[one.start : one.end].text
        holder = self._book.holder(office, country or one.of, date) if office and not plural and not past else None
        if holder is not None:
            return replace(holder, title=title)
        if office and country and not plural and not past:
            return Profile(
                f"office:{country.lower()}-{slug(office)}",
                doc[start : one.end].text,
                "person",
                country,
                sector,
                title,
                one.of or country,
            )
        words = [doc[i].text for i in range(start, one.end) if doc[i].dep_ == "compound" and i < one.start and not doc[i].ent_type_]
        label = slug(" ".join([*words, title]))
        if one.rule.get("population") and country:
            return Profile(f"population:{country.lower()}", doc[start : one.end].text, "population", country, sector, None, country)
        own = f"group:{country.lower()}-{label}" if country else f"group:{label}"
        return Profile(
            own,
            doc[start : one.end].text,
            "group" if plural else "person",
            country,
            "CVL" if past else sector,
            title,
            one.of or country,
        )


def _is_institution(one: Description, doc: Doc) -> bool:
    return one.head.text[:1].isupper() or one.end - one.start > 1


def _phrase_start(one: Description, doc: Doc) -> int:
    """Where the description begins: its adjectives and compounds in, its article out."""
    start = one.start
    while start > 0:
        before = doc[start - 1]
        if (
            before.dep_ in {"amod", "compound", "nmod", "poss", "case", "nummod", "advmod"}
            and before.pos_ in {"ADJ", "NOUN", "PROPN", "PART", "NUM"}
            and before.ent_type_ != "DATE"
        ):
            start -= 1
        else:
            break
    return start


def _person_named(head: Token, cast: Cast) -> Mention | None:
    """The named person that a title or an apposition belongs to."""
    near = [child for child in head.children if child.dep_ == "appos"]
    if head.dep_ in {"compound", "nmod", "appos"}:
        near.append(head.head)
        near += [child for child in head.head.children if child.dep_ == "appos"]
    for token in near:
        mention = cast.at(token.i)
        if mention is None or mention.use != "name":
            continue
        kind = cast.profiles[mention.actor].kind
        if kind == "person" or (kind == "organisation" and "appos" in {token.dep_, head.dep_}):
            return mention
    return None


def context_country(token: Token, cast: Cast) -> str | None:
    """Whose official "a foreign ministry spokesman" is: the country that his clause, or the sentence before, has for subject."""
    for verb in governors(token):
        country = _subject_country(verb, token, cast)
        if country is not None:
            return country
    sent = token.sent
    for _ in range(2):
        if sent.start == 0:
            return None
        sent = token.doc[sent.start - 1].sent
        country = _subject_country(sent.root, token, cast)
        if country is not None:
            return country
    return None


def _subject_country(verb: Token, token: Token, cast: Cast) -> str | None:
    for child in verb.children:
        if child.dep_ not in {"nsubj", "nsubjpass"} or child.i > token.i or token in child.subtree:
            continue
        inner = [grand for prep in child.children if prep.dep_ == "prep" for grand in prep.children]
        for one in (child, *child.children, *inner):
            mention = cast.at(one.i)
            if mention is not None and cast.profiles[mention.actor].country:
                return cast.profiles[mention.actor].country
    return None
