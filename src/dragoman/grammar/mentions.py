"""Where actors are named in a report: by the tables' names and by the parser's named entities."""

from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dragoman.grammar.cast import Cast, Mention
from dragoman.grammar.descriptions import Descriptions
from dragoman.grammar.known_names import KnownNames
from dragoman.grammar.seats import Seats
from dragoman.grammar.tree import children
from dragoman.knowledge.gazetteer import own_place_names
from dragoman.knowledge.spelling import slug
from dragoman.knowledge.whoswho import Profile, WhosWho

HOLDS_A_COUNTRY_NAME = {"ORG", "FAC", "EVENT", "WORK_OF_ART", "LOC", "PRODUCT", "LAW", "PERSON"}
SOUND_LIKE_WORDS = {"MED", "BUS", "PTY"}
POLITE = {"mr.", "mr", "mrs.", "ms."}


class NamedActors:
    """Puts every named country, organisation and person of a report into its cast."""

    def __init__(self, book: WhosWho, seats: Seats, descriptions: Descriptions) -> None:
        self._book = book
        self._descriptions = descriptions
        self._seats = seats
        self._names = KnownNames(book)

    def find(self, doc: Doc, cast: Cast, date: str | None) -> None:
        """Names of the tables first, then persons that the parser sees, then short forms of either."""
        surnames = []
        for mention, profile in self._names.find(doc, date):
            if profile.kind == "person" and mention.end - mention.start == 1:
                surnames.append((mention, profile))
            elif profile.kind == "person" and (longer := self._longer_name(doc[mention.start : mention.end])) is not None:
                self._add_full_names([longer], cast, date)
            elif self._is_meant(doc[mention.start : mention.end], mention, profile):
                cast.add(*_as_people(doc, mention, profile))
            elif mention.use == "seat" and profile.country is not None:
                cast.sites[mention.end - 1] = profile.country
        people = [self._without_title(one) for one in map(core, doc.ents) if one.label_ == "PERSON" and _may_be_name(one)]
        self._add_full_names(people, cast, date)
        for mention, profile in surnames:
            if cast.is_free(mention.start, mention.end) and _is_alone(doc[mention.start : mention.end]):
                known = cast.bearer(doc[mention.start]) or profile
                cast.add(known, replace(mention, actor=known.id))
        _add_short_names(doc, people, cast)

    def _longer_name(self, words: Words) -> Words | None:
        """The person's name that some words are only a part of: "Muhammad Mustafa Mero"."""
        entity = entity_around(words)
        if entity is None or entity.label_ != "PERSON":
            return None
        whole = self._without_title(core(entity))
        longer = whole.start < words.start or words.end < whole.end
        return whole if longer and all(token.pos_ == "PROPN" for token in whole) else None

    def _without_title(self, name: Words) -> Words:
        """ "Crown Prince Mohammed bin Salman", which the parser takes for one name, without its title."""
        rule, start, end = next(self._descriptions.matches(name.doc, name.start, name.end), (None, -1, -1))
        if rule is None or start != name.start or end + 1 >= name.end or not rule.get("office"):
            return name
        return Words(name.doc, end, name.end, label=name.label)

    def _is_meant(self, words: Words, mention: Mention, profile: Profile) -> bool:
        if mention.use == "house":
            return not self._seats.is_location(words.root)
        if mention.use == "seat":
            return self._seats.acts_as_government(words.root) and not _inside_longer_name(words)
        if profile.sector in SOUND_LIKE_WORDS and len(words) == 1 and not words.root.is_upper:
            return words.root.pos_ == "PROPN" and words.root.ent_type_ != "PERSON"
        return profile.kind != "country" or not _inside_longer_name(words) or self._is_before_body(words)

    def _is_before_body(self, words: Words) -> bool:
        """ "The Serbian Army" is one name, and yet an army of Serbia."""
        entity = entity_around(words) or words
        rest = words.doc[words.end : core(entity).end]
        return any(rest.start == first and rest.end == last for _, first, last in self._descriptions.matches(words.doc, rest.start))

    def _add_full_names(self, people: list[Words], cast: Cast, date: str | None) -> None:
        for words in people:
            if len(words) == 1 or not cast.is_free(words.start, words.end):
                continue
            known = self._book.find(words.text, date)
            known = known if known is not None and known.kind == "person" else _same_full_name(words, cast)
            profile = known or Profile(f"person:{slug(words.text)}", words.text, "person")
            rule = "table.spelling" if known else "ner.person"
            cast.add(profile, Mention(words.start, words.end, profile.id, "name", rule))


