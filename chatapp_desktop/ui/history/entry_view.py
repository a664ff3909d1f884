"""Everything about one attempt: what it means, what was sent and came back, and its trail."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.store.history.states import State
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.button_commands import TWIN
from chatapp_desktop.ui.history.entry_text import blocked_by_recipient, entry_html, entry_text
from chatapp_desktop.ui.under_way import UnderWay, stop_text
from chatapp_desktop.ui.widgets.buttons import button_for, menu_button
from chatapp_desktop.ui.widgets.icons import EDIT, REFRESH, SEND, wear
from chatapp_desktop.ui.widgets.one_click import OneClick
from chatapp_desktop.ui.words.doctor import candidates_of, policy_for
from chatapp_desktop.viber.masking import without_number

if TYPE_CHECKING:
    from chatapp_desktop.store.history.records import Entry, Row

_BLOCKED = "SRVC_USER_BLOCKED"
_STOPPABLE = (
    UnderWay(0, "", State.PREPARED, held_until=1.0),
    UnderWay(0, "", State.PREPARED),
    UnderWay(0, "", State.SENDING),
)
"""One for each word that the button which stops can have."""


class EntryView(QWidget):
    """The details pane; without an attempt it says what it is for."""

    reopen_requested = Signal(str)
    """Carries the attempt's draft, as the text of a draft file."""
    resend_requested = Signal(object)
    """Carries the Entry."""
    refresh_requested = Signal(object)
    """Carries the Row."""
    choice_requested = Signal(object)
    """Carries the Row: the operator is to say which message of the service's list an unknown is."""
    cancel_requested = Signal(int)
    """Carries the id of an attempt that is under way."""

    block_requested = Signal(str, str)
    """Carries a number that wants no more messages, and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._menu_at: QPoint | None = None
        """Where the menu is to open once it is known what can be done."""
        self._under_way: dict[int, UnderWay] = {}
        self._one_click = OneClick()
        self._text = QTextBrowser()
        self._text.setObjectName("entry")
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(QDesktopServices.openUrl)
        self._masked = False
        self._policy = button_for("copy_entry_policy", self._copy_policy)
        self._reopen = button_for("reopen", self._ask_to_reopen)
        self._resend = button_for("send_again", self._ask_to_resend)
        self._refresh = button_for("refresh_entry", self._ask_to_refresh)
        self._choose = button_for("choose_message", self._ask_to_choose)
        self._cancel = button_for("cancel_entry", self._ask_to_cancel)
        self._block = button_for("block_recipient", self._ask_to_block)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.unit(self) // 2)
        layout.addWidget(self._text, 1)
        wear(self._reopen, EDIT)
        wear(self._resend, SEND)
        wear(self._refresh, REFRESH)
        self._more, self._menu = menu_button("entry_menu")
        self._look = self._action("refresh_entry_too", self._ask_to_refresh)
        self._look.setProperty(TWIN, True)
        self._copy_id = self._action("copy_message_id", self._copy_message_id)
        self._copy = self._action("copy_entry", self._copy_all)
        buttons = QHBoxLayout()
        for button in (*self._firsts, self._resend, self._reopen, self._more):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        self.retranslate()

    @property
    def _firsts(self) -> tuple[QPushButton, ...]:
        """One of them is shown: what the state of the attempt asks for most."""
        return self._cancel, self._choose, self._policy, self._block, self._refresh

    def _action(self, name: str, slot: Callable[[], None]) -> QAction:
        action = self._menu.addAction("")
        action.setObjectName(name)
        action.triggered.connect(slot)
        return action

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._text.setAccessibleName(self.tr("Details of the chosen message"))
        self._copy_id.setText(self.tr("Copy &MessageId"))
        self._copy.setText(self.tr("Copy &all"))
        self._look.setText(self.tr("&Refresh"))
        self._more.setText(self.tr("More"))
        self._more.setAccessibleName(self.tr("More to do with this message"))
        self._policy.setText(self.tr("Copy policy"))
        self._policy.setToolTip(self.tr("The least RAM policy that allows this, for your admin"))
        self._reopen.setText(self.tr("Reopen as draft"))
        self._resend.setText(self.tr("Send again"))
        self._refresh.setText(self.tr("&Refresh"))
        self._refresh.setToolTip(self.tr("Ask the service now what became of it"))
        self._choose.setText(self.tr("Choose …"))
        self._block.setText(self.tr("Do not contact …"))
        self._block.setToolTip(self.tr("Add the recipient to the do-not-contact list"))
        self._fix_places()
        self.show_entry(self._entry)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fix_places()

    def _fix_places(self) -> None:
        """Give the first button one width, whichever it is: none beside it may move."""
        shown = self._cancel.text()
        wide = [button.sizeHint().width() for button in self._firsts if button is not self._cancel]
        for item in _STOPPABLE:
            self._cancel.setText(stop_text(item))
            wide.append(self._cancel.sizeHint().width())
        self._cancel.setText(shown)
        for button in self._firsts:
            button.setFixedWidth(max(wide))

    def show_under_way(self, items: Iterable[UnderWay]) -> None:
        """Say of the attempt that is shown what stopping it means by now."""
        self._under_way = {item.attempt: item for item in items if item.attempt}
        self._show_stop()

    def _show_stop(self) -> None:
        if self._entry is not None and not self._entry.row.state.final:
            row = self._entry.row
            item = self._under_way.get(row.id, UnderWay(0, "", row.state))
            self._cancel.setText(stop_text(item))

    def show_entry(self, entry: Entry | None) -> None:
        """Show one attempt.

        No button comes to stand where another one was: what is pressed at the moment in which the
        state changes would be something that nobody meant.
        """
        self._entry = entry
        row = entry.row if entry else None
        ended = row is not None and row.state.final
        self._copy.setEnabled(entry is not None)
        kept = entry is not None and bool(entry.draft)
        can_look = row is not None and _can_be_asked_about(row)
        first = self._first(entry)
        usable = {
            **dict.fromkeys(self._firsts, True),
            self._refresh: can_look,
            self._resend: ended and kept,
            self._reopen: kept,
        }
        self._copy_id.setEnabled(row is not None and bool(row.message_id))
        self._show_stop()
        self._show_buttons(first, usable)
        other = first is not self._refresh and can_look
        self._look.setVisible(other)
        self._look.setEnabled(other)
        if entry is None:
            self._text.setPlainText(self.tr("Choose a message to see everything about it."))
        else:
            place = self._text.verticalScrollBar().value()
            self._text.setHtml(self._hidden(entry_html(entry)))
            self._text.verticalScrollBar().setValue(place)
        self._open_awaited()

    @Slot(QPoint)
    def open_menu(self, at: QPoint) -> None:
        """Open the menu of what can be done with the attempt at a point of the screen.

        While its details are on their way this waits for them: no choice moves under the mouse.
        """
        if self._entry is None:
            self._menu_at = at
            return
        from chatapp_desktop.ui.history.row_menu import open_row_menu

        shown = self.entry_id
        buttons = (*self._firsts, self._reopen, self._resend)
        open_row_menu(
            at,
            [each for each in buttons if not each.isHidden()],
            self._menu.actions(),
            lambda: self.entry_id == shown,
            self,
        )

    def _open_awaited(self) -> None:
        at, self._menu_at = self._menu_at, None
        if at is not None and self._entry is not None:
            self.open_menu(at)

    def wait(self) -> None:
        """Offer nothing until another attempt is there: what is read is not what is chosen."""
        first, self._entry = self._first(self._entry), None
        self._menu_at = None
        self._show_buttons(first, dict.fromkeys((*self._firsts, self._resend, self._reopen), False))
        for action in (self._look, self._copy_id, self._copy):
            action.setEnabled(False)

    def _show_buttons(self, first: QPushButton, usable: dict[QPushButton, bool]) -> None:
        focused = next((button for button in usable if button.hasFocus()), None)
        is_first = focused in self._firsts
        if focused and (not usable[focused] or (is_first and focused is not first)):
            # Qt would hand it on to the button beside it, which the next key would press.
            self._text.setFocus()
        for button in self._firsts:
            button.setVisible(button is first)
        for button, can_be in usable.items():
            button.setEnabled(can_be)
        if is_first and usable[first]:
            first.setFocus()

    def _first(self, entry: Entry | None) -> QPushButton:
        if entry is None:
            return self._refresh
        row = entry.row
        wanted = (
            (self._cancel, not row.state.final),
            (self._choose, bool(candidates_of(row))),
            (self._policy, bool(policy_for(row))),
            (self._block, blocked_by_recipient(entry)),
        )
        return next((button for button, so in wanted if so), self._refresh)

    def set_masked(self, masked: bool) -> None:
        """Hide the middle of the recipient's number, or show it."""
        self._masked = masked
        self.show_entry(self._entry)

    def _hidden(self, text: str) -> str:
        return without_number(text, self._entry.row.to) if self._masked and self._entry else text

    @property
    def entry_id(self) -> int:
        """The attempt that is shown; 0 for none."""
        return self._entry.row.id if self._entry else 0

    @Slot()
    def _copy_message_id(self) -> None:
        if self._entry:
            QGuiApplication.clipboard().setText(self._entry.row.message_id)

    @Slot()
    def _copy_all(self) -> None:
        if self._entry:
            QGuiApplication.clipboard().setText(self._hidden(entry_text(self._entry)))

    @Slot()
    def _copy_policy(self) -> None:
        if self._entry:
            QGuiApplication.clipboard().setText(policy_for(self._entry.row))

    @Slot()
    def _ask_to_resend(self) -> None:
        if self._entry and not self._one_click.is_same(self._entry.row.id):
            self.resend_requested.emit(self._entry)

    @Slot()
    def _ask_to_refresh(self) -> None:
        if self._entry:
            self.refresh_requested.emit(self._entry.row)

    @Slot()
    def _ask_to_choose(self) -> None:
        if self._entry:
            self.choice_requested.emit(self._entry.row)

    @Slot()
    def _ask_to_cancel(self) -> None:
        if self._entry:
            self.cancel_requested.emit(self._entry.row.id)

    @Slot()
    def _ask_to_block(self) -> None:
        if self._entry:
            self.block_requested.emit(self._entry.row.to, _BLOCKED)

    @Slot()
    def _ask_to_reopen(self) -> None:
        if self._entry:
            self.reopen_requested.emit(self._entry.draft)


def _can_be_asked_about(row: Row) -> bool:
    """Whether the service's list can tell anything about it."""
    return row.id > 0 and (row.state is State.UNKNOWN or bool(row.message_id))
