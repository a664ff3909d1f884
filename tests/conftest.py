"""Loads the rules that every test is held to."""

from __future__ import annotations

pytest_plugins = ["tests.guards.plugin"]
