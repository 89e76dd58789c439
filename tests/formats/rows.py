"""Strategies that make event rows and the cells of foreign files."""

from hypothesis import strategies as st

from dragoman.formats.event_rows import EventRow, Evidence, Kept, Party, Story, Where
from dragoman.model import EVENT_TYPES, STATUSES, Span

CODES = st.sampled_from(["NA", "010", "0", "None", "", "036", "1e5", "NaN", "null", "-", "=1+1", "true"])
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=12)
DAYS = st.dates().map(str) | st.none()
FLOATS = st.floats(-180, 180, allow_nan=False)
SPANS = st.builds(Span, st.integers(0, 99), st.integers(100, 200))
TEXTS = st.lists(WORDS, max_size=2).map(tuple)
PARTIES = st.builds(
    Party, WORDS, WORDS, st.sampled_from([None, "NAM", "PER", "ROU"]), TEXTS, WORDS | st.none(), WORDS, SPANS | st.none()
)
ROWS = st.builds(
    EventRow,
    id=WORDS,
    type=st.sampled_from(EVENT_TYPES),
    date=DAYS,
    mode=st.sampled_from([None, "visit"]),
    status=st.sampled_from(STATUSES),
    contexts=TEXTS,
    actors=st.lists(PARTIES, max_size=3).map(tuple),
    recipients=st.lists(PARTIES, max_size=2).map(tuple),
    cameo=st.sampled_from(["", "010", "036", "1712"]),
    goldstein=FLOATS | st.none(),
    intensity=FLOATS | st.none(),
    earliest=DAYS,
    latest=DAYS,
    where=st.builds(Where, WORDS, st.sampled_from([None, "NAM"]), FLOATS, FLOATS | st.none(), st.integers(0)),
    story=st.builds(Story, WORDS, DAYS, WORDS | st.none(), WORDS | st.none(), WORDS | st.none(), people=TEXTS),
    evidence=st.builds(Evidence, WORDS, SPANS, WORDS, WORDS, st.integers(1, 9) | st.none(), SPANS, st.tuples(SPANS)),
    is_counted=st.booleans(),
    kept=st.builds(Kept, st.just("elsewhere"), st.tuples(st.tuples(WORDS, WORDS))) | st.none(),
)


def cells(columns, *, quoted):
    """The cells of one line of a foreign file: anything that a cell of its kind can hold."""
    one = CODES | (WORDS if quoted else PLAIN)
    filled = st.fixed_dictionaries(dict.fromkeys(columns, one))
    return filled.filter(lambda given: any(cell.strip() for cell in given.values()))
