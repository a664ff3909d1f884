"""Where the data files are: inside an installed package, or beside it in the source tree."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def path(*parts: str) -> Traversable:
    """Find a data file or folder by its place under `resources`; it need not exist.

    A wheel carries `resources` inside the package. An editable install runs from the source tree,
    where `resources` stands next to the package.
    """
    inside = files("chatapp_desktop").joinpath("resources")
    root = inside if inside.is_dir() else Path(__file__).resolve().parent.parent / "resources"
    return root.joinpath(*parts)
