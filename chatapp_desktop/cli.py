"""The command line. It imports no Qt before it knows that a window is wanted."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from chatapp_desktop import __version__

if TYPE_CHECKING:
    import argparse


def parser() -> argparse.ArgumentParser:
    """Make the parser of the window's command line."""
    import argparse

    made = argparse.ArgumentParser(
        prog="chatapp-desktop",
        description="Compose Viber messages and send them over Alibaba Cloud's Chat App service.",
        epilog="chatapp-desktop sandbox [--port N] serves a local stand-in for the service. "
        "chatapp-desktop audit verify [FILE] checks the trail of what was decided.",
    )
    made.add_argument("file", metavar="FILE", nargs="?", type=Path, help="a draft to open")
    made.add_argument("--demo", action="store_true", help="use the built-in sandbox")
    made.add_argument("--profile", metavar="NAME", default="", help="the profile to send from")
    made.add_argument(
        "--tour",
        metavar="DIR",
        type=Path,
        help="send one message of every kind to the sandbox and save a picture of each step",
    )
    made.add_argument("--version", action="version", version=f"chatapp-desktop {__version__}")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["sandbox"]:
        from chatapp_desktop.sandbox.__main__ import run

        return run(given[1:])
    if given[:1] == ["audit"]:
        from chatapp_desktop.app.audit_command import run as audit

        return audit(given[1:])
    try:
        return _start(given)
    finally:
        gc.enable()


def prepare() -> None:
    """Make what the window is made of quick to import; a start does so first of all."""
    # What a start makes stays; `start` has it searched for garbage again once the window is there.
    gc.disable()
    from chatapp_desktop.app import plain_imports

    plain_imports.restore()


def _start(given: Sequence[str]) -> int:
    wanted = parser().parse_args(given) if given else None
    prepare()
    from chatapp_desktop.app.start import UnknownProfileError, Wishes, start

    # Most starts have no arguments, and do not wait for argparse.
    wishes = Wishes(wanted.file, wanted.demo, wanted.profile, wanted.tour) if wanted else Wishes()
    try:
        return start(wishes, sys.argv[:1])
    except UnknownProfileError as error:
        names = ", ".join(error.names)
        sys.stderr.write(f"chatapp-desktop: no profile {error}; there are: {names}\n")
        return 2
