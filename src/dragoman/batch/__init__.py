"""Many documents: a pool of processes that each load once, and what is done with what they read."""
