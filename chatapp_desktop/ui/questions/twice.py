"""The questions that are asked before something may arrive twice, or is deleted."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from chatapp_desktop.store.history.records import Row, State
from chatapp_desktop.ui.history.doctor import advice_for, delivery_text
from chatapp_desktop.ui.questions.plain import Question
from chatapp_desktop.ui.words.counts import Counts
from chatapp_desktop.ui.words.wording import state_label, time_text
from chatapp_desktop.viber.masking import masked_number


def duplicate_question(row: Row, *, masked: bool, parent: QWidget | None) -> Question:
    """The same went to the same recipient a moment ago."""
    return Question(
        lambda: QCoreApplication.translate(
            "Question", "The same message went to this recipient a moment ago"
        ),
        lambda: _known(row, masked=masked),
        lambda: QCoreApplication.translate("Question", "Send it again"),
        lambda: QCoreApplication.translate("Question", "Do not send"),
        parent,
    )


def unknown_question(row: Row, *, masked: bool, parent: QWidget | None) -> Question:
    """An earlier attempt may or may not have arrived."""
    if row.state is not State.UNKNOWN:  # it has been found meanwhile
        return duplicate_question(row, masked=masked, parent=parent)

    def words() -> str:
        text = QCoreApplication.translate(
            "Question", "If you send it again, the recipient may get it twice."
        )
        return f"{_known(row, masked=masked)}\n\n{advice_for(row).meaning}\n\n{text}"

    return Question(
        lambda: QCoreApplication.translate(
            "Question", "It is not known whether this message was sent"
        ),
        words,
        lambda: QCoreApplication.translate("Question", "Send it again"),
        lambda: QCoreApplication.translate("Question", "Do not send"),
        parent,
    )


def delete_question(count: int, days: int, parent: QWidget | None) -> Question:
    """Old messages are about to be deleted."""
    counts = Counts()
    return Question(
        lambda: counts.older_than(days),
        lambda: counts.older(count),
        lambda: counts.delete(count),
        lambda: QCoreApplication.translate("Question", "Keep everything"),
        parent,
    )


def _known(row: Row, *, masked: bool) -> str:
    """What is known of an attempt, one fact a line."""
    to = masked_number(row.to) if masked else row.to
    lines = [
        f"{time_text(row.created_at)}  {row.profile}  →  {to}",
        row.summary,
        "  ".join(filter(None, (state_label(row.state), row.message_id, delivery_text(row)))),
    ]
    return "\n".join(filter(None, lines))
