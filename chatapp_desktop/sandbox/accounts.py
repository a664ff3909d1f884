"""Who may call the sandbox: its published keys, its space and its Viber Service IDs.

Nothing here is secret: the sandbox listens on loopback only, and its keys are in the manual.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chatapp_desktop.cams.signature import Credentials

SPACE_ID = "cams-sandbox"
ACCOUNT_ID = "1000000000000001"


class Standing(StrEnum):
    """What the service thinks of a key."""

    FULL = "full"
    DENIED = "denied"
    """A RAM user without any permission."""
    READ_ONLY = "read only"
    """A RAM user that may do everything but send."""
    NO_PRODUCT = "no product"
    """An account that has not activated Chat App Message Service."""
    INACTIVE = "inactive"


@dataclass(frozen=True, slots=True)
class Account:
    """One key pair, or one temporary trio, and what it may do."""

    credentials: Credentials
    standing: Standing = Standing.FULL


_SECRET = "testsecret"  # noqa: S105  (published: see the module's docstring)

ACCOUNTS: dict[str, Account] = {
    account.credentials.access_key_id: account
    for account in (
        Account(Credentials("testid", _SECRET)),
        Account(Credentials("STS.testid", _SECRET, "testtoken")),
        Account(Credentials("testid-denied", _SECRET), Standing.DENIED),
        Account(Credentials("testid-readonly", _SECRET), Standing.READ_ONLY),
        Account(Credentials("testid-noproduct", _SECRET), Standing.NO_PRODUCT),
        Account(Credentials("testid-inactive", _SECRET), Standing.INACTIVE),
    )
}

EXPIRED_TOKEN = "expiredtoken"  # noqa: S105  (a word that provokes InvalidSecurityToken.Expired)


@dataclass(frozen=True, slots=True)
class Service:
    """One Viber Service ID. `destinations` are as the API writes them: dial code, `|`, ISO code."""

    service_id: str
    name: str
    industry: str
    state: str
    destinations: tuple[str, ...]
    destination_names: tuple[str, ...]
    international: tuple[str, ...] = ()
    international_names: tuple[str, ...] = ()


RUNNING = "running"
STOPPED = "stop"

SERVICES: dict[str, Service] = {
    service.service_id: service
    for service in (
        Service(
            "2909",
            "Sandbox Shop",
            "Retail",
            RUNNING,
            ("1|US", "86|CN", "380|UA", "49|DE"),
            ("United States", "中国", "Україна", "Deutschland"),
            ("33|FR", "81|JP", "972|IL"),
            ("France", "日本", "ישראל"),
        ),
        Service("2910", "Sandbox Clinic", "医疗服务", STOPPED, ("213|DZ",), ("阿尔及利亚",)),
    )
}
