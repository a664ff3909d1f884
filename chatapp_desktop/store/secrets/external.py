"""Keys that the aliyun command line and the SDKs already have: read by name, never written.

Environment `ALIBABA_CLOUD_ACCESS_KEY_ID`, `_ACCESS_KEY_SECRET`, `_SECURITY_TOKEN`;
`~/.aliyun/config.json` (modes AK and StsToken); `~/.alibabacloud/credentials` and
`credentials.ini` (type access_key, sts). Every other mode is named and not guessed at; neither is
one that is left out: the command line calls such an entry "not configured yet", the SDK refuses it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Final

from chatapp_desktop.store.errors import FileError, FileTrouble
from chatapp_desktop.store.files import read_text
from chatapp_desktop.store.secrets.outcomes import Secret

_LIMIT: Final = 1024 * 1024
_KEY_FIELDS: Final = ("access_key_id", "access_key_secret")
_MODES: Final = {"ak": "AK", "ststoken": "StsToken"}
_INI_TYPES: Final = ("access_key", "sts")


class Place(StrEnum):
    """Where keys can be read from."""

    KEYRING = "keyring"
    """Not from elsewhere: they are this program's own."""
    ENVIRONMENT = "environment"
    CLI = "aliyun"
    """`~/.aliyun/config.json`."""
    CREDENTIALS = "alibabacloud/credentials"
    """`~/.alibabacloud/credentials`."""
    CREDENTIALS_INI = "alibabacloud/credentials.ini"
    """`~/.alibabacloud/credentials.ini`."""
    EITHER = "alibabacloud"
    """The first of these two that has the name: what profiles said in earlier versions."""


_BOTH: Final = (Place.CREDENTIALS, Place.CREDENTIALS_INI)


@dataclass(frozen=True, slots=True)
class Origin:
    """One set of keys, by its name."""

    place: Place
    name: str = ""

    @property
    def text(self) -> str:
        """How a profile keeps it: `aliyun:default`; empty for keys of its own."""
        if self.place is Place.KEYRING:
            return ""
        return f"{self.place}:{self.name}" if self.name else str(self.place)


@dataclass(frozen=True, slots=True)
class Offer:
    """Keys that can be had, or why not. Never the secret itself."""

    origin: Origin
    mode: str
    """As its file calls it: AK, StsToken, RamRoleArn …; empty if it does not say."""
    supported: bool
    key_id: str = ""
    """Its first letters and a sign of what is left out."""


@dataclass(frozen=True, slots=True)
class NoKeys:
    """There are no such keys."""

    code: str
    """Of the error catalogue: `Credentials.SourceMissing`, `…Unsupported` or `…Broken`."""
    detail: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class _Keys:
    """What one entry holds."""

    mode: str
    supported: bool
    secret: Secret


_Read = Callable[[Path], Iterator[tuple[Origin, _Keys]]]


def origin_of(text: str) -> Origin:
    """Read what a profile keeps; anything that is not understood is keys of its own."""
    word, _, name = text.partition(":")
    try:
        return Origin(Place(word), name)
    except ValueError:
        return Origin(Place.KEYRING)


def offers(home: Path, environment: Mapping[str, str]) -> tuple[Offer, ...]:
    """List every set of keys by name, those that cannot be used among them. Blocking."""
    return tuple(
        Offer(origin, keys.mode, keys.supported, _masked(keys.secret.access_key_id))
        for origin, keys in _all(home, environment)
    )


def meant(origin: Origin, among: Iterable[Origin]) -> Origin:
    """The one of those that are there that a profile means; itself if it is not among them."""
    return next((found for found in among if _is_meant(origin, found)), origin)


def _is_meant(origin: Origin, found: Origin) -> bool:
    either = origin.place is Place.EITHER and found.place in _BOTH
    return found == origin or (either and found.name == origin.name)


def broken_files(home: Path) -> tuple[str, ...]:
    """Files that are there and cannot be read, each with the reason. Blocking."""
    found = (_read_error(path, read) for path, read in _files(home))
    return tuple(problem for problem in found if problem)


