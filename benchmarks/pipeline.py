"""Processor time of spaCy as shipped, of our parse, each stage and the whole record, batch by batch in one process."""

import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice
from typing import TypeVar

import spacy

from dragoman import Document, Reader, Record
from dragoman.grammar.parser import DEFAULT_MODEL
from dragoman.pipeline import filled

BATCH = 32
STOCK = "spaCy's `pipe` as shipped"
PARSE = "our parse"
WHOLE = "whole records"
Result = TypeVar("Result")


def measure(documents: Sequence[Document]) -> tuple[Counter[str], int]:
    """Seconds by part, and the number of tokens; both pipelines take turns, so that both have the same neighbours."""
    stock, reader = spacy.load(DEFAULT_MODEL), Reader()
    warm = [one.text for one in documents[:2]]
    assert [*stock.pipe(warm)]
    assert [*reader.nlp.pipe(warm)]
    seconds: Counter[str] = Counter()
    tokens, waiting = 0, iter(documents)

    def timed(part: str, work: Callable[[], Result]) -> Result:
        start = time.process_time()
        result = work()
        seconds[part] += time.process_time() - start
        return result

    while batch := [*islice(waiting, BATCH)]:
        texts = [one.text for one in batch]
        tokens += sum(map(len, timed(STOCK, lambda texts=texts: [*stock.pipe(texts)])))
        docs = timed(PARSE, lambda texts=texts: [*reader.nlp.pipe(texts)])
        for doc, document in zip(docs, batch, strict=True):
            record = Record(document)
            for stage in reader.stages:
                name = type(stage).__name__
                record = timed(name, lambda s=stage, d=doc, r=record: filled(r, s.fills, tuple(s(d, r))))
    seconds[WHOLE] = sum(seconds.values()) - seconds[STOCK]
    return seconds, tokens
