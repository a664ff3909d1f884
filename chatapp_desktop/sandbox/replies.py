"""What the sandbox answers: replies, and refusals in the two shapes that the service uses.

The gateway in front of CAMS refuses with `HostId` and `Recommend`; CAMS itself refuses with
`RequestId`, `Code` and `Message` only. Whether CAMS does so with HTTP 200 or 400 is not documented.
Here a parameter that is wrong in itself gives 400, and what is wrong with the account or with the
thing named (`Product.Unsubscript`, `Unknown.ResourceOwnerId`, `DetailError.TemplateNotExist`) 200,
so that a client meets both.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

HOST_ID = "cams.sandbox.invalid"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer before it becomes HTTP."""

    status: int
    body: Mapping[str, object]
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The service's code, `OK` for success."""
        return str(self.body.get("Code", ""))

    def encoded(self) -> bytes:
        """Compact UTF-8 JSON; a lone surrogate, which has no UTF-8 form, becomes `?`."""
        text = json.dumps(self.body, ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "replace")


class RefusedError(Exception):
    """The service says no. `code` and `message` are what the client reads."""

    def __init__(self, code: str, message: str, status: int = 400) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.status = status

    def reply(self, request_id: str) -> Reply:
        return Reply(
            self.status, {"RequestId": request_id, "Code": self.code, "Message": self.message}
        )


class GatewayRefusedError(RefusedError):
    """A refusal by the gateway: the request never reached CAMS."""

    def __init__(
        self,
        code: str,
        message: str,
        status: int = 400,
        *,
        details: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code, message, status)
        self.details = dict(details or {})
        self.headers = dict(headers or {})

    def reply(self, request_id: str) -> Reply:
        advice = (
            f"https://api.aliyun.com/troubleshoot?q={self.code}&product=cams&requestId={request_id}"
        )
        body = {
            "RequestId": request_id,
            "Message": self.message,
            "Recommend": advice,
            "HostId": HOST_ID,
            "Code": self.code,
            **self.details,
        }
        return Reply(self.status, body, self.headers)


def missing(parameter: str) -> GatewayRefusedError:
    """The gateway's refusal of a call without a mandatory parameter."""
    return GatewayRefusedError(f"Missing{parameter}", f"{parameter} is mandatory for this action.")


def invalid(parameter: str) -> GatewayRefusedError:
    """The gateway's refusal of a value outside its documented range."""
    return GatewayRefusedError(
        f"Invalid{parameter}", f"Specified parameter {parameter} is not valid."
    )


def invalid_parameter(reason: str, message: str) -> RefusedError:
    """CAMS's refusal of a parameter: `InvalidParameter.<reason>`."""
    return RefusedError(f"InvalidParameter.{reason}", message)


def not_owned() -> RefusedError:
    """CAMS's refusal of a space, Service ID or template of another account."""
    message = "The resource does not belong to the current user."
    return RefusedError("Unknown.ResourceOwnerId", message, 200)


def throttled(retry_after_ms: int) -> GatewayRefusedError:
    """The gateway's refusal of too many calls; nothing was processed."""
    return GatewayRefusedError(
        "Throttling.User",
        "Request was denied due to user flow control.",
        headers={"x-acs-retry-after": str(retry_after_ms)},
    )


def new_request_id() -> str:
    """A request id in the service's form: an upper-case UUID."""
    return str(uuid.uuid4()).upper()
