"""The relation between two given parties of a sentence: the act whose actor is the one and whose recipient is the other."""

import re
from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Token

from dragoman.grammar.acts import Act, Acts
from dragoman.grammar.status import StatusReader
from dragoman.grammar.tree import is_purpose
from dragoman.knowledge import load_rules
from evals.reading import parses

TAG = re.compile(r"</?[st]>")
AHEAD = {"scheduled", "pledged", "conditional"}
COOPERATIVE = {"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"}
ROOTS = {"16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT"}
HOSTILE = {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}


def predict(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One type for each pair."""
    rules = load_rules()
    acts, statuses = Acts(rules), StatusReader(rules)
    for row, doc in zip(rows, parses([row["sentence"] for row in rows]), strict=True):
        source, target = _spans(row, doc)
        best = _best(acts, doc, source, target)
        if best is None:
            yield {"uid": row["uid"], "type": None, "mode": None, "status": None, "confidence": 0.0}
            continue
        status = statuses.of_act(best).status
        confidence = 0.9 if _hits(best.actors, source) and _hits(best.recipients, target) else 0.6
        type_ = flat_type(best.type, status, best.cameo, best.mode)
        yield {"uid": row["uid"], "type": type_, "mode": best.mode, "status": status, "confidence": confidence}


def _spans(row: dict[str, Any], doc: Doc) -> tuple[set[int], set[int]]:
    return _tokens(row, "s", row["source"], doc), _tokens(row, "t", row["target"], doc)


def _tokens(row: dict[str, Any], tag: str, text: str, doc: Doc) -> set[int]:
    marked = row.get("marked") or ""
    found = re.search(f"<{tag}>(.*?)</{tag}>", marked, re.DOTALL)
    if found is not None:
        start = len(TAG.sub("", marked[: found.start(1)]))
        end = start + len(TAG.sub("", found.group(1)))
    else:
        start = row["sentence"].find(text)
        end = start + len(text)
    words = doc.char_span(start, end, alignment_mode="expand") if start >= 0 and end > start else None
    return {token.i for token in words} if words is not None else set()


def _best(acts: Acts, doc: Doc, source: set[int], target: set[int]) -> Act | None:
    found = acts.find(doc, lambda token: token.i in source or token.i in target)
    contents = {act.content.i for act in found.values() if act.content is not None}
    ranked = sorted(found.values(), key=lambda act: (-_fit(act, source, target, contents), act.head.i))
    return _by_purpose(ranked[0], found) if ranked else None


def _by_purpose(act: Act, found: dict[int, Act]) -> Act:
    """A contact takes the type of its purpose ("phoned to congratulate"); other means win over theirs ("paid to support")."""
    verb = act.head
    if act.type == "CONSULT":
        aims = (found[one.i] for one in verb.children if one.i in found and is_purpose(one))
        return next((aim for aim in aims if aim.type != "CONSULT"), act)
    means = next((found[one.i] for one in verb.ancestors if one.i in found and one.pos_ == "VERB"), None)
    is_aim = is_purpose(verb) or (verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VB")
    return means if means is not None and is_aim and means.type != "CONSULT" and means.use is None else act


def _fit(act: Act, source: set[int], target: set[int], contents: set[int]) -> float:
    fit = 4.0 * _hits(act.actors, source) + 3.0 * _hits(act.recipients, target)
    fit += 2.0 * (_hits(act.actors, target) and act.reciprocal) + 1.0 * _hits(act.recipients, source)
    fit -= 1.5 * (act.head.i in contents) + 0.1 * _depth(act.head) + 3.0 * (act.head.i in source) + 0.5 * (act.head.i in target)
    fit += 0.1 * act.weight - (2.5 if _is_inside(act) else 0.5) * act.is_noun
    return fit


def _is_inside(act: Act) -> bool:
    """An event noun inside another phrase ("troops for the war") says less than the verb."""
    return act.head.dep_ == "pobj" and act.head.head.lower_ not in {"of", "by", "in"}


def _hits(tokens: tuple[Token, ...], wanted: set[int]) -> bool:
    return any(token.i in wanted for token in tokens)


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def flat_type(type_: str, status: str, cameo: str | None = None, mode: str | None = None) -> str:
    """One type without a status, as flat event files have it; their YIELD, material cooperation, is answered as RETREAT.

    A verdict counts as disapproval there. A frame's own CAMEO code settles the type: a blockade (191) is CAMEO's FIGHT,
    which these files call ASSAULT.
    """
    if cameo is not None and status not in AHEAD:
        type_ = ROOTS.get(cameo[:2], type_)
    if (type_, mode) == ("SANCTION", "convict"):
        return "ACCUSE"
    if status in AHEAD and type_ in COOPERATIVE:
        return "AGREE"
    if status in AHEAD and type_ in HOSTILE:
        return "THREATEN"
    if status == "denied" and type_ in COOPERATIVE | {"AGREE"}:
        return "REJECT"
    return "RETREAT" if type_ == "CONCEDE" else type_
