"""Events: the acts of the parse with their parties as actors, one event per act."""

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from spacy.language import Language
from spacy.tokens import Doc, Token

from dragoman.grammar.act import Act
from dragoman.grammar.acts import Acts
from dragoman.grammar.answers import Answers
from dragoman.grammar.denials import Denials, with_denied
from dragoman.grammar.doers import own_subject, subject_of
from dragoman.grammar.index import Index
from dragoman.grammar.light_verbs import light_verb_of
from dragoman.grammar.tree import char_span, children, sentence_span
from dragoman.knowledge import Rules
from dragoman.model import Event, Reason, Record

MUTUAL = {"CONSULT", "COOPERATE"}
LISTENED = {"tell", "address", "inform", "brief", "assure"}


class Events:
    """Finds events with frames and operators, and links a speech act to what it is about."""

    fills: ClassVar[str] = "events"

    def __init__(self, nlp: Language, rules: Rules) -> None:
        self._acts = Acts(rules)
        self._denials = Denials(rules)
        self._answers = Answers(rules)

    def __call__(self, doc: Doc, so_far: Record) -> Iterator[Event]:
        """The events of a report in text order."""
        index = Index(doc, so_far)
        acts = self._acts.find(doc, lambda token: bool(index.actors_at(token)))
        acts = {i: act for i, act in acts.items() if not _is_background(act, acts)}
        drafts = {i: _draft(act, index) for i, act in sorted(acts.items())}
        drafts = _shared_parties(acts, drafts)
        drafts = {i: _spoken(draft, acts[i], index) for i, draft in drafts.items() if not _is_foretold(draft, acts[i], index)}
        acts = {i: acts[i] for i in drafts}
        drafts |= dict(self._answers.given(doc, drafts, index))
        drafts = with_denied(drafts, list(self._denials.find(doc)), index)
        kept = _one_per_act(_with_links(acts, drafts), acts, doc)
        yield from kept


def _is_background(act: Act, acts: dict[int, Act]) -> bool:
    """A meeting that only listens ("told a meeting"), a treaty that only binds ("under the accord"), a warning of no act."""
    if act.rule == "operator.warn" and act.content is not None and act.content.i not in acts:
        return True
    listens = act.type == "CONSULT" and act.head.dep_ in {"dobj", "dative"} and act.head.head.lemma_ in LISTENED
    return act.is_noun and (listens or (act.type == "SUPPORT" and act.head.dep_ == "pobj" and act.head.head.lower_ == "under"))


def _draft(act: Act, index: Index) -> Event:
    actors = _ids(act.actors, index)
    recipients = tuple(one for one in _ids(act.recipients, index) if one not in actors)
    if act.reciprocal and not actors:
        actors, recipients = recipients, ()
    trigger = char_span(act.trigger)
    said = index.statement_around(trigger)
    return Event(
        id=f"@{act.head.i}",
        type=act.type,
        mode=act.mode,
        contexts=act.contexts,
        trigger=trigger,
        evidence=sentence_span(act.head),
        actors=actors,
        recipients=recipients,
        said_in=said.id if said else None,
        content=f"@{act.content.i}" if act.content is not None else None,
        condition=f"@{act.condition.i}" if act.condition is not None else None,
        why=(*_reasons(act), *(index.doubt_at("actors", subject_of(act.head)) if not actors else ())),
    )


def _ids(tokens: tuple[Token, ...], index: Index) -> tuple[str, ...]:
    """The actors at some words; of "his chief of staff" not also him."""
    owned = {
        token.i
        for token in tokens
        if (index.is_person(token) or token.pos_ == "PRON") and any(_owns(token, other) for other in tokens)
    }
    return tuple(dict.fromkeys(one for token in tokens if token.i not in owned for one in index.actors_at(token)))


def _owns(token: Token, other: Token) -> bool:
    while token.dep_ in {"poss", "compound", "amod", "nmod"} and token.head != token:
        token = token.head
        if token == other:
            return True
    return False


def _reasons(act: Act) -> Iterator[Reason]:
    yield Reason("type", act.rule, char_span(act.trigger))
    if act.named_by is not None:
        yield Reason("mode", act.named_by, char_span(act.trigger))
    for field, tokens in (("actors", act.actors), ("recipients", act.recipients)):
        for token in tokens:
            yield Reason(field, act.rule, char_span([token]), f"{token.dep_} of {token.head.text!r}")


def _is_foretold(event: Event, act: Act, index: Index) -> bool:
    """ "Iran will not attack", "Iran would attend only if", said by others, are no word of Iran's; nor is "bans will not help"."""
    thing = own_subject(act.content) if act.content is not None and act.rule.startswith("modal.") else None
    if thing is None or event.type not in {"REJECT", "AGREE"}:
        return False
    if thing.dep_ == "nsubj" and thing.pos_ == "NOUN" and not index.actors_at(thing):
        return True
    statement = index.statement_around(event.trigger)
    speaker = statement.speaker if statement is not None else None
    sides = {actor.id: actor.country for actor in index.record.actors}
    side = sides.get(speaker or "")
    is_own = speaker in event.actors or (side is not None and side in {sides.get(one) for one in event.actors})
    if event.type == "AGREE":
        return thing.pos_ != "PRON" and not (is_own and index.actors_at(thing))
    return bool(event.actors) and side is not None and not is_own


def _spoken(event: Event, act: Act, index: Index) -> Event:
    """ "Pakistan must act", said by India in the sentence before: India asks it of Pakistan."""
    if event.actors or not act.rule.startswith("modal."):
        return event
    statement = index.statement_around(event.trigger)
    if statement is None or statement.speaker is None or statement.speaker in event.recipients:
        return event
    reason = Reason("actors", act.rule, statement.speaker_span, "the speaker")
    return replace(event, actors=(statement.speaker,), why=(*event.why, reason))


