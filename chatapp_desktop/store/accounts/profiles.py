"""The accounts that can send: names, endpoints and defaults, in one JSON file. Never a secret."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import SplitResult, urlsplit

from chatapp_desktop.store.documents import Aside, load_document, save_document

DEFAULT_ENDPOINT: Final = "cams.ap-southeast-1.aliyuncs.com"
"""The only public endpoint of the service (API 2020-06-06, "Endpoints")."""

EXPORTED: Final = "profiles"
_KNOWN: Final = ("profiles", "chosen", "leftovers")

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST = rf"(?ai)(?=.{{1,253}}\Z){_LABEL}(\.{_LABEL})+"
_NUMBERS = r"[0-9.]+"


class ProfileKind(StrEnum):
    """How careful the window is with a profile."""

    SANDBOX = "sandbox"
    TEST = "test"
    PRODUCTION = "production"


class EndpointProblem(StrEnum):
    """What is wrong with an endpoint."""

    EMPTY = "empty"
    NOT_A_HOST = "not_a_host"
    """Not a bare host name: a scheme, port, path, user or blank is in it."""
    NOT_LOOPBACK = "not_loopback"
    """Plain http is for this machine only: http://127.0.0.1:<port> or http://[::1]:<port>."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One account to send from. The secret is kept elsewhere, under `id`."""

    id: str
    """uuid4, hex."""
    name: str
    kind: ProfileKind = ProfileKind.PRODUCTION
    endpoint: str = DEFAULT_ENDPOINT
    """A bare host name, or http://127.0.0.1:<port> for the sandbox."""
    cust_space_id: str = ""
    sender: str = ""
    """The default `From`."""
    label: str = ""
    """The default `Label`."""
    ttl: str = ""
    """The default `Ttl`, in seconds."""
    colour: str = ""
    """`#rrggbb`; empty for the colour of its kind."""
    keys_from: str = ""
    """Empty for keys of its own, else where they are read from: `aliyun:default`."""
    kept_in: str = ""
    """The key ring that took the secret, by its name, to be named when it is gone."""
    unknown: Mapping[str, object] = field(default_factory=dict, repr=False)
    """What a newer program has written beside, kept as it is."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "unknown", MappingProxyType(dict(self.unknown)))


@dataclass(frozen=True, slots=True)
class Leftover:
    """A profile that was deleted while its secret could not be: it is still in the key ring."""

    id: str
    name: str
    kept_in: str = ""


@dataclass(frozen=True, slots=True)
class Profiles:
    """All profiles, in the order shown, and which one is chosen (an id)."""

    items: tuple[Profile, ...]
    chosen: str = ""
    leftovers: tuple[Leftover, ...] = ()
    """What the key ring may still hold of profiles that are no more."""
    unknown: Mapping[str, object] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "unknown", MappingProxyType(dict(self.unknown)))

    @property
    def current(self) -> Profile:
        """The chosen profile, else the first; there is always one."""
        return next((item for item in self.items if item.id == self.chosen), self.items[0])

    def with_profile(self, profile: Profile) -> Profiles:
        """Return a copy in which `profile` stands for the one with its id, or is added."""
        if any(item.id == profile.id for item in self.items):
            items = tuple(profile if item.id == profile.id else item for item in self.items)
        else:
            items = (*self.items, profile)
        return replace(self, items=items)

    def with_leftovers(self, gone: Iterable[Profile]) -> Profiles:
        """Return a copy that remembers the secrets of deleted profiles until they are deleted."""
        found = (Leftover(item.id, item.name, item.kept_in) for item in gone)
        known = {each.id: each for each in (*self.leftovers, *found)}
        return replace(self, leftovers=tuple(known.values()))

    def without_leftover(self, profile_id: str) -> Profiles:
        """Return a copy that need not remember a secret any more."""
        kept = tuple(each for each in self.leftovers if each.id != profile_id)
        return replace(self, leftovers=kept)

    def without(self, profile_id: str) -> Profiles:
        """Return a copy without the profile; the last one is replaced by the default."""
        items = tuple(item for item in self.items if item.id != profile_id)
        return replace(self, items=items or (sandbox_profile(),))


def new_id() -> str:
    """Make the id of a new profile."""
    import uuid  # only a first start and a new profile wait for it

    return uuid.uuid4().hex


def sandbox_profile() -> Profile:
    """Make the profile of a first start: the local sandbox, which costs nothing."""
    return Profile(
        id=new_id(),
        name="Sandbox",
        kind=ProfileKind.SANDBOX,
        endpoint="http://127.0.0.1:8765",
        cust_space_id="cams-sandbox",
        sender="2909",
        label="promotion",
        ttl="86400",
    )


def load(path: Path) -> tuple[Profiles, Aside | None]:
    """Read the profiles; defaults when there are none yet.

    A damaged file is set aside and named in the second value. Raises FileError when the file is
    there but cannot be read at all.
    """
    document, aside = load_document(path, "profiles")
    found = document.get("profiles")
    items = tuple(filter(None, map(_profile_of, found if isinstance(found, list) else [])))
    chosen = document.get("chosen")
    left = document.get("leftovers")
    leftovers = tuple(filter(None, map(_leftover_of, left if isinstance(left, list) else [])))
    unknown = {k: v for k, v in document.items() if k not in _KNOWN}
    return Profiles(
        items or (sandbox_profile(),),
        chosen if isinstance(chosen, str) else "",
        leftovers,
        unknown,
    ), aside


def save(path: Path, profiles: Profiles) -> None:
    """Put the profiles in place of those kept before, at once and durably; raises FileError."""
    items = [_document_of(item) for item in profiles.items]
    left = [asdict(each) for each in profiles.leftovers]
    known = {"chosen": profiles.chosen, "profiles": items, "leftovers": left}
    save_document(path, {**profiles.unknown, **known})


def check_endpoint(text: str) -> EndpointProblem | None:
    """Say what is wrong with an endpoint, if anything. https needs no word, http only loopback."""
    if not text:
        return EndpointProblem.EMPTY
    if text.lower().startswith("http://"):
        return None if _is_loopback(text) else EndpointProblem.NOT_LOOPBACK
    # A name of numbers alone would be an address; certificates are for names.
    sound = re.fullmatch(_HOST, text) and not re.fullmatch(_NUMBERS, text)
    return None if sound else EndpointProblem.NOT_A_HOST


def endpoint_url(profile: Profile) -> str:
    """Make the address to call, without a path. Raises ValueError for an unsound endpoint."""
    if problem := check_endpoint(profile.endpoint):
        raise ValueError(problem)
    if profile.endpoint.lower().startswith("http://"):
        return profile.endpoint.lower().rstrip("/")
    return f"https://{profile.endpoint.lower()}"


def reached_endpoint(profile: Profile) -> str:
    """The endpoint whose messages reach people; empty for a sandbox or an unsound endpoint."""
    if profile.kind is ProfileKind.SANDBOX or check_endpoint(profile.endpoint):
        return ""
    return endpoint_url(profile)


def _is_loopback(text: str) -> bool:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    if port is None or not _bare(parts):
        return False
    return parts.hostname in ("127.0.0.1", "::1") and text.lower().rstrip("/") in (
        f"http://127.0.0.1:{port}",
        f"http://[::1]:{port}",
    )


def _bare(parts: SplitResult) -> bool:
    return parts.path in ("", "/") and not parts.query and not parts.fragment


def _profile_of(found: object) -> Profile | None:
    """Read one profile; fields of the wrong type take their defaults, one without id is none."""
    if not isinstance(found, dict) or not isinstance(found.get("id"), str) or not found["id"]:
        return None
    names = {each.name for each in fields(Profile)} - {"unknown", "kind"}
    known = {k: v for k, v in found.items() if k in names and isinstance(v, str)}
    kind = found.get("kind")
    unknown = {k: v for k, v in found.items() if k not in names and k != "kind"}
    # A kind that we do not know is treated as the one that needs most care.
    kinds = {each.value: each for each in ProfileKind}
    sure = kinds.get(kind, ProfileKind.PRODUCTION) if isinstance(kind, str) else None
    return Profile(
        **{"name": known["id"], **known}, kind=sure or ProfileKind.PRODUCTION, unknown=unknown
    )


def _leftover_of(found: object) -> Leftover | None:
    texts = found if isinstance(found, dict) else {}
    words = {
        k: v for k, v in texts.items() if k in ("id", "name", "kept_in") and isinstance(v, str)
    }
    return Leftover(**{"name": words["id"], **words}) if words.get("id") else None


def _document_of(profile: Profile) -> dict[str, object]:
    known = {each.name: getattr(profile, each.name) for each in fields(Profile)}
    known.pop("unknown")
    return {**profile.unknown, **known}


def to_json(profiles: Iterable[Profile]) -> str:
    """Write profiles as JSON, for sharing: no secret, and nothing of where this computer has it."""
    shared = [_bare_of_keys(profile) for profile in profiles]
    document = {EXPORTED: [_document_of(profile) for profile in shared]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> tuple[Profile, ...]:
    """Read shared profiles, each with an id of its own. Raises ValueError if there are none.

    Whoever wrote the file named an endpoint too, so it has no say about which keys go there.
    """
    try:
        found = json.loads(text)
    except RecursionError as error:
        raise ValueError(EXPORTED) from error
    rows = found.get(EXPORTED) if isinstance(found, dict) else None
    read = filter(None, map(_profile_of, rows if isinstance(rows, list) else []))
    profiles = tuple(replace(_bare_of_keys(each), id=new_id()) for each in read)
    if not profiles:
        raise ValueError(EXPORTED)
    return profiles


def _bare_of_keys(profile: Profile) -> Profile:
    return replace(profile, keys_from="", kept_in="", unknown={})


def copy_of(profile: Profile, name: str) -> Profile:
    """Make a copy under another name; the secret is not copied."""
    return replace(profile, id=new_id(), name=name, kept_in="")
