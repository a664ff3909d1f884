"""The tour: drives the real window through one message of every kind, and takes pictures.

It types and clicks as a person does, waits for each outcome, and prints a table. README's pictures
are made by it.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from chatapp_desktop.store.history.records import Row, State
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.wording import kind_label
from chatapp_desktop.viber.check import blocks
from chatapp_desktop.viber.message_types import MESSAGE_TYPES, Media
from chatapp_desktop.viber.preview import Picture, PictureState, preview_of
from chatapp_desktop.viber.template import Key

_PATIENCE = 30.0
_SETTLE = 0.15
_WIDE, _HIGH = 160, 54
"""The window's size, in digits and lines, whatever the screen is."""
_RECIPIENT = "+380 44 123-45-67"
_LINKS = {
    Media.IMAGE: "https://cdn.example.com/winter/boots.jpg",
    Media.VIDEO: "https://cdn.example.com/winter/boots.mp4",
    Media.DOCUMENT: "https://cdn.example.com/winter/invoice.pdf",
}
_FILE_BYTES = 184_320
_CONTENT = {
    "text": "Hello Ann, your *winter* order is ready. See you soon! 😀",
    "thumbnail": "https://cdn.example.com/winter/boots-small.jpg",
    "fileSize": "10485760",
    "duration": "32",
    "fileName": "invoice.pdf",
    "fileType": "pdf",
    "caption": "Open the order",
    "action": "https://shop.example.com/orders/42",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """One message of the tour."""

    kind: str
    row: Row
    seconds: float


class Tour:
    """Walks through every MessageType and a template."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window = window
        self._folder = folder
        self._outcomes: asyncio.Queue[Row] = asyncio.Queue()
        self._pictures = 0
        window.history.newest_changed.connect(self._note)

    async def run(self) -> int:
        """Drive, and print the table; 0 only if every message was accepted."""
        self._folder.mkdir(parents=True, exist_ok=True)
        digit, line = (
            theme.character(self._window.fontMetrics()),
            self._window.fontMetrics().height(),
        )
        self._window.resize(int(_WIDE * digit), _HIGH * line)
        await self._settle()
        stops = [await self._send(kind) for kind in (*MESSAGE_TYPES, "template")]
        _print_table(stops)
        return 0 if all(stop.row.state is State.ACCEPTED for stop in stops) else 1

    async def _send(self, kind: str) -> Stop:
        self._window.new_draft_requested.emit()
        await self._settle()
        self._fill(kind)
        await self._known()
        await self._settle()
        await self._in_every_look(kind)
        self._show_goods()
        self._picture(f"{kind}-en-light")
        started = time.perf_counter()
        self._click("send")
        row = await self._outcome()
        seconds = time.perf_counter() - started
        self._window.history.select_newest()
        await self._settle()
        self._picture(f"{kind}-sent")
        return Stop(kind, row, seconds)

    async def _in_every_look(self, kind: str) -> None:
        """Take pictures in both languages and both themes; end as it began."""
        for language, look in (("zh_CN", "dark"), ("zh_CN", "light"), ("en", "dark")):
            self._window.language_chosen.emit(language)
            self._window.theme_chosen.emit(look)
            await self._settle()
            self._show_goods()
            self._picture(f"{kind}-{language}-{look}")
        self._window.language_chosen.emit("en")
        self._window.theme_chosen.emit("light")
        await self._settle()

    def _show_goods(self) -> None:
        address = preview_of(self._window.draft()).picture.address
        self._window.preview.show_picture(Picture(address, PictureState.READY, goods()))
        self._window.preview.show_size(_LINKS[Media.DOCUMENT], _FILE_BYTES)

    async def _outcome(self) -> Row:
        async with asyncio.timeout(_PATIENCE):
            while not (row := await self._outcomes.get()).state.final:
                pass
        return row

    def _note(self, row: Row) -> None:
        self._outcomes.put_nowait(row)

    # Fingers

    def _fill(self, kind: str) -> None:
        self._type("To", _RECIPIENT)
        if kind == "template":
            self._choose("Type", "template")
            self._type("TemplateCode", _TEMPLATE_CODE)
            self._type("Language", "en")
            for name, value in _TEMPLATE_VALUES.items():
                self._type("variable_name", name)
                self._click("add_variable")
                self._type(f"TemplateParams.{name}", value)
            return
        self._choose("Type", "message")
        self._choose("MessageType", kind)
        row = MESSAGE_TYPES[kind]
        for key in row.content:
            self._type(f"Content.{key}", _LINKS[row.media] if key == "link" else _CONTENT[key])

    def _find(self, name: str) -> QWidget:
        widget = self._window.findChild(QWidget, name)
        if not isinstance(widget, QWidget):
            raise LookupError(name)  # noqa: TRY004  (it is not there at all)
        return widget

    def _type(self, name: str, text: str) -> None:
        widget = self._find(name)
        if isinstance(widget, QComboBox):
            widget = widget.lineEdit() or widget
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        if isinstance(widget, QLineEdit):
            widget.insert(text)
        elif isinstance(widget, QPlainTextEdit):
            widget.insertPlainText(text)

    def _choose(self, name: str, value: str) -> None:
        widget = self._find(name)
        if isinstance(widget, QComboBox):
            widget.setCurrentIndex(widget.findData(value))

    def _click(self, name: str) -> None:
        widget = self._find(name)
        if isinstance(widget, QPushButton) and not widget.isEnabled():
            raise LookupError(f"{name} is not enabled")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, 5))

    # Eyes

    async def _known(self) -> None:
        """Wait until nothing keeps the message back: a template has been read, and is listed."""
        told = asyncio.Event()
        self._window.draft_changed.connect(told.set)
        self._window.form.templates.model.modelReset.connect(told.set)
        async with asyncio.timeout(_PATIENCE):
            while not self._is_known():
                told.clear()
                await told.wait()

    def _is_known(self) -> bool:
        draft = self._window.draft()
        if blocks(self._window.problems_of(draft)):
            return False
        if draft["Type"] != "template":
            return True
        listed = self._window.form.templates.model.place_of(Key(_TEMPLATE_CODE, "en"))
        return listed is not None and self._window.preview.is_filled

    async def _settle(self) -> None:
        """Let the window paint what has changed."""
        await asyncio.sleep(_SETTLE)

    def _picture(self, name: str) -> None:
        self._pictures += 1
        target = self._folder / f"{self._pictures:02}-{name}.png"
        if not self._window.grab().save(str(target)):
            raise OSError(f"cannot write {target}")


@cache
def goods() -> bytes:
    """A drawn picture of something to sell, as a PNG."""
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("#bcd7e8"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, circle in (
        ("#ffffff", (-150, 380, 620, 500)),
        ("#e4eef5", (300, 420, 700, 500)),
        ("#f2b84b", (560, 70, 130, 130)),
    ):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(*circle)
    for left in (220, 400):
        painter.setBrush(QColor("#7a4a2b"))
        painter.drawRoundedRect(left, 190, 110, 260, 24, 24)
        painter.drawRoundedRect(left, 360, 190, 90, 40, 40)
        painter.setBrush(QColor("#3d2617"))
        painter.drawRoundedRect(left - 6, 436, 204, 26, 10, 10)
        painter.setBrush(QColor("#f4ede6"))
        painter.drawRoundedRect(left - 10, 176, 130, 46, 20, 20)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(data.data())


_TEMPLATE_CODE = "8c566c38d91d7559ea29b5505d02d82e"
_TEMPLATE_VALUES = {"name": "Ann", "order": "A-1042"}


def _print_table(stops: list[Stop]) -> None:
    lines = [("kind", "outcome", "MessageId", "time")]
    lines += [
        (
            kind_label(stop.kind),
            stop.row.state.value,
            stop.row.message_id or stop.row.code,
            f"{stop.seconds * 1000:.0f} ms",
        )
        for stop in stops
    ]
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)))  # noqa: T201
