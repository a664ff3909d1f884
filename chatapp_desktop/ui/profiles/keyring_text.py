"""Where a profile's keys are, and what the keyring says when it does not give them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from chatapp_desktop.store.secrets.external import Origin, Place
from chatapp_desktop.store.secrets.outcomes import (
    Gone,
    Got,
    Locked,
    Missing,
    Put,
    Refused,
    TimedOut,
    TooLarge,
    Unavailable,
    Unreadable,
)
from chatapp_desktop.store.secrets.vault import Badge
from chatapp_desktop.ui.words.notices import badge_text
from chatapp_desktop.ui.words.spoken import put_in
from chatapp_desktop.ui.words.wording import translate

PLACES = {
    Place.CLI: "~/.aliyun/config.json",
    Place.CREDENTIALS: "~/.alibabacloud/credentials",
    Place.CREDENTIALS_INI: "~/.alibabacloud/credentials.ini",
    Place.EITHER: "~/.alibabacloud/credentials(.ini)",
    Place.ENVIRONMENT: "ALIBABA_CLOUD_ACCESS_KEY_ID",
    Place.KEYRING: "",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known about a profile's keys."""

    badge: Badge
    why: Got | Put | None = None
    """What the key ring said last."""
    keyring: str = ""
    """Its name, as far as it has told it."""
    kept_in: str = ""
    """The key ring that once took the keys."""


def standing_text(standing: Standing) -> str:
    """One sentence for the bar."""
    if standing.badge is Badge.THIS_RUN and isinstance(standing.why, TooLarge):
        return translate("Badge", "Too long for the keyring: the keys are kept for this run only")
    if standing.badge in (Badge.KEPT, Badge.TOKEN_THIS_RUN, Badge.THIS_RUN):
        return badge_text(standing.badge, standing.keyring)
    place = standing.kept_in or standing.keyring or translate("Badge", "The keyring")
    return put_in(_trouble_text(standing), place)


def _trouble_text(standing: Standing) -> str:
    text = badge_text(standing.badge, standing.keyring)
    match standing.why:
        case Locked():
            text = translate("Badge", "%1 is locked. Unlock it, or enter the keys for this run")
        case TimedOut():
            text = translate(
                "Badge", "%1 does not answer. Unlock it, or enter the keys for this run"
            )
        case Refused():
            text = translate(
                "Badge", "%1 was not unlocked. Ask again, or enter the keys for this run"
            )
        case Unavailable() if standing.kept_in:
            text = translate("Badge", "The keys are in %1, which is not there now")
        case Unavailable(reason="not_secure"):
            text = translate(
                "Badge", "No secure keyring: keys that you enter are kept for this run only"
            )
        case Unavailable():
            text = translate("Badge", "No keyring: keys that you enter are kept for this run only")
        case Missing() if standing.kept_in:
            text = translate("Badge", "%1 has no keys of this profile any more: enter them again")
        case Unreadable():
            text = translate(
                "Badge", "%1 has something else under this profile: enter the keys again"
            )
        case _:
            pass
    return text


def can_be_asked_again(standing: Standing) -> bool:
    """Whether another try may bring the keys."""
    absent = standing.badge in (Badge.LOCKED, Badge.ABSENT)
    return absent and isinstance(standing.why, Locked | TimedOut | Refused | Unavailable)


def origin_text(origin: Origin) -> str:
    """Where keys are read from, for the bar."""
    place = " · ".join(filter(None, (PLACES[origin.place], origin.name)))
    return put_in(translate("Badge", "Keys are read from %1"), place)


def deleting_text(name: str) -> str:
    """While the key ring is asked to delete a profile's keys; it may want its password first."""
    text = QCoreApplication.translate("Badge", "Deleting the keys of “%1” from your keyring …")
    return text.replace("%1", name)


def deleted_text(name: str) -> str:
    """When a deleted profile's keys are gone."""
    text = QCoreApplication.translate("Badge", "The keys of “%1” are deleted.")
    return text.replace("%1", name)


def still_there_text(name: str, kept_in: str, gone: Gone) -> str:
    """Why keys could not be deleted, and when they will be."""
    match gone:
        case TimedOut():
            why = QCoreApplication.translate("Badge", "%1 does not answer")
        case Unavailable():
            why = QCoreApplication.translate("Badge", "%1 is not there now")
        case _:
            why = QCoreApplication.translate("Badge", "%1 was not unlocked")
    place = kept_in or QCoreApplication.translate("Badge", "The keyring")
    text = QCoreApplication.translate(
        "Badge",
        "%1, so the keys of “%2” are still in it. They are deleted when it is open the next time; "
        "“Delete leftover keys” under Profiles tries again.",
    )
    return text.replace("%1", put_in(why, place)).replace("%2", name)


def left_text(names: str) -> str:
    """A reminder of keys that could not be deleted."""
    text = QCoreApplication.translate(
        "Badge",
        "The keys of deleted profiles are still in the keyring: %1. “Delete leftover keys” under "
        "Profiles tries again.",
    )
    return text.replace("%1", names)
