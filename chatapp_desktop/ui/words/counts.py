"""Texts with a number of messages or days in them.

In a class, because the translators' tool finds plurals in nothing but `self.tr`.
"""

from __future__ import annotations

from PySide6.QtCore import QObject


class Counts(QObject):
    """Each in the language of the moment."""

    def exported(self, count: int) -> str:
        """After an export; `%1` is the file."""
        return self.tr("%n message(s) exported to %1", "", count)

    def recovered(self, count: int) -> str:
        """What is left of a damaged history."""
        return self.tr("%n message(s) could be read and are in the list.", "", count)

    def deleted(self, count: int) -> str:
        """After deleting old messages."""
        return self.tr("%n message(s) deleted", "", count)

    def ended(self, count: int) -> str:
        """How many messages' fate is known."""
        return self.tr("The outcome of %n message(s) is known", "", count)

    def older(self, count: int) -> str:
        """How many would be deleted."""
        return self.tr("%n message(s) are older and will be deleted for good.", "", count)

    def older_than(self, days: int) -> str:
        """What is about to be deleted."""
        return self.tr("Delete what is older than %n day(s)?", "", days)

    def delete(self, count: int) -> str:
        """What the button does."""
        return self.tr("Delete %n message(s)", "", count)
