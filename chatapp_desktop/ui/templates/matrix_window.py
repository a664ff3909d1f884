"""The language matrix: every rendering and problem side by side, then all of it sent, cell by cell.

It shows what it is given and emits intents; fetching and sending are somebody else's work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.store.accounts.profiles import Profile
from chatapp_desktop.store.history.records import Row, State
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.profiles.band import Band
from chatapp_desktop.ui.profiles.kinds import kind_word
from chatapp_desktop.ui.templates.matrix_grid import MatrixGrid
from chatapp_desktop.ui.templates.matrix_values import MatrixValues
from chatapp_desktop.ui.templates.report_buttons import ReportButtons
from chatapp_desktop.ui.widgets.buttons import named_button
from chatapp_desktop.ui.widgets.flow import Flow
from chatapp_desktop.ui.widgets.scroller import Scroller
from chatapp_desktop.ui.widgets.sizes import open_at
from chatapp_desktop.ui.words.spoken import Said
from chatapp_desktop.ui.words.words import Words
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.matrix import Cell, Values, example_values, plan, recipients_of
from chatapp_desktop.viber.report import Table
from chatapp_desktop.viber.surroundings import NOWHERE, Surroundings
from chatapp_desktop.viber.template import Template

_SETTLE_MS = 120


class MatrixWindow(QDialog):
    """One template, its languages, some recipients. A message once sent is not sent again."""

    send_requested = Signal(list)
    """Carries the cells, in the order in which they are to be sent."""
    stop_requested = Signal()

    def __init__(
        self,
        name: str,
        base: Draft,
        sender: str,
        parent: QWidget | None = None,
        *,
        testers: Sequence[str] = (),
    ) -> None:
        """`name` is the template's, `sender` names the profile that will send.

        `testers` are the profile's test recipients, the only numbers that stand here by themselves:
        whom the form writes to may be a customer, and this is a message in every language.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("matrix_window")
        self._base = base
        self._sender = sender
        self._templates: dict[str, Template] = {}
        self._troubles: dict[str, str] = {}
        self._expected: tuple[str, ...] = ()
        self._around = NOWHERE
        self._offered = Values()
        self._rearrange = False
        self._running = False
        self._asking = False
        self._asked_anew = False
        """A reason that came up in the middle of the run is being asked about."""
        self._stopping = False
        self._word: Callable[[], str] = str
        """The word for the profile's kind."""
        self._words = Words(self)
        self._words.put(
            self.setWindowTitle, lambda: self.tr("Language matrix: %1").replace("%1", name)
        )
        self._make(name)
        self._recipients.setPlainText("\n".join(testers))
        self._place()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(self._review)
        self._values.edited.connect(self._settling.start)
        self._recipients.textChanged.connect(self._settling.start)
        self._review()
        self._words.then(self._say_anew)

    def _say_anew(self) -> None:
        self._grid.show_again()
        self._show_state()

    def _make(self, name: str) -> None:
        say = self._words.put
        self._band = Band("matrix_band")
        self._about = QLabel()
        say(self._about.setText, self._sender_text)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._recipients = QPlainTextEdit()
        self._recipients.setObjectName("matrix_recipients")
        self._recipients.setTabChangesFocus(True)
        say(self._recipients.setAccessibleName, lambda: self.tr("Test recipients"))
        say(
            self._recipients.setPlaceholderText,
            lambda: self.tr("Numbers of your own test phones. Each gets every language."),
        )
        self._values = MatrixValues()
        say(self._values.setAccessibleName, lambda: self.tr("Variables"))
        self._grid = MatrixGrid()
        self._progress = QProgressBar()
        self._progress.setObjectName("matrix_progress")
        say(self._progress.setAccessibleName, lambda: self.tr("Messages sent"))
        self._status = QLabel()
        self._status.setObjectName("matrix_status")
        self._examples = self._button("matrix_examples", lambda: self.tr("&Fill with examples"))
        self._examples.clicked.connect(self._fill_with_examples)
        self._send = self._button("matrix_send", "")
        self._send.clicked.connect(self._start)
        self._stop = self._button("matrix_stop", lambda: self.tr("S&top"))
        self._stop.clicked.connect(self._ask_to_stop)
        self.reports = ReportButtons(self.table, f"matrix-{name}")
        self._close = self._button("close_matrix", lambda: self.tr("C&lose"))
        self._close.clicked.connect(self.close)

    def _sender_text(self) -> str:
        return (
            self.tr("From %1 with profile %2, label %3")
            .replace("%1", self._base["From"] or "?")
            .replace("%2", self._sender)
            .replace("%3", self._base["Label"] or "?")
        )

    def _button(self, name: str, said: Said) -> QPushButton:
        button = named_button(name)
        self._words.put(button.setText, said)
        return button

    def _place(self) -> None:
        step, high = theme.unit(self), self.fontMetrics().height()
        wide = theme.character(self.fontMetrics())
        say = self._words.put
        recipients, variables = QLabel(), QLabel()
        say(recipients.setText, lambda: self.tr("Test &recipients, one per line"))
        recipients.setBuddy(self._recipients)
        say(
            variables.setText,
            lambda: self.tr("&Variables; fill a language's own column where it differs"),
        )
        variables.setBuddy(self._values)
        for label in (recipients, variables, self._about, self._status):
            label.setWordWrap(True)
        self._recipients.setMinimumWidth(18 * wide)
        self._recipients.setMaximumWidth(34 * wide)
        recipients.setMaximumWidth(34 * wide)
        for part in (self._recipients, self._values):
            part.setMinimumHeight(4 * high)
            part.setMaximumHeight(8 * high)
        self._grid.setMinimumHeight(9 * high)
        top = QGridLayout()
        top.setHorizontalSpacing(2 * step)
        top.addWidget(recipients, 0, 0)
        top.addWidget(variables, 0, 1)
        top.addWidget(self._examples, 0, 2)
        top.addWidget(self._recipients, 1, 0)
        top.addWidget(self._values, 1, 1, 1, 2)
        top.setColumnStretch(1, 1)
        bottom = Flow(
            self._send, self._stop, self._progress, self.reports, self._close, spacing=step
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(step)
        layout.addWidget(self._band)
        middle = QVBoxLayout()
        middle.setSpacing(step)
        middle.addWidget(self._about)
        middle.addLayout(top)
        middle.addWidget(self._grid, 1)
        middle.addWidget(self._status)
        layout.addWidget(Scroller(middle), 1)
        layout.addWidget(bottom)
        open_at(self, 200, 52)

    def settle(self) -> None:
        """Show at once what has come in, instead of a moment later."""
        self._settling.stop()
        self._review()

    def show_profile(self, profile: Profile) -> None:
        """Say unmistakably whose messages these are."""
        self._band.show_profile(profile)
        self._word = partial(kind_word, profile.kind)
        self._show_state()

    def set_surroundings(self, around: Surroundings) -> None:
        """Judge by these facts of the profile from now on."""
        if around != self._around:
            self._around = around
            self._settling.start()

    # Languages come in as they are fetched

    def expect(self, languages: Sequence[str]) -> None:
        """Say which languages will come."""
        self._expected = tuple(languages)
        self._review()

    def put_template(self, template: Template, values: Values) -> None:
        """Take one language; `values` count for variables that are not in the table yet."""
        self._templates[template.language] = template
        self._troubles.pop(template.language, None)
        self._offered = values
        self._rearrange = True
        self._settling.start()

    def put_trouble(self, language: str, text: str) -> None:
        """Say why a language could not be fetched; it is shown and not sent."""
        self._troubles[language] = text
        self._settling.start()

    def _in_order(self) -> tuple[Template, ...]:
        known = [code for code in self._expected if code in self._templates]
        return tuple(self._templates[code] for code in known)

    @Slot()
    def _review(self) -> None:
        """Plan anew and show the plan; a run under way keeps the plan that it began with."""
        self._arrange_values()
        if not self._running:
            recipients = recipients_of(self._recipients.toPlainText())
            values = self._values.values()
            lines = plan(self._base, self._in_order(), recipients, values, self._around)
            missing = {code: self._troubles.get(code, "") for code in self._missing()}
            self._grid.show_plan(lines, recipients, missing)
        self._show_state()

    def _arrange_values(self) -> None:
        """Show the variables of languages that have come, but not under the operator's fingers."""
        if not self._rearrange:
            return
        if self._values.editing:
            self._settling.start()
            return
        self._rearrange = False
        known, offered = self._values.values(), self._offered
        shared = {**offered.shared, **{n: text for n, text in known.shared.items() if text}}
        self._values.arrange(self._in_order(), Values(shared, {**offered.own, **known.own}))

    def _missing(self) -> tuple[str, ...]:
        return tuple(code for code in self._expected if code not in self._templates)

    # Sending

    def _show_state(self) -> None:
        count, fetching = len(self._grid.to_send()), len(self._missing()) - len(self._troubles)
        words = (self.tr("&Send %n message(s) …", "", count), self._word())
        self._send.setText(" · ".join(filter(None, words)))
        self._send.setEnabled(bool(count) and not self._running and fetching <= 0)
        standing = self._asking or self._asked_anew or self._stopping
        self._stop.setEnabled(self._running and not standing)
        for widget in (self._recipients, self._values, self._examples):
            widget.setEnabled(not self._running)
        self._status.setText(self._sentence(count, fetching))

    def _sentence(self, count: int, fetching: int) -> str:
        if self._running:
            return self._running_sentence()
        if fetching > 0:
            return self.tr("Fetching %n language(s) …", "", fetching)
        if not self._grid.recipients:
            return self.tr("Nobody to send to yet: enter a test recipient.")
        ended = self._grid.states()
        accepted, kept = ended.count(State.ACCEPTED), self._grid.refused
        told = self.tr("%1 accepted, %2 with another outcome, %3 ready to be sent.")
        blocked = self._grid.blocked
        if blocked:
            told = self.tr(
                "%1 accepted, %2 with another outcome, %3 ready to be sent; %4 cannot be sent."
            )
        other = len(ended) - accepted + kept
        for mark, number in (("%1", accepted), ("%2", other), ("%3", count), ("%4", blocked)):
            told = told.replace(mark, str(number))
        return told

    def _running_sentence(self) -> str:
        if self._asking:
            return self.tr("Waiting for your answer; nothing has been sent.")
        if self._asked_anew:
            return self.tr("Waiting for your answer; nothing more is being sent.")
        if self._stopping:
            return self.tr("Stopping; waiting for the answer to the message under way.")
        return self.tr("Sending, one after the other.")

    @Slot()
    def _start(self) -> None:
        """Ask for all that can go to be sent; the question comes from whoever sends."""
        self._review()
        cells = self._grid.to_send()
        if self._running or not cells:
            return
        self._running, self._asking, self._stopping = True, True, False
        self._progress.reset()
        self._review()
        self.send_requested.emit(cells)

    def show_begun(self, cells: Sequence[Cell]) -> None:
        """Say that the operator has agreed, and that the cells leave now, one after the other."""
        self._asking = False
        self._grid.queue(cells)
        self._progress.setRange(0, len(cells))
        self._progress.setValue(0)
        self._show_state()

    @contextmanager
    def waiting_for_answer(self) -> Iterator[None]:
        """Say, for as long as this lasts, that the run stands still until a question is answered.

        Before the run has begun that is said anyway.
        """
        self._asked_anew = not self._asking
        self._show_state()
        try:
            yield
        finally:
            self._asked_anew = False
            self._show_state()

    def show_result(self, cell: Cell, row: Row) -> None:
        """Show how far a cell's message is."""
        self._grid.put_result(cell, row)
        if row.state.final:
            self._progress.setValue(self._progress.value() + 1)
        self._show_state()

    def show_refusal(self, cell: Cell, why: str) -> None:
        """Say that a cell was not sent, and why."""
        self._grid.put_refusal(cell, why)
        if not self._asking:
            self._progress.setValue(self._progress.value() + 1)
        self._show_state()

    def show_ended(self) -> None:
        """Say that the run is over; what had not begun was not sent."""
        self._running = self._asking = False
        self._grid.end_queue()
        self._review()

    @Slot()
    def _ask_to_stop(self) -> None:
        self._stopping = True
        self._show_state()
        self.stop_requested.emit()

    @Slot()
    def _fill_with_examples(self) -> None:
        templates = self._in_order()
        self._values.arrange(templates, example_values(templates, self._values.values()))
        self._review()

    def table(self) -> Table:
        """What is shown, as a report."""
        facts = (
            (self.tr("Template"), self._base["TemplateCode"]),
            (self.tr("Sender"), self._about.text()),
            (self.tr("Result"), self._status.text()),
        )
        grid = self._grid
        return Table(self.windowTitle(), facts, grid.heads(), grid.report_rows(), grid.flagged())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._running:
            # The message under way ends first, so that its cell is not left in doubt.
            event.ignore()
            self._ask_to_stop()
        else:
            super().closeEvent(event)

    def reject(self) -> None:
        if self._running:
            self._ask_to_stop()
        else:
            super().reject()
