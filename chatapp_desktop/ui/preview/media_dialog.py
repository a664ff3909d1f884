"""The report about a media address: what is there, against Viber's limits; values to take over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

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
from chatapp_desktop.ui.widgets.sizes import open_at
from chatapp_desktop.ui.words.marks import BLOCK_MARK, WARN_MARK
from chatapp_desktop.ui.words.spoken import Said, labelled, listed, text_of
from chatapp_desktop.ui.words.wording import field_label
from chatapp_desktop.ui.words.words import Words
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.problems import Severity

GOOD_MARK = "✓"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the report, and how grave it is; None for a good fact."""

    text: Said
    severity: Severity | None = None


class MediaDialog(QDialog):
    """First a bar while the server is asked, then the findings."""

    values_taken = Signal(dict)
    """Carries field names and texts to be put into the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("media_dialog")
        self._words = Words(self)
        say = self._words.put
        say(self.setWindowTitle, lambda: self.tr("Check media"))
        self._values: dict[str, str] = {}
        self._waiting = QLabel()
        say(self._waiting.setText, lambda: self._asking([]))
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        say(self._bar.setAccessibleName, lambda: self.tr("Asking the server …"))
        self._list = QListWidget()
        self._list.setSpacing(theme.unit(self) // 4)
        self._list.setObjectName("media_findings")
        say(self._list.setAccessibleName, lambda: self.tr("Findings"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._offer = QLabel()
        self._offer.setWordWrap(True)
        buttons = QDialogButtonBox()
        self._take = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        say(self._take.setText, lambda: self.tr("&Fill in"))
        self._take.setObjectName("take_values")
        self._take.setEnabled(False)
        close = buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        say(close.setText, lambda: self.tr("Cancel"))
        self._close = close
        buttons.accepted.connect(self._take_over)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.unit(self))
        for widget in (self._waiting, self._bar, self._list, self._offer, buttons):
            layout.addWidget(widget)
        # The words stand on the bar, not in the middle of what the findings will fill.
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self._list.hide()
        self._offer.hide()
        open_at(self, 80, 20)

    def show_asked(self, addresses: Sequence[str]) -> None:
        """Name the servers that are asked."""
        hosts = dict.fromkeys(filter(None, map(_host, addresses)))
        self._words.put(self._waiting.setText, lambda: self._asking(list(hosts)))

    def _asking(self, hosts: Sequence[str]) -> str:
        if not hosts:
            return self.tr("Asking the server …")
        return self.tr("Asking %1 …").replace("%1", listed(hosts))

    def show_findings(self, lines: Sequence[Line], draft: Draft, values: Mapping[str, str]) -> None:
        """Show what was found, and offer values for fields of the draft."""
        self._words.put(self._close.setText, lambda: self.tr("Close"))
        self._waiting.hide()
        self._bar.hide()
        for line in lines:
            item, mark = _item(line)
            self._words.put(item.setText, partial(_line_text, mark, line))
            self._list.addItem(item)
        self._list.show()
        self._list.setFocus()
        self._values = dict(values)
        self._take.setEnabled(bool(values))
        self._take.setDefault(bool(values))
        self._words.put(self._offer.setText, lambda: self._offered(draft))
        self._offer.setVisible(bool(values))

    def _offered(self, draft: Draft) -> str:
        offered = [labelled(field_label(name, draft), text) for name, text in self._values.items()]
        return self.tr("Can be filled in: %1").replace("%1", " · ".join(offered))

    @Slot()
    def _take_over(self) -> None:
        self.values_taken.emit(self._values)
        self.accept()


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _line_text(mark: str, line: Line) -> str:
    return f"{mark} {text_of(line.text)}"


def _item(line: Line) -> tuple[QListWidgetItem, str]:
    colours = theme.colours()
    match line.severity:
        case Severity.BLOCKS:
            mark, colour = BLOCK_MARK, colours.error
        case Severity.WARNS:
            mark, colour = WARN_MARK, colours.warning
        case _:
            mark, colour = GOOD_MARK, colours.success
    item = QListWidgetItem()
    item.setForeground(QColor(colour))
    return item, mark
