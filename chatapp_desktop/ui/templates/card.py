"""The card below the list: the chosen template's state, its components, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.templates.words import component_html, state_line
from chatapp_desktop.ui.widgets.buttons import button_for
from chatapp_desktop.ui.widgets.note import Note
from chatapp_desktop.ui.words.languages import language_line
from chatapp_desktop.ui.words.wording import kind_label
from chatapp_desktop.viber.lengths import length_of
from chatapp_desktop.viber.template import Template
from chatapp_desktop.viber.template_check import TEXT_LIMIT

_LINES = 9


class TemplateCard(QWidget):
    """Nothing but a hint until a template is chosen."""

    fill_requested = Signal()
    matrix_requested = Signal()
    torture_requested = Signal()
    read_requested = Signal()
    """Asks for the template to be read once more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template: Template | None = None
        self._state = Note()
        self._state.setObjectName("template_state")
        self._note = Note()
        self._note.setObjectName("template_note")
        self._length = Note()
        self._length.setObjectName("template_length")
        self._parts = _Parts()
        self._again = button_for("read_again", self.read_requested)
        self._again.hide()
        self._fill = button_for("fill_examples", self.fill_requested)
        self._matrix = button_for("open_matrix", self.matrix_requested)
        self._torture = button_for("open_torture", self.torture_requested)
        buttons = QHBoxLayout()
        for button in (self._fill, self._matrix, self._torture):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.unit(self) // 2)
        layout.addWidget(self._state)
        layout.addWidget(self._note)
        layout.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._parts)
        layout.addWidget(self._length)
        layout.addLayout(buttons)
        self.retranslate()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab leads to, in order."""
        return self._again, self._parts, self._fill, self._matrix, self._torture

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._again.setText(self.tr("Read again"))
        self._again.setToolTip(self.tr("Fetch the template's text and variables once more"))
        self._fill.setText(self.tr("Fill with e&xamples"))
        self._fill.setToolTip(self.tr("Put the template's examples into the empty variables"))
        self._matrix.setText(self.tr("Lang&uage matrix …"))
        self._matrix.setToolTip(self.tr("See and send this template in all its languages"))
        self._torture.setText(self.tr("Torture &set …"))
        self._torture.setToolTip(self.tr("Try difficult values in every variable, without sending"))
        self._parts.setAccessibleName(self.tr("Components of the template"))
        self.show_template(self._template)

    def show_template(self, template: Template | None) -> None:
        """Show one template, or that none is chosen."""
        self._template = template
        detailed = template is not None and template.detailed
        self._fill.setEnabled(detailed and bool(template and template.example))
        self._torture.setEnabled(detailed and bool(template and template.variables))
        self._matrix.setEnabled(template is not None)
        self._parts.setVisible(detailed)
        self._length.setVisible(detailed)
        if template is None:
            self._state.show_text("")
            return
        colours = theme.colours()
        facts = (template.name, language_line(template.language), kind_label(template.category))
        self._state.show_text(" · ".join(filter(None, (state_line(template), *facts))))
        theme.tint(self._state, colours.success if template.obstacle is None else colours.error)
        if detailed:
            self._parts.show_html("<br>".join(map(component_html, template.components)))

    def show_values(self, values: dict[str, str]) -> None:
        """Count the text with these values filled in."""
        if self._template is None or not self._template.detailed:
            return
        units = length_of(self._template.filled(values)).units
        text = self.tr("Filled in: %1 of %2 characters")
        self._length.show_text(text.replace("%1", str(units)).replace("%2", str(TEXT_LIMIT)))
        colours = theme.colours()
        theme.tint(self._length, colours.error if units > TEXT_LIMIT else colours.muted)

    def show_trouble(self, text: str) -> None:
        """Say why it could not be read, and offer to read it again; nothing with an empty text."""
        self._say(text, theme.colours().warning)
        self._again.setVisible(bool(text))

    def show_reading(self) -> None:
        """Say that it is being read; who pressed the button keeps the focus meanwhile."""
        self._say(self.tr("Reading the template …"), theme.colours().muted)
        self._again.setVisible(self._again.hasFocus())

    def _say(self, text: str, colour: str) -> None:
        self._note.show_text(text)
        self._note.setVisible(bool(text))
        theme.tint(self._note, colour)


class _Parts(QTextBrowser):
    """The components: as high as they need, up to a few lines; then it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("template_components")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)

    def show_html(self, text: str) -> None:
        if text != self.property("shown"):
            self.setProperty("shown", text)
            self.setHtml(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A height set inside a resize would resize again.
        self._fitting.start()

    def _fit(self) -> None:
        frame = 2 * self.frameWidth()
        most = _LINES * self.fontMetrics().lineSpacing()
        wanted = int(self.document().size().height())
        self.setFixedHeight(min(wanted, most) + frame)
