"""Many reports, one history: what reports show, merged into threads, a ledger of positions, and standoffs."""
