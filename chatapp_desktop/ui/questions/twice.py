"""The questions that are asked before something may arrive twice, or is deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from chatapp_desktop.store.history.records import Row, State
from chatapp_desktop.ui.questions.plain import Question
from chatapp_desktop.ui.words.counts import Counts
from chatapp_desktop.ui.words.doctor import advice_for, delivery_text
from chatapp_desktop.ui.words.wording import state_label, time_text
from chatapp_desktop.viber.masking import masked_number, without_number


class TwiceQuestion(Question):
    """Asked before something may arrive twice; follows what becomes of the attempts it names."""

    def __init__(
        self, attempt: Row, since: Row | None = None, *, masked: bool, parent: QWidget | None
    ) -> None:
        """`attempt` said the same; `since` is a later one that did, if there is one."""
        attempts = [attempt] if since is None else [attempt, since]
        super().__init__(
            lambda: QCoreApplication.translate("Question", "Sent already?"),
            lambda: _facts(attempts, masked=masked),
            lambda: QCoreApplication.translate("Question", "Send it again"),
            lambda: QCoreApplication.translate("Question", "&Do not send"),
            parent,
            head=lambda: _head(attempts[0].state),
        )
        self._attempts = attempts

    def follow(self, row: Row) -> None:
        """Show what is known by now, if it is about an attempt that is named."""
        for place, attempt in enumerate(self._attempts):
            if attempt.id == row.id:
                self._attempts[place] = row
                self._words.again()


def _head(state: State) -> str:
    if state is State.UNKNOWN:
        return QCoreApplication.translate(
            "Question", "It is not known whether this message was sent"
        )
    if state is State.PREPARED:
        return QCoreApplication.translate(
            "Question", "The same message is about to go to this recipient"
        )
    if state is State.SENDING:
        return QCoreApplication.translate(
            "Question", "The same message is being sent to this recipient"
        )
    if state is State.ACCEPTED:
        return QCoreApplication.translate(
            "Question", "The same message has already gone to this recipient"
        )
    return QCoreApplication.translate("Question", "The earlier message was not sent")


def _facts(attempts: Sequence[Row], *, masked: bool) -> str:
    first, *later = attempts
    parts = [_known(first, masked=masked)]
    if first.state is State.UNKNOWN:
        parts.append(advice_for(first).meaning)
    if later:
        since = QCoreApplication.translate("Question", "It has been sent again since:")
        parts += [since, *(_known(each, masked=masked) for each in later)]
    if State.UNKNOWN in {each.state for each in attempts}:
        parts.append(
            QCoreApplication.translate(
                "Question", "If you send it again, the recipient may get it twice."
            )
        )
    return "\n\n".join(parts)


def delete_question(count: int, days: int, parent: QWidget | None) -> Question:
    """Old messages are about to be deleted."""
    counts = Counts()
    return Question(
        lambda: counts.older_than(days),
        lambda: counts.older(count),
        lambda: counts.delete(count),
        lambda: QCoreApplication.translate("Question", "&Keep everything"),
        parent,
    )


def _known(row: Row, *, masked: bool) -> str:
    """What is known of an attempt, one fact a line."""
    to = masked_number(row.to) if masked else row.to
    lines = [
        f"{time_text(row.created_at)}  {row.profile}  →  {to}",
        without_number(row.summary, row.to) if masked else row.summary,
        "  ".join(filter(None, (state_label(row.state), row.message_id, delivery_text(row)))),
    ]
    return "\n".join(filter(None, lines))
