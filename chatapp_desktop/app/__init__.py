"""The composition root: builds every service once, wires the window, owns the shutdown."""