def read_keys(origin: Origin, home: Path, environment: Mapping[str, str]) -> Secret | NoKeys:
    """Fetch the keys of that name, as they are now. Blocking; never raises."""
    for found, keys in _all(home, environment):
        if _is_meant(origin, found):
            if not keys.supported:
                mode = keys.mode or "no mode"
                return NoKeys("Credentials.SourceUnsupported", f"{origin.text}: {mode}")
            if not keys.secret.access_key_id or not keys.secret.access_key_secret:
                return NoKeys("Credentials.SourceMissing", origin.text)
            return keys.secret
    if broken := broken_files(home):
        return NoKeys("Credentials.SourceBroken", "; ".join(broken))
    return NoKeys("Credentials.SourceMissing", origin.text)


def _all(home: Path, environment: Mapping[str, str]) -> Iterator[tuple[Origin, _Keys]]:
    secret = Secret(
        environment.get("ALIBABA_CLOUD_ACCESS_KEY_ID", "").strip(),
        environment.get("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "").strip(),
        environment.get("ALIBABA_CLOUD_SECURITY_TOKEN", "").strip(),
    )
    if secret.access_key_id or secret.access_key_secret:
        yield Origin(Place.ENVIRONMENT), _Keys(_mode_of(secret), supported=True, secret=secret)
    seen: set[Origin] = set()
    for path, read in _files(home):
        try:
            found = list(read(path))
        except (FileError, ValueError):
            continue  # named by `broken_files`
        for origin, keys in found:
            if origin not in seen:  # the first of a name is the one that the tools take
                seen.add(origin)
                yield origin, keys


def _files(home: Path) -> tuple[tuple[Path, _Read], ...]:
    folder = home / ".alibabacloud"
    return (
        (home / ".aliyun" / "config.json", _read_cli),
        (folder / "credentials", partial(_read_ini, place=Place.CREDENTIALS)),
        (folder / "credentials.ini", partial(_read_ini, place=Place.CREDENTIALS_INI)),
    )


def _read_error(path: Path, read: _Read) -> str:
    try:
        for _ in read(path):
            pass
    except FileError as error:
        return "" if error.reason is FileTrouble.MISSING else str(error)
    except ValueError:
        # The reader's own words could quote a line, and a line could hold the secret.
        return f"{path}: not understood"
    return ""


def _read_cli(path: Path) -> Iterator[tuple[Origin, _Keys]]:
    try:
        document = json.loads(read_text(path, _LIMIT).removeprefix("\ufeff"))
    except RecursionError as error:
        raise ValueError(path.name) from error
    profiles = document.get("profiles") if isinstance(document, dict) else None
    if not isinstance(profiles, list):
        raise ValueError(path.name)  # noqa: TRY004  (the file's fault)
    for entry in profiles:
        if isinstance(entry, dict) and isinstance(entry.get("name"), str):
            words = {k: v.strip() for k, v in entry.items() if isinstance(v, str)}
            mode = words.get("mode", "")
            known = _MODES.get(mode.lower())
            token = words.get("sts_token", "") if known == "StsToken" else ""
            yield Origin(Place.CLI, entry["name"]), _keys(words, known or mode, bool(known), token)


def _read_ini(path: Path, place: Place) -> Iterator[tuple[Origin, _Keys]]:
    import configparser  # keys of that tool are rarely asked for

    parser = configparser.ConfigParser(interpolation=None, default_section="\n", strict=False)
    try:
        parser.read_string(read_text(path, _LIMIT).removeprefix("\ufeff"))
    except configparser.Error as error:
        raise ValueError(path.name) from error
    for name in parser.sections():
        # The SDKs end a value at the first `#`.
        words = {k: v.partition("#")[0].strip() for k, v in parser[name].items()}
        mode = words.get("type", "")
        token = words.get("security_token", "") if mode == "sts" else ""
        yield Origin(place, name), _keys(words, mode, mode in _INI_TYPES, token)


def _keys(words: Mapping[str, str], mode: str, supported: bool, token: str) -> _Keys:
    key_id, secret = (words.get(name, "") for name in _KEY_FIELDS)
    return _Keys(mode, supported, Secret(key_id, secret, token))


def _mode_of(secret: Secret) -> str:
    return "StsToken" if secret.security_token else "AK"


def _masked(key_id: str) -> str:
    return f"{key_id[:8]}…" if key_id else ""
