"""The window: form, preview, problems, history. It takes data and emits intents, nothing more."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from chatapp_desktop.store.accounts.profiles import Profile
from chatapp_desktop.store.layout import Layout
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.actions import keys_text
from chatapp_desktop.ui.commands import Commands
from chatapp_desktop.ui.composer.draft_files import DraftFiles
from chatapp_desktop.ui.composer.sent_form import SentForm
from chatapp_desktop.ui.menus import Menus
from chatapp_desktop.ui.page import Page
from chatapp_desktop.ui.profiles.kinds import kind_word, no_keys_text
from chatapp_desktop.ui.speaking_window import SpeakingWindow
from chatapp_desktop.ui.under_way import UnderWay, idle_text, left_text, stoppable
from chatapp_desktop.ui.widgets.focus_ring import FocusRing
from chatapp_desktop.ui.widgets.in_sight import InSight
from chatapp_desktop.ui.widgets.one_click import OneClick
from chatapp_desktop.ui.widgets.plain_names import PlainNames
from chatapp_desktop.ui.widgets.sizes import Sizes
from chatapp_desktop.ui.words.doctor import outcome_sentence
from chatapp_desktop.ui.words.services import service_text
from chatapp_desktop.ui.words.spoken import filled
from chatapp_desktop.ui.words.wording import problem_text
from chatapp_desktop.viber.check import blocks, check
from chatapp_desktop.viber.draft import Draft, pruned
from chatapp_desktop.viber.problems import Problem, Severity
from chatapp_desktop.viber.surroundings import NOWHERE, Surroundings

if TYPE_CHECKING:
    from chatapp_desktop.store.history.records import Row
    from chatapp_desktop.viber.template import Sought, Template

_MOMENT_MS = 150
"""What is there after so short a time has never been missed."""


class MainWindow(SpeakingWindow):
    """Everything the operator sees at once."""

    # Here, because the first events come before the parts are made.
    _painted = False

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self._served = False
        self._closed = False
        self._spoken = 0
        self._template: Template | None = None
        self._sought: Sought | None = None
        self._sender: Profile | None = None
        self._one_click = OneClick()
        self._in_lines: frozenset[int] = frozenset()
        self._items: tuple[UnderWay, ...] = ()
        self._around = NOWHERE
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(_MOMENT_MS)
        self._moment.timeout.connect(self._await_template)
        self._is_awaited = False
        self._page = page = Page()
        self.profile_bar, self.form, self.under_way = page.profile_bar, page.form, page.under_way
        self.send_bar, self.preview, self.problems = page.send_bar, page.preview, page.problems
        self.history = page.history
        self.history.more_known.connect(self._status.refresh)
        self._sent = SentForm(self.history.newest)
        self.history.more_known.connect(self._follow_sent)
        self.files = DraftFiles(self)
        self._sizes = Sizes(self)
        self._menus = Menus(self)
        self.commands = Commands(self, self.form, self._menus)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            for follower in (FocusRing, InSight, PlainNames):
                follower(application, self)
        self._place()
        self._connect()
        self._connect_menus()
        self._review()
        self.form.focus_first()

    # Building

    def _place(self) -> None:
        self.setCentralWidget(self._page)
        self._toasts.keep_clear(self.history.details)
        wide, high = theme.character(self.fontMetrics()), self.fontMetrics().height()
        theme.resize(self, 180 * wide, 52 * high)

    def _connect_menus(self) -> None:
        menus = self._menus
        for name, slot in (
            ("new", self.new_draft_requested.emit),
            ("previous", self.previous_draft_requested.emit),
            ("open", self.files.ask_which),
            ("save", self.files.ask_where),
            ("settings", self.settings_requested.emit),
            ("welcome", self.welcome_requested.emit),
            ("quit", self.close),
            ("zoom_in", partial(self.zoom_chosen.emit, 1)),
            ("zoom_out", partial(self.zoom_chosen.emit, -1)),
            ("zoom_reset", partial(self.zoom_chosen.emit, 0)),
            ("send", self._try_to_send),
            ("stop", self._escape),
            ("dry_run", lambda: self.dry_run_requested.emit(pruned(self.draft()))),
            ("code", lambda: self.code_requested.emit(pruned(self.draft()))),
            ("rename_profile", self.rename_requested.emit),
            ("sidebar", self._toggle_side),
            ("find", self.history.focus_search),
            ("profiles", self.profiles_requested.emit),
            ("credentials", self.credentials_requested.emit),
            ("do_not_contact", self.do_not_contact_requested.emit),
        ):
            menus.on(name, slot)
        menus["previous"].setEnabled(False)
        menus["sidebar"].setCheckable(True)
        menus["sidebar"].setChecked(True)
        menus.theme_chosen.connect(self.theme_chosen)
        menus.language_chosen.connect(self.language_chosen)

    def _connect(self) -> None:
        self.form.draft_changed.connect(self._review)
        self.files.open_requested.connect(self.open_requested)
        self.files.save_requested.connect(self._save_to)
        self.problems.field_chosen.connect(self.form.jump_to)
        self.send_bar.send_pressed.connect(self._send_now)
        for part in (self.send_bar, self.under_way):
            part.cancel_requested.connect(self.cancel_requested)
            # Who has pressed something else in between means the next press.
            part.cancel_requested.connect(self._one_click.forget)
        self.send_bar.enter_pressed.connect(lambda: self.say(self._why_not_by_enter))
        self.send_bar.new_draft_requested.connect(self.new_draft_requested)
        self.profile_bar.profile_chosen.connect(self.profile_chosen)
        self.profile_bar.credentials_requested.connect(self.credentials_requested)
        self.preview.said.connect(self.tell)
        self.profile_bar.profiles_requested.connect(self.profiles_requested)
        self.profile_bar.keyring_requested.connect(self.keyring_requested)

    # Draft

    def set_draft(self, draft: Draft) -> None:
        """Show a draft in place of what is in the form."""
        self.form.set_draft(draft)

    def offer_previous(self) -> None:
        """Say that the draft that was here before can be brought back."""
        self._menus["previous"].setEnabled(True)

    def draft(self) -> Draft:
        """What is in the form."""
        return self.form.draft()

    @Slot()
    def _review(self) -> None:
        """Check the draft once, and let every part show the same result."""
        draft = self.form.draft()
        found = self.problems_of(draft)
        if not self._comes_at_once(found):
            self._show_review(draft, found)
        self.draft_changed.emit(draft)

    def _comes_at_once(self, found: tuple[Problem, ...]) -> bool:
        """Whether a template may yet be there within a moment, as from the disk.

        Then all stays as it is: words and colours that only flash help nobody. Nothing can be sent
        by that, because it is checked anew when Send is pressed.
        """
        if not any(problem.code == "template_being_read" for problem in found):
            self._moment.stop()
            self._is_awaited = False
        elif not self._is_awaited and not self._moment.isActive():
            self._moment.start()
        return self._moment.isActive()

    @Slot()
    def _await_template(self) -> None:
        self._is_awaited = True
        self._review()

    def _show_review(self, draft: Draft, found: tuple[Problem, ...]) -> None:
        if self._template is not None:
            self.form.templates.card.show_values(dict(draft.variables))
        self.form.show_problems(draft, found)
        self.problems.show_problems(draft, found, self._sent.row_for(draft))
        self._show_preview(draft)
        self.send_bar.set_ready(self._served and not blocks(found))

    def problems_of(self, draft: Draft) -> tuple[Problem, ...]:
        """Check against everything that is known: the template, and the profile's facts."""
        return check(draft, self._template, self._around, self._sought)

    @Slot()
    def _try_to_send(self) -> None:
        """Send, or say beside each row what is missing and go to the first."""
        if self.history.isAncestorOf(self.focusWidget()):
            self.say(self._why_not_from_history)
            return
        if not self._refuse(self.draft()):
            self._review()
            self.send_bar.press()

    def _refuse(self, draft: Draft) -> bool:
        """Whether the draft cannot be sent; then it is said why, where the first reason is."""
        blocking = [p for p in self.problems_of(draft) if p.severity is Severity.BLOCKS]
        if blocking:
            self.form.touch_all()
            self.form.jump_to(blocking[0].field)
            self.say(lambda: problem_text(blocking[0], draft))
            self.refused_send_tried.emit(pruned(draft))
        return bool(blocking)

    def _why_not_from_history(self) -> str:
        # Who is at a message there means that one, and not what was left in the form.
        said = self.tr(
            "Nothing was sent: {keys} sends the draft, from the form only. “Send again” sends the "
            "chosen message again."
        )
        return filled(said, {"keys": keys_text("send")})

    def _why_not_by_enter(self) -> str:
        said = self.tr("Enter alone sends nothing. Press Space or {keys}.")
        return filled(said, {"keys": keys_text("send")})

    @Slot()
    def _send_now(self) -> None:
        # A key may still wait for its turn, so the draft is read and checked at this moment.
        draft = self.draft()
        if self._served and not self._refuse(draft) and not self._one_click.is_same(draft):
            self.send_requested.emit(pruned(draft))

    def show_sent(self, draft: Draft, row: Row) -> None:
        """Let the form say what became of it, as long as it is still `draft`, pruned."""
        self._sent.note(draft, row)
        if self._sent.row_for(self.draft()) is not None:
            self._review()

    @Slot()
    def _follow_sent(self) -> None:
        if self._sent.follow():
            self._review()

    def say_outcome(self, row: Row) -> None:
        """Say how an attempt stands, as long as nothing else is said; a row says so once."""
        self._spoken = row.id

        def said() -> str:
            outcome = outcome_sentence(self.history.newest(row))
            return f"{self.history.shown_number(row.to)} · {outcome}" if row.to else outcome

        self.say(said)

    def say_nothing(self) -> None:
        """Forget what was said of messages before."""
        self._spoken = 0
        self.say("")

    def speaks_of(self, row: Row) -> bool:
        """Whether the last outcome that was said is this attempt's."""
        return self._spoken == row.id

    def set_surroundings(self, around: Surroundings) -> None:
        """Judge the draft by these facts from now on."""
        if around != self._around:
            self._around = around
            self.form.offer("From", [(s.id, service_text(s)) for s in around.services])
            self._review()

    def take_intents(self) -> None:
        """From now on somebody carries out what is asked for; before, nothing can be sent."""
        self._served = True
        self._review()
        if self._closed:
            self.close_requested.emit()

    def show_template(self, template: Template | None, sought: Sought | None = None) -> None:
        """Take what is known of the template that the form names, and how far its reading is.

        `template` is None if nothing is known, `sought` if nobody reads templates.
        """
        before, self._template, self._sought = self._template, template, sought
        if before is not template:
            self.form.templates.show_template(template)
        self._review()

    def _show_preview(self, draft: Draft) -> None:
        template = self._template
        named = draft["TemplateCode"].strip(), draft["Language"].strip()
        if draft["Type"] == "template" and template and template.detailed and named == template.key:
            from chatapp_desktop.viber.template_preview import template_preview

            self.preview.show_preview(template_preview(template, draft.variables), draft)
        else:
            self.preview.show_draft(draft, self._on_reading(draft))

    def _on_reading(self, draft: Draft) -> str:
        """What the preview says of a template whose text is not known."""
        if self._sought is None or draft["Type"] != "template":
            return ""
        from chatapp_desktop.viber.template import Reading
        from chatapp_desktop.viber.template_check import reading_of

        match reading_of(draft, self._sought):
            case Reading.UNDER_WAY:
                return self.tr("Its text is being read …")
            case Reading.FAILED:
                return self.tr("Its text has not been read.")
            case _:
                return ""

    def show_under_way(self, items: tuple[UnderWay, ...]) -> None:
        """Show the messages that have not ended, oldest first."""
        # Once a message stands in a line it stays there: when the newest one has ended, the bar's
        # button must not stop another one under the mouse.
        self._items = items
        newest = items[-1] if items and items[-1].number not in self._in_lines else None
        others = items[:-1] if newest else items
        self._in_lines = frozenset(item.number for item in others)
        self.under_way.show_items(others)
        self.history.details.show_under_way(items)
        self.send_bar.show_newest(newest, len(others))

    @Slot()
    def _escape(self) -> None:
        """Stop the newest that has not left. The waiting for an answer ends by its button only."""
        if (item := stoppable(self._items)) is not None:
            self._one_click.forget()
            self.undo_requested.emit(item.number)
        elif self._items:
            self.say(left_text)
        else:
            # What the status line says is how the last message fared.
            self.mention(idle_text)

    @Slot(Path)
    def _save_to(self, path: Path) -> None:
        self.save_requested.emit(path, pruned(self.draft()))

    @Slot()
    def _toggle_side(self) -> None:
        self._page.show_side(self._menus["sidebar"].isChecked())

    # Looks

    def show_profile(self, profile: Profile, profiles: tuple[Profile, ...]) -> None:
        """Name the profile in force."""
        self._sender = profile
        self._name()
        self.send_bar.show_profile(profile)
        self.profile_bar.show_profiles(profiles, profile)
        self.preview.show_business(profile.name)

    def _name(self) -> None:
        if (profile := self._sender) is not None:
            kind = kind_word(profile.kind)
            self._menus.forbid("credentials", no_keys_text(profile))
            self.setWindowTitle(f"{profile.name} [{kind}] — Chat App Desktop")

    def apply_theme(self, name: str) -> None:
        """Dress the whole program."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply_theme(application, name)
        self._menus.show_theme(name)
        self.profile_bar.dress()
        self.form.dress()
        self.send_bar.retranslate()
        self.history.retranslate()
        self._review()

    def show_looks(self, theme_name: str, language: str) -> None:
        """Mark the theme and the language in force."""
        self._menus.show_looks(theme_name, language)

    # Qt

    def layout_now(self) -> Layout:
        """How everything lies, to be kept."""
        chat, phone = self.preview.look
        return Layout(
            window=bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            side_shown=self._page.side_shown,
            splits=self._page.splits(),
            columns=self.history.table.columns(),
            folded=self.form.folded(),
            chat=chat,
            phone=phone,
            dialogs=self._sizes.known(),
            tables=self._sizes.tables(),
        )

    def put_back(self, layout: Layout) -> None:
        """Lay everything out as it was left; what is damaged or unknown changes nothing."""
        if layout.window:
            # Qt brings a place that this screen does not have onto the screen.
            self.restoreGeometry(QByteArray.fromBase64(layout.window.encode("ascii", "replace")))
        self._page.show_side(layout.side_shown)
        self._page.put_back(layout.splits)
        self._menus["sidebar"].setChecked(self._page.side_shown)
        self.history.table.put_back_columns(layout.columns)
        if layout.folded is not None:
            self.form.fold(layout.folded)
        self.preview.choose_look(layout.chat, layout.phone)
        self._sizes.put_back(layout.dialogs, layout.tables)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for part in (
                self._menus,
                self.profile_bar,
                self.form,
                self.preview,
                self.send_bar,
                self.history,
            ):
                part.retranslate()
            self._name()
            self._review()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if not self._painted and event.type() == QEvent.Type.UpdateRequest:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)
        if event.type() in (QEvent.Type.WindowBlocked, QEvent.Type.WindowUnblocked):
            self.blocked.emit(event.type() == QEvent.Type.WindowBlocked)
        return done

    def closeEvent(self, event: QCloseEvent) -> None:
        # The services end first, within a moment; `app` then hides the window for good.
        event.ignore()
        self._closed = True
        self.close_requested.emit()
