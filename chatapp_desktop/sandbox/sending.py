"""SendChatappMessage: the documented rules, in the order in which the service meets them.

What the gateway and CAMS can see is refused at once. What only Viber finds out (a text that is too
long, a video that is too big, a stopped Service ID) is accepted and fails later, with Viber's code.
Limits and content keys come from the tables in `viber`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chatapp_desktop.sandbox.accounts import RUNNING, SERVICES, SPACE_ID
from chatapp_desktop.sandbox.incoming import Incoming, read_integer, read_object
from chatapp_desktop.sandbox.replies import (
    RefusedError,
    invalid,
    invalid_parameter,
    missing,
    not_owned,
)
from chatapp_desktop.sandbox.store import Store
from chatapp_desktop.sandbox.templates import Template
from chatapp_desktop.viber.languages import LANGUAGES
from chatapp_desktop.viber.lengths import length_of
from chatapp_desktop.viber.message_types import FILE_TYPES, MESSAGE_TYPES, MessageType
from chatapp_desktop.viber.parameter import Kind
from chatapp_desktop.viber.parameters import parameter_of
from chatapp_desktop.viber.recipient import is_digits

Parameters = Mapping[str, str]

_LATE_CODES = {
    "thumbnail": "SRVC_BAD_THUMBNAIL",
    "fileName": "SRVC_BAD_FILE_NAME_LENGTH",
    "fileSize": "SRVC_BAD_FILE_SIZE",
    "duration": "SRVC_BAD_DURATION",
}
_EMPTY_CODES = {"text": "TextNotEmpty", "link": "LinkNotEmpty"}


@dataclass(frozen=True, slots=True)
class Payload:
    """What a request would send: the text for the list, and the failure that Viber will find."""

    text: str
    template_name: str = ""
    failure: str = ""


def send_message(store: Store, incoming: Incoming) -> dict[str, object]:
    """Accept one message and give its MessageId; raises RefusedError."""
    parameters = incoming.parameters
    _check_addressing(parameters)
    _check_options(parameters)
    payload = _payload(store, parameters)
    failure = payload.failure
    if SERVICES[parameters["From"]].state != RUNNING:
        failure = "SRVC_BAD_SERVICE_ID"
    message = store.keep_message(
        incoming, payload.text, template_name=payload.template_name, failure=failure
    )
    return {"MessageId": message.message_id}


def _check_addressing(parameters: Parameters) -> None:
    """Check what is validated under every FallBackRule."""
    if parameters["ChannelType"] not in _choices("ChannelType"):
        raise invalid_parameter("ChannelTypeNotSupport", "The channel type is not supported.")
    if parameters["Type"] not in _choices("Type"):
        raise invalid("Type")
    for name in ("From", "To"):
        if not is_digits(parameters[name]):
            raise invalid_parameter(f"{name}OnlyNumeric", f"{name} must contain digits only.")
    if parameters.get("CustSpaceId", SPACE_ID) != SPACE_ID or parameters["From"] not in SERVICES:
        raise not_owned()
    if parameters["Type"] == "message":
        _message_type(parameters)


def _choices(name: str) -> tuple[str, ...]:
    return tuple(choice.value for choice in parameter_of(name).choices)


def _message_type(parameters: Parameters) -> MessageType:
    name = parameters.get("MessageType", "")
    if not name:
        raise invalid_parameter("MessageTypeNotEmpty", "The message type must not be empty.")
    if name not in MESSAGE_TYPES:
        raise invalid_parameter("MessageTypeNotSupport", "The message type is not supported.")
    return MESSAGE_TYPES[name]


def _check_options(parameters: Parameters) -> None:
    if "Label" not in parameters:
        raise missing("Label")
    for name in ("Label", "FallBackRule"):
        if name in parameters and parameters[name] not in _choices(name):
            raise invalid(name)
    for name in ("Ttl", "FallBackDuration"):
        row = parameter_of(name)
        value = read_integer(parameters.get(name, str(row.minimum)))
        if value is None or not row.minimum <= value <= row.maximum:
            raise invalid(name)


def _payload(store: Store, parameters: Parameters) -> Payload:
    try:
        if parameters["Type"] == "template":
            return _template_payload(store.templates, parameters)
        return _content_payload(parameters)
    except RefusedError as refusal:
        # FallBackRule `sentFailed`: a template or content that does not pass falls back to an SMS.
        if parameters.get("FallBackRule") == "sentFailed" and "FallBackId" in parameters:
            return Payload(parameters.get("Content", ""), failure=refusal.code)
        raise


def _content_payload(parameters: Parameters) -> Payload:
    text = parameters.get("Content", "")
    if not text:
        raise invalid_parameter("ContentNotEmpty", "The content must not be empty.")
    content = read_object(text)
    if content is None:
        raise _content_error("The content must be a JSON object.")
    row = _message_type(parameters)
    for key in row.content:
        _check_content_key(key, content.get(key))
    for key in row.forbidden:
        if content.get(key) not in (None, ""):
            raise _content_error(f"{key} must not be given for {row.name}.")
    return Payload(text, failure=_late_failure(row, content, parameters["Label"]))


def _content_error(message: str) -> RefusedError:
    return invalid_parameter("ContentError", message)


def _check_content_key(key: str, value: object) -> None:
    if parameter_of(f"Content.{key}").kind is Kind.INTEGER:
        if read_integer(value) is None:
            raise _content_error(f"{key} must be a whole number.")
    elif value is None or value == "":
        reason = _EMPTY_CODES.get(key, "ContentError")
        raise invalid_parameter(reason, f"{key} must not be empty.")
    elif not isinstance(value, str):
        raise _content_error(f"{key} must be a text.")


def _late_failure(row: MessageType, content: Mapping[str, object], label: str) -> str:
    """Viber's code for what it will refuse, or an empty text."""
    # Sources disagree on whether a file may be transactional, so it passes.
    if label == "transaction" and row.name not in ("text", "document"):
        return "SRVC_BAD_MESSAGE_TYPE"
    if "fileType" in row.content and str(content["fileType"]).lower() not in FILE_TYPES:
        return "SRVC_FILE_NOT_PERMITTED"
    for key in row.content:
        if not _within_limits(key, content[key]):
            return _LATE_CODES.get(key, "SRVC_BAD_DATA")
    return ""


