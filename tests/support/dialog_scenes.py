"""Questions, lists, profiles and the windows of templates, filled as in use."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from chatapp_desktop.cams.probe import Finding, Report
from chatapp_desktop.outbox.guard import Reason
from chatapp_desktop.store.accounts.contacts import BLOCKED_HEAD, TEST_HEAD
from chatapp_desktop.store.accounts.profiles import (
    Leftover,
    Profile,
    ProfileKind,
    Profiles,
    sandbox_profile,
)
from chatapp_desktop.store.history.records import Row, State
from chatapp_desktop.ui.history.choice_dialog import ChoiceDialog
from chatapp_desktop.ui.profiles.dialog import ProfilesDialog
from chatapp_desktop.ui.profiles.list_dialog import ListDialog
from chatapp_desktop.ui.questions import twice as questions
from chatapp_desktop.ui.questions.closing import ClosingQuestion, Unfinished
from chatapp_desktop.ui.questions.plain import Question as PlainQuestion
from chatapp_desktop.ui.questions.sending import Asked, Question, QuestionDialog
from chatapp_desktop.ui.templates.matrix_window import MatrixWindow
from chatapp_desktop.ui.templates.torture_window import TortureWindow
from chatapp_desktop.ui.words.wording import translate
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.matrix import Values
from chatapp_desktop.viber.template import Key, Template, parse_detail
from chatapp_desktop.viber.torture import torture
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP

SHOP = Profile("shop", "Shop", ProfileKind.PRODUCTION, cust_space_id="cams-1", sender="2909")
DRAFT = Draft(
    {
        "To": "380441234567",
        "From": "2909",
        "CustSpaceId": "cams-1",
        "Label": "promotion",
        "Ttl": "3600",
        "Type": "message",
        "MessageType": "text",
        "Content.text": "Hello Ann, " * 12,
    }
)
TEMPLATE = Draft({**DRAFT.values, "Type": "template", "TemplateCode": "744c", "Language": "en"})
TEXTS = {
    "en": "Hi $(name), your order $(order) is ready.",
    "de": "Hallo $(name), Ihre Bestellung $(order) ist da.",
    "ar": "مرحبا $(name)، طلبك $(order) جاهز.",
    "zh_CN": "您好 $(name)，您的订单 $(order) 已备好。",
}


def template(language: str = "en", status: str = "pass") -> Template:
    """An edition of one template, with two variables."""
    detail = {
        "AuditStatus": status,
        "Components": [{"Type": "BODY", "Text": TEXTS[language]}],
        "Example": {"name": "Ann", "order": "A-1"},
    }
    return parse_detail(detail, Key("744c", language))


def unknown() -> Row:
    """An attempt that may be one of three messages in the service's list."""
    found = [
        {"id": f"6b04300a1334e22445294fa{n}", "at": 1_760_000_000 + n, "word": "delivered"}
        for n in range(3)
    ]
    return dataclasses.replace(_row(State.UNKNOWN), facts=json.dumps({"candidates": found}))


def _row(state: State) -> Row:
    return Row(
        id=1,
        created_at=1_760_000_000.0,
        profile="Shop",
        to="380441234567",
        sender="2909",
        kind="text",
        summary="Hello Ann",
        state=state,
        delivery="delivered" if state is State.ACCEPTED else "",
        message_id="6b04300a1334e22445294faa" if state is State.ACCEPTED else "",
        code="" if state is State.ACCEPTED else "Answer.Timeout",
        message="",
        request_id="",
        http_status=0,
        denied_action="",
        duration_ms=97,
    )


def profiles() -> ProfilesDialog:
    """The profiles, one of which was tested, and keys that are left."""
    sandbox = sandbox_profile()
    given = Profiles((SHOP, sandbox), SHOP.id, leftovers=(Leftover("x", "Old shop", "KWallet"),))
    dialog = ProfilesDialog(given, {})
    report = Report(
        Finding.NO_PERMISSION, "NoPermission", "no", denied=("cams:ListChatappMessage",)
    )
    dialog.show_report(SHOP.id, report)
    return dialog


def testers() -> ListDialog:
    """A profile's test recipients, one of which is no number."""
    names = QT_TRANSLATE_NOOP("ContactDesk", "Name"), QT_TRANSLATE_NOOP("ContactDesk", "Number")
    dialog = ListDialog(
        lambda: translate("ContactDesk", "Test recipients of %1").replace("%1", "Shop"),
        lambda: translate("ContactDesk", "This profile sends to these numbers only."),
        TEST_HEAD,
        [partial(translate, "ContactDesk", name) for name in names],
    )
    dialog.show_lines([("Ann", "380441234567"), ("Eve", "")])
    return dialog


def blocked() -> ListDialog:
    """Those who must not be written to."""
    names = ("Number", "Reason", "Added by", "Added on")
    dialog = ListDialog(
        lambda: translate("ContactDesk", "Do-not-contact list"),
        lambda: translate("ContactDesk", "Nothing is sent to these numbers, from any profile."),
        BLOCKED_HEAD,
        [partial(translate, "ContactDesk", name) for name in names],
    )
    dialog.show_lines([("380441234567", "asked for it", "ann", "2025-01-16")])
    return dialog


def question() -> QuestionDialog:
    """The question about one message, for every reason there is."""
    return QuestionDialog(Question(SHOP, (Asked(DRAFT),), tuple(Reason), "cams:*=confirm"))


def question_of_many() -> QuestionDialog:
    """The question about a run of the matrix."""
    asked = tuple(
        Asked(TEMPLATE.replaced({"Language": code, "To": f"38044123456{n}"}), template(code))
        for code in TEXTS
        for n in range(3)
    )
    return QuestionDialog(Question(SHOP, asked, tuple(Reason), "cams:*=confirm", denied=2))


def duplicate() -> PlainQuestion:
    """The same went a moment ago."""
    return questions.TwiceQuestion(_row(State.ACCEPTED), masked=True, parent=None)


def may_be_twice() -> PlainQuestion:
    """It is not known whether it was sent."""
    return questions.TwiceQuestion(_row(State.UNKNOWN), masked=False, parent=None)


def delete_old() -> PlainQuestion:
    """Before old messages are deleted."""
    return questions.delete_question(1_234, 30, None)


def closing() -> PlainQuestion:
    """Before the window closes while messages have not left."""
    return ClosingQuestion(lambda: Unfinished(3, 1, 40))


def choice() -> ChoiceDialog:
    """Which message of the service's list is it."""
    return ChoiceDialog(unknown())


def matrix() -> MatrixWindow:
    """Four languages, one of which cannot be sent and one that could not be fetched."""
    window = MatrixWindow("Order ready", TEMPLATE, "Shop", testers=[TEMPLATE["To"]])
    window.show_profile(SHOP)
    window.expect([*TEXTS, "vi"])
    values = Values({"name": "Ann", "order": "A-1"})
    for code in TEXTS:
        window.put_template(template(code, "fail" if code == "de" else "pass"), values)
    window.put_trouble("vi", "NoPermission")
    window.settle()
    return window


def torture_set() -> TortureWindow:
    """Every trial of a template's variables."""
    shown = template()
    return TortureWindow(shown, torture(shown, {"name": "Ann", "order": "A-1"}))


DIALOGS: dict[str, Callable[[], QWidget]] = {
    "profiles": profiles,
    "testers": testers,
    "blocked": blocked,
    "question": question,
    "question_of_many": question_of_many,
    "duplicate": duplicate,
    "may_be_twice": may_be_twice,
    "delete_old": delete_old,
    "closing": closing,
    "choice": choice,
    "matrix": matrix,
    "torture": torture_set,
}
