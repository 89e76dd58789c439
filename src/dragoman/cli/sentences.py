"""Items of a record as sentences: "North Korea demands of the United States: relief in sanctions"."""

from dragoman.cli.words import KINDS, RELATIONS, actor_name, names, verb_of, when
from dragoman.model import Deadlock, Event, Place, Position, Record, Statement, Time

JOINED_TO_CONTENT = {"REQUEST": "of", "THREATEN": "", "REJECT": "to"}
JOINTS = {"demand": "of", "offer": "to", "commitment": "to", "threat": "to", "refusal": "to"}
CONDITION_WORDS = (
    "if", "once", "after", "until", "unless", "in exchange", "in return", "when", "provided", "only", "as long as", "before",
)  # fmt: skip


def event_sentence(record: Record, event: Event) -> str:
    """Who does what to whom, and what about."""
    verb, joint = verb_of(event)
    others = [one for one in event.recipients if one not in event.actors]
    told = [names(record, event.actors) or "Somebody unnamed", verb]
    if others:
        told += [JOINED_TO_CONTENT.get(event.type, joint) if event.content else joint, names(record, others, inside=True)]
    content = record.find(event.content) if event.content else None
    about = f": {content_words(record, content)}" if isinstance(content, Event) else f" ({_trigger(record, event)})"
    return " ".join(part for part in told if part) + about


def content_words(record: Record, event: Event) -> str:
    """The words of an act that another act is about: a position's words if one was read from it, else the trigger."""
    holders = {event.id, *(one.id for one in record.events if one.content == event.id)}
    position = next((one for one in record.positions if one.event in holders), None)
    return _one_line(record.quote(position.about.span if position else event.trigger))


def event_note(record: Record, event: Event) -> str:
    """When and where."""
    time = record.find(event.time) if event.time else None
    place = record.find(event.place) if event.place else None
    told = [when(time) if isinstance(time, Time) else "", place.name if isinstance(place, Place) else ""]
    return ", ".join(part for part in told if part)


def source_of(record: Record, statement_id: str | None) -> str:
    """On whose word: "says Mike Pompeo", innermost speaker first, "as told by" who carried it."""
    statement = record.find(statement_id) if statement_id else None
    if not isinstance(statement, Statement):
        return ""
    outer = source_of(record, statement.within)
    carried = f", carried by {names(record, statement.via, inside=True)}" if statement.via else ""
    return f"says {actor_name(record, statement.speaker, inside=True)}{carried}" + (f", {outer}" if outer else "")


def speakers(record: Record, statement: Statement) -> str:
    """The chain of sources, outermost first: "Yonhap › Rodong Sinmun", "Mike Pompeo › Kim Jong Un to the United States"."""
    chain: list[str] = []
    one: Statement | None = statement
    while one:
        chain[:0] = [*(actor_name(record, via) for via in one.via), _speaker(record, one)]
        outer = record.find(one.within) if one.within and len(chain) < 12 else None
        one = outer if isinstance(outer, Statement) else None
    if statement.via and record.document.outlet:
        chain.insert(0, record.document.outlet)
    told = f" to {names(record, statement.addressees, inside=True)}" if statement.addressees else ""
    return " › ".join(chain) + told


def standing(record: Record, position: Position) -> str:
    """What its holder demands, offers, undertakes, refuses or threatens, and of or to whom."""
    joint = JOINTS.get(position.kind, "")
    other = f" {joint} {actor_name(record, position.counterpart, inside=True)}" if joint and position.counterpart else ""
    return f"{KINDS[position.kind]}{other}: {_one_line(record.quote(position.about.span))}"


def position_notes(record: Record, position: Position) -> tuple[str, ...]:
    """The condition, and on whose word."""
    found = []
    if position.condition:
        words = _one_line(record.quote(position.condition.span))
        lead = RELATIONS[position.condition.relation]
        found.append(words if words.lower().startswith(CONDITION_WORDS) else f"{lead}: {words}")
    source = source_of(record, position.said_in)
    return (*found, source) if source else tuple(found)


def deadlock_sentence(record: Record, deadlock: Deadlock) -> str:
    """Who is stuck with whom, and what waits for what."""
    parties = " and ".join(actor_name(record, one) for one in deadlock.parties)
    waits = [told for link in deadlock.links if (told := _waiting(record, link.position, link.waits_for))]
    return f"{parties}: " + ("; ".join(waits) if waits else "the report calls it a stalemate")


def _waiting(record: Record, position_id: str, other_id: str) -> str:
    position, other = record.find(position_id), record.find(other_id)
    if not isinstance(position, Position) or not isinstance(other, Position):
        return ""
    return f"{_stake(record, position)} waits for {_stake(record, other)}"


def _stake(record: Record, position: Position) -> str:
    return f"“{_one_line(record.quote(position.about.span))}” ({actor_name(record, position.holder)} {KINDS[position.kind]})"


def _speaker(record: Record, statement: Statement) -> str:
    if statement.speaker is None and statement.speaker_span:
        return _one_line(record.quote(statement.speaker_span))
    return actor_name(record, statement.speaker)


def _trigger(record: Record, event: Event) -> str:
    return f"“{_one_line(record.quote(event.trigger))}”"


def _one_line(words: str) -> str:
    return " ".join(words.split())
