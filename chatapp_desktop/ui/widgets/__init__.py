"""Parts that any window uses and that know nothing of messages."""