def _as_people(doc: Doc, mention: Mention, profile: Profile) -> tuple[Profile, Mention]:
    """ "Five Americans" are people of their country; "the Americans" stand for its government."""
    if mention.use != "people" or not _is_some(doc[mention.start : mention.end]):
        return profile, mention
    own = f"population:{profile.id.lower()}"
    return (
        Profile(own, f"people of {profile.name}", "population", profile.id, "CVL", None, profile.id),
        replace(mention, actor=own),
    )


def _is_some(words: Words) -> bool:
    before = [child.lower_ for child in children(words.root) if child.dep_ in {"det", "nummod"}]
    return before != ["the"] and words[0].lower_ != "the"


def _inside_longer_name(words: Words) -> bool:
    entity = entity_around(words)
    if entity is None or entity.label_ not in HOLDS_A_COUNTRY_NAME:
        return False
    return len(core(entity)) > len(words)


def _is_alone(words: Words) -> bool:
    """Whether a surname stands by itself, not as part of somebody else's name."""
    before = words.doc[words.start - 1] if words.start else None
    after = words.doc[words.end] if words.end < len(words.doc) else None
    joined = [one for one in (before, after) if one is not None and one.ent_type_ == "PERSON" and one.ent_iob_ != "O"]
    return words.root.pos_ == "PROPN" and not any(one.pos_ == "PROPN" and one.lower_ not in POLITE for one in joined)


def entity_around(words: Words) -> Words | None:
    """The named entity that holds some words whole."""
    doc, start, end = words.doc, words.start, words.start + 1
    if doc[start].ent_iob_ not in {"B", "I"}:
        return None
    while doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return Words(doc, start, end, label=doc[start].ent_type_) if words.end <= end else None


def core(entity: Words) -> Words:
    """An entity without its article and possessive."""
    start, end = entity.start, entity.end
    while start < end - 1 and entity.doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    while end > start + 1 and (entity.doc[end - 1].tag_ == "POS" or entity.doc[end - 1].is_punct):
        end -= 1
    return Words(entity.doc, start, end, label=entity.label)


def _add_short_names(doc: Doc, people: list[Words], cast: Cast) -> None:
    for words in people:
        known = cast.bearer(words.root)
        is_place = words.text in own_place_names() or words.root.i in cast.sites
        if len(words) == 1 and cast.is_free(words.start, words.end) and (known or not is_place):
            profile = known or Profile(f"person:{slug(words.text)}", words.text, "person")
            cast.add(profile, Mention(words.start, words.end, profile.id, "name", "ner.person"))
    for token in doc:
        if token.pos_ != "PROPN" or not cast.is_free(token.i, token.i + 1) or _follows_name(token):
            continue
        known = cast.bearer(token)
        if known is not None:
            cast.add(known, Mention(token.i, token.i + 1, known.id, "name", "name.short"))


def _follows_name(token: Token) -> bool:
    return token.dep_ == "compound" and token.head.pos_ == "PROPN" and token.head.i == token.i + 1


def _may_be_name(words: Words) -> bool:
    return words.root.pos_ == "PROPN" and words[0].text[:1].isupper() and not any(token.is_digit for token in words)


def _same_full_name(words: Words, cast: Cast) -> Profile | None:
    wanted = slug(words.text)
    return next((one for one in cast.profiles.values() if one.kind == "person" and slug(one.name) == wanted), None)


def find_organisations(doc: Doc, cast: Cast, descriptions: Descriptions) -> None:
    """Puts the named organisations that no table and no description has into the cast; their words may tell the sector."""
    for entity in doc.ents:
        words = core(entity)
        if entity.label_ != "ORG" or not _may_be_name(words) or not cast.is_free(words.root.i, words.end):
            continue
        if len(words) == 1 and not words.root.is_upper:
            continue
        inside = next((one for i in range(words.start, words.end) if (one := cast.at(i))), None)
        country = cast.profiles[inside.actor].country if inside is not None else None
        profile = Profile(
            f"org:{slug(words.text)}", words.text, "organisation", country, descriptions.sector_of(words), None, country
        )
        cast.add(profile, Mention(words.start, words.end, profile.id, "name", "ner.organisation"))
