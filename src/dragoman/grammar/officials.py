"""Persons and groups by role: "US Secretary of State Michael Pompeo", "a Qatari mediator", "the group's deputy leader"."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from spacy.tokens import Doc, Token

from dragoman.grammar.belonging import Belonging, context_country
from dragoman.grammar.cast import Cast, Mention, Puzzle
from dragoman.grammar.descriptions import Description, Descriptions
from dragoman.grammar.tree import children, has_the
from dragoman.knowledge.spelling import slug
from dragoman.knowledge.whoswho import Profile, WhosWho

INSIDE_TITLE = {"compound", "nmod", "pobj", "prep", "amod", "punct", "case", "poss"}
BEFORE_TITLE = {"amod", "compound", "nmod", "poss", "case", "nummod", "advmod"}
PLURAL = frozenset({"police", "media", "press", "people"})
OTHER_ENTITIES = frozenset({"PERSON", "FAC", "WORK_OF_ART"})
NOMINAL = frozenset({"ADJ", "NOUN", "PROPN", "PART", "NUM"})
OFFICIAL = frozenset({"GOV", "LEG"})
FORMER = "ELI"


class Officials:
    """Finds the described persons of a report, as they were on its day."""

    def __init__(self, book: WhosWho, descriptions: Descriptions, past: Iterable[str]) -> None:
        self._book = book
        self._descriptions = descriptions
        self._past = frozenset(past)

    def find(self, doc: Doc, cast: Cast, date: str | None) -> dict[int, Callable[[Profile | None], None]]:
        """Put each described person, group and institution into the cast.

        "His deputy" has to wait until it is known who "he" is: what is given back puts it in then, by the pronoun's place.
        """
        found = _Described(doc, cast, self._book, self._descriptions, self._past, date)
        waiting: dict[int, Callable[[Profile | None], None]] = {}
        for one in self._descriptions.find(doc, cast):
            pronoun = found.waits_for(one)
            if pronoun is None:
                found.add(one)
            else:
                waiting[pronoun.i] = partial(found.add_owned, one)
        return waiting


@dataclass(frozen=True, slots=True)
class _Described:
    """One report's descriptions on their way into its cast."""

    _doc: Doc
    _cast: Cast
    _book: WhosWho
    _descriptions: Descriptions
    _past: frozenset[str]
    _date: str | None

    def waits_for(self, one: Description) -> Token | None:
        """The pronoun that owns an official without name and country: "his deputy"."""
        if one.country is not None or one.belonging.parent is not None or _person_named(one.head, self._cast) is not None:
            return None
        return next((child for child in children(one.head) if child.dep_ == "poss" and child.pos_ == "PRON"), None)

    def add_owned(self, one: Description, owner: Profile | None) -> None:
        """ "His deputy", once it is known who "he" is: of the same country, and of a government, a party or rebels like him."""
        if self._cast.at(one.head.i) is not None:
            return
        if owner is not None:
            sector = owner.sector if one.rule.get("sector") in OFFICIAL else one.rule.get("sector")
            rule = replace(one.rule, keys={**one.rule.keys, "sector": sector or one.rule.get("sector")})
            body = owner.id if owner.kind == "organisation" else owner.of
            one = replace(one, rule=rule, belonging=Belonging(owner.country, body))
        self.add(one)

    def add(self, one: Description) -> None:
        """A title joins the name that bears it, any other description is an actor of its own."""
        if one.country is None:
            one = replace(one, belonging=self._descriptions.belongings.of(one.head, self._cast))
        named = _person_named(one.head, self._cast)
        if named is not None:
            self._entitle(one, named)
        elif one.head.dep_ not in {"compound", "nmod", "amod", "npadvmod"} and not _is_in_name(one):
            self._add_unnamed(one)

    def _entitle(self, one: Description, named: Mention) -> None:
        """ "US Secretary of State Michael Pompeo": the name's actor gets a title, a country and a longer mention."""
        profile = self._cast.profiles[named.actor]
        start = _phrase_start(one, self._doc)
        past = self._is_past(max(0, start - 2), one.start)
        country = one.country or profile.country or (context_country(one.head, self._cast) if one.rule.get("context") else None)
        as_read = profile.sector is None or (profile.id in self._book.profiles and not self._in_office(profile))
        better = replace(
            profile,
            country=profile.country or country,
            sector=FORMER if past else self._sector(one) if as_read else profile.sector,
            title=profile.title or (f"former {one.title}" if past else one.title),
            of=profile.of or one.belonging.parent or country,
        )
        self._cast.profiles[profile.id] = better
        joined = one.start < named.start and all(self._doc[i].dep_ in INSIDE_TITLE for i in range(one.start, named.start))
        use, end = ("title", named.end) if joined else ("description", one.end)
        self._cast.add(better, Mention(start, end, profile.id, use, one.rule.id))

    def _in_office(self, profile: Profile) -> bool:
        return profile.kind != "person" or bool(self._book.offices_of(profile.id, self._date))

    def _add_unnamed(self, one: Description) -> None:
        plural = one.head.tag_ in {"NNS", "NNPS"} or one.head.lower_ in PLURAL
        mention = Mention(_phrase_start(one, self._doc), one.end, "", "description", one.rule.id)
        holders = self._holders_near(one) if one.country is None and not plural and has_the(one.head) else []
        known = self._same_group(one) if plural else holders[0] if len(holders) == 1 else self._known(one)
        if known is None and len(holders) > 1:
            self._cast.puzzles.append(Puzzle(one.head.i, one.head.i + 1, "unclear.several-fit", tuple(h.id for h in holders)))
            return
        if known is not None:
            self._cast.add(known, replace(mention, actor=known.id))
            return
        if one.belonging.country is None and self._needs_country(one, plural=plural):
            return
        owned = any(child.dep_ == "poss" for child in children(one.head))
        country = one.country or (context_country(one.head, self._cast) if one.rule.get("context") and not owned else None)
        profile = self._holder(one, country) if not plural else None
        if profile is None and country is None and not plural and one.rule.words("office") and has_the(one.head):
            self._cast.puzzles.append(Puzzle(one.head.i, one.head.i + 1, "unclear.no-country"))
        profile = profile or self._nameless(one, country, plural=plural)
        self._cast.add(profile, replace(mention, actor=profile.id))

    def _needs_country(self, one: Description, *, plural: bool) -> bool:
        """Whether the noun is an actor only with a country: always, or if there are uncounted several."""
        needs = one.rule.get("needs_country")
        counted = any(child.dep_ == "nummod" for child in children(one.head))
        return needs == "always" or bool(needs and plural and not counted)

    def _is_past(self, start: int, end: int) -> bool:
        return any(self._doc[i].lower_ in self._past for i in range(start, end))

    def _sector(self, one: Description) -> str | None:
        """The rule's sector, unless a leader or spokesman is one of rebels, a bank or a party."""
        sector = str(one.rule.get("sector"))
        if sector != "GOV":
            return sector
        parent = self._cast.profiles.get(one.belonging.parent or "")
        if parent is not None and parent.kind == "organisation" and parent.sector:
            return parent.sector
        if one.belonging.stranger is None:
            return sector
        return self._stranger_sector(one) or (None if parent is None else sector)

    def _stranger_sector(self, one: Description) -> str | None:
        """The sector of a body that no table knows, by its name: "the president of the Lima University"."""
        stranger = one.belonging.stranger
        entity = next((ent for ent in self._doc.ents if stranger is not None and ent.start <= stranger.i < ent.end), None)
        return self._descriptions.sector_of(entity) if entity is not None else None

    def _known(self, one: Description) -> Profile | None:
        """ "The official", "the airman", "the president": somebody whom the report has introduced."""
        definite = has_the(one.head)
        if not definite and one.belonging.parent is None:
            return None
        earlier = [m for m in self._cast.mentions if m.start < one.start and m.rule == one.rule.id]
        for mention in sorted(earlier, key=lambda m: -m.start):
            profile = self._cast.profiles[mention.actor]
            if profile.kind != "person" or one.country not in {None, profile.country}:
                continue
            same_word = (profile.title or "").lower().split()[-1:] == one.head.lower_.split()
            if (same_word and (profile.id.startswith("person:") or definite)) or (definite and one.rule.get("sector") == "MIL"):
                return profile
        return None

    def _same_group(self, one: Description) -> Profile | None:
        """ "The rebels": those whom the report has introduced with a country, if they are the only ones."""
        if one.country is not None or one.belonging.parent is not None or not has_the(one.head):
            return None
        words = {m.actor for m in self._cast.mentions if m.start < one.start and m.rule == one.rule.id and m.use == "description"}
        groups = [self._cast.profiles[actor] for actor in words]
        same = [group for group in groups if group.kind == "group" and group.country and _last_word(group) == one.head.lower_]
        return same[0] if len(same) == 1 else None

    def _holders_near(self, one: Description) -> list[Profile]:
        """Who of those named in this sentence or the one before holds the office: "They wrote to Putin. The president is ill"."""
        first = self._doc[max(0, one.head.sent.start - 1)].sent.start
        near = dict.fromkeys(m.actor for m in self._cast.mentions if first <= m.start < one.start)
        offices = set(one.rule.words("office"))
        held = {actor: {holding.office for holding in self._book.offices_of(actor, self._date)} for actor in near}
        return [self._cast.profiles[actor] for actor in near if offices & held[actor]]

    def _holder(self, one: Description, country: str | None) -> Profile | None:
        """Who held the office on the report's day, or the office itself where that is unknown."""
        offices = one.rule.words("office")
        start = _phrase_start(one, self._doc)
        of = self._body_of(one) or country
        if not offices or of is None or self._is_past(start, one.start) or self._stranger_sector(one) not in {None, "GOV"}:
            return None
        for office in offices:
            holder = self._book.holder(office, of, self._date)
            if holder is not None:
                return replace(holder, title=one.title)
        own = f"office:{of.removeprefix('org:').lower()}-{slug(offices[0])}"
        return Profile(own, self._doc[start : one.end].text, "person", country, self._sector(one), one.title, of)

    def _body_of(self, one: Description) -> str | None:
        """The organisation whose office it is, rather than its country."""
        parent = self._cast.profiles.get(one.belonging.parent or "")
        return parent.id if parent is not None and parent.kind == "organisation" else None

    def _nameless(self, one: Description, country: str | None, *, plural: bool) -> Profile:
        """A person or group without a name: "group:usa-lawmakers"."""
        start = _phrase_start(one, self._doc)
        name = self._doc[start : one.end].text
        sector = FORMER if self._is_past(start, one.start) else self._sector(one)
        if one.rule.get("population") and country:
            return Profile(f"population:{country.lower()}", name, "population", country, sector, None, country)
        compounds = [token for token in self._doc[start : one.start] if token.dep_ == "compound" and not token.ent_type_]
        label = slug(" ".join([*(token.text for token in compounds), one.title]))
        own = f"group:{country.lower()}-{label}" if country else f"group:{label}"
        return Profile(own, name, "group" if plural else "person", country, sector, one.title, one.belonging.parent or country)


