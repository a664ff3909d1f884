"""What is asked before something leaves or is deleted; no is always the default."""
