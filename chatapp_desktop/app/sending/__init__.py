"""From the Send button to the outbox, and the events that come back."""
