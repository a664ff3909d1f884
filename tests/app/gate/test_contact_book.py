"""Two windows that change the lists of numbers at the same moment: both changes are kept."""

from __future__ import annotations

from pathlib import Path

from chatapp_desktop.store.accounts import contact_file
from chatapp_desktop.store.accounts.contacts import Blocked, Contacts
from tests.support.attempts import end, line_of, start_child

WINDOW = """
import asyncio, sys
from pathlib import Path
from chatapp_desktop.app.gate.contact_book import ContactBook
from chatapp_desktop.store.accounts.contacts import Blocked
first = int(sys.argv[2])
async def main():
    book = ContactBook(Path(sys.argv[1]))
    await book.refresh(lambda: None)
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    for number in range(first, first + 25):
        before = book.contacts
        await book.keep(before, before.with_blocked(Blocked(str(number), "asked")))
    print("done", flush=True)
asyncio.run(main())
"""


async def test_neither_loses_what_the_other_has_added(tmp_path: Path) -> None:
    path = tmp_path / "contacts.json"
    contact_file.save(path, Contacts(blocked=(Blocked("380440000000", "asked"),)))
    firsts = (380441000000, 380442000000)
    children = [start_child(WINDOW, str(path), str(first)) for first in firsts]
    try:
        for child in children:
            assert await line_of(child) == "ready"
        for child in children:
            assert child.stdin is not None
            child.stdin.write("go\n")
            child.stdin.flush()
        for child in children:
            assert await line_of(child) == "done"
    finally:
        for child in children:
            end(child)
    kept = {each.number for each in contact_file.load(path)[0].blocked}
    wanted = {str(first + more) for first in firsts for more in range(25)}
    assert kept == {"380440000000", *wanted}
