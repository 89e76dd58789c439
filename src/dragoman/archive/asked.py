"""Parties as users ask for them: by code or by any of their names."""

from collections.abc import Sequence
from difflib import get_close_matches

from dragoman.archive.database import Database
from dragoman.archive.sightings import party_of
from dragoman.errors import UsageError
from dragoman.knowledge.spelling import fold
from dragoman.knowledge.whoswho import whos_who
from dragoman.model import Actor

NAMED = "select id from actors where id = $given or lower(name) = lower($given) order by id"


class Asked:
    """Finds the party that is meant, and says what it is called."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def parties(self, given: Sequence[str]) -> list[str]:
        """The parties that some codes or names stand for, each once; raises UsageError that names near ones."""
        return list(dict.fromkeys(self.party(one) for one in given))

    def party(self, given: str) -> str:
        """The party that a code ("PRK", "org:hamas") or a name ("North Korea", "Kim Jong Un") stands for."""
        actor = self.actor(given)
        profile = whos_who().profiles.get(actor)
        if profile is None:
            return str(self._database.one("select party from actors where id = $id", {"id": actor}))
        return party_of(Actor(profile.id, profile.name, profile.kind, profile.country, profile.sector, of=profile.of), {})

    def actor(self, given: str) -> str:
        """The id of the actor that an id or a name stands for; raises UsageError that names near ones."""
        known = whos_who()
        profile = known.profiles.get(given) or known.profiles.get(given.upper()) or known.find(given)
        found = profile.id if profile else self._database.one(NAMED, {"given": given})
        if not found:
            raise UsageError(f"nobody is known as {given!r}; near it: {self._near(given)}")
        return str(found)

    def name(self, party: str) -> str:
        """What a party is called."""
        profile = whos_who().profiles.get(party)
        known = profile.name if profile else self._database.one("select name from actors where id = $id", {"id": party})
        return known or party.partition(":")[2].replace("-", " ").title() or party

    def _near(self, given: str) -> str:
        names = {fold(one): one for one in whos_who().names}
        names |= {fold(row[0]): row[0] for row in self._database.sql("select distinct name from actors where name is not null")}
        close = [names[one] for one in get_close_matches(fold(given), names, n=4, cutoff=0.6)]
        return ", ".join(close) or "a code such as USA, or a name such as North Korea"
