"""How far a longer work is, with the button that stops it. Hidden while there is none."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from chatapp_desktop.ui import theme


class ProgressLine(QWidget):
    """An export on its way."""

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done = self._total = 0
        self._label = QLabel()
        self._label.setObjectName("export_text")
        self._bar = QProgressBar()
        self._bar.setObjectName("export_progress")
        self._bar.setTextVisible(False)
        self._stop = QPushButton()
        self._stop.setObjectName("stop_export")
        self._stop.setAutoDefault(False)
        self._stop.clicked.connect(self.stop_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.unit(self))
        row.addWidget(self._label)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        self.retranslate()

    def show_progress(self, done: int, total: int) -> None:
        """Show `done` of `total`; a total of 0 ends it."""
        self._done, self._total = done, total
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self.retranslate()
        self.setVisible(total > 0)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        counts = [QLocale().toString(count) for count in (self._done, self._total)]
        text = self.tr("Exporting: %1 of %2").replace("%1", counts[0]).replace("%2", counts[1])
        self._label.setText(text)
        self._bar.setAccessibleName(self.tr("Progress of the export"))
        self._stop.setText(self.tr("Stop the export"))
