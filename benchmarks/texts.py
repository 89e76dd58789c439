"""What is read when speed is measured: our examples, or the articles of an evaluation folder where there is one."""

import json
import os
from pathlib import Path

from dragoman import Document, document_of

ROOT = Path(__file__).resolve().parents[1]
DAY = "2019-02-07"


def documents() -> list[Document]:
    """The articles of `$DRAGOMAN_EVALS/data/attribution_dev.jsonl` (whole news articles), else the example reports."""
    articles = Path(os.environ.get("DRAGOMAN_EVALS", "none")) / "data/attribution_dev.jsonl"
    if articles.is_file():
        rows = [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines()]
        return [document_of(row["text"], published=row["date"]) for row in rows]
    return [document_of(path.read_text(encoding="utf-8"), published=DAY) for path in sorted((ROOT / "examples").rglob("*.txt"))]
