"""The type of what starts background work: every part gets it handed in, with its error handler."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio

Spawn = Callable[[Coroutine[Any, Any, None]], "asyncio.Task[None]"]
