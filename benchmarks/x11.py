"""A finger for an X11 screen: sees which window has the keyboard, and presses a real key.

Through the X server's own test extension, so a key goes the way that every key goes. Tools such as
xdotool look for a window twice a second, which is too coarse to time a start.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

NOBODY = (0, 1)
"""X11's None and PointerRoot, between one window and the next."""


class Keyboard:
    """A connection to the screen of this process's DISPLAY. Use it as a context."""

    def __init__(self) -> None:
        """Connect. Raises OSError where there is no such screen or its libraries are missing."""
        self._x11 = _library("X11")
        self._test = _library("Xtst")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(None))
        if self._display.value is None:
            raise OSError("there is no X11 screen")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._x11.XCloseDisplay(self._display)

    def focus(self) -> int:
        """The window that gets the keys."""
        window, revert_to = ctypes.c_ulong(), ctypes.c_int()
        self._x11.XGetInputFocus(self._display, ctypes.byref(window), ctypes.byref(revert_to))
        return window.value

    def await_focus(self, wanted: Callable[[int], bool], seconds: float = 15.0) -> None:
        """Wait until such a window gets the keys. Raises TimeoutError."""
        end = time.monotonic() + seconds
        while not wanted(self.focus()):
            if time.monotonic() > end:
                raise TimeoutError("the keyboard focus stays where it is")
            time.sleep(0.001)

    def press(self, symbol: int) -> None:
        """Press and release the key of an X11 key symbol (that of a Latin letter is its code)."""
        code = self._x11.XKeysymToKeycode(self._display, ctypes.c_ulong(symbol))
        for down in (1, 0):
            self._test.XTestFakeKeyEvent(self._display, code, down, ctypes.c_ulong(0))
        self._x11.XSync(self._display, 0)


def _library(name: str) -> ctypes.CDLL:
    found = ctypes.util.find_library(name)
    if found is None:
        raise OSError(f"lib{name} is missing")
    return ctypes.CDLL(found)
