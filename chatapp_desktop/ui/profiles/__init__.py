"""Accounts: profiles, their keys, their lists of numbers, and how they are told apart."""
