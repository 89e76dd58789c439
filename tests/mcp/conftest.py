"""Only where the extra is installed."""

from importlib.util import find_spec

from tests.archive.conftest import korea, korea_file  # noqa: F401

collect_ignore_glob = [] if find_spec("mcp") else ["test_*.py"]
