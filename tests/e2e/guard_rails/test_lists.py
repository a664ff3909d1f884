"""The lists of numbers in the real window: many, damaged, in two windows, changed late."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView

from chatapp_desktop.store import audit
from chatapp_desktop.store.accounts import contact_file
from chatapp_desktop.store.accounts.contacts import Blocked, Contacts, Recipient
from chatapp_desktop.store.accounts.profiles import Profile, ProfileKind
from chatapp_desktop.store.history.records import State
from chatapp_desktop.ui.history.model import Column
from tests.e2e.conftest import Opening
from tests.support.rails import decisions, decline, reasons_of, write
from tests.support.sandbox import SandboxProcess
from tests.support.studio import QUIET, Studio, profile_at

NUMBER, OTHER = "380441234567", "380441234568"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where the lists are kept."""
    path = tmp_path / "config" / "contacts.json"
    path.parent.mkdir()
    return path


def shop(sandbox: SandboxProcess) -> Profile:
    return replace(profile_at(sandbox.url, "Shop"), kind=ProfileKind.PRODUCTION)


def tried(run: Studio) -> None:
    """Send as a hand does that is quicker than the form."""
    run.wait(run.controller._sending._services.done)
    run.window._try_to_send()


def edited(run: Studio) -> Any:
    run.window.do_not_contact_requested.emit()
    return run.opened("list_dialog")


def held(run: Studio) -> None:
    run.send()
    run.wait(lambda: run.shows(State.PREPARED))


def test_twenty_thousand_numbers_hold_after_a_restart(
    open_window: Opening, sandbox: SandboxProcess, tmp_path: Path, kept: Path
) -> None:
    source = tmp_path / "in.csv"
    numbers = [str(380440000000 + n) for n in range(20_000)]
    rows = [f"{number},asked us to stop,ann,2026-07-01" for number in numbers]
    source.write_text("\n".join(["number,reason,added_by,added_at", *rows]), "utf-8")
    with open_window(shop(sandbox)) as run:
        listing = edited(run)
        run.click("import_lines")
        run.choose_file(source)
        run.wait(listing.lines)
        run.click("save_list")
        trail = run.places.audit
        # Counted, not read: while one is written, the last line is not whole.
        run.wait(lambda: trail.exists() and trail.read_bytes().count(b"\n") == 40)
        assert {decision for decision, _ in decisions(run)} == {"listed"}
        assert audit.verify(trail).broken_at == 0
    assert kept.stat().st_size > 1024 * 1024
    with open_window(shop(sandbox)) as run:
        run.wait(lambda: len(run.controller._watch.contacts.blocked) == len(numbers))
        write(run, to=numbers[0])
        run.wait(lambda: any("asked us to stop" in text for text in run.problems()))
        tried(run)
        run.wait(lambda: decisions(run)[-1][1].startswith("do_not_contact: " + numbers[0]))
    assert sandbox.messages() == []


@pytest.mark.parametrize("kind", [ProfileKind.PRODUCTION, ProfileKind.TEST])
@pytest.mark.parametrize("how", ["folder", "{", '{"blocked": {"380441234567": {}}}', "row"])
def test_a_list_that_cannot_be_read_asks_until_it_is_saved_again(
    open_window: Opening, sandbox: SandboxProcess, kept: Path, how: str, kind: ProfileKind
) -> None:
    if how == "folder":
        kept.mkdir()
    else:
        rows = [{"number": NUMBER}, {"number": 38044.5}]
        kept.write_text(json.dumps({"blocked": rows}) if how == "row" else how, "utf-8")
    profile = replace(profile_at(sandbox.url, "Shop"), kind=kind)
    for _ in range(2):  # and so after a restart
        with open_window(profile, asks=False) as run:
            run.wait(run.controller._sending._services.done)
            assert "do-not-contact list" in run.status
            testers = {profile.id: (Recipient("Eve", OTHER),)}
            run.controller._watch.contacts = replace(run.controller._watch.contacts, test=testers)
            run.controller._watch.tell()
            write(run, to=OTHER)
            run.send()
            reasons = reasons_of(run)
            assert "do-not-contact list could not be read whole" in reasons
            decline(run)
            assert decisions(run)[-1] == ("declined", "list_broken")
            if how == "row":
                write(run, to=NUMBER)
                run.wait(lambda: not run.button("send").isEnabled())
    with open_window(profile, asks=False) as run:
        run.wait(run.controller._sending._services.done)
        edited(run)
        run.click("save_list")
        run.gone("list_dialog")
        run.wait(lambda: not run.controller._watch.contacts.doubtful)
    assert contact_file.load(kept)[1] is None
    profile = replace(profile, kind=ProfileKind.PRODUCTION)
    with open_window(profile, asks=False) as run:
        write(run, to=OTHER)
        run.send()
        assert run.ended() is State.ACCEPTED


