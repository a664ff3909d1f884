"""What is said in the place of a picture that is not shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from chatapp_desktop.viber.preview import Picture, PictureState
from chatapp_desktop.viber.variables import find_variables


def picture_text(picture: Picture) -> str:
    """Why nothing is to be seen in the place of a picture."""
    match picture.state:
        case PictureState.ABSENT:
            return QCoreApplication.translate("Picture", "no address yet")
        case PictureState.UNASKED:
            if find_variables(picture.address):
                return QCoreApplication.translate(
                    "Picture", "A variable in its address has no value yet."
                )
            return QCoreApplication.translate("Picture", "not fetched")
        case PictureState.LOADING:
            return QCoreApplication.translate("Picture", "Fetching the picture …")
        case PictureState.FAILED:
            # With it comes what fetches, for which the first paint must not wait.
            from chatapp_desktop.ui.words.media_words import failure_text

            return failure_text(picture)
        case PictureState.READY:
            return ""
