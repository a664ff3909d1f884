"""What the operator fills in: the form made from the parameter table, and what it says of it."""
