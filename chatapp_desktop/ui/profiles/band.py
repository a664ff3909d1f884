"""The band in a profile's colour that says of what kind it is and how it is called."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from chatapp_desktop.store.accounts.profiles import Profile
from chatapp_desktop.ui.profiles.kinds import colour_of, ink_on, kind_word


class Band(QLabel):
    """Shows one profile; empty as long as it has none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is the widget's."""
        super().__init__(parent)
        self._profile: Profile | None = None
        self.setObjectName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_profile(self, profile: Profile) -> None:
        """Take on a profile's name and colour."""
        self._profile = profile
        colour = colour_of(profile)
        self.setText(self._text())
        self.setStyleSheet(
            f"background: {colour}; color: {ink_on(colour)}; padding: 0.5ex; font-weight: bold;"
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setText(self._text())

    def _text(self) -> str:
        profile = self._profile
        return f"{kind_word(profile.kind)} · {profile.name}" if profile else ""
