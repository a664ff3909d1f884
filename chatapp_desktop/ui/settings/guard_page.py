"""The settings' page of guard rails: what is asked before a send, and when people are asleep."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTime, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTimeEdit, QWidget

from chatapp_desktop.store.accounts.quiet_hours import QuietHours, quiet_hours
from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui.settings.page import SettingsPage, switch
from chatapp_desktop.ui.widgets.buttons import button_for
from chatapp_desktop.ui.widgets.still import StillTime

_NIGHT = QuietHours(21 * 60, 8 * 60)
_LAST_MINUTE = 24 * 60 - 1


class GuardPage(SettingsPage):
    """Questions in production, quiet hours, and the way to the do-not-contact list."""

    name = "guard_rails"

    do_not_contact_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._confirm = switch("confirm_production")
        self._quiet = switch("quiet_hours")
        self._from, self._to = _clock("quiet_from"), _clock("quiet_to")
        self._until = QLabel()
        self._hours = QWidget()
        self._blocked = button_for("open_do_not_contact", self.do_not_contact_requested)
        row = QHBoxLayout(self._hours)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._from, self._until, self._to):
            row.addWidget(widget)
        row.addStretch(1)
        self.add_switch(self._confirm)
        self.add_note(self._confirm)
        self.add_switch(self._quiet)
        self.add_row(self._hours)
        self.add_note(self._quiet)
        self.add_row(self._blocked)
        self.add_note(self._blocked)
        self._quiet.toggled.connect(self._review)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Guard rails")

    def retranslate(self) -> None:
        self._confirm.setText(self.tr("&Ask before production profiles send"))
        self.explain(
            self._confirm,
            self.tr(
                "About promotions, recipients who were never written to, quiet hours, and "
                "countries that the Service ID is not registered for. The safety policy of the "
                "aliyun command line holds in any case."
            ),
        )
        self._quiet.setText(self.tr("&Warn in quiet hours"))
        self.label(self._hours, self.tr("Quiet &from"))
        self._until.setText(self.tr("until"))
        self._from.setAccessibleName(self.tr("Quiet from"))
        self._to.setAccessibleName(self.tr("Quiet until"))
        self.explain(
            self._quiet,
            self.tr(
                "By the clock of the recipient's time zone, as far as the number tells it. It "
                "warns; it does not forbid."
            ),
        )
        self._blocked.setText(self.tr("&Edit …"))
        self.label(self._blocked, self.tr("&Do-not-contact list"))
        self.explain(
            self._blocked, self.tr("Nothing is sent to the numbers on it, from any profile.")
        )

    def show_settings(self, settings: Settings) -> None:
        hours = quiet_hours(settings.quiet_hours)
        self._confirm.setChecked(settings.confirm_production)
        self._quiet.setChecked(hours is not None)
        shown = hours or _NIGHT
        for clock, minute in ((self._from, shown.start), (self._to, shown.end)):
            clock.setTime(QTime(*divmod(min(minute, _LAST_MINUTE), 60)))
        self._review()

    def chosen(self, settings: Settings) -> Settings:
        return replace(
            settings,
            confirm_production=self._confirm.isChecked(),
            quiet_hours=self._text if self._quiet.isChecked() else "",
        )

    def problem(self) -> str:
        if self._quiet.isChecked() and quiet_hours(self._text) is None:
            return self.tr("Quiet hours need a beginning and an end that differ.")
        return ""

    @property
    def _text(self) -> str:
        return "-".join(each.time().toString("HH:mm") for each in (self._from, self._to))

    @Slot()
    def _review(self) -> None:
        self._hours.setEnabled(self._quiet.isChecked())


def _clock(name: str) -> QTimeEdit:
    edit = StillTime()
    edit.setObjectName(name)
    edit.setDisplayFormat("HH:mm")
    return edit
