"""Files and standard input -> bytes -> text, with a clear refusal for everything that is no text."""

import sys
from pathlib import Path

from dragoman.errors import InputError
from dragoman.intake.text import MOST_CHARACTERS

MOST_BYTES = 4 * MOST_CHARACTERS
STDIN = "-"
MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or an Office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
}
WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def decode(data: bytes, *, encoding: str | None = None) -> str:
    """The text in some bytes: UTF-8 (a byte order mark is no text) unless another encoding is named. Line ends stay as they are."""
    if not data.strip():
        raise InputError("it is empty")
    if encoding is None:
        _refuse_binary(data)
    try:
        return data.decode("utf-8-sig" if encoding is None else encoding)
    except UnicodeDecodeError as problem:
        where = f"byte {problem.start} (0x{data[problem.start]:02x})"
        raise InputError(f"{where} is not {encoding or 'UTF-8'}; name the encoding, such as --encoding cp1252") from problem
    except LookupError as problem:
        raise InputError(f"there is no encoding {encoding!r}; try cp1252, latin-1 or utf-16") from problem


def has_words(text: str) -> bool:
    """Whether there is anything to read: a text without a letter holds no sentence."""
    return any(character.isalpha() for character in text)


def bytes_of(source: str | Path) -> bytes:
    """The bytes of a file, or of standard input (`-`); raises InputError if it cannot be read or is too large for a report."""
    data = sys.stdin.buffer.read(MOST_BYTES + 1) if str(source) == STDIN else _file_bytes(Path(source))
    if len(data) > MOST_BYTES:
        raise InputError(f"it is larger than {MOST_BYTES // 1_000_000} MB, too much for one report; split it")
    return data


def _file_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError as problem:
        raise InputError("there is no such file") from problem
    except IsADirectoryError as problem:
        raise InputError("it is a folder; name the files in it, such as FOLDER/*.txt") from problem
    except OSError as problem:
        raise InputError(f"it cannot be read: {problem.strerror}") from problem


def _refuse_binary(data: bytes) -> None:
    kind = next((name for magic, name in MAGIC.items() if data.startswith(magic)), None)
    if kind:
        raise InputError(f"it is {kind}, no plain text; save the report as .txt in UTF-8")
    wide = next((name for mark, name in WIDE.items() if data.startswith(mark)), None)
    if wide:
        raise InputError(f"it is {wide.upper()}; say so with --encoding {wide}")
    if b"\0" in data:
        raise InputError(f"it is binary (byte {data.index(0)} is zero), no plain text; save the report as .txt in UTF-8")
