"""Marks English source texts for translation, without Qt: Qt Linguist finds them by these calls."""

from __future__ import annotations

from typing import Protocol


class Translate(Protocol):
    """Turns an English source text of a context into the user's language."""

    def __call__(self, context: str, text: str, /) -> str: ...


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802  (the name that lupdate knows)
    """Return `text` as it is; the call only marks it."""
    del context
    return text


def english(context: str, text: str, /) -> str:
    """Translate into the source language: nothing to do."""
    del context
    return text
