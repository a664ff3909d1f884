"""The preview: roughly what the recipient will see, following every key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.wording import amount_text
from chatapp_desktop.viber.check import integer
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.message_types import Media
from chatapp_desktop.viber.parameters import Unit

_MEDIA_MARKS = {Media.IMAGE: "🖼", Media.VIDEO: "▶", Media.DOCUMENT: "📄"}


class PreviewPane(QWidget):
    """A chat with one bubble: text above, then picture, video or file, then the button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._title = QLabel()
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._bubble = _Bubble()
        chat = _Chat()
        inner = QVBoxLayout(chat)
        step = theme.unit(self)
        inner.setContentsMargins(2 * step, 2 * step, 4 * step, 2 * step)
        inner.addWidget(self._bubble)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(chat)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, step, 0, 0)
        layout.addWidget(self._title)
        layout.addWidget(scroll, 1)
        self.show_draft(Draft())

    def show_draft(self, draft: Draft) -> None:
        """Show one draft."""
        self._title.setText(self.tr("Preview"))
        self._bubble.show_parts(*self._parts(draft))
        self.setAccessibleName(self.tr("Preview"))
        self.setAccessibleDescription(self._bubble.words())

    def _parts(self, draft: Draft) -> tuple[str, str, str]:
        """Text, media line and button of the bubble; empty where there is none."""
        row = draft.message_type
        if draft["Type"] == "template":
            return self._template(draft), "", ""
        if row is None:
            return self.tr("Choose a message type."), "", ""
        text = draft["Content.text"] if "text" in row.content else ""
        if not text and "text" in row.content:
            text = self.tr("Your text appears here.")
        button = draft["Content.caption"] if "caption" in row.content else ""
        return text, self._media(draft, row.media), button

    def _media(self, draft: Draft, media: Media) -> str:
        if media is Media.NONE:
            return ""
        facts = [draft["Content.fileName"] if media is Media.DOCUMENT else ""]
        if media is Media.VIDEO:
            for name, unit in (("duration", Unit.SECONDS), ("fileSize", Unit.BYTES)):
                value = integer(draft[f"Content.{name}"])
                facts.append(amount_text(value, unit) if value is not None else "")
        address = draft["Content.link"].strip() or self.tr("no address yet")
        return " · ".join(filter(None, (_MEDIA_MARKS[media], *facts, address)))

    def _template(self, draft: Draft) -> str:
        lines = [self.tr("Template %1").replace("%1", draft["TemplateCode"] or "…")]
        if draft["Language"]:
            lines[0] += f" · {draft['Language']}"
        lines += [f"{name}: {value or '…'}" for name, value in draft.variables.items()]
        return "\n".join(lines)


class _Chat(QWidget):
    """The background of the conversation."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours().chat))
        radius = theme.unit(self)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.end()


class _Bubble(QWidget):
    """One message, in the order in which the phone shows it: the picture stands below the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = self._part()
        self._media = self._part()
        self._button = QLabel()
        self._button.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        step = theme.unit(self)
        layout.setContentsMargins(2 * step, step, 2 * step, step)
        layout.setSpacing(step)
        for part in (self._text, self._media, self._button):
            layout.addWidget(part)

    @staticmethod
    def _part() -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def show_parts(self, text: str, media: str, button: str) -> None:
        """Show three texts; a part without text takes no room."""
        colours = theme.colours()
        for label, words in ((self._text, text), (self._media, media), (self._button, button)):
            label.setText(_breakable(words))
            label.setVisible(bool(words))
        theme.tint(self._media, colours.muted)
        self._button.setStyleSheet(
            f"background: {colours.accent}; color: {colours.on_accent};"
            "border-radius: 1ex; padding: 1ex;"
        )

    def words(self) -> str:
        """What it says, for a screen reader."""
        parts = (self._text, self._media, self._button)
        texts = (part.text() for part in parts if part.isVisibleTo(self))
        return "\n".join(texts).replace(_BREAK, "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours().bubble))
        radius = 1.5 * theme.unit(self)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.end()


_BREAK = "\u200b"
_LONG_WORD = 24


def _breakable(text: str) -> str:
    """Let long words, such as addresses, break at any place: a label does not do so by itself."""
    words = text.split(" ")
    return " ".join(
        _BREAK.join(word) if len(word) > _LONG_WORD and word.isascii() else word for word in words
    )
