"""Where actors are named in a report: by the tables' names and by the parser's named entities."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dragoman.grammar.seats import NEVER, acts_as_government
from dragoman.knowledge.whoswho import Profile, WhosWho, slug

FAMILY_NAME_FIRST = {"PRK", "KOR", "CHN", "TWN", "VNM", "KHM", "HKG", "HUN", "SGP"}
HOLDS_A_COUNTRY_NAME = {"ORG", "FAC", "EVENT", "WORK_OF_ART", "LOC", "PRODUCT", "LAW", "PERSON"}


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `[start, end)` that name an actor; `use` says how (name, adjective, people, seat, title, pronoun, …)."""

    start: int
    end: int
    actor: str
    use: str
    rule: str


class Cast:
    """The actors of one report as they are found: profiles by id and their mentions."""

    def __init__(self) -> None:
        self.profiles: dict[str, Profile] = {}
        self.mentions: list[Mention] = []
        self._taken: dict[int, Mention] = {}

    def add(self, profile: Profile, mention: Mention) -> None:
        """A mention of an actor; the first profile of an id is kept, with gaps filled from later ones."""
        known = self.profiles.get(profile.id)
        self.profiles[profile.id] = profile if known is None else _completed(known, profile)
        self.mentions.append(mention)
        for i in range(mention.start, mention.end):
            self._taken.setdefault(i, mention)

    def at(self, i: int) -> Mention | None:
        """The first found mention that covers a token."""
        return self._taken.get(i)

    def is_free(self, start: int, end: int) -> bool:
        """Whether no mention covers any of the tokens."""
        return all(i not in self._taken for i in range(start, end))


def _completed(known: Profile, other: Profile) -> Profile:
    return replace(
        known,
        country=known.country or other.country,
        sector=known.sector or other.sector,
        title=known.title or other.title,
        of=known.of or other.of,
        gender=known.gender or other.gender,
    )


class Gazetteer:
    """The tables' names as token sequences, found longest first."""

    def __init__(self, nlp: Language, book: WhosWho) -> None:
        self.book = book
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = defaultdict(list)
        for name in book.names:
            words = tuple(token.text for token in nlp.make_doc(name.text))
            self._by_first[words[0]].append((words, name.id, name.use))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, doc: Doc) -> Iterator[Mention]:
        """Names in text order, none inside another."""
        texts = [token.text.replace("’", "'") for token in doc]
        i = 0
        while i < len(texts):
            hit = self._at(texts, i)
            if hit is None:
                i += 1
                continue
            words, actor, use = hit
            yield Mention(i, i + len(words), actor, use, f"table.{use}")
            i += len(words)

    def _at(self, texts: list[str], i: int) -> tuple[tuple[str, ...], str, str] | None:
        for entry in self._by_first.get(texts[i], ()):
            if tuple(texts[i : i + len(entry[0])]) == entry[0]:
                return entry
        return None


def find_names(doc: Doc, gazetteer: Gazetteer, cast: Cast) -> None:
    """Puts every named country, organisation and person of the report into the cast."""
    for mention in gazetteer.find(doc):
        words = doc[mention.start : mention.end]
        profile = gazetteer.book.profiles[mention.actor]
        if not _is_meant(words, mention, profile):
            continue
        if mention.use == "people" and _is_some(words):
            profile = Profile(
                f"population:{profile.id.lower()}", f"people of {profile.name}", "population", profile.id, "CVL", None, profile.id
            )
            mention = replace(mention, actor=profile.id)
        cast.add(profile, mention)
    _find_people(doc, cast)


def _is_meant(words: Words, mention: Mention, profile: Profile) -> bool:
    root = words.root
    if mention.use == "house":
        return not (root.dep_ == "pobj" and root.head.lower_ in NEVER)
    if mention.use == "seat":
        return acts_as_government(root) and not _inside_longer_name(words)
    if profile.kind == "country":
        return not _inside_longer_name(words)
    if profile.kind == "person" and len(words) == 1:
        return _is_alone(words)
    return True


def _is_some(words: Words) -> bool:
    """ "Five Americans", "Americans": people; "the North Koreans" are their government."""
    before = [child.lower_ for child in words.root.children if child.dep_ in {"det", "nummod"}]
    return before != ["the"] and words[0].lower_ != "the"


