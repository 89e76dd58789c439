"""Own sample texts, and one record made by hand."""

from dragoman.intake import document_of
from dragoman.model import (
    About,
    Actor,
    Condition,
    Deadlock,
    Event,
    Link,
    Place,
    Position,
    Reason,
    Record,
    Span,
    Statement,
    Time,
)

SAMPLES = (
    "The presidents of Peru and Chile will meet in Lima by the end of June, Chile's foreign ministry confirmed on Thursday.",
    "Peru demanded that Chile lift its sanctions. "
    "\u201cWe are prepared to withdraw our troops,\u201d the Chilean president told reporters.",
    "Kenya has agreed to release the prisoners once Uganda lifts the embargo. Uganda refused to lift it until they are free.",
    "Talks between Norway and Sweden broke down last week, officials said. Finland condemned the attack in Oslo.",
    "It may rain.",
    "12345 --- !!!",
)

TEXT = (
    "Peru and Chile will meet in Lima by the end of June, Chile's foreign ministry said on Thursday. "
    "Peru called for relief in sanctions. Chile will lift them once the border is open, Radio Andes quoted the ministry as saying."
)

DEMAND = "Peru called for relief in sanctions."
OFFER = "Chile will lift them once the border is open"


def at(words: str) -> Span:
    """The span of some words of TEXT."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def hand_made() -> Record:
    """A record with one item of every kind at least."""
    ministry = "org:chl-ministry-of-foreign-affairs"
    return Record(
        document_of(TEXT, published="2024-05-03", outlet="Example Wire", title="Lima meeting confirmed"),
        actors=(
            Actor("PER", "Peru", "country", "PER", "GOV", mentions=(at("Peru"),)),
            Actor("CHL", "Chile", "country", "CHL", "GOV", mentions=(at("Chile"),)),
            Actor(ministry, "Ministry of Foreign Affairs of Chile", "organisation", "CHL", "GOV", of="CHL"),
            Actor("org:radio-andes", "Radio Andes", "organisation", None, "MED", mentions=(at("Radio Andes"),)),
        ),
        times=(Time("t1", at("the end of June"), "DATE", "2024-06", "2024-05-03", "2024-06-30", "by"),),
        places=(Place("g1", at("Lima"), "Lima", "PER", 3936456, -12.04, -77.03, "city"),),
        statements=(
            Statement("s1", ministry, at("Chile's foreign ministry"), at("said"), (Span(0, 51),), "indirect"),
            Statement(
                "s2", ministry, at("the ministry"), at("quoted"), (at(OFFER),), "indirect",
                via=("org:radio-andes",),
            ),
        ),
        events=(
            Event(
                "e1", "CONSULT", at("meet"), Span(0, 95), "third-party", (), ("PER", "CHL"), (), "scheduled", "t1", "g1", "s1",
                cameo="036", goldstein=4.0, confidence=0.9,
                why=(Reason("type", "consult.meet", at("meet"), "verb with two parties"),),
            ),
            Event("e2", "REQUEST", at("called for"), at(DEMAND), actors=("PER",), content="e3"),
            Event("e3", "CONCEDE", at("relief"), at(DEMAND), status="proposed", actors=("CHL",)),
            Event("e4", "CONCEDE", at("lift"), at(OFFER), status="conditional", said_in="s2"),
        ),
        positions=(
            Position("p1", "demand", "PER", "CHL", About(at("relief in sanctions"), "CONCEDE"), "e2", change="renewed"),
            Position(
                "p2", "offer", "CHL", "PER", About(at("lift them"), "CONCEDE"), "e4",
                Condition("after", at("once the border is open"), "PER"), "s2",
            ),
        ),
        deadlocks=(Deadlock("d1", ("PER", "CHL"), (Link("p1", "p2"),), (at("once the border is open"),)),),
    )  # fmt: skip
