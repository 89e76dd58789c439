"""The error tree: every error tells the user what to do, and the command line prints it in one line.

DragomanError
├── InputError       a report that cannot be read (empty, binary, too large, not UTF-8 …)
│   └── NotEnglishError   … because it is written in another language
├── ArchiveError     an archive that cannot be opened, or that another process is writing
├── RuleError        a rule of ours or of the user's that is malformed, or an example that fails
├── ModelError       the English pipeline is missing or unfit
└── UsageError       an option or an item id that does not exist
"""


class DragomanError(Exception):
    """Anything that dragoman reports to its user; `exit_code` is what the command line ends with."""

    exit_code = 1


class UsageError(DragomanError):
    """An option, date or item id that does not exist."""

    exit_code = 2


class InputError(DragomanError):
    """A report that cannot be read."""

    exit_code = 3


class NotEnglishError(InputError):
    """A report in another language than English."""


class ArchiveError(DragomanError):
    """An archive that cannot be opened, or that another process is writing."""

    exit_code = 6


class RuleError(DragomanError):
    """A malformed rule, or a rule whose examples fail."""

    exit_code = 4


class ModelError(DragomanError):
    """The English pipeline is missing or unfit."""

    exit_code = 5