def _inside_longer_name(words: Words) -> bool:
    entity = next((ent for ent in words.doc.ents if ent.start <= words.start and words.end <= ent.end), None)
    if entity is None or entity.label_ not in HOLDS_A_COUNTRY_NAME:
        return False
    return len(_core(entity)) > len(words)


def _is_alone(words: Words) -> bool:
    """Whether a surname stands by itself, not as part of somebody else's name."""
    before = words.doc[words.start - 1] if words.start else None
    after = words.doc[words.end] if words.end < len(words.doc) else None
    joined = [one for one in (before, after) if one is not None and one.ent_type_ == "PERSON" and one.ent_iob_ != "O"]
    return words.root.pos_ == "PROPN" and not any(
        one.pos_ == "PROPN" and one.lower_ not in {"mr.", "mr", "mrs.", "ms."} for one in joined
    )


def _core(entity: Words) -> Words:
    """An entity without its article and possessive."""
    start, end = entity.start, entity.end
    while start < end - 1 and entity.doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    while end > start + 1 and (entity.doc[end - 1].tag_ == "POS" or entity.doc[end - 1].is_punct):
        end -= 1
    return entity.doc[start:end]


def _find_people(doc: Doc, cast: Cast) -> None:
    entities = [_core(ent) for ent in doc.ents if ent.label_ == "PERSON"]
    people = [words for words in entities if _may_be_name(words) and cast.is_free(words.start, words.end)]
    for words in people:
        if len(words) > 1:
            profile = _same_full_name(words, cast) or Profile(f"person:{slug(words.text)}", words.text, "person")
            cast.add(profile, Mention(words.start, words.end, profile.id, "name", "ner.person"))
    for words in people:
        if len(words) == 1:
            profile = bearer(words.root, cast) or Profile(f"person:{slug(words.text)}", words.text, "person")
            cast.add(profile, Mention(words.start, words.end, profile.id, "name", "ner.person"))
    for token in doc:
        if (
            token.pos_ == "PROPN"
            and cast.is_free(token.i, token.i + 1)
            and (known := bearer(token, cast))
            and not _follows_name(token)
        ):
            cast.add(known, Mention(token.i, token.i + 1, known.id, "name", "name.short"))


def _follows_name(token: Token) -> bool:
    return token.dep_ == "compound" and token.head.pos_ == "PROPN" and token.head.i == token.i + 1


def _may_be_name(words: Words) -> bool:
    return words.root.pos_ == "PROPN" and words[0].text[:1].isupper() and not any(token.is_digit for token in words)


def _same_full_name(words: Words, cast: Cast) -> Profile | None:
    wanted = slug(words.text)
    return next((one for one in cast.profiles.values() if one.kind == "person" and slug(one.name) == wanted), None)


def bearer(token: Token, cast: Cast) -> Profile | None:
    """The person of the cast whose family name this token is: the last one named before it, or else the first."""
    people: Iterable[Mention] = (
        one for one in cast.mentions if cast.profiles[one.actor].kind == "person" and one.end - one.start > 1
    )
    bearers = [one for one in people if token.text in _family_names(token.doc[one.start : one.end], cast.profiles[one.actor])]
    if not bearers:
        return None
    before = [one for one in bearers if one.start < token.i]
    return cast.profiles[max(before, key=lambda one: one.start).actor if before else bearers[0].actor]


def _family_names(words: Words, profile: Profile) -> set[str]:
    texts = [token.text for token in words if token.pos_ == "PROPN" and token.text[:1].isupper()]
    if not texts:
        return set()
    return {texts[0], texts[-1]} if profile.country in FAMILY_NAME_FIRST else {texts[-1]}


def find_organisations(doc: Doc, cast: Cast) -> None:
    """Puts the named organisations that no table and no description has into the cast."""
    for entity in doc.ents:
        words = _core(entity)
        if entity.label_ != "ORG" or not _may_be_name(words) or not cast.is_free(words.start, words.end):
            continue
        if len(words) == 1 and not words.root.is_upper:
            continue
        profile = Profile(f"org:{slug(words.text)}", words.text, "organisation")
        cast.add(profile, Mention(words.start, words.end, profile.id, "name", "ner.organisation"))
