"""Every window and dialog of the program, filled as in use, for tests that look at all."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QDateEdit, QDialog, QLineEdit, QWidget
from shiboken6 import delete

from chatapp_desktop.cams.code import json_text, python_program, shell_command
from chatapp_desktop.cams.rehearsal import rehearse
from chatapp_desktop.cams.signature import Credentials
from chatapp_desktop.outbox.guard import Ask, Reason
from chatapp_desktop.store.accounts.profiles import sandbox_profile
from chatapp_desktop.store.history.records import Row, State
from chatapp_desktop.store.settings import Settings
from chatapp_desktop.ui.command_list import CommandPalette, KeySheet
from chatapp_desktop.ui.composer.code_dialog import Code, CodeDialog
from chatapp_desktop.ui.composer.dry_run import DryRunDialog
from chatapp_desktop.ui.preview.media_dialog import Line, MediaDialog
from chatapp_desktop.ui.profiles.credentials_dialog import CredentialsDialog
from chatapp_desktop.ui.report_dialog import ReportDialog
from chatapp_desktop.ui.settings.window import SettingsWindow
from chatapp_desktop.ui.welcome import WelcomeDialog
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.notices import place_text
from chatapp_desktop.ui.words.wording import translate
from chatapp_desktop.viber.check import check
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.problems import Severity
from chatapp_desktop.viber.wire import request_parameters
from tests.support.contents import CONTENT
from tests.support.dialog_scenes import DIALOGS

D = TypeVar("D", bound=QDialog)


def draft(kind: str) -> Draft:
    """A draft of a MessageType, or of `template`, that can be sent."""
    common = {"To": "380441234567", "From": "2909", "CustSpaceId": "space", "Label": "promotion"}
    if kind == "template":
        chosen = {"Type": "template", "TemplateCode": "abc", "Language": "en"}
        return Draft(common | chosen | {"TemplateParams.name": "Ann"})
    return Draft(common | {"Type": "message", "MessageType": kind, "Ttl": "86400"} | CONTENT)


def row(number: int, state: State) -> Row:
    """An attempt as the history shows it."""
    return Row(
        id=number,
        created_at=1_760_000_000.0 + number,
        profile="Sandbox",
        to="380441234567",
        sender="2909",
        kind="text_video_button",
        summary="Hello Ann",
        state=state,
        delivery="delivered" if state is State.ACCEPTED else "",
        fell_back=int(state is State.ACCEPTED),
        message_id="6b04300a1334e22445294faa",
        code="Ram.PermissionDeny",
        message="You are not authorized to perform the operation.",
        request_id="627C0C45-B459-470F-A4EE-A2BFBB684E42",
        http_status=400,
        denied_action="cams:SendChatappMessage",
        duration_ms=97,
    )


def main_window(kind: str = "text_video_button") -> MainWindow:
    """The window with a draft in the form, problems among it, and a history of every state."""
    window = MainWindow()
    profile = sandbox_profile()
    window.show_profile(profile, (profile,))
    window.profile_bar.show_badge("Sandbox")
    window.take_intents()
    window.set_draft(draft(kind).replaced({"To": "0044", "Content.caption": "x" * 40}))
    rows = [row(number, state) for number, state in enumerate(State, 1)]
    window.history.show_ids(array("q", [each.id for each in rows]), rows)
    return window


def empty_window() -> MainWindow:
    """The window at its first start: nothing is written, nothing has been sent."""
    window = MainWindow()
    profile = sandbox_profile()
    window.show_profile(profile, (profile,))
    window.profile_bar.show_badge("Sandbox")
    window.take_intents()
    window.set_draft(Draft({"Type": "message", "MessageType": "text", "Label": "promotion"}))
    window.history.show_ids(array("q"), [])
    window.history.end_list()
    return window


def searched_window() -> MainWindow:
    """The window with a range of dates that no message can lie in."""
    window = main_window()
    times = window.findChild(QComboBox, "filter_time")
    assert isinstance(times, QComboBox)
    times.setCurrentIndex(times.findData("range"))
    first = window.findChild(QDateEdit, "filter_from")
    assert isinstance(first, QDateEdit)
    first.setDate(first.date().addYears(1))
    return window


def telling_window() -> MainWindow:
    """The window while something takes long, with words about what is done."""
    window = main_window("text")
    for name in ("spring", "a-name-that-is-longer-than-most-" * 3):
        window.tell(partial(_saved, name))
    work = ExitStack()
    exporting = window.busy.during(partial(translate, "HistoryDesk", "Exporting …"), window.close)
    window.busy.advance(work.enter_context(exporting), 3, 10)
    window.busy.show_now()
    # Whoever lets go of it ends it; the window does so when it goes itself.
    window.__dict__["work"] = work
    return window


def _saved(name: str) -> str:
    return translate("DraftDesk", "Saved as %1").replace("%1", f"~/{name}.json")


def credentials() -> CredentialsDialog:
    """The dialog for keys, with a note."""
    dialog = CredentialsDialog("Sandbox", partial(place_text, "GNOME Keyring"))
    field = dialog.findChild(QLineEdit, "access_key_id")
    assert isinstance(field, QLineEdit)
    field.setText("STS. x")
    return dialog


def report() -> ReportDialog:
    """The dialog for what nobody foresaw."""
    return ReportDialog("Chat App Desktop\nTraceback …")


def palette() -> CommandPalette:
    """The list of all commands."""
    window = main_window()
    return _with_owner(CommandPalette(window.commands.listed()), window)


def key_sheet() -> KeySheet:
    """The list of all shortcuts."""
    window = main_window()
    return _with_owner(KeySheet(window.commands.all()), window)


def media() -> MediaDialog:
    """The report about a media address, with values to take over."""
    dialog = MediaDialog()
    lines = [Line("Reachable over https (status 200)."), Line("It is large.", Severity.WARNS)]
    dialog.show_findings(lines, draft("video"), {"Content.fileSize": "1234"})
    return dialog


def settings(page: str = "general") -> SettingsWindow:
    """The settings, opened at a page."""
    window = SettingsWindow(Settings())
    window.open_page(page)
    return window


def dry_run() -> DryRunDialog:
    """A dry run of a message that is asked about, and has no keys."""
    shown = draft("text").replaced({"To": "380441234567", "Content.text": "Hello Ann " * 40})
    keys = Credentials("LTAI5example", "secret", "token")
    rehearsal = rehearse(
        request_parameters(shown),
        keys,
        endpoint_url="https://cams.ap-southeast-1.aliyuncs.com",
        date="2025-01-16T08:30:00Z",
        nonce="0123456789abcdef0123456789abcdef",
    )
    verdict = Ask(tuple(Reason))
    return DryRunDialog(
        shown,
        verdict,
        check(shown),
        rehearsal,
        policy="cams:*=confirm",
        no_keys="The keyring is locked. Unlock it and try again.",
    )


def code() -> CodeDialog:
    """A message as code."""
    parameters = request_parameters(draft("text_video_button"))
    url = "https://cams.ap-southeast-1.aliyuncs.com"
    forms = python_program(parameters, url), shell_command(parameters, url), json_text(parameters)
    return CodeDialog(Code(*forms))


def _with_owner(dialog: D, window: MainWindow) -> D:
    """Keep the window whose commands the dialog shows as long as the dialog."""
    dialog.destroyed.connect(lambda: delete(window))
    return dialog


SCENES: dict[str, Callable[[], QWidget]] = {
    "main_window": main_window,
    "empty_window": empty_window,
    "searched_window": searched_window,
    "telling_window": telling_window,
    "credentials": credentials,
    "report": report,
    "media": media,
    "media_waiting": MediaDialog,
    "welcome": WelcomeDialog,
    "settings": settings,
    "dry_run": dry_run,
    "code": code,
    "settings_sending": partial(settings, "sending"),
    "settings_guard_rails": partial(settings, "guard_rails"),
    "settings_history": partial(settings, "history"),
    "palette": palette,
    **DIALOGS,
    "key_sheet": key_sheet,
}
