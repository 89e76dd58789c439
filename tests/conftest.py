"""What several tests share."""

import pytest

from dragoman import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """One Reader for the whole session: the model takes seconds to load."""
    return Reader()
