"""What is kept: history (SQLite), drafts, settings (files) and secrets (OS keyring)."""
