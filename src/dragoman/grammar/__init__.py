"""Questions about a parse: who does it, is it negated, what governs it, what is quoted."""
