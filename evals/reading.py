"""One reader for all tasks, with parses kept in `.cache/` so that a second run need not parse again."""

from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from dragoman import Reader
from dragoman.grammar.mending import NAME
from dragoman.grammar.parser import load_parser

CACHE = Path(".cache/parses")
ATTRIBUTES = ["ORTH", "SPACY", "LEMMA", "TAG", "POS", "MORPH", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]


@cache
def reader() -> Reader:
    """The default reader, loaded once."""
    return Reader()


@cache
def parser() -> Language:
    """The default English pipeline, loaded once."""
    return load_parser()


def parses(texts: Sequence[str]) -> Iterator[Doc]:
    """The mended parses of some texts; what is not mended yet comes from the cache where it has it."""
    nlp = parser()
    named = "\0".join([nlp.meta["name"], nlp.meta["version"], *nlp.pipe_names, *texts])
    key = sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    kept = CACHE / f"{key}.spacy"
    if not kept.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        docs = DocBin(attrs=ATTRIBUTES, docs=nlp.pipe(texts, batch_size=32))
        part = kept.with_suffix(f".{id(docs)}.part")
        docs.to_disk(part)
        part.replace(kept)
    mend = reader().nlp.get_pipe(NAME)
    yield from map(mend, DocBin().from_disk(kept).get_docs(nlp.vocab))
