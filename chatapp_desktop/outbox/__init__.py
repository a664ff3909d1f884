"""One attempt, honestly: journal it, send it once, and say what is known."""
