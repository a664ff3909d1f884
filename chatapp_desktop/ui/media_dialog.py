"""The report about a media address: what is there, against Viber's limits; values to take over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.rows import BLOCK_MARK, WARN_MARK
from chatapp_desktop.ui.wording import field_label
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.problems import Severity

GOOD_MARK = "✓"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the report, and how grave it is; None for a good fact."""

    text: str
    severity: Severity | None = None


class MediaDialog(QDialog):
    """First a bar while the server is asked, then the findings."""

    values_taken = Signal(dict)
    """Carries field names and texts to be put into the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("media_dialog")
        self.setWindowTitle(self.tr("Check media"))
        self._values: dict[str, str] = {}
        self._waiting = QLabel(self.tr("Asking the server …"))
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self._waiting.text())
        self._list = QListWidget()
        self._list.setObjectName("media_findings")
        self._list.setAccessibleName(self.tr("Findings"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._offer = QLabel()
        self._offer.setWordWrap(True)
        buttons = QDialogButtonBox()
        self._take = buttons.addButton(self.tr("Take over"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._take.setObjectName("take_values")
        self._take.setEnabled(False)
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._take_over)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.unit(self))
        for widget in (self._waiting, self._bar, self._list, self._offer, buttons):
            layout.addWidget(widget)
        self._list.hide()
        self._offer.hide()
        self.resize(80 * self.fontMetrics().averageCharWidth(), 20 * self.fontMetrics().height())

    def show_findings(self, lines: Sequence[Line], draft: Draft, values: Mapping[str, str]) -> None:
        """Show what was found, and offer values for fields of the draft."""
        self._waiting.hide()
        self._bar.hide()
        for line in lines:
            self._list.addItem(_item(line))
        self._list.show()
        self._list.setFocus()
        self._values = dict(values)
        self._take.setEnabled(bool(values))
        self._take.setDefault(bool(values))
        offered = [f"{field_label(name, draft)}: {text}" for name, text in values.items()]
        self._offer.setText(self.tr("To take over: %1").replace("%1", " · ".join(offered)))
        self._offer.setVisible(bool(values))

    @Slot()
    def _take_over(self) -> None:
        self.values_taken.emit(self._values)
        self.accept()


def _item(line: Line) -> QListWidgetItem:
    colours = theme.colours()
    match line.severity:
        case Severity.BLOCKS:
            mark, colour = BLOCK_MARK, colours.error
        case Severity.WARNS:
            mark, colour = WARN_MARK, colours.warning
        case _:
            mark, colour = GOOD_MARK, colours.success
    item = QListWidgetItem(f"{mark} {line.text}")
    item.setForeground(QColor(colour))
    return item
