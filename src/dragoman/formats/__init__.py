"""Records <-> the formats that other tools read."""
