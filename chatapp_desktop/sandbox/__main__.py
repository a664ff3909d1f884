"""Runs the sandbox alone: `python -m chatapp_desktop.sandbox --port 0`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from chatapp_desktop.sandbox.server import main
from chatapp_desktop.sandbox.store import DEFAULT_PACE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="chatapp-desktop sandbox", description="A local stand-in for the service."
    )
    parser.add_argument("--port", type=int, default=0, help="0 picks a free one")
    parser.add_argument("--pace", type=float, default=DEFAULT_PACE, help="seconds between states")
    parser.add_argument("--until-stdin-closes", action="store_true", help="end with the parent")
    parser.add_argument("--certificate", type=Path, help="PEM file, to speak TLS")
    parser.add_argument("--key", type=Path, help="PEM file of the certificate's key")
    return parser


def run(arguments: Sequence[str]) -> int:
    """Serve as the command line says; the exit code."""
    wanted = _parser().parse_args(arguments)
    return main(
        wanted.port,
        pace=wanted.pace,
        lifeline=sys.stdin if wanted.until_stdin_closes else None,
        certificate=wanted.certificate,
        key=wanted.key,
    )


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
