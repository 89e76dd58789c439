"""Ingest: each entry once, in the order of the sources, whatever happens on the way."""

import csv
import json
import random
import subprocess
import sys
import time

import pytest

from dragoman.archive import Archive
from dragoman.batch.pool import Pool
from dragoman.batch.reading import failed
from dragoman.batch.shards import batch, shard_line
from dragoman.batch.sources import entries
from dragoman.formats.record_json import to_json
from tests.batch.quick import MakeQuick, quick_ingest

FRENCH = "Le ministre a dit que les pourparlers avec le pays voisin auront lieu dans la capitale à la fin du mois prochain."


def rows(count):
    for number in range(count):
        yield {"id": f"r{number}", "text": f"Report {number} says that the talks in town {number} went on. " * (1 + number % 7),
               "published": f"2024-{1 + number % 12:02}-03", "outlet": f"Wire {number % 3}"}  # fmt: skip


def write_lines(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def pool(*, workers):
    return Pool(MakeQuick(shard_line), blame=failed, workers=workers)


def exported(path):
    with Archive.open(path, read_only=True) as archive:
        return [to_json(one) for one in archive.records()], archive.reports(limit=10_000), archive.failures(), archive.threads()


def test_an_ingest_killed_again_and_again_becomes_the_same_archive(tmp_path):
    source = write_lines(tmp_path / "rows.jsonl", rows(300))
    quick_ingest(source, tmp_path / "whole.duckdb")
    for _ in range(4):
        process = subprocess.Popen([sys.executable, "-m", "tests.batch.quick", source, tmp_path / "killed.duckdb"])
        time.sleep(random.uniform(0.2, 1.2))
        process.kill()
        process.wait()
    quick_ingest(source, tmp_path / "killed.duckdb")
    assert exported(tmp_path / "killed.duckdb") == exported(tmp_path / "whole.duckdb")
    assert len(exported(tmp_path / "whole.duckdb")[0]) == 300


def test_bad_entries_are_recorded_and_the_others_read(tmp_path):
    bad = ["die now", "hang on", "raise it", FRENCH, ""]
    good = [row["text"] for row in rows(20)]
    source = write_lines(tmp_path / "rows.jsonl", [{"text": text} for text in (*good[:10], *bad, *good[10:])])
    tally = quick_ingest(source, tmp_path / "a.duckdb", limit=6.0)
    _, reports, failures, _ = exported(tmp_path / "a.duckdb")
    assert (len(reports), tally.read, tally.failed, tally.skipped) == (20, 20, 4, 1)
    assert [(one.place.rpartition(":")[2], one.outcome, one.reason[:40]) for one in failures] == [
        ("11", "failed", "the process that read it ended (exit cod"),
        ("12", "failed", "it took longer than 6 s"),
        ("13", "failed", "a fault in dragoman: ValueError: this on"),
        ("14", "skipped", "it is written in French; dragoman reads "),
        ("15", "failed", "it has no text; columns: text; map one w"),
    ]


def test_the_same_content_is_read_once_wherever_it_stands(tmp_path):
    first = write_lines(tmp_path / "first.jsonl", rows(5))
    more = write_lines(tmp_path / "more.jsonl", [*rows(3), *rows(8), *rows(8)])
    assert quick_ingest(first, tmp_path / "a.duckdb").read == 5
    tally = quick_ingest(more, tmp_path / "a.duckdb")
    assert (tally.read, tally.known) == (3, 16)


def test_copies_are_kept_and_share_an_origin(tmp_path):
    wire = "Peru and Chile signed a truce in Lima on Monday after talks that had lasted for three weeks, officials said."
    other = "Kenya said it would reopen its border with Uganda once the harvest is in and the bridges are repaired."
    texts = [other, *(f"{wire} (Copy {number})" for number in range(40)), other + " It gave no date."]
    source = write_lines(tmp_path / "rows.jsonl", [{"id": f"r{number}", "text": text} for number, text in enumerate(texts)])
    quick_ingest(source, tmp_path / "a.duckdb")
    origins = [row.origin for row in exported(tmp_path / "a.duckdb")[1]]
    assert origins == ["r0", *["r1"] * 40, "r0"]


def test_an_id_given_twice_stays_unique(tmp_path):
    source = write_lines(tmp_path / "rows.jsonl", [{"id": "x", "text": f"Report number {n} on the talks."} for n in range(3)])
    quick_ingest(source, tmp_path / "a.duckdb")
    records, reports, *_ = exported(tmp_path / "a.duckdb")
    assert [row.id for row in reports] == ["x", "x~2", "x~3"]
    assert [json.loads(one)["document"]["id"] for one in records] == ["x", "x~2", "x~3"]


@pytest.mark.parametrize("format", ["jsonl", "parquet"])
def test_shards_are_resumed_and_become_the_same_archive(tmp_path, format):
    source = write_lines(tmp_path / "rows.jsonl", [*rows(70), {"text": "raise it"}])
    quick_ingest(source, tmp_path / "direct.duckdb")
    out = tmp_path / "shards"
    for _ in range(2):
        tally = batch(entries([str(source)], columns={}), out, pool(workers=2), format=format, size=32)
        next(iter(sorted(out.glob(f"*.{format}")))).unlink()
    assert (tally.read, tally.known) == (32, 39)
    batch(entries([str(source)], columns={}), out, pool(workers=1), format=format, size=32)
    assert len(list(out.glob(f"*.{format}"))) == 3
    assert "this one" in next(iter(out.glob("*.failures"))).read_text(encoding="utf-8")
    quick_ingest(out, tmp_path / "loaded.duckdb")
    assert exported(tmp_path / "loaded.duckdb")[:2] == exported(tmp_path / "direct.duckdb")[:2]


def test_a_table_and_a_folder_are_sources(tmp_path):
    folder = tmp_path / "news"
    (folder / "old").mkdir(parents=True)
    (folder / "a.txt").write_text("Peru and Chile opened talks.", encoding="utf-8")
    (folder / "old/b.html").write_text(
        "<!doctype html><title>T</title><article><p>Kenya and Uganda met.</p></article>", encoding="utf-8"
    )
    (folder / ".hidden.txt").write_text("no", encoding="utf-8")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    with (folder / "index.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("file", "published", "outlet"), ("a.txt", "2024-05-03", "Example Wire")])
    (folder / "c.csv").write_text("code,body,when\n010,Norway and Peru met.,2024-05-04\n", encoding="utf-8")
    found = list(entries([str(folder)], columns={"id": "code", "text": "body", "published": "when"}))
    assert [(one.id, one.given.published) for one in found] == [("a", "2024-05-03"), ("010", "2024-05-04"), ("b", None)]
