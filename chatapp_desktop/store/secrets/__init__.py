"""Keys: the operating system's keyring, memory for this run, and other programs' keys by name."""
