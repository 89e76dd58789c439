"""`python -m benchmarks.readers [ARCHIVE] [SECONDS] [READERS]`: many readers at once ask a reading room; waits and errors."""

import asyncio
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import quantiles

import httpx

QUESTIONS = (
    "/about", "/reports", "/parties", "/timeline?parties=USA&parties=PRK", "/threads?parties=USA&parties=PRK",
    "/ledger?parties=USA&parties=PRK", "/ledger?parties=USA&parties=PRK&on=2019-03-01", "/deadlocks",
    "/relations?parties=USA&parties=PRK", "/relations?parties=PRK&period=year", "/network", "/events?located=true", "/coverage",
    "/search?q=sanctions", "/statements?about=sanctions", "/changes?since=2019-12-01", "/brief?parties=USA&parties=PRK",
)  # fmt: skip


@dataclass
class Tally:
    """How long answers took by question, and what went wrong."""

    waits: dict[str, list[float]] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)

    @property
    def answers(self) -> int:
        return sum(map(len, self.waits.values()))


async def measure(address: str, *, readers: int, seconds: float = 0.0, least: int = 1) -> Tally:
    """Let some readers ask one question after the other for some seconds, each `least` of them at any rate."""
    tally = Tally()
    limits = httpx.Limits(max_connections=readers)
    async with httpx.AsyncClient(base_url=address, limits=limits, timeout=30) as client:
        end = time.monotonic() + seconds
        await asyncio.gather(*(_read(client, tally, first, least, end) for first in range(readers)))
    return tally


async def _read(client: httpx.AsyncClient, tally: Tally, first: int, least: int, end: float) -> None:
    turn = first % len(QUESTIONS)
    for asked, question in enumerate(cycle(QUESTIONS[turn:] + QUESTIONS[:turn])):
        if asked >= least and time.monotonic() > end:
            return
        begun = time.monotonic()
        try:
            answer = await client.get(question)
        except httpx.HTTPError as problem:
            tally.errors[f"{question}: {type(problem).__name__}"] += 1
            continue
        if answer.status_code != 200:
            tally.errors[f"{question}: {answer.status_code}"] += 1
        tally.waits.setdefault(question, []).append(time.monotonic() - begun)


def main() -> None:
    """Serve the archive in this process, ask it, print what came of it."""
    from tests.web.serving import serving

    from dragoman.web.app import create_app

    archive, seconds, readers = [*sys.argv[1:], "", "", ""][:3]
    with serving(create_app(Path(archive or "korea.duckdb"))) as address:
        tally = asyncio.run(measure(address, readers=int(readers or 50), seconds=float(seconds or 60)))
    for question, waits in tally.waits.items():
        cuts = quantiles(waits, n=20) if len(waits) > 1 else waits * 19
        print(f"{question:<52} {len(waits):6} answers   median {cuts[9]:6.3f} s   19 of 20 within {cuts[18]:6.3f} s")
    print(f"{tally.answers:,} answers; errors: {dict(tally.errors) or 'none'}")


if __name__ == "__main__":
    main()
