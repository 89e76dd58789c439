"""The reading room: a page and an HTTP API over a reader and an archive. Needs the extra: pip install "dragoman[web]"."""
