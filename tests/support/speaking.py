"""Languages for tests: the shipped ones, and one whose words are 40 % longer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from chatapp_desktop.app.settings.language import Language

LANGUAGES = ("en", "zh_CN", "longer")
MARK = "¦"
"""Ends each text of the pseudo-locale."""
_WORD = 8


class Longer(QTranslator):
    """English with 40 % more to it, so that what is cut off shows before a translator finds it."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        del context, disambiguation, n
        more = MARK * max(1, round(len(source) * 0.4)) if source else ""
        # Long words would break where no translation has to.
        return source + " ".join(more[i : i + _WORD] for i in range(0, len(more), _WORD))

    def isEmpty(self) -> bool:  # noqa: N802
        return False


@contextmanager
def speaking(application: QApplication, language: str) -> Iterator[Language]:
    """Speak a language for a while."""
    spoken = Language(application)
    spoken.choose("en" if language == "longer" else language)
    longer = Longer(application)
    if language == "longer":
        application.installTranslator(longer)
    try:
        yield spoken
    finally:
        application.removeTranslator(longer)
        spoken.silence()
        QLocale.setDefault(QLocale("en"))
