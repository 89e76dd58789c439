"""The command line: one small function per command."""

import sys

from dragoman.cli.app import app
from dragoman.errors import DragomanError

INTERRUPTED = 130


def main() -> None:
    """Run one command; every error is one line on standard error."""
    try:
        app(prog_name="dragoman")
    except DragomanError as problem:
        one_line = " ".join(str(problem).split())
        print(f"dragoman: {one_line}", file=sys.stderr)
        sys.exit(problem.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        print("dragoman: interrupted", file=sys.stderr)
        sys.exit(INTERRUPTED)
