"""Profiles, their keys, and the clients that can call with them."""
