"""Clusters of small reports: which mentions are of one happening, pairwise F1 over all of them merged at once."""

import pytest

from dragoman import Reader
from tests.archive.clustering import HALVES, clusters, read, score


def test_there_are_enough_clusters() -> None:
    assert len(list(clusters())) >= 60


@pytest.mark.parametrize(("half", "floor"), [("even", 0.95), ("odd", 0.89)])
def test_each_half(reader: Reader, half: str, floor: float) -> None:
    assert score(*read(reader, clusters(HALVES[half]))).f1 >= floor


def test_all_together(reader: Reader) -> None:
    assert score(*read(reader, clusters())).f1 >= 0.93
