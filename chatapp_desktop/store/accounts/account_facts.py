"""What an account was found to own: its spaces and Service IDs, kept per profile for next time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from chatapp_desktop.store.documents import load_document, save_document
from chatapp_desktop.viber.surroundings import ServiceId


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """As the service told it the last time the connection was tested."""

    spaces: tuple[str, ...] = ()
    services: tuple[ServiceId, ...] = ()


def load(path: Path) -> dict[str, AccountFacts]:
    """Read the facts by profile id; nothing when there is no file or it is damaged.

    Raises FileError when the file is there but cannot be read.
    """
    document, _aside = load_document(path)
    return {
        key: AccountFacts(tuple(_texts(found.get("spaces"))), tuple(_services(found)))
        for key, found in document.items()
        if isinstance(found, dict)
    }


def save(path: Path, facts: Mapping[str, AccountFacts]) -> None:
    """Put the facts in place of those kept before; raises FileError."""
    document = {
        key: {"spaces": list(each.spaces), "services": [_document_of(s) for s in each.services]}
        for key, each in facts.items()
    }
    save_document(path, document)


def _document_of(service: ServiceId) -> dict[str, object]:
    return {
        "id": service.id,
        "name": service.name,
        "state": service.state,
        "countries": sorted(service.countries),
    }


def _services(found: Mapping[str, object]) -> Iterator[ServiceId]:
    rows = found.get("services")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and isinstance(row.get("id"), str):
            name, state = (str(row.get(key) or "") for key in ("name", "state"))
            countries = frozenset(_texts(row.get("countries")))
            yield ServiceId(row["id"], name, state, countries)


def _texts(found: object) -> Iterable[str]:
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []
