"""The real window before a service whose list makes no sense: nothing stands still."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chatapp_desktop.outbox.looking import Looker
from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.history.model import Column
from tests.support.list_service import list_service
from tests.support.studio import profile_at, studio


def test_refresh_ends_and_following_goes_on(
    qtbot: QtBot, tmp_path: Path, loop: asyncio.AbstractEventLoop
) -> None:
    del loop
    with list_service() as service, studio(qtbot, tmp_path, profile_at(service.url)) as run:
        service.rows = lambda _: [{"MessageId": []}, {"MessageId": "m1"}]
        run.type("To", "380441234567")
        run.type("Content.text", "Hello")
        run.send()
        assert run.ended() is State.ACCEPTED
        run.window.history.select_newest()
        run.wait(lambda: run.button("refresh_entry").isEnabled())
        run.click("refresh_entry")
        run.wait(lambda: "nothing new" in run.status)
        service.rows = lambda _: [{"MessageId": {}}, {"MessageId": "m1", "MessageStatus": "Read"}]
        run.click("refresh_entry")
        run.wait(lambda: run.cell(Column.DELIVERY) == "Read")


def test_an_error_that_nobody_foresaw_is_shown_and_refresh_ends(
    qtbot: QtBot, tmp_path: Path, loop: asyncio.AbstractEventLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    del loop
    with list_service() as service, studio(qtbot, tmp_path, profile_at(service.url)) as run:
        service.rows = lambda _: [{"MessageId": "m1", "MessageStatus": "Read"}]
        run.type("To", "380441234567")
        run.type("Content.text", "Hello")
        with monkeypatch.context() as broken:
            broken.setattr(Looker, "follow", None)
            run.send()
            assert run.ended() is State.ACCEPTED
            run.window.history.select_newest()
            run.wait(lambda: run.button("refresh_entry").isEnabled())
            run.click("refresh_entry")
            run.wait(lambda: run.reports)
            assert "TypeError" in run.reports[0]
            run.reports.clear()
            run.wait(lambda: "made an error" in run.status)
        run.click("refresh_entry")
        run.wait(lambda: run.cell(Column.DELIVERY) == "Read")
        run.reports.clear()
