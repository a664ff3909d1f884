"""The pages of the settings: the program itself, sending, and the history."""

from __future__ import annotations

from dataclasses import replace

from chatapp_desktop.store.settings import ZOOM_STEPS, Settings
from chatapp_desktop.ui.settings.page import SettingsPage, choice, fill, number, switch

_MOST_SECONDS = 60
_MOST_MINUTES = 1_440
_MOST_DAYS = 36_500


class GeneralPage(SettingsPage):
    """Language, looks, and what the program does by itself."""

    name = "general"

    def __init__(self) -> None:
        super().__init__()
        self._language = choice("language")
        self._theme = choice("theme")
        self._zoom = choice("zoom_percent")
        self._pictures = choice("pictures")
        self._notify = switch("notify")
        for editor in (self._language, self._theme, self._zoom, self._pictures):
            self.add_row(editor)
        self.add_note(self._pictures)
        self.add_switch(self._notify)
        self.add_note(self._notify)
        self._can_notify = True
        self.retranslate()

    def title(self) -> str:
        return self.tr("General")

    def retranslate(self) -> None:
        like_system = self.tr("Like the system")
        # A language is named in itself, so that whoever reads it finds it.
        fill(self._language, {"system": like_system, "en": "English", "zh_CN": "简体中文"})
        themes = {"light": self.tr("Light"), "dark": self.tr("Dark")}
        fill(self._theme, {"system": like_system} | themes)
        fill(self._zoom, {str(percent): f"{percent} %" for percent in ZOOM_STEPS})
        answers = {"on": self.tr("Show them"), "off": self.tr("Do not fetch them")}
        fill(self._pictures, {"ask": self.tr("Ask me")} | answers)
        self.label(self._language, self.tr("&Language"))
        self.label(self._theme, self.tr("&Colours"))
        self.label(self._zoom, self.tr("&Size of the text"))
        self.label(self._pictures, self.tr("&Pictures in the preview"))
        self.explain(
            self._pictures,
            self.tr("To show them, this computer fetches the addresses that you type."),
        )
        self._notify.setText(
            self.tr("Show a deskt&op notification when messages arrived or failed")
        )
        self._explain_notify()

    def show_notifying(self, *, possible: bool) -> None:
        """Say whether this desktop can show notifications."""
        self._can_notify = possible
        self._explain_notify()

    def _explain_notify(self) -> None:
        text = (
            self.tr("Only while no window of this program is in use.")
            if self._can_notify
            else self.tr("This desktop shows no notifications; the history says it all the same.")
        )
        self.explain(self._notify, text)

    def show_settings(self, settings: Settings) -> None:
        for box, value in (
            (self._language, settings.language),
            (self._theme, settings.theme),
            (self._zoom, str(min(ZOOM_STEPS, key=lambda step: abs(step - settings.zoom_percent)))),
            (self._pictures, settings.pictures),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self._notify.setChecked(settings.notify)

    def chosen(self, settings: Settings) -> Settings:
        return replace(
            settings,
            language=self._language.currentData(),
            theme=self._theme.currentData(),
            zoom_percent=int(self._zoom.currentData()),
            pictures=self._pictures.currentData(),
            notify=self._notify.isChecked(),
        )


class SendingPage(SettingsPage):
    """How careful sending is."""

    name = "sending"

    def __init__(self) -> None:
        super().__init__()
        self._undo = number("undo_seconds", _MOST_SECONDS)
        self._careful = number("undo_seconds_production", _MOST_SECONDS)
        self._duplicates = number("duplicate_minutes", _MOST_MINUTES)
        self.add_row(self._undo)
        self.add_row(self._careful)
        self.add_note(self._careful)
        self.add_row(self._duplicates)
        self.retranslate()

    def title(self) -> str:
        return self.tr("Sending")

    def retranslate(self) -> None:
        for box in (self._undo, self._careful):
            box.setSpecialValueText(self.tr("Off"))
            box.setSuffix(self.tr(" s"))
        self._duplicates.setSpecialValueText(self.tr("Never"))
        self._duplicates.setSuffix(self.tr(" min"))
        self.label(self._undo, self.tr("Time to &undo a send"))
        self.label(self._careful, self.tr("… in &production profiles, at least"))
        self.label(self._duplicates, self.tr("Ask if the &same was sent within"))
        self.explain(
            self._careful,
            self.tr("A message waits so long before it leaves; until then it can be cancelled."),
        )

    def show_settings(self, settings: Settings) -> None:
        self._undo.setValue(settings.undo_seconds)
        self._careful.setValue(settings.undo_seconds_production)
        self._duplicates.setValue(settings.duplicate_minutes)

    def chosen(self, settings: Settings) -> Settings:
        return replace(
            settings,
            undo_seconds=self._undo.value(),
            undo_seconds_production=self._careful.value(),
            duplicate_minutes=self._duplicates.value(),
        )


class HistoryPage(SettingsPage):
    """What the history keeps and shows."""

    name = "history"

    def __init__(self) -> None:
        super().__init__()
        self._keep = number("keep_days", _MOST_DAYS)
        self._mask = switch("mask_numbers")
        self.add_row(self._keep)
        self.add_note(self._keep)
        self.add_switch(self._mask)
        self.retranslate()

    def title(self) -> str:
        return self.tr("History")

    def retranslate(self) -> None:
        self._keep.setSpecialValueText(self.tr("For ever"))
        self._keep.setSuffix(self.tr(" days"))
        self.label(self._keep, self.tr("&Keep messages for"))
        self.explain(
            self._keep,
            self.tr("What is older is deleted, but never before you were shown how much that is."),
        )
        self._mask.setText(self.tr("Hide the &middle of phone numbers, here and in exports"))

    def focus_days(self) -> None:
        """Begin with how long messages are kept."""
        self._keep.setFocus()
        self._keep.selectAll()

    def show_settings(self, settings: Settings) -> None:
        self._keep.setValue(settings.keep_days)
        self._mask.setChecked(settings.mask_numbers)

    def chosen(self, settings: Settings) -> Settings:
        return replace(settings, keep_days=self._keep.value(), mask_numbers=self._mask.isChecked())
