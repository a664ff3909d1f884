"""The way from the window's close button to the end: who has messages under way is asked first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from chatapp_desktop import aio
from chatapp_desktop.app.sending.sending import Sending
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.app.templates.trial_desk import TrialDesk
from chatapp_desktop.ui.questions.closing import ClosingQuestion, Unfinished
from chatapp_desktop.ui.window import MainWindow


class Closing(QObject):
    """Ends the program, at once or after the operator has agreed.

    What had not left by then is said by the next start, above the history. So it is when the
    session ends and nobody answers, and the desktop ends the program.
    """

    def __init__(
        self,
        window: MainWindow,
        sending: Sending,
        trials: TrialDesk,
        stop: Callable[[], None],
        spawn: Spawn,
    ) -> None:
        """`sending` and `trials` say what is under way, `stop` ends the program."""
        super().__init__()
        self._window = window
        self._sending = sending
        self._trials = trials
        self._stop = stop
        self._spawn = spawn
        self._question: ClosingQuestion | None = None
        window.close_requested.connect(self._close)
        sending.moved.connect(self._follow)

    def _count(self) -> Unfinished:
        return replace(self._sending.unfinished(), planned=self._trials.unsent)

    @Slot()
    def _follow(self) -> None:
        if self._question is not None:
            self._question.follow()

    @Slot()
    def _close(self) -> None:
        if not self._count():
            self._stop()
        elif self._question is None:
            self._spawn(self._ask())
        else:
            self._question.raise_()
            self._question.activateWindow()

    async def _ask(self) -> None:
        question = self._question = ClosingQuestion(self._count, self._window)
        try:
            if await aio.ask(question) == ClosingQuestion.DialogCode.Accepted:
                self._stop()
        finally:
            self._question = None
            question.deleteLater()
