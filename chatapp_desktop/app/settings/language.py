"""The language of the program: the setting's, else the system's; changed without a restart."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from chatapp_desktop import resource

_SYSTEM = QLocale.system()


class Language:
    """Holds the translators that are installed: the program's own, and Qt's for its own texts."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []

    def choose(self, language: str) -> None:
        """Speak `en`, `zh_CN`, or the `system`'s language; English where nothing is translated."""
        locale = understood(_SYSTEM if language == "system" else QLocale(language))
        QLocale.setDefault(locale)
        self.silence()
        self._installed = [made for made in self._load(locale) if made is not None]
        for translator in self._installed:
            self._application.installTranslator(translator)

    def silence(self) -> None:
        """Take every translator out again."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._installed = []

    def _load(self, locale: QLocale) -> tuple[QTranslator | None, ...]:
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        own_folder = str(resource.path("translations"))
        # English has a file too: Qt Linguist keeps the plurals there.
        ours = self._translator(locale, "chatapp_desktop", own_folder)
        return self._translator(locale, "qtbase", qt_folder), ours

    def _translator(self, locale: QLocale, name: str, folder: str) -> QTranslator | None:
        translator = QTranslator(self._application)
        return translator if translator.load(locale, name, "_", folder) else None


def understood(locale: QLocale) -> QLocale:
    """The first of a reader's languages that the program has; English when it has none.

    Everything follows that one: a German date or file dialog in an English window helps nobody.
    Chinese in simplified characters is one language, wherever it is read.
    """
    for name in locale.uiLanguages():
        wanted = QLocale(name)
        if wanted.language() is QLocale.Language.English:
            own = locale.language() is QLocale.Language.English
            return locale if own else wanted
        # Every Chinese reader's list has the bare "zh", which Qt takes for the simplified one.
        simplified = wanted.script() is QLocale.Script.SimplifiedChineseScript
        if simplified and (name != "zh" or locale.script() is wanted.script()):
            return QLocale("zh_CN")
    return QLocale("en")