def test_what_another_window_blocks_holds_here_and_is_not_written_over(
    open_window: Opening, sandbox: SandboxProcess, kept: Path
) -> None:
    first, mine = Blocked("8613900001234", "old"), Blocked("8613900001235", "stays")
    contact_file.save(kept, Contacts(blocked=(first, mine)))
    with open_window(shop(sandbox)) as run:
        write(run)
        run.wait(run.button("send").isEnabled)
        edited(run)
        run.find(QTableView, "list_table").selectRow(0)
        run.click("remove_lines")
        other = Blocked(NUMBER, "blocked over there")
        contact_file.save(kept, Contacts(blocked=(first, mine, other)))
        run.click("save_list")
        run.gone("list_dialog")
        run.wait(lambda: ("unlisted", "do_not_contact: old") in decisions(run))
        assert contact_file.load(kept)[0].blocked == (mine, other)
        tried(run)
        run.wait(lambda: any("blocked over there" in why for _, why in decisions(run)))
        late = Blocked(OTHER, "a moment ago")
        write(run, to=OTHER)
        run.wait(run.button("send").isEnabled)
        contact_file.save(kept, Contacts(blocked=(mine, other, late)))
        run.send()
        run.wait(lambda: any("a moment ago" in why for _, why in decisions(run)))
    assert sandbox.messages() == []


def test_who_added_a_number_is_known_to_the_program_and_not_typed(
    open_window: Opening,
    sandbox: SandboxProcess,
    monkeypatch: pytest.MonkeyPatch,
    kept: Path,
) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "the-boss")
    with open_window(shop(sandbox)) as run:
        edited(run)
        run.click("add_line")
        lines = run.find(QTableView, "list_table").model()
        for column, text in enumerate((NUMBER, "asked", "the-boss", "1999-01-01")):
            lines.setData(lines.index(0, column), text)
            typed = bool(lines.flags(lines.index(0, column)) & Qt.ItemFlag.ItemIsEditable)
            assert typed == (column < 2)
        run.click("save_list")
        run.wait(lambda: decisions(run))
        (entry,) = contact_file.load(kept)[0].blocked
        assert (entry.number, entry.reason) == (NUMBER, "asked")
        assert entry.added_by == audit.user_name() != "the-boss"
        assert entry.added_at > "2020"
        line = json.loads(run.places.audit.read_text("ascii").splitlines()[0])
        assert (line["decision"], line["recipient"], line["why"], line["user"]) == (
            "listed",
            NUMBER,
            "do_not_contact: asked",
            entry.added_by,
        )


def test_a_stray_quotation_mark_is_named_by_its_line(
    open_window: Opening, sandbox: SandboxProcess, tmp_path: Path
) -> None:
    source = tmp_path / "in.csv"
    rows = [f"{380450000000 + n},b" for n in range(12_000)]
    source.write_text("\n".join(["number,reason", f'{NUMBER},"oops', *rows]), "utf-8")
    with open_window(shop(sandbox)) as run:
        listing = edited(run)
        run.click("import_lines")
        run.choose_file(source)
        run.wait(lambda: "Line 2: a quotation mark" in run.find(QLabel, "list_note").text())
        assert listing.lines() == []
        listing.reject()


@pytest.mark.parametrize("what", ["policy", "list", "profile"])
def test_what_is_forbidden_while_a_message_is_held_back_forbids_it(
    open_window: Opening, sandbox: SandboxProcess, kept: Path, what: str
) -> None:
    with open_window(shop(sandbox), settings=replace(QUIET, undo_seconds=1)) as run:
        write(run)
        held(run)
        if what == "policy":
            folder = Path.home() / ".aliyun"
            folder.mkdir()
            rule = {"pattern": "cams:*", "action": "deny"}
            text = json.dumps({"enabled": True, "rules": [rule]})
            (folder / "safety-policy.json").write_text("\ufeff" + text, "utf-8")
        elif what == "list":
            contact_file.save(kept, Contacts(blocked=(Blocked(NUMBER, "over there"),)))
        else:
            profiles = run.controller._profiles.all.with_profile(profile_at(sandbox.url, "Next"))
            changed = run.controller._profiles.change(profiles.without("id-of-Shop"))
            run.wait(run.task.get_loop().create_task(changed).done)
        assert run.ended() is State.NOT_SENT
        code = "GuardRail.ProfileDeleted" if what == "profile" else "GuardRail.Denied"
        assert run.cell(Column.CODE) == code
        if what == "profile":
            assert "“Shop” was deleted" in run.status
        assert run.dialog("question_dialog") is None
    assert sandbox.messages() == []
