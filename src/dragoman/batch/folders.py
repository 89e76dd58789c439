"""Where shards land: a folder, or a place that fsspec knows by its URL; a file appears there whole or not at all."""

from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from dragoman.errors import UsageError


class Folder:
    """A folder of this machine, or one that several machines share."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self._path = path

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return (self._path / name).exists()

    def drop(self, start: str) -> None:
        """Remove the files whose names begin so."""
        for path in self._path.glob(f"{start}*"):
            path.unlink()

    def draft(self, name: str) -> Path:
        """A file to write what `put` then makes visible."""
        return self._path / f".{name}.draft"

    def put(self, draft: Path, name: str) -> None:
        """Make a written draft the file of this name."""
        draft.replace(self._path / name)


class Bucket:
    """A place behind a URL, such as `s3://bucket/year`; drafts are written here and sent whole."""

    def __init__(self, url: str) -> None:
        try:
            from fsspec.core import url_to_fs
        except ImportError as problem:
            raise UsageError(f"shards at {url} need the extra cluster: pip install 'dragoman[cluster]'") from problem
        try:
            self._files: Any
            self._files, self._root = url_to_fs(url)
        except (ImportError, ValueError) as problem:
            raise UsageError(f"{url} cannot be opened: {problem}") from problem
        self._files.makedirs(self._root, exist_ok=True)
        self._drafts = Path(mkdtemp(prefix="dragoman-"))

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return bool(self._files.exists(f"{self._root}/{name}"))

    def drop(self, start: str) -> None:
        """Remove the files whose names begin so."""
        for path in self._files.glob(f"{self._root}/{start}*"):
            self._files.rm(path)

    def draft(self, name: str) -> Path:
        """A file to write what `put` then makes visible."""
        return self._drafts / name

    def put(self, draft: Path, name: str) -> None:
        """Send a written draft as the file of this name."""
        self._files.put_file(str(draft), f"{self._root}/{name}")
        draft.unlink()


def folder_of(place: str | Path) -> Folder | Bucket:
    """The folder or bucket of a path or URL."""
    return Bucket(place) if isinstance(place, str) and "://" in place else Folder(Path(place))
