"""The client: signs a call, sends it once, and says how it ended. It never retries.

Retrying is the outbox's decision, because only it knows what may be repeated.
"""

from __future__ import annotations

import dataclasses
import time
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from aiolimiter import AsyncLimiter

from chatapp_desktop.cams.outcomes import (
    Answer,
    CallOutcome,
    NotSent,
    Rejected,
    SendOutcome,
    Unknown,
)
from chatapp_desktop.cams.replies import accepted, read_reply, server_hash
from chatapp_desktop.cams.service_time import service_time
from chatapp_desktop.cams.signature import Credentials, canonical_query, request_headers
from chatapp_desktop.cams.transport import (
    MAX_CONNECTIONS,
    BeforeFirstByte,
    NoConnectionError,
    NoReplyError,
    Placed,
    Transport,
)

CALLS_PER_SECOND = 250
"""The documented limit of SendChatappMessage for one account."""


def account_limiter() -> AsyncLimiter:
    """Make the pace of one account: evenly spaced calls, a little below the limit.

    A bucket of 250 would let 250 go at once and 250 more within the same second; a bucket of one
    cannot. What has permission but waits for the disk or the network may still arrive together, and
    of that there is at most one call on each connection: so much is left free.
    """
    return AsyncLimiter(1, 1 / (CALLS_PER_SECOND - MAX_CONNECTIONS - 1))


class CamsClient:
    """Calls of one account at one endpoint."""

    def __init__(
        self,
        transport: Transport,
        credentials: Credentials,
        limiter: AsyncLimiter,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """`clock` gives seconds since 1970, UTC."""
        self._transport = transport
        self._credentials = credentials
        self._limiter = limiter
        self._clock = clock
        self.clock_offset = 0.0
        """Seconds to add to this machine's clock to get the service's."""
        self.service_ahead: float | None = None
        """The same as the newest reply tells it, to the second; None before the first reply."""

    async def send(
        self,
        parameters: Mapping[str, str],
        before_first_byte: BeforeFirstByte,
        placed: Placed | None = None,
    ) -> SendOutcome:
        """Send one message, once. See `call` for `before_first_byte` and `placed`."""
        outcome = await self.call("SendChatappMessage", parameters, before_first_byte, placed)
        return accepted(outcome) if isinstance(outcome, Answer) else outcome

    async def call(
        self,
        action: str,
        parameters: Mapping[str, str],
        before_first_byte: BeforeFirstByte | None = None,
        placed: Placed | None = None,
    ) -> CallOutcome:
        """Carry out one call with a nonce of its own.

        `placed` is called when there is a connection for it, made or to be made;
        `before_first_byte` is awaited when it is up and the account's pace allows the call; only
        what they raise is raised here.
        """

        async def hold() -> None:
            await self._limiter.acquire()
            if before_first_byte is not None:
                await before_first_byte()

        query = canonical_query(parameters)
        headers, signed = request_headers(
            self._credentials,
            action=action,
            host=self._transport.host,
            query=query,
            date=self._timestamp(),
            nonce=uuid.uuid4().hex,
        )
        try:
            reply = await self._transport.post(query, headers, hold, placed)
        except NoConnectionError as error:
            return NotSent(error.reason, error.detail)
        except NoReplyError as error:
            return Unknown(error.reason, error.detail)
        service = service_time(reply.headers.get("date", ""))
        if service is not None:
            self.service_ahead = service - self._clock()
        return _with_verdict(read_reply(reply), signed.canonical_hash)

    async def warm(self) -> CallOutcome:
        """Open the connection ahead of a send, by the cheapest call that changes nothing."""
        return await self.call("GetChatappOpenStatus", {})

    def correct_clock(self, rejected: Rejected) -> bool:
        """Take the service's clock from its answer; return whether there was one to take."""
        service = service_time(rejected.server_date)
        if service is None:
            return False
        self.clock_offset = service - self._clock()
        return True

    async def aclose(self) -> None:
        """Close the connections."""
        await self._transport.aclose()

    def _timestamp(self) -> str:
        now = datetime.fromtimestamp(self._clock() + self.clock_offset, UTC)
        return now.strftime("%Y-%m-%dT%H:%M:%SZ")


def _with_verdict(outcome: Answer | Rejected | Unknown, local_hash: str) -> CallOutcome:
    """Add to a refused signature whether both signed the same text: then the secret is wrong."""
    if not isinstance(outcome, Rejected) or outcome.code != "SignatureDoesNotMatch":
        return outcome
    remote_hash = server_hash(outcome.message)
    agree = remote_hash == local_hash if remote_hash else None
    return dataclasses.replace(outcome, hashes_agree=agree)
