"""Templates of a profile, and the trials that send them in every language."""
