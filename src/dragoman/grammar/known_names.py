"""The tables' names in a report: as many as there are, found in one pass over its words."""

import re
from collections import defaultdict
from collections.abc import Iterator

from spacy.tokens import Doc

from dragoman.grammar.cast import Mention
from dragoman.knowledge.whoswho import Profile, WhosWho

WORDS = re.compile(r"\w+|[^\w\s]")


class KnownNames:
    """The names of the tables as sequences of words, by their first word, longest first."""

    def __init__(self, book: WhosWho) -> None:
        self._book = book
        self._text: dict[tuple[str, ...], str] = {}
        sizes: dict[str, set[int]] = defaultdict(set)
        for text in book.names:
            words = tuple(WORDS.findall(text.replace("’", "'")))
            self._text.setdefault(words, text)
            sizes[words[0]].add(len(words))
        self._sizes = {first: sorted(found, reverse=True) for first, found in sizes.items()}

    def find(self, doc: Doc, date: str | None) -> Iterator[tuple[Mention, Profile]]:
        """Mentions in text order, none inside another, with the profile on that day."""
        words = [(one.group(), one.start(), one.end()) for one in WORDS.finditer(doc.text.replace("’", "'"))]
        texts = [word for word, _, _ in words]
        i = 0
        while i < len(words):
            size = self._at(texts, i)
            found = self._mention(doc, words[i][1], words[i + size - 1][2], texts[i : i + size], date) if size else None
            if found is not None:
                yield found
            i += size if found else 1

    def _at(self, texts: list[str], i: int) -> int:
        """How many words from here on are a name: 0 if none."""
        sizes = (size for size in self._sizes.get(texts[i], ()) if i + size <= len(texts))
        return next((size for size in sizes if tuple(texts[i : i + size]) in self._text), 0)

    def _mention(self, doc: Doc, start: int, end: int, words: list[str], date: str | None) -> tuple[Mention, Profile] | None:
        span = doc.char_span(start, end)
        meant = self._book.meant_by(self._text[tuple(words)], date) if span is not None else None
        if span is None or meant is None:
            return None
        profile, use = meant
        return Mention(span.start, span.end, profile.id, use, f"table.{use}"), profile
