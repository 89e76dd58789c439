"""Archives on the shelf: lent a few at a time, each for a bounded time."""

import pytest

from dragoman.archive import Archive
from dragoman.archive.database import Database
from dragoman.errors import ArchiveError
from dragoman.web.desk import BusyError
from dragoman.web.shelf import Shelf

ENDLESS = "select count(*) from range(10000000) as a, range(10000000) as b where a.range * b.range % 7 = 3"


class EndlessArchive(Archive):
    """An archive with a question that does not end by itself."""

    def ask(self) -> None:
        self._database.sql(ENDLESS)


def test_no_more_than_there_are_copies():
    shelf = Shelf(lambda: EndlessArchive(Database(":memory:")), copies=1, patience=0.01)
    with shelf.borrowed() as first, pytest.raises(BusyError), shelf.borrowed():
        pass
    with shelf.borrowed() as again:
        assert again is first
    shelf.close()


def test_a_question_that_takes_too_long_is_ended_and_the_archive_goes_on():
    shelf = Shelf(lambda: EndlessArchive(Database(":memory:")), longest=0.2)
    with pytest.raises(ArchiveError, match="took too long"), shelf.borrowed() as archive:
        archive.ask()
    with shelf.borrowed() as archive:
        assert archive.reports() == []
    shelf.close()