def _within_limits(key: str, value: object) -> bool:
    row = parameter_of(f"Content.{key}")
    if row.kind is Kind.INTEGER:
        number = read_integer(value)
        return number is not None and row.minimum <= number <= row.maximum
    return not row.max_length or length_of(str(value)).characters <= row.max_length


def _template_payload(templates: tuple[Template, ...], parameters: Parameters) -> Payload:
    template = find_template(
        templates, parameters.get("TemplateCode", ""), parameters.get("Language", "")
    )
    if not template.sendable:
        raise no_template("The template has not been approved or is paused.")
    values = _template_values(parameters.get("TemplateParams", ""))
    empty = [name for name in template.variables if not values.get(name)]
    if empty:
        raise RefusedError(
            "TemplateParamInvalid", f"The template variable {empty[0]} has no value."
        )
    return Payload(template.filled(values), template.name)


def find_template(templates: tuple[Template, ...], code: str, language: str) -> Template:
    """Find a template in a language; raises RefusedError."""
    if not code:
        raise invalid_parameter("TemplateCodeNotEmpty", "The template code must not be empty.")
    if not language:
        raise invalid_parameter("LanguageNotEmpty", "The language must not be empty.")
    for template in templates:
        if template.code == code and template.language == language:
            return template
    if language not in LANGUAGES:
        raise invalid_parameter("LanguageNotSupport", "The language is not supported.")
    raise no_template("The template does not exist.")


def no_template(message: str) -> RefusedError:
    """CAMS's refusal of a template that it does not have, or not for sending."""
    return RefusedError("DetailError.TemplateNotExist", message, 200)


def _template_values(text: str) -> dict[str, str]:
    if not text:
        return {}
    values = read_object(text)
    if values is None:
        raise invalid("TemplateParams")
    texts = {name: value for name, value in values.items() if isinstance(value, str)}
    if len(texts) != len(values):
        raise invalid("TemplateParams")
    return texts
