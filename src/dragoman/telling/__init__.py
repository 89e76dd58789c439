"""A record in plain words: the one voice of the terminal, the page and the briefs."""