def _last_word(group: Profile) -> str:
    return (group.title or group.name).lower().split()[-1]


def _is_in_name(one: Description) -> bool:
    """Whether the words are part of a name: "Oxford University", "The Lost General"."""
    return one.head.ent_type_ in OTHER_ENTITIES or (
        one.head.ent_type_ == "ORG" and one.head.pos_ == "PROPN" and bool(one.rule.get("names"))
    )


def _phrase_start(one: Description, doc: Doc) -> int:
    """Where the description begins: its adjectives and compounds in, its article out."""
    start = one.start
    while start > 0:
        before = doc[start - 1]
        if before.dep_ not in BEFORE_TITLE or before.pos_ not in NOMINAL or before.ent_type_ == "DATE":
            break
        start -= 1
    return start


def _person_named(head: Token, cast: Cast) -> Mention | None:
    """The named person that a title or an apposition belongs to."""
    near = [child for child in children(head) if child.dep_ == "appos"]
    if head.dep_ in {"compound", "nmod", "appos"}:
        near.append(head.head)
        near += [child for child in children(head.head) if child.dep_ == "appos"]
    for token in near:
        mention = cast.at(token.i)
        if mention is None or mention.use != "name":
            continue
        kind = cast.profiles[mention.actor].kind
        if kind == "person" or (kind == "organisation" and "appos" in {token.dep_, head.dep_}):
            return mention
    return None
