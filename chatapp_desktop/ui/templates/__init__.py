"""Templates: the picker, the language matrix, the torture set, and their reports."""
