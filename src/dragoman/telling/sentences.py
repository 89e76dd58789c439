"""Items of a record as sentences: "North Korea demands of the United States: relief in sanctions"."""

import re
from collections.abc import Iterator

from dragoman.model import Deadlock, Event, Place, Position, Record, Span, Statement, Time
from dragoman.telling.words import KINDS, RELATIONS, actor_name, names, verb_of, when

TO_CONTENT = (("ask", "for"), ("agree", "to"), ("refuse", "to"), ("promise", "to"), ("threaten", "to"))
LONGEST_CONTENT = 90
HELPING = {"must", "should", "ought", "will", "shall", "would", "need", "needs", "needed", "has", "have", "had", "'ll", "'d", "wo"}
UNSAID = re.compile(
    r"(?:\b(?:do|does|did|has|have|had|could|would|will|can|was|were)\s+(?:not|never)|\b\w+n[’']t|\bnever|\bneither|\bnor)\s+$"
)
JOINTS = {"demand": "of", "offer": "to", "commitment": "towards", "threat": "against", "refusal": "towards"}
CONDITION_WORDS = (
    "if", "once", "after", "until", "unless", "in exchange", "in return", "when", "provided", "only", "as long as", "before",
)  # fmt: skip


def event_sentence(record: Record, event: Event) -> str:
    """Who does what to whom, and what about; in brackets the report's own word where the sentence has another."""
    claimed = _claimed(record, event)
    trigger = one_line(record.quote(claimed.trigger))
    verb, joint = verb_of(event, trigger.lower())
    told_enough = verb.lower()[:4] == trigger.lower()[:4] or trigger.lower() in HELPING
    others = [one for one in event.recipients if one not in event.actors]
    content = record.find(claimed.content) if claimed.content else None
    if isinstance(content, Event):
        joint = joint if others else next((word for head, word in TO_CONTENT if verb.startswith(head)), "")
    doers = names(record, without_their_states(record, event.actors)) or "Somebody"
    told = [doers[0].upper() + doers[1:], verb, joint if others or content else "", names(record, others, inside=True)]
    sentence = " ".join(part for part in told if part)
    if isinstance(content, Event):
        return f"{sentence}: {content_words(record, content)}"
    asked = _asked(record, event)
    if asked:
        return f"{sentence}: {asked}"
    return sentence if told_enough else f"{sentence} ({trigger})"


def _asked(record: Record, event: Event) -> str:
    """What a demand asks that names no act: "asked only for partial relief"."""
    is_demand = event.type == "REQUEST"
    position = next((one for one in record.positions if is_demand and one.kind == "demand" and one.event == event.id), None)
    return one_line(record.quote(position.about.span)) if position is not None else ""


def _claimed(record: Record, event: Event) -> Event:
    """The event that a denial points back to by "this", or the event itself."""
    pointed = event.why[0].span if event.why and event.why[0].span != event.trigger else None
    return next((one for one in record.events if one.trigger == pointed and one.type == event.type), event)


