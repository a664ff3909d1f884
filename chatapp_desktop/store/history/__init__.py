"""The history: one SQLite file on one thread, written before anything leaves, read in pages."""
