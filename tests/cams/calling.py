"""Short ways to a client for tests."""

from __future__ import annotations

import contextlib
import time
from collections.abc import AsyncIterator, Callable

from chatapp_desktop.cams.client import CamsClient, account_limiter
from chatapp_desktop.cams.signature import Credentials
from chatapp_desktop.cams.transport import Patience, Transport
from chatapp_desktop.viber.wire import request_parameters
from tests.viber.drafts import good

OWNER = Credentials("testid", "testsecret")
TEXT = request_parameters(good("text"))
SHORT = Patience(connect=5.0, read=0.3, total=5.0)


async def nothing() -> None:
    """Let the first byte leave."""


@contextlib.asynccontextmanager
async def calling(
    url: str,
    credentials: Credentials = OWNER,
    patience: Patience | None = None,
    clock: Callable[[], float] = time.time,
) -> AsyncIterator[CamsClient]:
    """Open a client of its own for one endpoint."""
    client = CamsClient(Transport(url, patience), credentials, account_limiter(), clock)
    try:
        yield client
    finally:
        await client.aclose()
