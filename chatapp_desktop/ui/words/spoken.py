"""Sentences that follow the language of the moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from string import Formatter
from unicodedata import east_asian_width

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from chatapp_desktop.ui import theme

Said = str | Callable[[], str]
"""A sentence, or what makes it anew in the language of the moment."""

_WIDE = ("。", "！", "？", "；", "：", "）")


def text_of(said: Said) -> str:
    """The sentence as it reads now."""
    return said if isinstance(said, str) else said()


def joined(*sentences: str) -> str:
    """Sentences in one line; those that are empty are left out.

    A blank stands between them, save beside a full-width sign, which brings its own.
    """
    line = ""
    for sentence in filter(None, sentences):
        wide = line.endswith(_WIDE) or sentence.startswith("（")
        line += f" {sentence}" if line and not wide else sentence
    return line


def labelled(label: str, text: str) -> str:
    """A label and what it stands for, as `Failed: no route`, with the colon of the language."""
    pattern = QCoreApplication.translate("Joined", "%1: %2", "a label and what it stands for")
    return f"{label}{_between(pattern)}{text}"


def listed(names: Iterable[str]) -> str:
    """Names one after the other, as the language parts them: `a, b` or `a、b`."""
    pattern = QCoreApplication.translate("Joined", "%1, %2", "two names of a list")
    return _between(pattern).join(names)


def bracketed(text: str) -> str:
    """A text in the brackets of the language."""
    pattern = QCoreApplication.translate("Joined", "(%1)", "a remark in brackets")
    return pattern.replace("%1", text, 1)


def put_in(text: str, value: str, mark: str = "%1") -> str:
    """A text with a value, such as a name, in place of its mark; as it is, where it has no mark.

    Chinese parts Latin letters and digits from its own signs by a blank, which stands beside the
    mark; where the value's first or last sign is a Chinese one too, there is none.
    """
    before, found, after = text.partition(mark)
    if not found:
        return text
    if not value:
        return before + after
    if before[-1:] == " " and _wide(before[-2:-1]) and _wide(value[0]):
        before = before[:-1]
    if after[:1] == " " and _wide(after[1:2]) and _wide(value[-1]):
        after = after[1:]
    return before + value + after


def filled(text: str, values: Mapping[str, object]) -> str:
    """A text with a value in place of each `{name}`; blanks are as `put_in` has them.

    Raises KeyError for a name without a value.
    """
    whole, value = "", ""
    for literal, name, _, _ in Formatter().parse(text):
        plain = literal
        if value and plain[:1] == " " and _wide(plain[1:2]) and _wide(value[-1]):
            plain = plain[1:]
        value = "" if name is None else str(values[name])
        if value and plain[-1:] == " " and _wide(plain[-2:-1]) and _wide(value[0]):
            plain = plain[:-1]
        whole += plain + value
    return whole


def _wide(sign: str) -> bool:
    return bool(sign) and east_asian_width(sign) in "WF"


def _between(pattern: str) -> str:
    # Whatever signs stand in the texts themselves are left alone.
    return pattern.removeprefix("%1").removesuffix("%2")


def together(*parts: Said) -> Said:
    """Several sentences as one; those that are empty are left out."""
    return lambda: joined(*map(text_of, parts))


class Sentence(QLabel):
    """Shows what was said last. It may quote others, so nothing of it is markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWordWrap(True)
        self._said: Said = ""

    def say(self, said: Said, colour: str = "") -> None:
        """Show a sentence in place of the one before; `colour` is one of the theme's."""
        self._said = said
        self.setText(text_of(said))
        if colour:
            theme.tint(self, colour)

    def refresh(self) -> None:
        """Show the sentence as it reads by now, if that is something else."""
        if text_of(self._said) != self.text():
            self.say(self._said)

    def say_also(self, said: Said) -> None:
        """Show a sentence behind the one that is shown."""
        self.say(together(self._said, said))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            # What cannot be said anew is better not said at all than in the other language.
            self.say("" if isinstance(self._said, str) else self._said)
