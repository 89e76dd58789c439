"""The pool: answers in order, the one that kills or hangs singled out, errors told."""

import os
import time

import pytest

from dragoman.batch.pool import Pool
from dragoman.errors import ModelError


def make_double():
    return double


def double(items):
    for item in items:
        if item == "die":
            os._exit(3)
        if item == "hang":
            time.sleep(60)
        if item == "slow":
            time.sleep(0.2)
    return [f"{item}{item}" for item in items]


def make_nothing():
    raise ModelError("no model")


def make_and_die():
    os._exit(4)


def pool(make=make_double, **options):
    return Pool(make, blame=lambda item, reason: f"{item}: {reason}", workers=2, **options)


def test_answers_come_in_the_order_of_the_questions():
    chunks = [["slow", "a"], ["b"], [], ["c", "d"]]
    assert list(pool().work(iter(chunks))) == [["slowslow", "aa"], ["bb"], [], ["cc", "dd"]]


def test_one_that_kills_or_hangs_is_singled_out():
    answers = list(pool(limit=1.0).work([["a", "die", "b"], ["c"], ["hang"], ["d"]]))
    lost = ["aa", "die: the process that read it ended (exit code 3)", "bb"]
    assert answers == [lost, ["cc"], ["hang: it took longer than 1 s"], ["dd"]]


def test_a_process_that_grew_is_replaced():
    grown = pool(memory=1)
    assert list(grown.work([["a"], ["b"], ["c"]])) == [["aa"], ["bb"], ["cc"]]
    assert grown.peak > 1


def test_the_memory_of_whoever_starts_a_process_is_not_counted_as_its_own():
    large = bytearray(os.urandom(1_000) * 600_000)
    ours = pool(memory=500)
    assert list(ours.work([["a"], ["b"]])) == [["aa"], ["bb"]]
    assert ours.peak < len(large) / 2_000_000


@pytest.mark.parametrize(("make", "problem"), [(make_nothing, "no model"), (make_and_die, "end before they have begun")])
def test_processes_that_cannot_start(make, problem):
    with pytest.raises(Exception, match=problem):
        list(pool(make).work([["a"]]))
