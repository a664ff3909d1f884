"""One call from request to reply: which operation, who calls, may they, and what comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chatapp_desktop.cams.signature import API_VERSION
from chatapp_desktop.sandbox import listing
from chatapp_desktop.sandbox.accounts import ACCOUNT_ID, Account, Standing
from chatapp_desktop.sandbox.authentication import authenticate
from chatapp_desktop.sandbox.incoming import Incoming
from chatapp_desktop.sandbox.replies import (
    GatewayRefusedError,
    RefusedError,
    Reply,
    missing,
    new_request_id,
    throttled,
)
from chatapp_desktop.sandbox.sending import send_message
from chatapp_desktop.sandbox.store import Store


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation and the parameters that the gateway demands for it."""

    name: str
    answer: Callable[[Store, Incoming], dict[str, object]]
    mandatory: tuple[str, ...] = ()


SEND = "SendChatappMessage"
OPEN_STATUS = "GetChatappOpenStatus"

OPERATIONS: dict[str, Operation] = {
    operation.name: operation
    for operation in (
        Operation(SEND, send_message, ("ChannelType", "Type", "From", "To")),
        Operation("ListChatappTemplate", listing.list_templates),
        Operation(
            "GetChatappTemplateDetail", listing.template_detail, ("TemplateCode", "Language")
        ),
        Operation(
            "ListChatappMessage",
            listing.list_messages,
            ("CustSpaceId", "ChannelType", "BusinessNumber", "Page"),
        ),
        Operation("ListViberServiceMessage", listing.list_services, ("CustSpaceId",)),
        Operation("ListInstance", listing.list_instances),
        Operation(OPEN_STATUS, listing.open_status),
    )
}


def answer(store: Store, incoming: Incoming) -> Reply:
    """Process one call; whatever was sent, there is a reply."""
    request_id = new_request_id()
    try:
        body = _process(store, incoming)
    except RefusedError as refusal:
        return refusal.reply(request_id)
    return Reply(200, {"RequestId": request_id, "Code": "OK", "Message": "OK", **body})


def _process(store: Store, incoming: Incoming) -> dict[str, object]:
    operation = _operation_of(incoming)
    account = authenticate(incoming, store.server_time(), store)
    if account.standing is Standing.NO_PRODUCT and operation.name == OPEN_STATUS:
        return {"OpenStatus": False}
    _check_standing(account, operation)
    for name in operation.mandatory:
        if name not in incoming.parameters:
            raise missing(name)
    if operation.name == SEND:
        wait = store.wait_before_send(account.credentials.access_key_id)
        if wait:
            raise throttled(wait)
    return operation.answer(store, incoming)


def _operation_of(incoming: Incoming) -> Operation:
    if incoming.method not in ("GET", "POST"):
        raise GatewayRefusedError("UnsupportedHTTPMethod", "This HTTP method is not supported.")
    if not incoming.action:
        raise missing("Action")
    if incoming.version != API_VERSION:
        raise GatewayRefusedError("NoSuchVersion", "Specified version is not valid.")
    operation = OPERATIONS.get(incoming.action)
    if operation is None:
        message = "Specified api is not found, please check your url and method."
        raise GatewayRefusedError("InvalidAction.NotFound", message, 404)
    return operation


def _check_standing(account: Account, operation: Operation) -> None:
    if account.standing is Standing.NO_PRODUCT:
        message = "You have not subscribed to the specified product."
        raise RefusedError("Product.Unsubscript", message, 200)
    if account.standing is Standing.DENIED:
        raise _permission_denied("NoPermission", account, operation)
    if account.standing is Standing.READ_ONLY and operation.name == SEND:
        raise _permission_denied("Forbidden.RAM", account, operation)


def _permission_denied(code: str, account: Account, operation: Operation) -> GatewayRefusedError:
    detail = {
        "AuthAction": f"cams:{operation.name}",
        "AuthPrincipalDisplayName": account.credentials.access_key_id,
        "AuthPrincipalOwnerId": ACCOUNT_ID,
        "AuthPrincipalType": "SubUser",
        "EncodedDiagnosticMessage": "AQEAAAAAsandboxAAAA",
        "NoPermissionType": "ImplicitDeny",
        "PolicyType": "AccountLevelIdentityBasedPolicy",
    }
    message = (
        "User not authorized to operate on the specified resource, or this API doesn't support RAM."
    )
    return GatewayRefusedError(code, message, 403, details={"AccessDeniedDetail": detail})
