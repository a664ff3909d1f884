"""Makes a large history quickly: the rows that a million sends would leave, without the sends.

A file is made once and kept under `build/benchmarks`, for a million rows take some minutes.
"""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from chatapp_desktop.store.history import schema
from chatapp_desktop.store.history.search import grams, searchable

_FOLDER = Path("build/benchmarks")
_WORDS = (
    "order", "ready", "invoice", "winter", "boots", "delivery", "tomorrow", "Ваше", "замовлення",
    "您的订单", "已经发货", "sale", "friday", "thank", "you", "code", "number", "pick", "up",
)  # fmt: skip
_KINDS = ("text", "image", "text_button", "template")
PROFILES = tuple((name, f"{place:032x}") for place, name in enumerate(("Shop", "Bank", "Taxi"), 1))
"""Name and id."""
FIRST = 1_700_000_000.0
_AT_ONCE = 20_000


def history_of(count: int) -> Path:
    """Give the file with `count` attempts, made if need be."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    path = _FOLDER / f"history-{count}-{schema.CURRENT.version}.sqlite3"
    if not path.exists():
        print(f"making a history of {count} rows …", file=sys.stderr, flush=True)
        new = path.with_suffix(".new")
        new.unlink(missing_ok=True)
        _make(new, count)
        new.rename(path)
    return path


def _make(path: Path, count: int) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        schema.configure(connection)
        schema.create(connection, schema.CURRENT.version)
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -200000")
        began = time.monotonic()
        for start in range(1, count + 1, _AT_ONCE):
            rows = list(_rows(start, min(_AT_ONCE, count + 1 - start)))
            connection.execute("BEGIN")
            _insert(connection, rows)
            connection.execute("COMMIT")
        connection.execute("INSERT INTO grams (grams) VALUES ('optimize')")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        print(f"made in {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)


def _rows(start: int, count: int) -> Iterator[tuple[int, str, str, str, str]]:
    """Id, recipient, text, kind and state of made-up attempts; the same ones every time."""
    rng = random.Random(start)  # noqa: S311  (to be repeated)
    for number in range(start, start + count):
        text = " ".join(rng.choices(_WORDS, k=8))
        state = "accepted" if rng.random() < 0.9 else "rejected"
        yield number, f"38044{rng.randrange(10_000_000):07d}", text, rng.choice(_KINDS), state


def _insert(connection: sqlite3.Connection, rows: list[tuple[int, str, str, str, str]]) -> None:
    connection.executemany(
        "INSERT INTO attempt (id, created_at, profile, profile_id, recipient, sender, kind, "
        "summary, state, delivery, message_id, code, request_id, http_status, duration_ms) "
        "VALUES (?, ?, ?, ?, ?, '2909', ?, ?, ?, ?, ?, 'OK', ?, 200, 180)",
        [
            (
                n,
                FIRST + n,
                *PROFILES[n % len(PROFILES)],
                to,
                kind,
                text,
                state,
                "read",
                f"{n:024x}",
                f"REQ-{n:032X}",
            )
            for n, to, text, kind, state in rows
        ],
    )
    connection.executemany(
        "INSERT INTO body VALUES (?, ?, '{}', '{}')",
        [
            (n, json.dumps({"To": to, "Content": json.dumps({"text": text})}))
            for n, to, text, _, _ in rows
        ],
    )
    connection.executemany(
        "INSERT INTO step VALUES (?, ?, ?, ?, '')",
        [
            (n, place, FIRST + n, state)
            for n, *_ in rows
            for place, state in enumerate(("prepared", "sending", "accepted"), 1)
        ],
    )
    texts = [
        (n, searchable((to, f"{n:024x}", f"REQ-{n:032X}", "OK", text)))
        for n, to, text, _, _ in rows
    ]
    connection.executemany("INSERT INTO words VALUES (?, ?)", texts)
    connection.executemany(
        "INSERT INTO grams (rowid, doc) VALUES (?, ?)", [(n, grams(text)) for n, text in texts]
    )
