"""A Service ID of the account in one line."""

from __future__ import annotations

from typing import Final

from chatapp_desktop.ui.words.spoken import listed
from chatapp_desktop.ui.words.wording import translate
from chatapp_desktop.viber.surroundings import ServiceId
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP

_STATES: Final = {
    "running": QT_TRANSLATE_NOOP("Service", "running"),
    "stop": QT_TRANSLATE_NOOP("Service", "stopped"),
}


def service_text(service: ServiceId) -> str:
    """For a list: id, name, state and destinations; a state that nobody documented as it is."""
    known = _STATES.get(service.state.strip().lower())
    state = translate("Service", known) if known else service.state
    parts = (service.id, service.name, state, listed(sorted(service.countries)))
    return " · ".join(part for part in parts if part)
