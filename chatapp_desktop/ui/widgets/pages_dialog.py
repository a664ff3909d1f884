"""A dialog with a few sentences and some long texts on pages, each to be copied as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication, QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.widgets.dialog import Dialog
from chatapp_desktop.ui.widgets.scroller import Scroller
from chatapp_desktop.ui.widgets.sizes import open_at
from chatapp_desktop.ui.widgets.toast import Toasts


class PagesDialog(Dialog):
    """Shows texts that a program reads; what they mean is said above them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._head = QLabel()
        self._head.setObjectName("pages_head")
        self._head.setWordWrap(True)
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("pages")
        buttons = QDialogButtonBox()
        self._toasts = Toasts(self, buttons)
        self._copy = buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self._copy.setObjectName("copy_page")
        self._close = buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self._copy.clicked.connect(self._copy_page)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.unit(self))
        said = QVBoxLayout()
        said.addWidget(self._head)
        self._above = Scroller(said)
        for widget in (self._above, self._tabs, buttons):
            layout.addWidget(widget)
        layout.setStretch(1, 1)
        open_at(self, 104, 30)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._above.suit(event.size().width() - 4 * theme.unit(self))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for page in self.findChildren(_Page):
                page.dress()

    def show_pages(self, pages: Sequence[tuple[str, str]]) -> None:
        """Show texts under their titles; the page that is looked at stays."""
        while self._tabs.count() < len(pages):
            self._tabs.addTab(_Page(), "")
        for place, (title, text) in enumerate(pages):
            page = self._tabs.widget(place)
            self._tabs.setTabText(place, title)
            if isinstance(page, QPlainTextEdit):
                page.setAccessibleName(title)
                if page.toPlainText() != text:
                    page.setPlainText(text)
        self._order()

    def _order(self) -> None:
        """Let Tab go as people read: the pages' names, the page, the buttons."""
        stops: list[QWidget] = [self._tabs.tabBar()]
        stops += [page for place in range(self._tabs.count()) if (page := self._tabs.widget(place))]
        stops += [self._copy, self._close]
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._copy.setText(self.tr("&Copy this page"))
        self._close.setText(self.tr("Close"))
        self._tabs.setAccessibleName(self.windowTitle())

    @Slot()
    def _copy_page(self) -> None:
        page = self._tabs.currentWidget()
        if isinstance(page, QPlainTextEdit):
            QGuiApplication.clipboard().setText(page.toPlainText())
            self._toasts.show(lambda: self.tr("The page is on the clipboard."))


class _Page(QPlainTextEdit):
    """A text in letters of one width, as large as all other text."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        # The tabs have a frame around them.
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        # Long query strings have no blanks to break at.
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.dress()

    def dress(self) -> None:
        """Take the size of the moment: a font of one's own follows no other."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(QApplication.font().pointSizeF())
        self.setFont(font)
