"""The bar at the top: which profile sends, and where its keys are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from chatapp_desktop.store.profiles import Profile
from chatapp_desktop.ui import theme


class ProfileBar(QWidget):
    """A list of profiles, the keys' badge, and the button for credentials."""

    profile_chosen = Signal(str)
    """Carries the profile's id."""
    credentials_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alarming = False
        self._label = QLabel()
        self._profiles = QComboBox()
        self._profiles.setObjectName("profile")
        self._profiles.setMinimumContentsLength(18)
        self._label.setBuddy(self._profiles)
        self._badge = QLabel()
        self._badge.setObjectName("badge")
        self._credentials = QPushButton()
        self._credentials.setObjectName("credentials")
        self._profiles.activated.connect(self._choose)
        self._credentials.clicked.connect(self.credentials_requested)
        layout = QHBoxLayout(self)
        step = theme.unit(self)
        layout.setContentsMargins(2 * step, step, 2 * step, step)
        layout.setSpacing(step)
        for widget in (self._label, self._profiles, self._credentials, self._badge):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._label.setText(self.tr("&Profile"))
        self._profiles.setAccessibleName(self.tr("Profile"))
        self._credentials.setText(self.tr("Credentials …"))

    def show_profiles(self, profiles: Sequence[Profile], chosen: Profile) -> None:
        """List the profiles."""
        with QSignalBlocker(self._profiles):
            self._profiles.clear()
            for profile in profiles:
                self._profiles.addItem(profile.name, profile.id)
            self._profiles.setCurrentIndex(self._profiles.findData(chosen.id))

    def show_badge(self, text: str, *, alarming: bool = False) -> None:
        """Say where the keys are; `alarming` where the operator has to do something."""
        self._badge.setText(text)
        self._alarming = alarming
        self.dress()

    def dress(self) -> None:
        """Put on the theme of the moment."""
        colours = theme.colours()
        theme.tint(self._badge, colours.warning if self._alarming else colours.muted)

    @Slot(int)
    def _choose(self, index: int) -> None:
        self.profile_chosen.emit(self._profiles.itemData(index))
