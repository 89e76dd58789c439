"""For whom an actor speaks: a minister for his country, the head of an organisation for it."""

from collections import Counter

from dragoman.model import Actor, Record

SPEAKING = {"GOV", "MIL"}
AGAINST = {"REB", "OPP", "UAF", "SEP", "CRM"}


class Sides:
    """The sides of one record: who stands for which country or organisation, and between which two states it is about."""

    def __init__(self, record: Record) -> None:
        self._actors = {actor.id: actor for actor in record.actors}
        self.main = _main_parties(record)

    def country(self, actor_id: str | None) -> str | None:
        """The state that an actor belongs to or acts for."""
        actor = self._actors.get(actor_id or "")
        return actor.country if actor is not None else None

    def is_on_a_side(self, actor_id: str) -> bool:
        """Whether an actor belongs to a country or fights against one."""
        return self.country(actor_id) is not None or self._sector(actor_id) in AGAINST

    def is_named(self, actor_id: str) -> bool:
        """Whether the report names this actor."""
        return actor_id in self._actors

    def party(self, actor_id: str) -> str:
        """Whose position an actor puts forward: an official the state's, a head the organisation's, others their own."""
        actor = self._actors.get(actor_id)
        if actor is None or actor.kind == "country":
            return actor_id
        if actor.sector in SPEAKING and actor.country in self._actors:
            return str(actor.country)
        return str(actor.of) if self._heads_organisation(actor) else actor_id

    def _heads_organisation(self, actor: Actor) -> bool:
        parent = self._actors.get(actor.of or "")
        return actor.kind == "person" and parent is not None and parent.kind == "organisation" and actor.sector == parent.sector

    def are_one(self, one: str, other: str) -> bool:
        """Whether both stand for one country or organisation, and one of them is that itself."""
        if one == self.party(other) or other == self.party(one):
            return True
        country = self.country(one)
        fighting = {self._sector(one), self._sector(other)} & AGAINST
        return one == other or (country is not None and country == self.country(other) and country in {one, other} and not fighting)

    def _sector(self, actor_id: str) -> str | None:
        actor = self._actors.get(actor_id)
        return actor.sector if actor is not None else None

    def against(self, actor_id: str) -> str | None:
        """The other of the two states that the report is about."""
        own = self.country(actor_id)
        return next((side for side in self.main if side != own and self.is_named(side)), None) if own in self.main else None


def _main_parties(record: Record) -> tuple[str, ...]:
    """The two states that at least half of the report's events between states are between, twice or more; () where none are."""
    countries = {actor.id: actor.country for actor in record.actors}
    pairs: Counter[tuple[str, ...]] = Counter()
    for event in record.events:
        sides = {countries.get(one) for one in (*event.actors, *event.recipients)} - {None}
        if len(sides) == 2:
            pairs[tuple(sorted(str(side) for side in sides))] += 1
    if not pairs:
        return ()
    (first, most), *rest = pairs.most_common(2)
    return first if most >= 2 and 2 * most >= pairs.total() and (not rest or rest[0][1] < most) else ()
