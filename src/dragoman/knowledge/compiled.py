"""Knowledge compiled once: what the tables and rules become is kept in the user's cache folder until one of them changes."""

import gc
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

Made = TypeVar("Made")
KNOWLEDGE = (".toml", ".csv", ".py")


class Compact:
    """A slotted dataclass whose values are pickled as its fields alone: read back several times as fast."""

    __slots__ = ()

    def __reduce__(self) -> tuple[type[Any], tuple[Any, ...]]:
        """The class and its arguments."""
        own: Any = type(self)
        return own, tuple(getattr(self, name) for name in own.__slots__)


def compiled(name: str, make: Callable[[], Made]) -> Made:
    """What `make` gives, from the cache folder if it was made of the same files before; one that cannot be used is no error."""
    path = cache_folder() / f"{name}-{_version()}.pickle"
    with suppress(Exception):
        gc.disable()  # as it would look at all objects again and again while they are being made
        try:
            kept: Made = pickle.loads(path.read_bytes())
            return kept
        finally:
            gc.enable()
    made = make()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(pickle.dumps(made, protocol=5))
        part.replace(path)
    return made


def cache_folder() -> Path:
    """Where built indexes are kept: `DRAGOMAN_CACHE`, or the user's cache folder."""
    return Path(os.environ.get("DRAGOMAN_CACHE") or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman")


@cache
def _version() -> str:
    told = sha256(sys.version.encode())
    for file in _files(files("dragoman.knowledge")):
        told.update(file.name.encode() + b"\0" + file.read_bytes())
    return told.hexdigest()[:12]


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir() and not entry.name.startswith("_"):
            yield from _files(entry)
        elif entry.name.endswith(KNOWLEDGE):
            yield entry
