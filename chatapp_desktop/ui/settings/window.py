"""The settings: a list of pages at the left, the chosen page at the right."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import reduce
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.settings.guard_page import GuardPage
from chatapp_desktop.ui.settings.page import SettingsPage
from chatapp_desktop.ui.settings.pages import GeneralPage, HistoryPage, SendingPage
from chatapp_desktop.ui.widgets.dialog import Dialog
from chatapp_desktop.ui.widgets.note import Note
from chatapp_desktop.ui.widgets.scroller import Scroller
from chatapp_desktop.ui.widgets.sizes import open_at

PAGES: Final[tuple[type[SettingsPage], ...]] = (
    GeneralPage,
    SendingPage,
    GuardPage,
    HistoryPage,
)
_WIDE, _HIGH, _LIST = 90, 22, 14


class SettingsWindow(Dialog):
    """Opened with `aio.ask`; nothing is in force before Save, then `chosen` has it."""

    do_not_contact_requested = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings_window")
        self._pages = [make() for make in PAGES]
        self._given = settings
        self._names = QListWidget()
        self._names.setObjectName("settings_pages")
        self._names.setSpacing(theme.unit(self) // 4)
        self._stack = QStackedWidget()
        for page in self._pages:
            if isinstance(page, GuardPage):
                page.do_not_contact_requested.connect(self.do_not_contact_requested)
            page.show_settings(settings)
            self._stack.addWidget(Scroller(page))
            self._names.addItem("")
        self._untouched = self._read()
        self._trouble = Note()
        self._trouble.setObjectName("settings_trouble")
        self._trouble.hide()
        self._buttons = QDialogButtonBox()
        self._save = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._save.setObjectName("save_settings")
        self._cancel = self._buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self._cancel.setObjectName("cancel_settings")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._names.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._place()
        self.retranslate()
        self._names.setCurrentRow(0)

    def _place(self) -> None:
        step = theme.unit(self)
        columns = QHBoxLayout()
        columns.setSpacing(2 * step)
        columns.addWidget(self._names)
        columns.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        layout.setSpacing(2 * step)
        layout.addLayout(columns, 1)
        layout.addWidget(self._trouble)
        layout.addWidget(self._buttons)
        open_at(self, _WIDE, _HIGH)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setWindowTitle(self.tr("Settings"))
        self._names.setAccessibleName(self.tr("Pages of the settings"))
        self._save.setText(self.tr("Sa&ve"))
        self._cancel.setText(self.tr("Cancel"))
        for row, page in enumerate(self._pages):
            page.retranslate()
            self._names.item(row).setText(page.title())
        wide = self._names.sizeHintForColumn(0) + 2 * theme.unit(self)
        self._names.setFixedWidth(max(wide, _LIST * theme.character(self.fontMetrics())))

    def open_page(self, name: str) -> None:
        """Turn to a page by its name."""
        self._names.setCurrentRow([page.name for page in self._pages].index(name))

    def show_notifying(self, *, possible: bool) -> None:
        """Say whether this desktop can show notifications."""
        for page in self._pages:
            if isinstance(page, GeneralPage):
                page.show_notifying(possible=possible)

    def focus_days(self) -> None:
        """Begin with how long messages are kept."""
        self.open_page(HistoryPage.name)
        for page in self._pages:
            if isinstance(page, HistoryPage):
                page.focus_days()

    def chosen(self, settings: Settings) -> Settings:
        """The settings with what was changed here; what was not stays as it is meanwhile."""
        now, names = self._read(), (each.name for each in fields(Settings))
        changed = {n for n in names if getattr(now, n) != getattr(self._untouched, n)}
        return replace(settings, **{name: getattr(now, name) for name in changed})

    def _read(self) -> Settings:
        return reduce(lambda whole, page: page.chosen(whole), self._pages, self._given)

    @Slot()
    def accept(self) -> None:
        """Close, unless a page has a problem: then turn to it and say so."""
        for page in self._pages:
            if trouble := page.problem():
                self.open_page(page.name)
                self._trouble.show_text(trouble)
                theme.tint(self._trouble, theme.colours().error)
                return
        super().accept()