def _shared_parties(acts: dict[int, Act], drafts: dict[int, Event]) -> dict[int, Event]:
    """Content events whose parties the speech act knows: "Poland asked Russia for talks", "Ghana agreed to withdraw"."""
    found = dict(drafts)
    for i, act in acts.items():
        inner = found.get(act.content.i) if act.content is not None else None
        if inner is None or act.content is None:
            continue
        outer = found[i]
        does = outer.actors if act.content_actor in {None, "subject"} else outer.recipients
        other = outer.recipients if does == outer.actors else outer.actors
        if act.content_actor is None and act.type in {"ACCUSE", "SUPPORT", "REJECT"}:
            continue
        joins = acts[act.content.i].reciprocal and not inner.recipients and set(inner.actors).isdisjoint(outer.actors)
        actors = tuple(dict.fromkeys((*does, *inner.actors))) if joins and len(inner.actors) == 1 else inner.actors or does
        recipients = inner.recipients or tuple(one for one in other if one not in actors)
        found[act.content.i] = replace(inner, actors=actors, recipients=recipients)
    return found


def _with_links(acts: dict[int, Act], drafts: dict[int, Event]) -> list[Event]:
    named = {event.id for event in drafts.values()}
    events = []
    for _, event in sorted(drafts.items()):
        content = event.content if event.content in named and event.content != event.id else None
        condition = event.condition if event.condition in named else None
        events.append(_linked(event, content, condition))
    return events


def _one_per_act(events: list[Event], acts: dict[int, Act], doc: Doc) -> list[Event]:
    """Events with parties, second mentions of the same act folded into the first, ids in text order."""
    linked = {one for event in events for one in (event.content, event.condition) if one}
    kept: list[Event] = []
    new_id: dict[str, str] = {}
    for event in events:
        event = _inherit(event, acts.get(int(event.id[1:])), kept)
        if not event.actors and not event.recipients and event.id not in linked and not _is_told_of(acts.get(int(event.id[1:]))):
            continue
        first = _earlier_mention(event, acts.get(int(event.id[1:])), kept)
        if first is not None:
            kept[first] = replace(kept[first], mentions=(*kept[first].mentions, event.trigger))
            new_id[event.id] = kept[first].id
            continue
        new_id[event.id] = f"e{len(kept) + 1}"
        kept.append(replace(event, id=new_id[event.id], confidence=_confidence(event)))
    return [_renamed(event, new_id) for event in kept]


def _is_told_of(act: Act | None) -> bool:
    """A meeting without known parties that the report says is held, planned or cancelled: "no talks were planned"."""
    verb = light_verb_of(act.head) if act is not None and act.type == "CONSULT" and act.is_noun else None
    return verb is not None and verb.lemma_ in {"hold", "plan", "schedule", "arrange", "cancel", "conduct", "postpone"}


def _renamed(event: Event, new_id: dict[str, str]) -> Event:
    content, condition = new_id.get(event.content or ""), new_id.get(event.condition or "")
    return _linked(event, content if content != event.id else None, condition if condition != event.id else None)


def _linked(event: Event, content: str | None, condition: str | None) -> Event:
    if (event.content, event.condition) == (content, condition):
        return event
    return replace(event, content=content, condition=condition)


def _inherit(event: Event, act: Act | None, earlier: list[Event]) -> Event:
    """The parties of a definite or one-sided meeting from the last one of the same kind: "the summit"."""
    known = {*event.actors, *event.recipients}
    if act is None or event.type not in MUTUAL or len(known) > 1 or not act.is_noun or _has_members(act.head):
        return event
    for other in reversed(earlier):
        parties = (*other.actors, *other.recipients)
        if other.type == event.type and len(set(parties)) > 1 and known <= set(parties):
            reason = Reason("actors", "events.same-meeting", other.trigger, f"the parties of {other.id}")
            return replace(event, actors=other.actors, recipients=other.recipients, why=(*event.why, reason))
    return event


def _has_members(noun: Token) -> bool:
    """ "A meeting of his party", "his cabinet's talks": its own people meet."""
    own = [prep for prep in children(noun) if prep.dep_ == "prep" and prep.lower_ == "of"]
    return any(child.dep_ == "pobj" and child.ent_type_ not in {"DATE", "TIME"} for prep in own for child in children(prep))


def _earlier_mention(event: Event, act: Act | None, kept: list[Event]) -> int | None:
    if act is None or not act.is_noun or not _is_passing_mention(act):
        return None
    for at in range(len(kept) - 1, -1, -1):
        other = kept[at]
        same = {*event.actors, *event.recipients} <= {*other.actors, *other.recipients}
        if other.type == event.type and same and other.trigger != event.trigger:
            return at
    return None


def _is_passing_mention(act: Act) -> bool:
    noun = act.head
    if act.use is not None or noun.dep_ not in {"pobj", "compound", "poss"} or noun.head.lower_ in {"of", "by"}:
        return False
    if noun.head.head.lemma_ in {"venue", "site", "location", "host", "date"} and noun.head.head.dep_ in {"pobj", "attr", "oprd"}:
        return False
    definite = any(child.dep_ == "det" and child.lower_ in {"the", "this", "that", "these", "those"} for child in children(noun))
    return definite and not any(child.dep_ in {"prep", "relcl", "acl"} for child in children(noun))


def _confidence(event: Event) -> float:
    base = 0.9 if (event.actors and event.recipients) or len(event.actors) > 1 else 0.7 if event.actors else 0.5
    return round(base - (0.05 if event.why and event.why[0].rule.startswith("events.") else 0.0), 2)
