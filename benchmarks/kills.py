"""`python -m benchmarks.kills [TIMES] [SOURCE]`: an ingest with two processes, killed at random moments, beside a whole one."""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dragoman.archive import Archive
from dragoman.formats.record_json import to_json

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
INGEST = [sys.executable, "-c", "from dragoman.cli import main; main()", "ingest"]


def main() -> None:
    """Kill as often as asked for; end with an error if an export differs from that of the whole run."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    source = sys.argv[2] if len(sys.argv) > 2 else str(EXAMPLES)
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        ingest(source, Path(folder) / "whole.duckdb").wait()
        lasting = time.perf_counter() - started
        whole = exported(Path(folder) / "whole.duckdb")
        for number in range(times):
            path = Path(folder) / f"killed-{number}.duckdb"
            process = ingest(source, path)
            moment = random.uniform(0, lasting)
            time.sleep(moment)
            process.kill()
            process.wait()
            ingest(source, path).wait()
            same = exported(path) == whole
            print(f"killed after {moment:5.1f} of {lasting:.1f} s: {'the same' if same else 'DIFFERENT'}", flush=True)
            if not same:
                sys.exit(1)


def ingest(source: str, path: Path) -> subprocess.Popen[bytes]:
    """An ingest under way."""
    return subprocess.Popen([*INGEST, source, "--archive", str(path), "--workers", "2"], stderr=subprocess.DEVNULL)


def exported(path: Path) -> list[str]:
    """All that an archive holds, as text."""
    with Archive.open(path, read_only=True) as archive:
        records = [to_json(one) + one.document.text for one in archive.records()]
        answers = [*archive.threads(), *archive.ledger(), *archive.deadlocks()]
        return [*records, *map(repr, [*answers, *archive.reports(limit=1_000_000), *archive.failures()])]


if __name__ == "__main__":
    main()
