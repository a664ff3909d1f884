"""The signs before what is wrong, so that no colour alone says it."""

from __future__ import annotations

BLOCK_MARK = "✕"
WARN_MARK = "!"
