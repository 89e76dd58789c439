"""The actors of one report while they are being found: profiles and their mentions."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.knowledge.whoswho import Profile


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `[start, end)` that name an actor; `use` says how (name, adjective, people, seat, title, pronoun, …)."""

    start: int
    end: int
    actor: str
    use: str
    rule: str


@dataclass(frozen=True, slots=True)
class Puzzle:
    """Tokens `[start, end)` that stand for somebody whom the report does not make clear, why not, and who might be meant."""

    start: int
    end: int
    rule: str
    candidates: tuple[str, ...] = ()


class Cast:
    """The actors of one report as they are found: profiles by id, their mentions, and the words that nobody could be found for.

    `sites` are capitals that are only places where they stand, with their countries: "in Buenos Aires".
    """

    def __init__(self) -> None:
        self.profiles: dict[str, Profile] = {}
        self.mentions: list[Mention] = []
        self._in_full: list[Mention] = []
        self.puzzles: list[Puzzle] = []
        self.sites: dict[int, str] = {}
        self._taken: dict[int, Mention] = {}
        self._names: dict[tuple[int, int], list[str]] = {}

    def add(self, profile: Profile, mention: Mention) -> None:
        """A mention of an actor; the first profile of an id is kept, with gaps filled from later ones."""
        known = self.profiles.get(profile.id)
        self.profiles[profile.id] = profile if known is None else _completed(known, profile)
        self.mentions.append(mention)
        if self.profiles[profile.id].kind == "person" and mention.end - mention.start > 1:
            self._in_full.append(mention)
        for i in range(mention.start, mention.end):
            self._taken.setdefault(i, mention)

    def drop(self, mention: Mention) -> None:
        """Take back a mention that something better is known about, and its profile where it was the only one."""
        self.mentions.remove(mention)
        if mention in self._in_full:
            self._in_full.remove(mention)
        for i in range(mention.start, mention.end):
            if self._taken.get(i) == mention:
                del self._taken[i]
        if all(one.actor != mention.actor for one in self.mentions):
            del self.profiles[mention.actor]

    def at(self, i: int) -> Mention | None:
        """The first found mention that covers a token."""
        return self._taken.get(i)

    def is_free(self, start: int, end: int) -> bool:
        """Whether no mention covers any of the tokens."""
        return all(i not in self._taken for i in range(start, end))

    def bearer(self, token: Token) -> Profile | None:
        """The person whose family name this token is: the last one named in full before it, or else the first."""
        bearers = [one for one in self._in_full if token.text in self._family_names(one, token)]
        if not bearers:
            return None
        before = [one for one in bearers if one.start < token.i]
        return self.profiles[max(before, key=lambda one: one.start).actor if before else bearers[0].actor]

    def _family_names(self, mention: Mention, token: Token) -> set[str]:
        profile, place = self.profiles[mention.actor], (mention.start, mention.end)
        if place not in self._names:
            words = token.doc[mention.start : mention.end]
            self._names[place] = [one.text for one in words if one.pos_ == "PROPN" and one.text[:1].isupper()]
        texts = self._names[place]
        if not texts:
            return set()
        return {texts[-1]} | {text for text in texts if text == profile.family}


def _completed(known: Profile, other: Profile) -> Profile:
    return replace(
        known,
        country=known.country or other.country,
        sector=known.sector or other.sector,
        title=known.title or other.title,
        of=known.of or other.of,
        gender=known.gender or other.gender,
    )
