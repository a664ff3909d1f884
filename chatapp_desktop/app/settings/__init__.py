"""The settings in force, the language among them."""
