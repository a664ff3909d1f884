"""The history's rows for the window, what is exported of it, and what is deleted."""
