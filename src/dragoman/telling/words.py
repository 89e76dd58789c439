"""Plain words for what the record says in codes: types, statuses, kinds, actors, dates."""

import re
from collections.abc import Iterable
from datetime import date

from dragoman.model import Event, Record, Time

MARKS = {
    "occurred": "●", "ongoing": "◐", "scheduled": "◇", "pledged": "◆",
    "proposed": "▷", "conditional": "◈", "speculated": "◌", "denied": "✕",
}  # fmt: skip

# type: (one party does, several do, did), what joins the recipient
VERBS = {
    "AGREE": ("agrees", "agree", "agreed", "with"),
    "CONSULT": ("confers", "confer", "conferred", "with"),
    "SUPPORT": ("backs", "back", "backed", ""),
    "COOPERATE": ("works", "work", "worked", "with"),
    "AID": ("aids", "aid", "aided", ""),
    "CONCEDE": ("gives way", "give way", "gave way", "to"),
    "RETREAT": ("pulls back", "pull back", "pulled back", "towards"),
    "REQUEST": ("asks", "ask", "asked", ""),
    "ACCUSE": ("accuses", "accuse", "accused", ""),
    "REJECT": ("refuses", "refuse", "refused", ""),
    "THREATEN": ("threatens", "threaten", "threatened", ""),
    "PROTEST": ("protests", "protest", "protested", "against"),
    "SANCTION": ("penalises", "penalise", "penalised", ""),
    "MOBILIZE": ("musters forces", "muster forces", "mustered forces", "against"),
    "COERCE": ("puts pressure", "put pressure", "put pressure", "on"),
    "ASSAULT": ("attacks", "attack", "attacked", ""),
}
MODE_VERBS = {
    ("CONSULT", "phone"): ("talks", "talk", "talked", "with"),
    ("CONSULT", "visit"): ("visits", "visit", "visited", ""),
    ("RETREAT", "withdraw"): ("withdraws", "withdraw", "withdrew", "from"),
    ("RETREAT", "release"): ("releases captives", "release captives", "released captives", "of"),
    ("RETREAT", "disarm"): ("disarms", "disarm", "disarmed", "towards"),
    ("RETREAT", "ceasefire"): ("ceases fire", "cease fire", "ceased fire", "with"),
    ("RETREAT", "resign"): ("resigns", "resign", "resigned", ""),
    ("ACCUSE", "disapprove"): ("criticises", "criticise", "criticised", ""),
    ("ACCUSE", "investigate"): ("investigates", "investigate", "investigated", ""),
    ("SANCTION", "expel"): ("expels", "expel", "expelled", ""),
    ("COERCE", "arrest"): ("arrests", "arrest", "arrested", ""),
    ("COERCE", "restrict"): ("imposes restrictions", "impose restrictions", "imposed restrictions", "on"),
    ("PROTEST", "strike"): ("strikes", "strike", "struck", "against"),
    ("PROTEST", "boycott"): ("boycotts", "boycott", "boycotted", ""),
}
# a trigger that begins like this is told by its own verb rather than by its type's
TRIGGER_VERBS = (
    ("CONSULT", ("meet", "met", "summit"), ("meets", "meet", "met", "")),
    ("CONSULT", ("talk", "negotiat", "dialogue", "discuss"), ("talks", "talk", "talked", "with")),
    ("CONSULT", ("visit", "trip", "arriv", "travel"), ("visits", "visit", "visited", "")),
    ("CONSULT", ("mediat", "broker"), ("mediates", "mediate", "mediated", "between")),
    ("CONSULT", ("call", "phone", "telephon"), ("calls", "call", "called", "")),
    ("REJECT", ("collaps", "stall", "broke", "break"), ("cannot agree", "cannot agree", "could not agree", "with")),
)
DIRECT = ("SUPPORT", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "ASSAULT")
PAST = ("occurred", "denied")
KINDS = {"commitment": "undertakes", "offer": "offers", "demand": "demands", "refusal": "refuses", "threat": "threatens"}
RELATIONS = {"if": "if", "after": "once", "until": "until", "unless": "unless", "in_exchange_for": "in exchange for"}
WITH_THE = (
    "United", "Netherlands", "Philippines", "Maldives", "Bahamas", "Central African", "Czech Republic", "Dominican Republic",
    "European", "African Union", "Arab League", "Comoros", "Solomon", "Marshall", "Gambia", "Vatican", "Taliban",
    "Democratic Republic", "International", "World", "Security Council", "Association", "Organization", "Organisation",
    "Ministry", "Department", "State Department", "Foreign Ministry", "Foreign Office", "White House", "Kremlin", "Pentagon",
    "Blue House",
)  # fmt: skip
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sep", "Oct", "Nov", "Dec")


def actor_name(record: Record, actor_id: str | None, *, inside: bool = False) -> str:
    """An actor's name as one says it; `inside` a sentence some take "the"."""
    if actor_id is None:
        return "somebody unnamed"
    found = record.find(actor_id)
    name: str = getattr(found, "name", None) or actor_id
    name = re.sub(rf"\bof (?={'|'.join(WITH_THE[:8])})", "of the ", name)
    return f"the {name}" if inside and name.startswith(WITH_THE) else name


def names(record: Record, ids: Iterable[str], *, inside: bool = False) -> str:
    """Several actors, joined as one says it: "A, B and C"."""
    told = [actor_name(record, one, inside=inside or place > 0) for place, one in enumerate(dict.fromkeys(ids))]
    return told[0] if len(told) == 1 else " and ".join([", ".join(told[:-1]), told[-1]]) if told else ""


def verb_of(event: Event, trigger: str) -> tuple[str, str]:
    """The event as a verb in the fitting form, the report's own where it fits, and the word that joins its recipient."""
    own = next((forms for kind, heads, forms in TRIGGER_VERBS if kind == event.type and trigger.startswith(heads)), None)
    one, several, did, joint = own or MODE_VERBS.get((event.type, event.mode or ""), VERBS[event.type])
    if event.status in PAST:
        return (trigger if own is None and event.type in DIRECT and trigger.endswith("ed") and trigger.isalpha() else did), joint
    return (several if len(event.actors) > 1 else one), joint


def day(iso: str, *, year: bool = True) -> str:
    """An ISO date as one reads it: `7 Feb 2019`."""
    when = date.fromisoformat(iso)
    return f"{when.day} {MONTH_NAMES[when.month - 1]}" + (f" {when.year}" if year else "")


def when(time: Time) -> str:
    """A time as an interval in words: `by 28 Feb 2019`, `June 2018`, `6 Feb 2019`; "" if no date is known."""
    first, last = time.earliest, time.latest
    if first and last and first != last:
        return f"by {day(last)}" if time.relation in ("by", "before") else _between(first, last)
    if first or last:
        lead = "" if first and last else "from " if first else "by "
        return lead + day(first or last or "")
    return ""


def _between(first: str, last: str) -> str:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    whole_month = start.day == 1 and (start.year, start.month) == (end.year, end.month) and end.day >= 28
    if whole_month:
        return f"{MONTH_NAMES[start.month - 1]} {start.year}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return str(start.year)
    return f"{day(first, year=start.year != end.year)} to {day(last)}"
