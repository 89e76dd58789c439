"""Why an item is as it is: each reason with its rule and place, the sentence, and the parse arcs under its words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dragoman.model import Item, Reason, Record, Span
from dragoman.telling.sections import clean

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dragoman.knowledge import Rules

HIDDEN = ("id", "why")
MOST_MENTIONS = 6


def explanation(item: Item, record: Record, doc: "Doc", rules: "Rules") -> Iterator[str]:
    """The lines that explain an item."""
    yield f"{item.id}  ({type(item).__name__.lower()})"
    for name in type(item).__dataclass_fields__:
        value = getattr(item, name)
        if name not in HIDDEN and value not in (None, (), ""):
            yield f"  {name:<13} {_shown(value, record)}"
    yield "why"
    for reason in item.why:
        yield from _reason(reason, record, rules)
    if not item.why:
        yield "  no stage gave a reason for this item"
    yield from _parse(item, doc)


def _reason(reason: Reason, record: Record, rules: "Rules") -> Iterator[str]:
    rule = rules.get(reason.rule)
    place = f"  ({rule.place})" if rule else ""
    yield f"  {reason.field:<13} {reason.rule}{place}"
    for note in (rule.get("note") if rule else None, reason.note):
        if note:
            yield f"  {'':<13} {note}"
    if reason.span:
        yield f"  {'':<13} “{clean(record.quote(reason.span))}” [{reason.span.start}, {reason.span.end})"


def _parse(item: Item, doc: "Doc") -> Iterator[str]:
    spans = dict.fromkeys([*_spans(item), *(reason.span for reason in item.why if reason.span)])
    words = [found for span in spans if (found := doc.char_span(*span, alignment_mode="expand"))]
    for sent in dict.fromkeys(found.sent for found in words):
        yield "sentence"
        yield f"  {clean(sent.text)}"
        yield "parse"
        inside = {token.i for found in words if len(found) < len(sent) or len(words) == 1 for token in found if token.sent == sent}
        for index in sorted(inside):
            token = doc[index]
            if not token.is_space:
                yield f"  {clean(token.text):<18} ─{token.dep_}→ {clean(token.head.text)}  ({token.lemma_}, {token.tag_})"


def _spans(item: Item) -> list[Span]:
    """The few words that an item hangs on: trigger, cue, speaker, the expression itself."""
    one = [getattr(item, name, None) for name in ("span", "trigger", "cue", "speaker_span")]
    about = getattr(item, "about", None)
    several = [*getattr(item, "mentions", ())[:MOST_MENTIONS], *getattr(item, "evidence", ())] if not one[1] else []
    return [span for span in (*one, about.span if about else None, *several) if isinstance(span, Span)]


def _shown(value: Any, record: Record) -> str:
    if isinstance(value, Span):
        return f"“{clean(record.quote(value))}” [{value.start}, {value.end})"
    if isinstance(value, tuple):
        return ", ".join(_shown(one, record) for one in value[:MOST_MENTIONS]) + (" …" if len(value) > MOST_MENTIONS else "")
    if hasattr(value, "__dataclass_fields__"):
        fields = ((name, getattr(value, name)) for name in value.__dataclass_fields__)
        return ", ".join(f"{name}: {_shown(one, record)}" for name, one in fields if one is not None)
    return str(value)
