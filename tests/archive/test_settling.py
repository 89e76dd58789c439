"""Settling a large archive: pair by pair, in rounds, by one process or several."""

import shutil
from itertools import islice

import pytest

from dragoman.archive import settling
from dragoman.archive.database import Database
from dragoman.batch.answers import settlers
from dragoman.errors import DragomanError

TABLES = ("threads", "moments", "ledger", "standoffs", "thread_log", "stale")


@pytest.fixture
def stale(korea_file, tmp_path, monkeypatch):
    """Copies of the archive of the examples, large enough to be settled pair by pair and with everything to be settled anew."""
    monkeypatch.setattr(settling, "SMALL", 0)
    monkeypatch.setattr(settling, "ROUND", 20)

    def copy(name):
        path = tmp_path / f"{name}.duckdb"
        shutil.copy(korea_file, path)
        with Database(path) as database:
            database.sql("insert into stale select distinct side_a, side_b from sightings union select side_a, side_b from stances")
        return path

    return copy


def settled(path, over=settling.here):
    """The rows of all answers, in the order in which they lie in the file."""
    with Database(path) as database:
        settling.settle(database, over=over)
        return {table: database.sql(f"select * from {table} order by rowid") for table in TABLES}


def test_several_processes_settle_as_one_does(stale):
    alone = settled(stale("alone"))
    assert alone == settled(stale("spread"), settlers(2).work)
    assert alone["threads"]
    assert alone["ledger"]
    assert not alone["stale"]


def test_an_end_half_way_loses_nothing(stale):
    def ended(rounds):
        yield from islice(settling.here(rounds), 3)
        raise KeyboardInterrupt

    path = stale("ended")
    with Database(path) as database, pytest.raises(KeyboardInterrupt):
        settling.settle(database, over=ended)
    assert settled(path) == settled(stale("whole"))


def test_a_process_that_ends_is_named(stale, monkeypatch):
    monkeypatch.setattr("dragoman.batch.answers._work", EndAtOnce())
    with pytest.raises(DragomanError, match=r"cannot be worked out: the process that read it ended .*; try --workers 1"):
        settled(stale("lost"), settlers(1).work)


class EndAtOnce:
    """Work that ends its process."""

    def __call__(self):
        return self.end

    @staticmethod
    def end(portions):
        import os

        os._exit(3)
