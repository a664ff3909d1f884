"""The question before the window closes while messages have not left, or have no answer yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from chatapp_desktop.ui.questions.plain import Question


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The messages that closing would stop, counted."""

    waiting: int
    """Not a byte of them has left: closing now means that they are not sent."""
    leaving: int
    """They are being sent, and the service has not answered yet."""
    planned: int = 0
    """Cells of a running language matrix that have not begun: nothing is written down of them."""

    @property
    def unsent(self) -> int:
        """How many are not sent if the window closes now."""
        return self.waiting + self.planned

    @property
    def all(self) -> int:
        """How many have not ended."""
        return self.unsent + self.leaving

    def __bool__(self) -> bool:
        return self.all > 0


class ClosingQuestion(Question):
    """Accepted means close. Follows what becomes of the messages while it is open."""

    def __init__(self, count: Callable[[], Unfinished], parent: QWidget | None = None) -> None:
        self._count = count
        super().__init__(
            lambda: self.tr("Close the window?"),
            self._consequences,
            self._yes,
            lambda: self.tr("&Keep it open"),
            parent,
            head=self._head,
        )
        self.setObjectName("closing")

    def follow(self) -> None:
        """Say how many there are by now."""
        self._words.again()

    def _head(self) -> str:
        found = self._count()
        if found.unsent and found.leaving:
            return self.tr("%n message(s) have not ended yet", "", found.all)
        if found.unsent:
            return self.tr("%n message(s) have not left yet", "", found.unsent)
        if found.leaving:
            return self.tr("%n message(s) have no answer yet", "", found.leaving)
        return self.tr("Nothing is under way any more")

    def _yes(self) -> str:
        # What is being sent may arrive all the same.
        if self._count().leaving:
            return self.tr("Close now")
        return self.tr("Close without sending") if self._count().unsent else self.tr("Close")

    def _consequences(self) -> str:
        found = self._count()
        parts = []
        if found.waiting:
            parts.append(
                self.tr(
                    "What has not left when you close is not sent. The history keeps it, to be "
                    "sent again or reopened as a draft."
                )
            )
        if found.planned:
            parts.append(
                self.tr(
                    "%n message(s) of the language matrix have not begun. If you close now, they "
                    "leave no trace in the history.",
                    "",
                    found.planned,
                )
            )
        if found.leaving:
            parts.append(
                self.tr(
                    "%n message(s) are being sent now. If you close before the answer is there, it "
                    "is looked up at the next start.",
                    "",
                    found.leaving,
                )
            )
        return "\n\n".join(parts) or self.tr("The history says how each message ended.")
