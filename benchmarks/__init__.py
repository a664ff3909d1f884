"""What `make bench` runs: one module for each subject, each a program of its own."""
