"""Text, HTML, JSON Lines, feeds -> Document: the only place where text is looked at before it is read."""