def without_their_states(record: Record, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Actors without a state beside somebody who acts for it."""
    acting = {one.country for one in record.actors if one.id in ids and one.kind != "country"}
    return tuple(one for one in ids if one not in acting)


def content_words(record: Record, event: Event) -> str:
    """The words of an act that another is about: a position's words if one was read from it, else its own to the clause's end."""
    holders = {event.id, *(one.id for one in record.events if one.content == event.id)}
    position = next((one for one in record.positions if one.event in holders), None)
    if position:
        return one_line(record.quote(position.about.span))
    words = one_line(record.quote(Span(event.trigger.start, max(event.trigger.end, event.evidence.end))))
    return shortened(re.split(r"[,.;:—–\"“”]", words, maxsplit=1)[0].strip() or words, LONGEST_CONTENT)


def shortened(words: str, most: int) -> str:
    """Words cut at a blank to a length."""
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def event_note(record: Record, event: Event) -> str:
    """When and where."""
    time = record.find(event.time) if event.time else None
    place = record.find(event.place) if event.place else None
    told_when = (when(time) or one_line(record.quote(time.span))) if isinstance(time, Time) else ""
    told = [told_when, place.name if isinstance(place, Place) else ""]
    return ", ".join(part for part in told if part)


def source_of(record: Record, statement_id: str | None) -> str:
    """On whose word, innermost speaker first: "says Kim Jong Un, says Mike Pompeo"; who carried it is named too."""
    told: list[str] = []
    for one in _outwards(record, record.find(statement_id) if statement_id else None):
        carried = f", carried by {names(record, one.via, inside=True)}" if one.via else ""
        speaker, unsaid = _speaker(record, one, inside=True), _unsaid(record, one)
        told.append(f"{speaker} {unsaid}{carried}" if unsaid else f"says {speaker}{carried}")
    return ", ".join(dict.fromkeys(told))


def speakers(record: Record, statement: Statement) -> str:
    """The chain of sources, outermost first, and the cue: "Yonhap › Rodong Sinmun (stating)", "Mike Pompeo to Fox News (told)"."""
    told = f" to {names(record, statement.addressees, inside=True)}" if statement.addressees else ""
    return f"{' › '.join(chain(record, statement))}{told} ({_unsaid(record, statement) or one_line(record.quote(statement.cue))})"


def _unsaid(record: Record, statement: Statement) -> str:
    """The cue with the words that deny it: "did not confirm"."""
    start = statement.cue.start
    found = UNSAID.search(record.document.text[max(0, start - 20) : start])
    return one_line(f"{found[0]}{record.quote(statement.cue)}") if found else ""


def chain(record: Record, statement: Statement) -> list[str]:
    """The names through whom a statement came, outermost first: the outlet, who carried it, the speaker."""
    found: list[str] = []
    for one in _outwards(record, statement):
        found[:0] = [*(actor_name(record, via) for via in one.via), _speaker(record, one)]
    if statement.via and record.document.outlet:
        found.insert(0, record.document.outlet)
    return [one for one, before in zip(found, ["", *found], strict=False) if one != before]


def _outwards(record: Record, item: object) -> Iterator[Statement]:
    """A statement, the one that holds it, and so on."""
    seen: set[str] = set()
    while isinstance(item, Statement) and item.id not in seen:
        seen.add(item.id)
        yield item
        item = record.find(item.within) if item.within else None


def standing(record: Record, position: Position) -> str:
    """What its holder demands, offers, undertakes, refuses or threatens, and of or to whom."""
    verb, words = KINDS[position.kind], one_line(record.quote(position.about.span))
    other = actor_name(record, position.counterpart, inside=True) if position.counterpart else ""
    towards = f" {JOINTS[position.kind]} {other}" if other else ""
    if not position.about.to_do or (position.kind == "demand" and not other):
        return f"{verb}{towards}: {words}"
    return f"{verb} that {other} {words}" if position.kind == "demand" else f"{verb}{towards} to {words}"


def position_notes(record: Record, position: Position) -> tuple[str, ...]:
    """The condition, and on whose word."""
    found = []
    if position.condition:
        words = one_line(record.quote(position.condition.span))
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
    if record.quote(position.about.span).lower() == record.quote(other.about.span).lower():
        tie = position.condition
        return f"{_stake(record, position)} {one_line(record.quote(tie.span))}" if tie else _stake(record, position)
    return f"{_stake(record, position)} waits for {_stake(record, other)}"


def _stake(record: Record, position: Position) -> str:
    to = "to " if position.about.to_do else ""
    return f"“{to}{one_line(record.quote(position.about.span))}” ({actor_name(record, position.holder)} {KINDS[position.kind]})"


def _speaker(record: Record, statement: Statement, *, inside: bool = False) -> str:
    if statement.speaker is None and statement.speaker_span:
        return one_line(record.quote(statement.speaker_span))
    return actor_name(record, statement.speaker, inside=inside)


def one_line(words: str) -> str:
    """Words of a report without their line breaks."""
    return " ".join(words.split())
