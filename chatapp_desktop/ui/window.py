"""The window: form, preview, problems, history. It takes data and emits intents, nothing more."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.store.profiles import Profile
from chatapp_desktop.ui import theme
from chatapp_desktop.ui.commands import Commands
from chatapp_desktop.ui.focus_ring import FocusRing
from chatapp_desktop.ui.form import DraftForm
from chatapp_desktop.ui.history_pane import HistoryPane
from chatapp_desktop.ui.kinds import kind_word
from chatapp_desktop.ui.preview import PreviewPane
from chatapp_desktop.ui.problems_list import ProblemsList
from chatapp_desktop.ui.profile_bar import ProfileBar
from chatapp_desktop.ui.send_bar import SendBar
from chatapp_desktop.ui.under_way import UnderWay, UnderWayList
from chatapp_desktop.ui.wording import plain_tip, problem_text
from chatapp_desktop.viber.check import blocks, check
from chatapp_desktop.viber.draft import Draft, pruned
from chatapp_desktop.viber.problems import Problem, Severity
from chatapp_desktop.viber.surroundings import NOWHERE, Surroundings
from chatapp_desktop.viber.template import Template
from chatapp_desktop.viber.template_preview import template_preview

LANGUAGES = ("system", "en", "zh_CN")


class MainWindow(QMainWindow):
    """Everything the operator sees at once."""

    first_painted = Signal()
    send_requested = Signal(Draft)
    cancel_requested = Signal(int)
    """Carries the number of the submission to be stopped."""
    draft_changed = Signal(Draft)
    new_draft_requested = Signal()
    previous_draft_requested = Signal()
    open_requested = Signal(Path)
    save_requested = Signal(Path, Draft)
    profile_chosen = Signal(str)
    credentials_requested = Signal()
    profiles_requested = Signal()
    keyring_requested = Signal()
    do_not_contact_requested = Signal()
    refused_send_tried = Signal(Draft)
    """The operator tried to send what is blocked."""
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    close_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self._painted = False
        self._served = False
        self._closed = False
        self._template: Template | None = None
        self._last_sent: tuple[Draft | None, float] = (None, 0.0)
        self._around = NOWHERE
        self.profile_bar = ProfileBar()
        self.form = DraftForm()
        self.under_way = UnderWayList()
        self.send_bar = SendBar()
        self.preview = PreviewPane()
        self.problems = ProblemsList()
        self.history = HistoryPane()
        self._status = QLabel()
        self._status.setObjectName("status")
        # What is said may quote the service; none of it is markup.
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._status.setWordWrap(True)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            FocusRing(application, self)
        self._place()
        self._make_actions()
        self._connect()
        self.retranslate()
        self._review()
        self.form.focus_first()

    # Building

    def _place(self) -> None:
        step = theme.unit(self)
        left, right, page = QWidget(), QWidget(), QWidget()
        left_side = QVBoxLayout(left)
        left_side.setContentsMargins(0, 0, 0, 0)
        left_side.setSpacing(0)
        left_side.addWidget(self.form, 1)
        left_side.addWidget(self.under_way)
        left_side.addWidget(self.send_bar)
        right_side = QVBoxLayout(right)
        right_side.setContentsMargins(0, 0, 2 * step, step)
        right_side.addWidget(self.preview, 3)
        right_side.addWidget(self.problems, 1)
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._down = QSplitter(Qt.Orientation.Vertical)
        for split, first, second in (
            (self._across, left, right),
            (self._down, self._across, self.history),
        ):
            split.addWidget(first)
            split.addWidget(second)
            split.setChildrenCollapsible(False)
            split.setStretchFactor(0, 3)
            split.setStretchFactor(1, 2)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.profile_bar)
        whole.addWidget(self._down, 1)
        self.setCentralWidget(page)
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().setContentsMargins(2 * step, 0, 0, 0)
        wide, high = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.resize(180 * wide, 52 * high)
        self._down.setSizes([36 * high, 16 * high])
        self._across.setSizes([105 * wide, 75 * wide])

    def _make_actions(self) -> None:
        self._new = self._action(self._ask_new, QKeySequence.StandardKey.New)
        self._previous = self._action(self.previous_draft_requested.emit)
        self._previous.setEnabled(False)
        self._open = self._action(self._choose_file, QKeySequence.StandardKey.Open)
        self._save = self._action(self._choose_target, QKeySequence.StandardKey.Save)
        self._quit = self._action(self.close, QKeySequence.StandardKey.Quit)
        self._send = self._action(self._try_to_send)
        self._send.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self._find = self._action(self.history.focus_search, QKeySequence.StandardKey.Find)
        self._keys = self._action(self.credentials_requested.emit)
        self._file_menu = self.menuBar().addMenu("")
        self._file_menu.addActions([self._new, self._previous, self._open, self._save])
        self._file_menu.addSeparator()
        self._file_menu.addAction(self._quit)
        self._message_menu = self.menuBar().addMenu("")
        self._edit_profiles = self._action(self.profiles_requested.emit)
        self._blocked = self._action(self.do_not_contact_requested.emit)
        self._message_menu.addActions([self._send, self._find])
        self._message_menu.addSeparator()
        self._message_menu.addActions([self._edit_profiles, self._keys, self._blocked])
        self._view_menu = self.menuBar().addMenu("")
        self._themes = self._choices(theme.THEMES)
        self._themes.triggered.connect(self._choose_theme)
        self._view_menu.addSeparator()
        self._languages = self._choices(LANGUAGES)
        self._languages.triggered.connect(self._choose_language)
        self._keys.setShortcut(QKeySequence("Ctrl+E"))
        self.commands = Commands(self)
        stop = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        stop.activated.connect(self._escape)

    def _action(self, slot: object, key: QKeySequence.StandardKey | None = None) -> QAction:
        action = QAction(self)
        if key is not None:
            action.setShortcut(key)
        action.triggered.connect(slot)
        return action

    def _choices(self, names: tuple[str, ...]) -> QActionGroup:
        """Add to the view menu a group of which one is chosen."""
        group = QActionGroup(self)
        for name in names:
            action = QAction(self)
            action.setData(name)
            action.setCheckable(True)
            group.addAction(action)
            self._view_menu.addAction(action)
        return group

    def _connect(self) -> None:
        self.form.draft_changed.connect(self._review)
        self.problems.field_chosen.connect(self.form.jump_to)
        self.send_bar.send_pressed.connect(self._send_now)
        for part in (self.send_bar, self.under_way):
            part.cancel_requested.connect(self.cancel_requested)
        self.send_bar.new_draft_requested.connect(self.new_draft_requested)
        self.profile_bar.profile_chosen.connect(self.profile_chosen)
        self.profile_bar.credentials_requested.connect(self.credentials_requested)
        self.preview.said.connect(self.say)
        self.profile_bar.profiles_requested.connect(self.profiles_requested)
        self.profile_bar.keyring_requested.connect(self.keyring_requested)

    # Draft

    def set_draft(self, draft: Draft) -> None:
        """Show a draft in place of what is in the form."""
        self.form.set_draft(draft)

    def offer_previous(self) -> None:
        """Say that the draft that was here before can be brought back."""
        self._previous.setEnabled(True)

    def draft(self) -> Draft:
        """What is in the form."""
        return self.form.draft()

    @Slot()
    def _review(self) -> None:
        """Check the draft once, and let every part show the same result."""
        draft = self.form.draft()
        found = self._problems(draft)
        if self._template is not None:
            self.form.templates.card.show_values(dict(draft.variables))
        self.form.show_problems(draft, found)
        self.problems.show_problems(draft, found)
        self._show_preview(draft)
        self.send_bar.set_ready(self._served and not blocks(found))
        self.draft_changed.emit(draft)

    def _problems(self, draft: Draft) -> tuple[Problem, ...]:
        """Check against everything that is known: the template, and the profile's facts."""
        return check(draft, self._template, self._around)

    @Slot()
    def _try_to_send(self) -> None:
        """Send, or say beside each row what is missing and go to the first."""
        blocking = [p for p in self._problems(self.draft()) if p.severity is Severity.BLOCKS]
        if blocking:
            self.form.touch_all()
            self.form.jump_to(blocking[0].field)
            self.say(problem_text(blocking[0], self.draft()))
            self.refused_send_tried.emit(pruned(self.draft()))
        else:
            self._review()
            self.send_bar.press()

    @Slot()
    def _send_now(self) -> None:
        # A key may still wait for its turn, so the draft is read and checked at this moment.
        draft = self.draft()
        refused = blocks(self._problems(draft))
        if not self._served or refused or self._is_same_click(draft):
            return
        self.send_requested.emit(pruned(draft))

    def _is_same_click(self, draft: Draft) -> bool:
        """Whether this is the second half of a double click, which means one message."""
        last, self._last_sent = self._last_sent, (draft, time.monotonic())
        at_once = time.monotonic() - last[1] < _double_click_seconds()
        return last[0] == draft and at_once

    def set_surroundings(self, around: Surroundings) -> None:
        """Judge the draft by these facts from now on."""
        if around != self._around:
            self._around = around
            self.form.offer("From", [(s.id, s.text) for s in around.services])
            self._review()

    def take_intents(self) -> None:
        """From now on somebody carries out what is asked for; before, nothing can be sent."""
        self._served = True
        self._review()
        if self._closed:
            self.close_requested.emit()

    def show_template(self, template: Template | None) -> None:
        """Take what is known of the template that the form names; None if nothing is."""
        self._template = template
        self.form.templates.show_template(template)
        self._review()

    def _show_preview(self, draft: Draft) -> None:
        template = self._template
        named = draft["TemplateCode"].strip(), draft["Language"].strip()
        if draft["Type"] == "template" and template and template.detailed and named == template.key:
            self.preview.show_preview(template_preview(template, draft.variables))
        else:
            self.preview.show_draft(draft)

    def show_under_way(self, items: tuple[UnderWay, ...]) -> None:
        """Show the messages that have not ended, oldest first."""
        if not items:
            self._last_sent = (None, 0.0)  # it has ended: a press from now on is meant
        self.under_way.show_items(items[:-1])
        self.send_bar.show_newest(items[-1] if items else None)

    @Slot()
    def _escape(self) -> None:
        self.send_bar.cancel_newest()

    # Files

    @Slot()
    def _ask_new(self) -> None:
        self.new_draft_requested.emit()

    @Slot()
    def _choose_file(self) -> None:
        from chatapp_desktop.ui.draft_dialogs import opening_dialog

        dialog = opening_dialog(self.tr("Drafts"), self)
        dialog.fileSelected.connect(self._open_file)
        dialog.open()

    @Slot()
    def _choose_target(self) -> None:
        from chatapp_desktop.ui.draft_dialogs import saving_dialog

        dialog = saving_dialog(self.tr("Drafts"), self)
        dialog.fileSelected.connect(self._save_file)
        dialog.open()

    @Slot(str)
    def _open_file(self, name: str) -> None:
        self.open_requested.emit(Path(name))

    @Slot(str)
    def _save_file(self, name: str) -> None:
        self.save_requested.emit(Path(name), pruned(self.draft()))

    # What is said

    def say(self, text: str) -> None:
        """Show a sentence in the status line, and tell it to a screen reader."""
        self._status.setText(text)
        self._status.setToolTip(plain_tip(text))
        _announce(self._status, text)

    @property
    def said(self) -> str:
        """What the status line shows."""
        return self._status.text()

    def show_profile(self, profile: Profile, profiles: tuple[Profile, ...]) -> None:
        """Name the profile in force."""
        self.setWindowTitle(f"{profile.name} [{kind_word(profile.kind)}] — Chat App Desktop")
        self.send_bar.show_profile(profile)
        self.profile_bar.show_profiles(profiles, profile)
        self.preview.show_business(profile.name)

    @Slot(QAction)
    def _choose_theme(self, action: QAction) -> None:
        self.theme_chosen.emit(action.data())

    @Slot(QAction)
    def _choose_language(self, action: QAction) -> None:
        self.language_chosen.emit(action.data())

    def apply_theme(self, name: str) -> None:
        """Dress the whole program."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply_theme(application, name)
        for action in self._themes.actions():
            action.setChecked(action.data() == name)
        self.profile_bar.dress()
        self.form.dress()
        self.send_bar.retranslate()
        self.history.retranslate()
        self._review()

    def show_looks(self, theme_name: str, language: str) -> None:
        """Mark the theme and the language in force."""
        for group, name in ((self._themes, theme_name), (self._languages, language)):
            for action in group.actions():
                action.setChecked(action.data() == name)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.commands.retranslate()
        self._file_menu.setTitle(self.tr("&File"))
        self._message_menu.setTitle(self.tr("&Message"))
        self._view_menu.setTitle(self.tr("&View"))
        self._new.setText(self.tr("&New draft"))
        self._previous.setText(self.tr("&Bring back the previous draft"))
        self._open.setText(self.tr("&Open draft …"))
        self._save.setText(self.tr("&Save draft …"))
        self._quit.setText(self.tr("&Quit"))
        self._send.setText(self.tr("&Send"))
        self._find.setText(self.tr("&Find in history"))
        self._keys.setText(self.tr("&Credentials …"))
        self._edit_profiles.setText(self.tr("&Profiles …"))
        self._blocked.setText(self.tr("&Do-not-contact list …"))
        names = {
            "system": self.tr("Like the &system"),
            "light": self.tr("&Light"),
            "dark": self.tr("&Dark"),
        }
        for action in self._themes.actions():
            action.setText(names[action.data()])
        languages = {
            "system": self.tr("Language of the s&ystem"),
            "en": "&English",
            "zh_CN": "简体中文",
        }
        for action in self._languages.actions():
            action.setText(languages[action.data()])

    # Qt

    def place(self) -> tuple[str, str]:
        """The window's place and its splitters', as texts to be kept."""
        splits = self._across.saveState().toBase64(), self._down.saveState().toBase64()
        state = " ".join(bytes(part.data()).decode("ascii") for part in splits)
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii"), state

    def put_back(self, geometry: str, state: str) -> None:
        """Restore what `place` gave; texts that are damaged or empty change nothing."""
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "replace")))
        parts = state.split()
        if len(parts) == len(("across", "down")):
            for split, part in zip((self._across, self._down), parts, strict=True):
                split.restoreState(QByteArray.fromBase64(part.encode("ascii", "replace")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for part in (
                self,
                self.profile_bar,
                self.form,
                self.preview,
                self.send_bar,
                self.history,
            ):
                part.retranslate()
            self._review()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if not self._painted and event.type() == QEvent.Type.UpdateRequest:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)
        return done

    def closeEvent(self, event: QCloseEvent) -> None:
        # The services end first, within a moment; `app` then hides the window for good.
        event.ignore()
        self._closed = True
        self.close_requested.emit()


def _double_click_seconds() -> float:
    return QApplication.doubleClickInterval() / 1000


def _announce(widget: QWidget, text: str) -> None:
    if not text:
        return
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
