"""The reading operations: templates, messages, Service IDs, instances, and whether CAMS is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from chatapp_desktop.sandbox.accounts import SERVICES, SPACE_ID, Service
from chatapp_desktop.sandbox.incoming import Incoming, read_integer, read_object
from chatapp_desktop.sandbox.lifecycle import Message, row, standing, steps
from chatapp_desktop.sandbox.replies import (
    RefusedError,
    invalid,
    invalid_parameter,
    not_owned,
)
from chatapp_desktop.sandbox.sending import find_template, no_template
from chatapp_desktop.sandbox.store import Store
from chatapp_desktop.sandbox.templates import AUDIT_STATUSES, TEMPLATE_TYPE, Template

MAX_PAGE_SIZE = 100
"""The service's own maximum is not documented; clients in the field keep to 100."""
_OTHER_TEMPLATE_TYPES = ("WHATSAPP",)
_CHANNEL = "viber"
_OTHER_CHANNELS = ("whatsapp",)

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list; `index` counts from 1."""

    index: int
    size: int

    def of(self, rows: Sequence[Row]) -> list[Row]:
        start = (self.index - 1) * self.size
        return list(rows[start : start + self.size])


def _page(index: object, size: object) -> Page:
    page = Page(read_integer(index) or 0, read_integer(size) or 0)
    if page.index < 1 or not 1 <= page.size <= MAX_PAGE_SIZE:
        raise invalid_parameter("PageInvalid", "The paging parameter is invalid.")
    return page


def _page_parameter(text: str | None) -> Page:
    if text is None:
        return Page(1, 10)
    wanted = read_object(text)
    if wanted is None:
        raise invalid_parameter("PageInvalid", "The paging parameter is invalid.")
    # The documentation writes these keys both ways.
    return _page(
        wanted.get("Index", wanted.get("index", 1)), wanted.get("Size", wanted.get("size", 10))
    )


def _check_space(incoming: Incoming) -> None:
    if incoming.parameters.get("CustSpaceId", SPACE_ID) != SPACE_ID:
        raise not_owned()


def _asks_for_viber(incoming: Incoming) -> bool:
    """Whether a template operation means Viber; the service's default is WhatsApp."""
    wanted = incoming.parameters.get("TemplateType", _OTHER_TEMPLATE_TYPES[0])
    if wanted not in (TEMPLATE_TYPE, *_OTHER_TEMPLATE_TYPES):
        raise invalid_parameter("TemplateTypeNotSupport", "The template type is not supported.")
    return wanted == TEMPLATE_TYPE


def list_templates(store: Store, incoming: Incoming) -> dict[str, object]:
    """ListChatappTemplate: one page of what passes the filters, and the total."""
    _check_space(incoming)
    page = _page_parameter(incoming.parameters.get("Page"))
    status = incoming.parameters.get("AuditStatus")
    if status is not None and status not in AUDIT_STATUSES:
        raise invalid_parameter("AuditStatusNotSupport", "The audit status is not supported.")
    viber = _asks_for_viber(incoming)
    found = [t for t in store.templates if viber and _matches(t, incoming)]
    return {
        "AccessDeniedDetail": "None",
        "Success": True,
        "Total": len(found),
        "ListTemplate": [template.row() for template in page.of(found)],
    }


def _matches(template: Template, incoming: Incoming) -> bool:
    wanted = incoming.parameters
    return (
        wanted.get("AuditStatus", template.audit_status) == template.audit_status
        and wanted.get("Category", template.category) == template.category
        and wanted.get("Code", template.code) == template.code
        and wanted.get("Language", template.language) == template.language
        and wanted.get("Name", "").casefold() in template.name.casefold()
    )


def template_detail(store: Store, incoming: Incoming) -> dict[str, object]:
    """GetChatappTemplateDetail."""
    _check_space(incoming)
    parameters = incoming.parameters
    if not _asks_for_viber(incoming):
        raise no_template("The template does not exist.")
    template = find_template(store.templates, parameters["TemplateCode"], parameters["Language"])
    return {"AccessDeniedDetail": "None", "Success": True, "Data": template.detail()}


