"""Who may be written to, by clicking in the real window: test recipients, and do not contact."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel, QTableView

from chatapp_desktop.store import audit
from chatapp_desktop.store.accounts import contact_file
from chatapp_desktop.store.accounts.contacts import Blocked, Contacts, Recipient
from chatapp_desktop.store.accounts.profiles import ProfileKind
from chatapp_desktop.store.history.records import State
from tests.e2e.conftest import Opening
from tests.support.rails import NUMBER, decisions, production, write
from tests.support.sandbox import SandboxProcess
from tests.support.studio import profile_at


def test_a_test_profile_sends_to_its_recipients_only(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    profile = replace(profile_at(sandbox.url, "Try-out"), kind=ProfileKind.TEST)
    with open_window(profile, asks=True) as run:
        write(run)
        run.wait(lambda: any("not one of its test recipients" in text for text in run.problems()))
        assert not run.button("send").isEnabled()
        assert "Send · TEST" in run.button("send").text()
        run.window._try_to_send()
        run.wait(lambda: decisions(run))
        assert decisions(run) == [("denied", f"not_a_test_recipient: {NUMBER}")]
        run.click("edit_profiles")
        run.opened("profiles_dialog")
        run.click("test_recipients")
        run.opened("list_dialog")
        run.click("add_line")
        lines = run.find(QTableView, "list_table").model()
        assert not run.button("save_list").isEnabled()
        for column, text in enumerate(("Ann", "+380 (44) 123 45 67")):
            lines.setData(lines.index(0, column), text)
        run.click("save_list")
        run.gone("list_dialog")
        run.click("save_profiles")
        run.send()
        assert run.ended() is State.ACCEPTED
        assert len(sandbox.messages()) == 1
        run.wait(lambda: len(decisions(run)) == 3)
        assert sorted(decisions(run)[1:]) == [("listed", "test_recipients: Ann"), ("sent", "")]


def test_the_do_not_contact_list_blocks_with_reason_and_name(
    open_window: Opening, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    entry = Blocked(NUMBER, "asked to stop", "bob", "2026-07-01")
    contact_file.save(tmp_path / "config" / "contacts.json", Contacts(blocked=(entry,)))
    with open_window(production(sandbox)) as run:
        write(run, to="0038 044 123 45 67")
        why = "asked to stop (bob 2026-07-01)"
        run.wait(lambda: any(why in text for text in run.problems()))
        assert not run.button("send").isEnabled()
        run.window.language_chosen.emit("zh_CN")
        run.wait(lambda: any("asked to stop（bob 2026-07-01）" in each for each in run.problems()))
        run.window.language_chosen.emit("en")
        run.wait(lambda: any(why in text for text in run.problems()))
        run.window.do_not_contact_requested.emit()
        run.opened("list_dialog")
        run.find(QTableView, "list_table").selectRow(0)
        run.click("remove_lines")
        run.click("save_list")
        run.send()
        assert run.ended() is State.ACCEPTED


def test_who_has_blocked_us_is_offered_for_the_list(
    open_window: Opening, sandbox: SandboxProcess
) -> None:
    with open_window(production(sandbox)) as run:
        write(run)
        run.send()
        assert run.ended() is State.ACCEPTED
        run.window.history.select_newest()
        run.wait(lambda: run.window.history.details.entry_id)
        assert not run.button("block_recipient").isVisible()
        history = run.controller._history
        assert history is not None
        entry = run.window.history.details.entry_id
        loop = run.task.get_loop()
        noted = loop.create_task(history.delivery(entry, "failed", 1.0, "SRVC_USER_BLOCKED"))
        run.wait(noted.done)
        run.window.history.entry_wanted.emit(entry)
        run.wait(run.button("block_recipient").isVisible)
        run.click("block_recipient")
        run.opened("list_dialog")
        run.click("save_list")
        run.wait(lambda: run.controller._watch.contacts.blocked)
        (blocked,) = run.controller._watch.contacts.blocked
        assert (blocked.number, blocked.reason) == (NUMBER, "SRVC_USER_BLOCKED")
        assert blocked.added_by == audit.user_name()
        run.wait(lambda: not run.button("send").isEnabled())


def test_a_list_by_csv(open_window: Opening, sandbox: SandboxProcess, tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("Name;Number\nAnn;+380 44 123-45-67\nEve;none\n", "utf-8")
    profile = replace(profile_at(sandbox.url, "Try-out"), kind=ProfileKind.TEST)
    with open_window(profile) as run:
        run.click("edit_profiles")
        run.opened("profiles_dialog")
        run.click("test_recipients")
        listing: Any = run.opened("list_dialog")
        run.click("import_lines")
        run.choose_file(source)
        run.wait(listing.lines)
        assert listing.lines() == [("Ann", NUMBER)]
        run.wait(lambda: "Line 3" in run.find(QLabel, "list_note").text())
        run.click("export_lines")
        run.choose_file(target)
        run.wait(target.exists)
        assert target.read_text("utf-8-sig").splitlines() == ["name,number", f"Ann,{NUMBER}"]
        run.click("save_list")
        run.wait(lambda: run.controller._watch.contacts.test_of(profile.id))
        assert run.controller._watch.contacts.test_of(profile.id) == (Recipient("Ann", NUMBER),)
        run.gone("list_dialog")
