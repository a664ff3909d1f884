"""What a failed fetch means to Viber, in words for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from chatapp_desktop.cams.web import WebError, WebTrouble
from chatapp_desktop.ui.words.spoken import filled, listed
from chatapp_desktop.ui.words.wording import amount_text, translate
from chatapp_desktop.viber.media_check import MOST_IMAGE, Finding, describe
from chatapp_desktop.viber.parameter import Unit
from chatapp_desktop.viber.preview import Picture
from chatapp_desktop.viber.web_policy import AddressTrouble
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP

_TROUBLES: dict[str, str] = {
    AddressTrouble.NOT_AN_ADDRESS: QT_TRANSLATE_NOOP("Web", "This is not a web address."),
    AddressTrouble.NOT_HTTPS: QT_TRANSLATE_NOOP(
        "Web", "Viber downloads over https only, and this address is not https."
    ),
    AddressTrouble.PASSWORD: QT_TRANSLATE_NOOP(
        "Web", "A user name or password stands in the address. Viber cannot sign in; remove it."
    ),
    AddressTrouble.PRIVATE: QT_TRANSLATE_NOOP(
        "Web", "This address is inside a private network, where Viber cannot reach it."
    ),
    WebTrouble.HOST_NOT_FOUND: QT_TRANSLATE_NOOP(
        "Web", "No server of this name is found from here. Check the spelling, and the connection."
    ),
    WebTrouble.UNREACHABLE: QT_TRANSLATE_NOOP(
        "Web", "The server cannot be reached from here; Viber may not reach it either."
    ),
    WebTrouble.TLS: QT_TRANSLATE_NOOP(
        "Web", "The server's certificate is not trusted here. Viber is likely to refuse it too."
    ),
    WebTrouble.TIMEOUT: QT_TRANSLATE_NOOP(
        "Web", "The server answers too slowly; Viber may give up as well."
    ),
    WebTrouble.REDIRECTS: QT_TRANSLATE_NOOP(
        "Web", "The server sends from one address to the next without an end."
    ),
    WebTrouble.TOO_LARGE: QT_TRANSLATE_NOOP(
        "Web",
        "The file is larger than 25 MB, the most that is fetched to be shown here. Viber "
        "recommends at most 50 MB for a picture, 20 MB for a GIF.",
    ),
    WebTrouble.BROKEN: QT_TRANSLATE_NOOP(
        "Web", "The server's answer is broken or ends too early; Viber may not get the file either."
    ),
}
_STATUS = QT_TRANSLATE_NOOP(
    "Web", "The server answers with status {status}: the recipient is likely to see no picture."
)
_UNSHOWN = {
    "no_picture": QT_TRANSLATE_NOOP(
        "Web", "What is there is no JPG, PNG, GIF or WebP: the recipient would see no picture."
    ),
    "damaged_picture": QT_TRANSLATE_NOOP(
        "Web", "This picture cannot be read here. It may be damaged; look at it before you send."
    ),
    "too_many_pixels": QT_TRANSLATE_NOOP(
        "Web",
        "{width} × {height} pixels are too many to be shown here. That is no limit of Viber's: it "
        "recommends at most {limit} for the file, which has {length}.",
    ),
}


_UNITS = {
    "length": Unit.BYTES, "told": Unit.BYTES, "limit": Unit.BYTES,
    "seconds": Unit.SECONDS, "most": Unit.SECONDS,
}  # fmt: skip
"""Of the facts in a finding."""
_LISTS = {"choices", "names"}
"""Facts that are several names."""


def finding_text(finding: Finding) -> str:
    """The sentence about what was found, with sizes and lengths as people read them."""
    facts = _spoken(finding.facts)
    facts |= {name: listed(str(facts[name]).split(", ")) for name in _LISTS & facts.keys()}
    return describe(replace(finding, facts=facts), translate)


def trouble_text(error: WebError) -> str:
    """Why something could not be fetched."""
    return translate("Web", _TROUBLES[error.trouble])


def failure_text(picture: Picture) -> str:
    """Why a picture could not be fetched or shown."""
    if picture.status:
        return status_text(picture.status)
    text = _TROUBLES.get(picture.trouble) or _UNSHOWN[picture.trouble]
    facts = _spoken({**picture.facts, "limit": MOST_IMAGE})
    return filled(translate("Web", text), facts)


def _spoken(facts: Mapping[str, str | int]) -> dict[str, str | int]:
    """Sizes and lengths as people read them."""
    return {
        name: amount_text(int(fact), _UNITS[name]) if name in _UNITS else fact
        for name, fact in facts.items()
    }


def status_text(status: int) -> str:
    """The server refused, or has nothing there."""
    text = translate("Web", _STATUS)
    return filled(text, {"status": status})
