"""The message as code: for a script, a colleague who develops, or the service's API explorer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from chatapp_desktop.ui.widgets.pages_dialog import PagesDialog


@dataclass(frozen=True, slots=True)
class Code:
    """One message in three forms."""

    python: str
    shell: str
    json: str


class CodeDialog(PagesDialog):
    """Shows the forms; none of them has keys in it."""

    def __init__(self, code: Code, parent: QWidget | None = None) -> None:
        super().__init__("code_dialog", parent)
        self._code = code
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setWindowTitle(self.tr("The message as code"))
        super().retranslate()
        self._head.setText(
            self.tr(
                "Whoever runs it sends the message, past the checks and the history of this "
                "program. Keys are not in it: each form takes them from where its users keep them."
            )
        )
        self.show_pages(
            (
                (self.tr("Python (official SDK)"), self._code.python),
                (self.tr("Command line (aliyun)"), self._code.shell),
                ("JSON", self._code.json),
            )
        )
