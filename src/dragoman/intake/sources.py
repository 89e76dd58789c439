"""Sources: files, folders and patterns -> a stream of entries, in the same order each time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from glob import glob, has_magic
from pathlib import Path

from dragoman.errors import InputError, UsageError
from dragoman.intake.entries import Entry
from dragoman.intake.feeds import entries_in_feed
from dragoman.intake.fetching import entries_at, is_address
from dragoman.intake.files import bytes_of
from dragoman.intake.metadata import INDEX, Metadata, index_of
from dragoman.intake.rows import Columns, entries_in_csv, entries_in_json_lines
from dragoman.intake.warc import entries_in_warc

Opener = Callable[[Path, Columns], Iterator[Entry]]
REPORTS = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".json")
UNREADABLE = (".pdf", ".doc", ".docx", ".odt")
"""Reports in a form that is refused with a reason, rather than passed over."""
FEEDS = (".rss", ".atom", ".xml")
TABLES: Mapping[str, Opener] = {
    **dict.fromkeys(FEEDS, lambda path, columns: entries_in_feed(path)),
    ".jsonl": entries_in_json_lines,
    ".ndjson": entries_in_json_lines,
    ".jsonl.gz": entries_in_json_lines,
    ".csv": entries_in_csv,
    ".csv.gz": entries_in_csv,
    ".tsv": entries_in_csv,
    ".warc": lambda path, columns: entries_in_warc(path),
    ".warc.gz": lambda path, columns: entries_in_warc(path),
}


def entries(
    sources: Sequence[str],
    *,
    columns: Columns,
    encoding: str | None = None,
    fetch: bool = False,
    tables: Mapping[str, Opener] = TABLES,
) -> Iterator[Entry]:
    """The entries of files, folders (with those inside them) and patterns such as `news/2019-*.txt`.

    `fetch` allows web addresses of pages and feeds among them; `tables` opens what holds many reports, by the ending of its name.
    Raises UsageError at once for a source that does not exist.
    """
    for source in sources:
        _check(source, fetch)
    return _entries(sources, columns, encoding, tables)


def _check(source: str, fetch: bool) -> None:
    if is_address(source):
        if not fetch:
            raise UsageError(f"{source!r} is a web address; nothing is fetched unless you say --fetch")
    elif not Path(source).exists():
        if not has_magic(source):
            raise UsageError(f"there is no file or folder {source!r}; name a file, a folder or a pattern such as 'news/*.txt'")
        _matches(source)


def _entries(sources: Sequence[str], columns: Columns, encoding: str | None, tables: Mapping[str, Opener]) -> Iterator[Entry]:
    index = cache(index_of)
    for source in sources:
        if is_address(source):
            yield from entries_at(source)
            continue
        for path in _paths(source, tables):
            opener = next((tables[ending] for ending in _endings(path) if ending in tables), None)
            if opener:
                yield from opener(path, columns)
            else:
                yield from _entry_in_file(path, index(path.parent).get(path.name, Metadata()), encoding)


def _paths(source: str, tables: Mapping[str, Opener]) -> Iterator[Path]:
    path = Path(source)
    if path.is_dir():
        yield from sorted(one for one in path.rglob("*") if _is_meant(one, path, tables))
    elif path.exists():
        yield path
    else:
        yield from _matches(source)


def _matches(pattern: str) -> list[Path]:
    found = sorted(Path(one) for one in glob(pattern, recursive=True))
    files = [path for path in found if path.is_file() and path.name != INDEX]
    if not files:
        raise UsageError(f"no file matches {pattern!r}")
    return files


def _is_meant(path: Path, folder: Path, tables: Mapping[str, Opener]) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    known = any(ending in (*REPORTS, *UNREADABLE) or ending in tables for ending in _endings(path))
    return known and not hidden and path.name != INDEX and path.is_file()


def _endings(path: Path) -> tuple[str, str]:
    """The last two suffixes together, and the last alone: `a.jsonl.gz` -> (`.jsonl.gz`, `.gz`)."""
    return "".join(path.suffixes[-2:]).lower(), path.suffix.lower()


def _entry_in_file(path: Path, given: Metadata, encoding: str | None) -> Iterator[Entry]:
    try:
        yield Entry(str(path), bytes_of(path), id=path.stem, given=given, encoding=encoding)
    except InputError as problem:
        yield Entry(str(path), id=path.stem, problem=str(problem))
