"""Text, files, tables, web pages, archives of the web -> Document: the only place where text is looked at before it is read."""

from dragoman.intake.entries import Entry, document_in, read_report
from dragoman.intake.files import decode, has_words
from dragoman.intake.text import document_of, parse_date

__all__ = ["Entry", "decode", "document_in", "document_of", "has_words", "parse_date", "read_report"]
