"""Fifty readers at once."""

from benchmarks.readers import QUESTIONS, measure

from tests.web.serving import run


def test_fifty_readers_at_once_meet_no_error(room):
    tally = run(measure(room, readers=50, least=3))
    assert not tally.errors
    assert set(tally.waits) == set(QUESTIONS)
