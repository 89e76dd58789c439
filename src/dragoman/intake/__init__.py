"""Text, files, standard input -> Document: the only place where text is looked at before it is read."""

from dragoman.intake.files import decode, has_words, read_report
from dragoman.intake.text import document_of, parse_date

__all__ = ["decode", "document_of", "has_words", "parse_date", "read_report"]
