"""The archive's file: made, brought up to date, refused where it is another version's, and gone again where it was made in vain."""

import duckdb
import pytest
from typer.testing import CliRunner

from dragoman.archive import Archive
from dragoman.archive.database import LAYOUT, Database
from dragoman.archive.settling import is_settled
from dragoman.archive.store import Store
from dragoman.cli.app import app
from dragoman.errors import ArchiveError, UsageError
from tests.batch.quick import reading

REPORTS = [reading(f"Norway and Peru met in town {n}.", id=f"r{n}", published=f"2024-05-0{n + 1}") for n in range(3)]


@pytest.fixture
def path(tmp_path):
    """An archive of three reports."""
    with Database(tmp_path / "a.duckdb") as database:
        store = Store(database)
        store.add(REPORTS)
        store.finish()
    return tmp_path / "a.duckdb"


def told(archive):
    """What the tables that came later hold, and the ids of threads."""
    return archive.changes("2024-01-01"), [one.id for one in archive.threads()]


def altered(path, *statements):
    with duckdb.connect(str(path)) as file:
        for statement in statements:
            file.execute(statement)


def test_an_archive_of_an_older_version_is_brought_up_to_date(path):
    with Archive.open(path) as archive:
        before = told(archive)
    altered(path, "drop table layout", "drop table news", "alter table imported drop column told")
    with pytest.raises(ArchiveError, match=r"older version of dragoman made it; .* dragoman reread --archive .*a.duckdb"):
        Archive.open(path, read_only=True)
    with Database(path) as database:
        assert not is_settled(database)
    with Archive.open(path) as archive:
        assert told(archive) == before
    with Archive.open(path, read_only=True) as archive:
        assert told(archive) == before


@pytest.mark.parametrize("read_only", [True, False])
def test_an_archive_of_a_newer_version_is_left_alone(path, read_only):
    altered(path, f"update layout set version = {LAYOUT + 1}")
    with pytest.raises(ArchiveError, match="newer version of dragoman made it; pip install --upgrade dragoman"):
        Database(path, read_only=read_only)


def test_a_file_of_another_kind(tmp_path):
    altered(tmp_path / "shop.duckdb", "create table goods (name varchar)")
    with pytest.raises(ArchiveError, match="it holds no archive"):
        Archive.open(tmp_path / "shop.duckdb", read_only=True)


def fail_after(path, readings):
    with Database(path) as database:
        Store(database).add(readings)
        raise UsageError("there is no such source")


@pytest.mark.parametrize(("readings", "stays"), [([], False), (REPORTS[:1], True)])
def test_an_archive_made_in_vain_goes_again(tmp_path, readings, stays):
    with pytest.raises(UsageError):
        fail_after(tmp_path / "a.duckdb", readings)
    assert (tmp_path / "a.duckdb").exists() == stays


def test_what_must_be_there_is_not_made(tmp_path):
    with pytest.raises(ArchiveError, match="no archive"):
        Database(tmp_path / "a.duckdb", may_be_new=False)
    assert not (tmp_path / "a.duckdb").exists()


def test_ingest_of_a_source_that_does_not_exist_leaves_nothing_behind(tmp_path):
    told = CliRunner().invoke(app, ["ingest", str(tmp_path / "nowhere"), "--archive", str(tmp_path / "a.duckdb")])
    assert isinstance(told.exception, UsageError)
    assert [*tmp_path.iterdir()] == []
