"""What was sent, and what became of it: search, list, details, advice."""
