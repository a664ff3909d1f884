"""Sentences about the history file and the keyring. Imported late: what they name loads slowly."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from chatapp_desktop.store.history.opening import Notice, NoticeKind
from chatapp_desktop.store.history.records import Row
from chatapp_desktop.store.secrets.vault import Badge
from chatapp_desktop.ui.words.counts import Counts
from chatapp_desktop.ui.words.doctor import advice_for, delivery_text, has_trouble
from chatapp_desktop.ui.words.spoken import filled, joined, labelled, put_in
from chatapp_desktop.ui.words.wording import state_label, translate
from chatapp_desktop.viber.masking import masked_number, without_number
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP

_NOTICES = {
    NoticeKind.DAMAGED: QT_TRANSLATE_NOOP(
        "History",
        "The history file was damaged. It is kept as {path}.",
    ),
    NoticeKind.NEWER: QT_TRANSLATE_NOOP(
        "History",
        "The history was written by a newer version of this program. It is shown, but nothing can "
        "be sent until you update.",
    ),
    NoticeKind.MIGRATED: QT_TRANSLATE_NOOP(
        "History", "The history was brought up to date; the old file is kept as {path}."
    ),
    NoticeKind.NO_ROOM: QT_TRANSLATE_NOOP(
        "History",
        "The disk is full, so the history of an older version cannot be brought up to date. It is "
        "shown, but nothing can be sent until there is room and you start the program again.",
    ),
    NoticeKind.READ_ONLY: QT_TRANSLATE_NOOP(
        "History",
        "The history {path} may not be written, so nothing can be sent. Check its permissions.",
    ),
    NoticeKind.UNAVAILABLE: QT_TRANSLATE_NOOP(
        "History",
        "The history cannot be kept on this disk ({detail}). What you send now is shown until "
        "you close the program.",
    ),
}


def notice_text(notice: Notice) -> str:
    """What there is to say about the history file."""
    text = translate("History", _NOTICES[notice.kind])
    said = filled(text, {"path": notice.path, "detail": notice.detail})
    if notice.kind is NoticeKind.DAMAGED:
        return joined(said, Counts().recovered(notice.recovered))
    return said


_BADGES = {
    Badge.ABSENT: QT_TRANSLATE_NOOP("Badge", "No keys yet: enter them to send"),
    Badge.KEPT: QT_TRANSLATE_NOOP("Badge", "Keys are in {place}"),
    Badge.TOKEN_THIS_RUN: QT_TRANSLATE_NOOP(
        "Badge", "Keys are in {place}, the token for this run only"
    ),
    Badge.THIS_RUN: QT_TRANSLATE_NOOP("Badge", "Keys are kept for this run only"),
    Badge.LOCKED: QT_TRANSLATE_NOOP("Badge", "The keyring is locked or does not answer"),
}


def badge_text(badge: Badge, place: str) -> str:
    """Where a profile's keys are."""
    return put_in(translate("Badge", _BADGES[badge]), place, "{place}")


def waiting_text() -> str:
    """While the keyring has not answered."""
    return QCoreApplication.translate("Badge", "Waiting for your keyring …")


def sandbox_keys_text() -> str:
    """In place of a badge: the sandbox needs no keys of the operator's."""
    return QCoreApplication.translate("Badge", "Sandbox: nothing leaves this computer")


def place_text(keyring: str) -> str:
    """Where entered keys will be kept; `keyring` is empty if there is no secure one."""
    if keyring:
        text = QCoreApplication.translate("Badge", "The keys are kept in %1 and nowhere else.")
        return put_in(text, keyring)
    return QCoreApplication.translate(
        "Badge",
        "No secure keyring was found, so the keys are kept in memory until you close the program.",
    )


def unrecorded_text() -> str:
    """Added to an outcome that is not on disk."""
    return QCoreApplication.translate(
        "History", "The history could not record this: note it down before you close the program."
    )


def unreadable_text(detail: str) -> str:
    """When reading the history fails."""
    text = QCoreApplication.translate("History", "The history cannot be read (%1).")
    return text.replace("%1", detail)


def profile_gone_text(name: str) -> str:
    """When a message is to be sent again from a profile that is not there any more."""
    text = QCoreApplication.translate(
        "History",
        "The profile %1, from which it was sent, is not there any more. Reopen the message as a "
        "draft to send it from another one.",
    )
    return put_in(text, name)


def paused_text(reason: str, *, offline: bool) -> str:
    """Why messages are not followed for now; empty when they are."""
    if offline:
        return QCoreApplication.translate(
            "History", "No connection: what becomes of messages is asked for again later"
        )
    if not reason:
        return ""
    text = QCoreApplication.translate("History", "What becomes of messages cannot be asked: %1")
    return text.replace("%1", reason)


def not_sent_text() -> str:
    """After a question that was answered with no."""
    return QCoreApplication.translate(
        "History", "Not sent: you said no. The form has it as it was."
    )


def looked_text() -> str:
    """After looking by hand, when nothing has changed."""
    return QCoreApplication.translate("History", "The service was asked; there is nothing new.")


def exported_text(count: int, path: str) -> str:
    """After an export."""
    return Counts().exported(count).replace("%1", path)


def export_stopped_text(path: str) -> str:
    """After an export that was stopped."""
    text = QCoreApplication.translate("History", "The export was stopped; %1 was not written.")
    return text.replace("%1", path)


def deleted_text(count: int) -> str:
    """After deleting old messages."""
    return Counts().deleted(count)


def nothing_old_text() -> str:
    """When there is nothing to delete."""
    return QCoreApplication.translate("History", "No message is that old; nothing was deleted.")


def fate_text(row: Row, *, masked: bool) -> tuple[str, str]:
    """Title and text of the desktop's notification about one message whose fate is known."""
    to = masked_number(row.to) if masked else row.to
    title = labelled(delivery_text(row) or state_label(row.state), to)
    if not has_trouble(row):
        return title, row.profile
    meaning = advice_for(row).meaning
    return title, without_number(meaning, row.to) if masked else meaning


def fates_text(ended: int, failed: int) -> tuple[str, str]:
    """Title and text of the desktop's notification about messages whose fate is known."""
    title = Counts().ended(ended)
    if not failed:
        return title, ""
    return title, QCoreApplication.translate("History", "%n failed", "", failed)
