"""Qt widgets: they take data and emit intents; none of them calls a service."""
