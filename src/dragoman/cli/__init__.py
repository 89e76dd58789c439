"""The command line: one small function per command."""

import os
import sys

from dragoman.cli.app import app
from dragoman.errors import DragomanError

INTERRUPTED = 130


def main() -> None:
    """Run one command; every error is one line on standard error, a fault of ours too (its traceback with DRAGOMAN_TRACEBACK=1)."""
    try:
        app(prog_name="dragoman")
    except DragomanError as problem:
        _end(str(problem), problem.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        _end("interrupted", INTERRUPTED)
    except Exception as fault:
        if os.environ.get("DRAGOMAN_TRACEBACK"):
            raise
        _end(f"a fault in dragoman: {type(fault).__name__}: {fault}; report it with DRAGOMAN_TRACEBACK=1 set", 1)


def _end(line: str, code: int) -> None:
    print(f"dragoman: {' '.join(line.split())}", file=sys.stderr)
    sys.exit(code)
