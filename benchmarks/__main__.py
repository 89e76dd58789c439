"""`python -m benchmarks`: everything measured anew in one run, printed and written into `docs/benchmarks.md`."""

import sys
from collections.abc import Callable, Iterator, Mapping

import spacy

from benchmarks import commands, machine, pipeline, scaling
from benchmarks.texts import ROOT, documents
from dragoman.grammar.parser import DEFAULT_MODEL

PAGE = ROOT / "docs/benchmarks.md"
BEGIN, END = "<!-- measured: made by make bench -->", "<!-- end of measured -->"


def main(only: tuple[str, ...] = ()) -> None:
    """Measure the parts that are named, or all; a whole run is written into the page."""
    lines = [line for name, part in PARTS.items() if not only or name in only for line in part()]
    print("\n".join(lines))
    if not only:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        PAGE.write_text("\n".join([f"{before}{BEGIN}", *lines, f"{END}{after}"]), encoding="utf-8")


def machine_part() -> Iterator[str]:
    """The machine, and the limit that its arithmetic sets."""
    rate, operations = machine.gigaflops(), machine.operations(spacy.load(DEFAULT_MODEL))
    yield f"{machine.described()}."
    yield ""
    yield f"The model takes {operations / 1e6:.1f} million operations for a word; one core does {rate:,.0f} billion a second in"
    yield f"products of this size: at most {rate * 1e9 / operations:,.0f} tokens a second for the arithmetic of the parse alone."
    yield ""


def pipeline_part() -> Iterator[str]:
    """Stock spaCy, our parse, each stage, the whole."""
    texts = documents()
    seconds, tokens = pipeline.measure(texts)
    yield f"{len(texts):,} articles with {tokens:,} tokens, one thread, seconds of processor time:"
    yield ""
    yield "| | tokens/s | µs a token | against stock | of our parse |"
    yield "|---|---:|---:|---:|---:|"
    for name, taken in _in_order(seconds):
        stock, parse = seconds[pipeline.STOCK], seconds[pipeline.PARSE]
        yield f"| {name} | {tokens / taken:,.0f} | {taken / tokens * 1e6:.1f} | {stock / taken:,.2f} x | {taken / parse:.0%} |"
    yield ""


def _in_order(seconds: Mapping[str, float]) -> list[tuple[str, float]]:
    first = (pipeline.STOCK, pipeline.WHOLE, pipeline.PARSE)
    return [*((name, seconds[name]) for name in first), *((name, taken) for name, taken in seconds.items() if name not in first)]


def commands_part() -> Iterator[str]:
    """Whole commands."""
    yield "| command | seconds of processor time |"
    yield "|---|---:|"
    for name, taken in commands.measure():
        yield f"| {name} | {taken:.2f} |"
    yield ""


def scaling_part() -> Iterator[str]:
    """One process and two."""
    yield "| processes | articles/s of wall time | against one | memory of the largest, MB |"
    yield "|---:|---:|---:|---:|"
    alone = 0.0
    for workers, rate, memory in scaling.measure(documents()):
        alone = alone or rate
        yield f"| {workers} | {rate:.1f} | {rate / alone:.2f} x | {memory:,} |"
    yield ""


PARTS: Mapping[str, Callable[[], Iterator[str]]] = {
    "machine": machine_part,
    "pipeline": pipeline_part,
    "commands": commands_part,
    "scaling": scaling_part,
}

if __name__ == "__main__":
    main(tuple(sys.argv[1:]))
