"""The bar at the top: which profile sends, in its colour, and where its keys are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.store.accounts.profiles import Profile
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.profiles.band import Band
from chatapp_desktop.ui.profiles.kinds import colour_of, no_keys_text, swatch
from chatapp_desktop.ui.widgets.buttons import button_for
from chatapp_desktop.ui.widgets.flow import Flow
from chatapp_desktop.ui.widgets.icons import KEY, PERSON, wear
from chatapp_desktop.ui.widgets.still import StillList

_BADGE = 16
"""In digits' widths: it wraps, but not after every word."""


class ProfileBar(QWidget):
    """A coloured band, a list of profiles, the keys' badge, and what can be done about both."""

    profile_chosen = Signal(str)
    """Carries the profile's id."""
    profiles_requested = Signal()
    credentials_requested = Signal()
    keyring_requested = Signal()
    """Ask the keyring once more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alarming = False
        self._chosen: Profile | None = None
        self._band = Band("band")
        self._label = QLabel()
        self._profiles = StillList()
        self._profiles.setObjectName("profile")
        self._profiles.setMinimumContentsLength(18)
        self._label.setBuddy(self._profiles)
        self._badge = QLabel()
        self._badge.setObjectName("badge")
        self._badge.setWordWrap(True)
        self._badge.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._edit = button_for("edit_profiles", self.profiles_requested)
        self._credentials = button_for("credentials", self.credentials_requested)
        self._again = button_for("ask_keyring", self.keyring_requested)
        wear(self._edit, PERSON)
        wear(self._credentials, KEY)
        self._badge.setMinimumWidth(_BADGE * theme.character(self.fontMetrics()))
        self._again.hide()
        self._profiles.activated.connect(self._choose)
        self._place()
        self.retranslate()

    def _place(self) -> None:
        step = theme.unit(self)
        buttons = self._edit, self._credentials, self._again
        row = QVBoxLayout()
        row.setContentsMargins(2 * step, step // 2, 2 * step, step // 2)
        row.addWidget(Flow(self._label, self._profiles, *buttons, self._badge, spacing=step))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._band)
        whole.addLayout(row)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._label.setText(self.tr("&Profile"))
        self._profiles.setAccessibleName(self.tr("Profile"))
        self._edit.setText(self.tr("Profiles …"))
        self._credentials.setText(self.tr("Credentials …"))
        self._again.setText(self.tr("Ask again"))
        self._again.setToolTip(self.tr("Ask the keyring once more"))
        self._allow_credentials()

    def show_profiles(self, profiles: Sequence[Profile], chosen: Profile) -> None:
        """List the profiles."""
        size = self.fontMetrics().ascent()
        with QSignalBlocker(self._profiles):
            self._profiles.clear()
            for profile in profiles:
                square = swatch(colour_of(profile), size)
                self._profiles.addItem(square, profile.name, profile.id)
            self._profiles.setCurrentIndex(self._profiles.findData(chosen.id))
        self._band.show_profile(chosen)
        self._chosen = chosen
        self._allow_credentials()

    def _allow_credentials(self) -> None:
        reason = no_keys_text(self._chosen) if self._chosen else ""
        self._credentials.setEnabled(not reason)
        self._credentials.setToolTip(reason)

    def show_badge(self, text: str, *, alarming: bool = False, again: bool = False) -> None:
        """Say where the keys are; `alarming` where the operator has to do something.

        `again` offers to ask the keyring once more.
        """
        self._badge.setText(text)
        self._badge.setToolTip(text)
        self._again.setVisible(again)
        self._alarming = alarming
        self.dress()

    def dress(self) -> None:
        """Put on the theme of the moment."""
        colours = theme.colours()
        theme.tint(self._badge, colours.warning if self._alarming else colours.muted)

    @Slot(int)
    def _choose(self, index: int) -> None:
        self.profile_chosen.emit(self._profiles.itemData(index))
