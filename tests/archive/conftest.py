"""The example reports in an archive, read once for the session."""

from pathlib import Path

import pytest

from dragoman.archive import Archive
from dragoman.archive.database import Database
from dragoman.archive.rows import row_of
from dragoman.archive.store import Store
from dragoman.batch.reading import ReadEntries
from dragoman.batch.sources import entries

EXAMPLES = Path(__file__).parents[2] / "examples/korea-2018-2019"
VERSIONS = {"package": "0.1.0", "rules": "ours", "model": "ours"}


@pytest.fixture(scope="session")
def korea_file(reader, tmp_path_factory):
    path = tmp_path_factory.mktemp("archive") / "korea.duckdb"
    with Database(path) as database:
        store = Store(database)
        store.add(ReadEntries(reader, row_of, VERSIONS)([*entries([str(EXAMPLES)], columns={})]))
        store.finish()
    return path


@pytest.fixture(scope="session")
def korea(korea_file):
    with Archive.open(korea_file, read_only=True) as archive:
        yield archive
