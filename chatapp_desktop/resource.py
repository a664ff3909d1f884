"""Where the data files are: inside an installed package, or beside it in the source tree."""

from __future__ import annotations

from pathlib import Path

# Not importlib.resources: its import takes longer than reading all that a start reads, and Qt needs
# files in a folder anyway.
_PACKAGE = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """Find a data file or folder by its place under `resources`; it need not exist.

    A wheel carries `resources` inside the package. An editable install runs from the source tree,
    where `resources` stands next to the package.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)
