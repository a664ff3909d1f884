"""The sandbox's templates by their codes, and the window's picker as tests use it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from chatapp_desktop.ui.templates.model import Column
from tests.support.real_window import RealWindow

ORDER = "8c566c38d91d7559ea29b5505d02d82e"
WHEEL = "7fc1578a10d8dbdda53d3438eb17d8a2"
REJECTED = "0bf2e0d39495ccf6b0f8b016c9a8c332"
PAUSED = "2a723cc00408f6d25891f2489f3f3d51"
BRACES = "cd66a49fa5bc2727633a2407bae63cc1"
DOLLARS = "a2283a5815b3f0a8c34762fa8a7fdb53"
MID_AUTUMN = "640114498af09c5109aff770dadbb0e9"
SALE = "cec24daf4fc64cfb5473d205b6795e72"
PUBLISHED = 30


def opened(real: RealWindow) -> None:
    """Choose Type = template, and wait for the list."""
    real.choose("Type", "template")
    real.wait(lambda: len(real.rows("template_list")) >= PUBLISHED)


def picked(real: RealWindow, code: str, language: str) -> None:
    """Pick a template, and wait until its detail is shown."""
    real.pick(code, language)
    real.wait(lambda: shown(real) == (code, language))


def shown(real: RealWindow) -> tuple[str, str]:
    template = real.controller._templates.shown
    return template.key if template and template.detailed else ("", "")


def problems(real: RealWindow) -> str:
    from PySide6.QtWidgets import QListWidget

    found = real.find(QListWidget, "problems")
    return "\n".join(found.item(row).text() for row in range(found.count()))


def preview(real: RealWindow) -> str:
    return real.window.preview.preview().text


def ready(real: RealWindow) -> bool:
    return real.find(QPushButton, "send").isEnabled()


def column(real: RealWindow, which: Column) -> list[str]:
    return [row[which] for row in real.rows("template_list")]
