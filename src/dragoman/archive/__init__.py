"""Many reports, one history: a DuckDB file of records, and the questions that it answers."""

from dragoman.archive.archive import Archive

__all__ = ["Archive"]
