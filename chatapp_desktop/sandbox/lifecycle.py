"""What becomes of an accepted message, and how ListChatappMessage tells it.

How long real messages take is unknown to anybody; here each step takes `pace` seconds. The fields
and their spelling (FailBack, not FallBack) are ListChatappMessage's.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from chatapp_desktop.sandbox.incoming import Incoming
from chatapp_desktop.sandbox.recipients import Fate, recipient_of

LATE_STEPS = 3
STRATEGY_TEXT = "SMS text of the fallback strategy."


@dataclass(frozen=True, slots=True)
class Message:
    """A message that the sandbox accepted."""

    message_id: str
    unique_id: str
    incoming: Incoming
    sent_at: float
    """By the server's clock, epoch seconds."""
    born: float
    """By the ageing clock, seconds."""
    text: str
    """What the list shows as Message: Content as received, or the filled template."""
    template_name: str = ""
    failure: str = ""
    """A Viber error that the message itself will cause, whoever gets it."""

    def __getitem__(self, parameter: str) -> str:
        return self.incoming.parameters.get(parameter, "")


class Stage(Enum):
    """Where a message stands: MessageStatus, its name, ClientAcceptStatusName, ClientReadStatus."""

    SENT = ("success", "Success", "Success", "unread")
    DELIVERED = ("delivered", "Delivered", "Delivered", "unread")
    READ = ("delivered", "Delivered", "Delivered", "read")
    FAILED = ("fail", "Failed", "Failed", "unread")
    EXPIRED = ("expired", "Expired", "Failed", "unread")


@dataclass(frozen=True, slots=True)
class Standing:
    """A message's stage at one moment, with the reason if it failed."""

    stage: Stage
    reason: str = ""
    fell_back: bool = False


def steps(message: Message, now: float, pace: float) -> float:
    """How many whole steps a message has made; `now` by the ageing clock, `pace` in seconds."""
    return math.floor((now - message.born) / pace) if pace > 0 else math.inf


_PATHS: dict[Fate, tuple[Stage, ...]] = {
    Fate.READ: (Stage.SENT, Stage.DELIVERED, Stage.READ),
    Fate.READ_AT_ONCE: (Stage.READ,),
    Fate.STAYS_SENT: (Stage.SENT,),
    Fate.STAYS_DELIVERED: (Stage.SENT, Stage.DELIVERED),
    Fate.FAILED: (Stage.SENT, Stage.FAILED),
    Fate.EXPIRED: (Stage.SENT, Stage.SENT, Stage.EXPIRED),
    Fate.FELL_BACK: (Stage.SENT, Stage.FAILED),
    Fate.LISTED_LATE: (Stage.SENT, Stage.DELIVERED, Stage.READ),
}


def standing(message: Message, made: float) -> Standing | None:
    """Where a message stands after `made` steps; None while the list does not show it."""
    recipient = recipient_of(message["To"])
    fate = Fate.FAILED if message.failure else recipient.fate
    if fate is Fate.NEVER_LISTED or (fate is Fate.LISTED_LATE and made < LATE_STEPS):
        return None
    path = _PATHS[fate]
    stage = path[int(min(made, len(path) - 1))]
    if stage not in (Stage.FAILED, Stage.EXPIRED):
        return Standing(stage)
    fell_back = fate is Fate.FELL_BACK or bool(message["FallBackId"])
    return Standing(stage, message.failure or recipient.reason, fell_back)


def row(message: Message, at: Standing) -> dict[str, object]:
    """The message as a row of ListChatappMessage."""
    status, name, accepted, read = at.stage.value
    sent = datetime.fromtimestamp(message.sent_at, UTC)
    kind = message["MessageType"] or message["Type"]
    return {
        "BusinessNumber": message["From"],
        "ChannelType": message["ChannelType"],
        "ClientAcceptStatusName": accepted,
        "ClientReadStatus": read,
        "ClientReadStatusName": read.capitalize(),
        "ConversationId": "",
        "EventAction": "DOWN",
        "EventActionName": "Outbound",
        "FailBackContent": (message["FallBackContent"] or STRATEGY_TEXT) if at.fell_back else "",
        "FailBackFlag": "Y" if at.fell_back else "N",
        "FailReason": at.reason,
        "LanguageCode": message["Language"],
        "Message": message.text,
        "MessageId": message.message_id,
        "MessageSource": "api",
        "MessageStatus": status,
        "MessageStatusName": name,
        "MessageType": kind,
        "MessageTypeName": kind.replace("_", " ").capitalize(),
        "Month": sent.strftime("%Y%m"),
        "SendTime": sent.isoformat(timespec="milliseconds"),
        "TemplateCode": message["TemplateCode"],
        "TemplateName": message.template_name,
        "Type": message["Type"],
        "UniqueMessageId": message.unique_id,
        "UserNumber": message["To"],
    }
