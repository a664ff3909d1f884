"""The attempts that the last close stopped, for the next start to tell of once: a JSON file.

What a crash leaves is found in the history itself; what a close stops has ended there as everything
else, and nothing would tell it from what was told of long ago.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from chatapp_desktop.store.documents import exclusive, load_document, save_document
from chatapp_desktop.store.files import file_error

_MOST: Final = 20_000
"""So many ids fit into a document; the newest are kept."""
_NAME: Final = "attempts"


def add(path: Path, attempts: Iterable[int]) -> None:
    """Have these told of by the next start, with those of other windows. Raises FileError."""
    with exclusive(path):
        known = {*_read(path), *attempts}
        save_document(path, {_NAME: sorted(known)[-_MOST:]})


def take(path: Path) -> tuple[int, ...]:
    """Hand out what is to be told of, and forget it. Raises FileError."""
    if not path.exists():
        return ()
    with exclusive(path):
        found = _read(path)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise file_error(error, path) from error
    return found


def _read(path: Path) -> tuple[int, ...]:
    """What is no id is left out; a file that makes no sense is set aside."""
    found = load_document(path, _NAME)[0].get(_NAME, [])
    ids = found if isinstance(found, list) else []
    return tuple(each for each in ids if type(each) is int and each > 0)
