"""`chatapp-desktop audit verify`: checks that the trail of decisions is whole."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from chatapp_desktop.store.audit import Verified, hashes, head_path, verify
from chatapp_desktop.store.errors import FileError, FileTrouble

GOOD, BROKEN, UNREADABLE = 0, 1, 2


def run(arguments: Sequence[str]) -> int:
    """Verify a trail; 0 when it is whole, 1 when it is not, 2 when there is none to read."""
    wanted = _parser().parse_args(list(arguments))
    path: Path = wanted.file or _own_trail()
    try:
        found = verify(path)
        noted = not wanted.head or wanted.head in hashes(path)
    except FileError as error:
        sys.stderr.write(f"chatapp-desktop: {error}\n")
        if error.reason is FileTrouble.MISSING and head_path(path).exists():
            sys.stdout.write(f"BROKEN: {path} was taken away as a whole\n")
            return BROKEN
        return UNREADABLE
    return _tell(path, found, wanted.head if not noted else "")


def _tell(path: Path, found: Verified, missing: str) -> int:
    lines = [f"{path}: {found.count} decisions"]
    lines += _faults(found, missing)
    broken = len(lines) > 1
    if not broken:
        lines.append(f"whole; last hash {found.last}")
        if not head_path(path).exists():
            lines.append("no newest hash is noted beside it: whether its end is there is not known")
    if found.torn:
        lines.append(f"{found.torn} lines were cut off by a crash; the next ones vouch for them")
    sys.stdout.write("\n".join(lines) + "\n")
    return BROKEN if broken else GOOD


def _faults(found: Verified, missing: str) -> Iterator[str]:
    if found.broken_at:
        yield f"BROKEN: line {found.broken_at} was changed, moved, cut off or taken out"
    elif missing:
        yield f"BROKEN: the hash {missing} is not in it: lines were taken out at the end"
    elif found.shortened:
        yield "BROKEN: the newest hash noted beside it is not in it: its end was taken out"
    for number in found.missing_before:
        yield f"BROKEN: when decision {number} was written, lines before it had been taken out"


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="chatapp-desktop audit")
    commands = made.add_subparsers(required=True)
    command = commands.add_parser("verify", help="check the hashes from the first line to the last")
    command.add_argument("file", metavar="FILE", nargs="?", type=Path, help="another trail")
    command.add_argument(
        "--head", metavar="HASH", default="", help="a hash noted earlier, which must be in it"
    )
    return made


def _own_trail() -> Path:
    from PySide6.QtCore import QCoreApplication

    from chatapp_desktop.app.places import standard_places

    QCoreApplication.setApplicationName("chatapp-desktop")
    return standard_places().audit
