"""The desktop's notification service over D-Bus: org.freedesktop.Notifications, version 1.2.

No desktop has to have one, and no bus has to answer: every question ends after some seconds.
"""

from __future__ import annotations

import asyncio
import contextlib
import html
from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, MatchRule, message_bus, new_method_call
from jeepney.io.asyncio import DBusConnection, DBusRouter, open_dbus_connection
from jeepney.io.common import RouterClosed
from jeepney.wrappers import unwrap_msg

from chatapp_desktop import resource

_NAME = "org.freedesktop.Notifications"
_SERVICE = DBusAddress("/org/freedesktop/Notifications", _NAME, _NAME)
_PROGRAM = "Chat App Desktop"
_PATIENCE = 3.0
_LEAVING = 1.0
_CLICKED = "default"
_TROUBLES = (
    DBusErrorResponse,
    RouterClosed,
    OSError,  # TimeoutError among it
    EOFError,
    KeyError,  # no address of a bus
    RuntimeError,  # an address of another kind than a socket of this computer
    ValueError,  # refused, or what no bus answers
)


class NotificationService:
    """Connects when first needed, and again when the bus has gone."""

    def __init__(self, clicked: Callable[[], None]) -> None:
        """`clicked` is called when the operator clicks on what was shown."""
        self._clicked = clicked
        self._stack = contextlib.AsyncExitStack()
        self._router: DBusRouter | None = None
        self._listening: asyncio.Task[None] | None = None
        self._shown = 0
        self._turn = asyncio.Lock()

    async def available(self) -> bool:
        """Whether anything would be shown: the service runs, or the bus can start it."""
        try:
            async with self._turn, asyncio.timeout(_PATIENCE):
                router = await self._connected()
                owned = await _asked(router, message_bus.NameHasOwner(_NAME))
                names = await _asked(router, message_bus.ListActivatableNames())
        except _TROUBLES:
            await self.close()
            return False
        return bool(owned[0]) or _NAME in names[0]

    async def show(self, title: str, text: str) -> bool:
        """Show this in place of what was shown before; tell whether it was taken."""
        for fresh in (self._router is None, True):  # what was connected may have gone since
            try:
                async with self._turn, asyncio.timeout(_PATIENCE):
                    await self._notify(await self._connected(), title, text)
            except _TROUBLES:
                await self.close()
                if fresh:
                    break
            else:
                return True
        return False

    async def close(self) -> None:
        """Leave the bus; what is shown stays."""
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
        self._router = self._listening = None
        # What the bus itself did wrong has been told, or does not matter any more.
        with contextlib.suppress(*_TROUBLES):
            await self._stack.aclose()

    async def _connected(self) -> DBusRouter:
        if self._router is None:
            connection = await _opened()
            self._stack.push_async_callback(connection.close)
            router = await self._stack.enter_async_context(DBusRouter(connection))
            rule = MatchRule(type="signal", interface=_NAME, member="ActionInvoked")
            await _asked(router, message_bus.AddMatch(rule))
            clicks = self._stack.enter_context(router.filter(rule, bufsize=16))
            self._router = router
            self._listening = asyncio.create_task(self._listen(clicks))
        return self._router

    async def _listen(self, clicks: asyncio.Queue[Any]) -> None:
        while True:
            shown, action = (await clicks.get()).body
            if (shown, action) == (self._shown, _CLICKED):
                self._clicked()

    async def _notify(self, router: DBusRouter, title: str, text: str) -> None:
        (abilities,) = await _asked(router, new_method_call(_SERVICE, "GetCapabilities"))
        body = html.escape(text, quote=False) if "body-markup" in abilities else text
        icon = resource.path("icons", "chatapp-desktop.svg").as_uri()
        hints = {"desktop-entry": ("s", "chatapp-desktop"), "urgency": ("y", 1)}
        # Without a word for the action some desktops take no click at all.
        actions = [_CLICKED, title] if "actions" in abilities else []
        values = (_PROGRAM, self._shown, icon, title, body, actions, hints, -1)
        notify = new_method_call(_SERVICE, "Notify", "susssasa{sv}i", values)
        (self._shown,) = await _asked(router, notify)


async def _opened() -> DBusConnection:
    """Connect to the session's bus; who gives up meanwhile leaves no half of it open."""
    opening = asyncio.ensure_future(open_dbus_connection("SESSION"))
    try:
        return await asyncio.shield(opening)
    except asyncio.CancelledError:
        with contextlib.suppress(*_TROUBLES):
            async with asyncio.timeout(_LEAVING):
                await (await opening).close()
        raise


async def _asked(router: DBusRouter, message: Any) -> Any:  # noqa: ANN401  (jeepney has no types)
    """Ask and unwrap the answer; raises DBusErrorResponse for one that says no."""
    return unwrap_msg(await router.send_and_get_reply(message))
