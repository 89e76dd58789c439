"""The same questions for language models, over the Model Context Protocol. Needs the extra: pip install "dragoman[web]"."""
