"""The command line: one small function per command."""


def main() -> None:
    """To be written."""