def list_messages(store: Store, incoming: Incoming) -> dict[str, object]:
    """ListChatappMessage: newest first, in pages, without a total."""
    _check_space(incoming)
    parameters = incoming.parameters
    page = _page_parameter(parameters["Page"])
    start = _milliseconds(incoming, "StartTime", "start")
    end = _milliseconds(incoming, "EndTime", "end")
    if parameters["ChannelType"].lower() not in (_CHANNEL, *_OTHER_CHANNELS):
        raise invalid_parameter("ChannelTypeNotSupport", "The channel type is not supported.")
    status = parameters.get("MessageStatus")
    found = [
        (message, at)
        for message in reversed(store.messages)
        if start <= message.sent_at * 1000 <= end
        and _wanted(message, incoming)
        and (at := standing(message, steps(message, store.ageing_time(), store.pace))) is not None
        and status in (None, at.stage.value[0])
    ]
    rows = [row(message, at) for message, at in page.of(found)]
    return {"AccessDeniedDetail": "{}", "Success": True, "Data": rows}


def _milliseconds(incoming: Incoming, name: str, word: str) -> int:
    text = incoming.parameters.get(name)
    if text is None:
        raise RefusedError(f"QueryParam.{word}Time", f"Query {word} time not allowed to be empty")
    value = read_integer(text)
    if value is None:
        raise invalid(name)
    return value


def _wanted(message: Message, incoming: Incoming) -> bool:
    wanted = incoming.parameters
    return (
        wanted["ChannelType"].lower() == _CHANNEL
        and wanted["BusinessNumber"] == message["From"]
        and wanted.get("UserNumber", message["To"]) == message["To"]
        and wanted.get("TemplateCode", message["TemplateCode"]) == message["TemplateCode"]
        and wanted.get("EventAction", "DOWN") == "DOWN"
        # Only SendChatappMassMessage gives group ids, and the sandbox does not offer it.
        and "GroupMessageId" not in wanted
    )


def list_services(store: Store, incoming: Incoming) -> dict[str, object]:
    """ListViberServiceMessage."""
    del store
    _check_space(incoming)
    return {"Success": True, "Data": [_service_row(service) for service in SERVICES.values()]}


def _service_row(service: Service) -> dict[str, object]:
    return {
        "BusinessAccountName": service.name,
        "DestinationCountryId": list(service.destinations),
        "DestinationInternationalCountryId": list(service.international),
        "IndustryInvolved": service.industry,
        "MessageDestinationCountry": list(service.destination_names),
        "MessageDestinationInternationalCountry": list(service.international_names),
        "ServiceId": service.service_id,
        "State": service.state,
    }


def list_instances(store: Store, incoming: Incoming) -> dict[str, object]:
    """ListInstance: the one instance, if Viber's are asked for or no channel is named."""
    del store
    parameters = incoming.parameters
    page = _page(parameters.get("PageIndex", 1), parameters.get("PageSize", 10))
    instance = {
        "ChannelType": "VIBER",
        "CountryId": "CN",
        "CustSpaceId": SPACE_ID,
        "InstanceDescription": "A local stand-in for the service",
        "InstanceId": SPACE_ID,
        "InstanceName": "Sandbox",
        "ResourceRegionId": "ap-southeast-1",
        "State": "normal",
    }
    asked = parameters.get("ChannelType", _CHANNEL).lower() == _CHANNEL
    named = parameters.get("InstanceName", "") in str(instance["InstanceName"])
    found = [instance] if asked and named else []
    return {"Success": True, "TotalCount": len(found), "Data": page.of(found)}


def open_status(store: Store, incoming: Incoming) -> dict[str, object]:
    """GetChatappOpenStatus, for an account that has activated the product."""
    del store, incoming
    return {"OpenStatus": True}
