"""The preview: what the recipient will see, following every key."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from chatapp_desktop.ui import theme
from chatapp_desktop.ui.button_commands import ALSO
from chatapp_desktop.ui.preview import bubble, shapes
from chatapp_desktop.ui.preview.bubble_view import BubbleView, PhoneView
from chatapp_desktop.ui.preview.picture_question import PictureQuestion
from chatapp_desktop.ui.widgets.buttons import menu_button
from chatapp_desktop.ui.words.picture_words import picture_text
from chatapp_desktop.ui.words.spoken import bracketed, joined, labelled
from chatapp_desktop.ui.words.wording import button_kind_text, facts_text
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.markup import shown_text
from chatapp_desktop.viber.message_types import Media
from chatapp_desktop.viber.preview import (
    Picture,
    PictureState,
    Preview,
    is_fetchable,
    preview_of,
    unasked,
)

WIDTHS = {"narrow": 38, "normal": 46, "wide": 56}
"""Of the phone, in digits' widths."""
SHADES = ("window", "light", "dark")
_PAUSE_MS = 500
_KEPT_PICTURES = 24


class PreviewPane(QWidget):
    """A conversation with one bubble, in the light or the dark, on three widths of phone."""

    picture_wanted = Signal(str)
    """Carries an address whose picture is shown and not known yet, once typing has paused."""
    pictures_chosen = Signal(bool)
    """Whether pictures may be fetched, as answered or switched."""
    check_requested = Signal(Draft, Preview)
    """Asks what is at a draft's media addresses, as they are once variables are filled."""
    said = Signal(object)
    """Carries a sentence, as `Said`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._draft = Draft()
        self._message = Preview()
        self._is_filled = False
        self._remark = ""
        self._business = ""
        self._picture = Picture()
        self._kept: OrderedDict[str, Picture] = OrderedDict()
        self._found: tuple[str, int | None] = "", None
        self._allowed: bool | None = None
        self._title = QLabel()
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._options, self._menu = menu_button("preview_options")
        self._check_button = QPushButton()
        self._check_button.setObjectName("check_media")
        self._check_button.setAutoDefault(False)
        self._question = PictureQuestion()
        self._question.answered.connect(self._answer)
        self._again_button = QPushButton()
        self._again_button.setObjectName("fetch_again")
        self._again_button.setAutoDefault(False)
        self._again_button.hide()
        self._view = BubbleView()
        self._pausing = QTimer(self)
        self._pausing.setSingleShot(True)
        self._pausing.setInterval(_PAUSE_MS)
        self._pausing.timeout.connect(self._want)
        self._make_menu()
        self._place()
        self.retranslate()

    def _place(self) -> None:
        step = theme.unit(self)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._check_button)
        head.addWidget(self._options)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, step // 2, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self._question)
        layout.addWidget(PhoneView(self._view), 1)
        # Below: what stands above does not move when it comes and goes.
        layout.addWidget(self._again_button, 0, Qt.AlignmentFlag.AlignHCenter)

    def _make_menu(self) -> None:
        menu = self._menu
        self._shades = self._choices(menu, SHADES, "window")
        menu.addSeparator()
        self._widths = self._choices(menu, tuple(WIDTHS), "normal")
        menu.addSeparator()
        self._show_pictures = QAction(self)
        self._show_pictures.setCheckable(True)
        self._show_pictures.triggered.connect(self._answer)
        self._copy = QAction(self)
        self._copy.triggered.connect(self._copy_picture)
        self._save = QAction(self)
        self._save.triggered.connect(self._choose_target)
        menu.addActions([self._show_pictures, self._copy, self._save])
        self._check = QAction(self)
        self._check.setShortcut(QKeySequence("Ctrl+Shift+I"))
        self._check.triggered.connect(self._ask_to_check)
        self._check_button.clicked.connect(self._check.trigger)
        self._again = QAction(self)
        self._again.setShortcut(QKeySequence("Ctrl+Shift+R"))
        self._again.setEnabled(False)
        self._again.triggered.connect(self._fetch_again)
        self._again_button.clicked.connect(self._again.trigger)
        self.addActions([self._check, self._again])

    def _choices(self, menu: QMenu, names: tuple[str, ...], chosen: str) -> QActionGroup:
        group = QActionGroup(self)
        for name in names:
            action = QAction(self)
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == chosen)
            group.addAction(action)
            menu.addAction(action)
        group.triggered.connect(self._refresh)
        return group

    def actions_offered(self) -> list[QAction]:
        """What can be done here, for the command palette."""
        return [
            *self._shades.actions(),
            *self._widths.actions(),
            self._show_pictures,
            self._copy,
            self._save,
            self._check,
            self._again,
        ]

    @property
    def look(self) -> tuple[str, str]:
        """The names of the chat's colours and of the phone's width, as the operator chose them."""
        return self._chosen(self._shades), self._chosen(self._widths)

    def choose_look(self, shade: str, width: str) -> None:
        """Show it in these colours at this width; a name that is none changes nothing."""
        for action in (*self._shades.actions(), *self._widths.actions()):
            if action.data() in (shade, width):
                action.setChecked(True)
        self._refresh()

    # What is shown

    def show_draft(self, draft: Draft, remark: str = "") -> None:
        """Show one draft; `remark` says why the text of the template that it names is missing."""
        self._is_filled, self._remark = False, remark
        self._take(draft, preview_of(draft))

    def show_preview(self, preview: Preview, draft: Draft) -> None:
        """Show a message that is not made from its draft alone, such as a filled template."""
        self._is_filled = True
        self._take(draft, preview)

    def _take(self, draft: Draft, message: Preview) -> None:
        self._draft, self._message = draft, message
        self._check_button.setVisible(message.media is not Media.NONE)
        self._check.setEnabled(bool(message.link))
        self._check_button.setEnabled(self._check.isEnabled())
        self._follow(message.picture.address)

    def show_business(self, name: str) -> None:
        """Name the sender, as it stands above the conversation."""
        self._business = name
        self._refresh()

    def allow_pictures(self, allowed: bool | None) -> None:
        """Say whether pictures may be fetched; None if nobody has been asked yet."""
        self._allowed = allowed
        self._show_pictures.setChecked(bool(allowed))
        self._follow(self._picture.address)

    @property
    def is_filled(self) -> bool:
        """Whether it shows a template's own text, and not just what the form says of it."""
        return self._is_filled

    @property
    def fetches_pictures(self) -> bool:
        """Whether the operator wants pictures to be fetched."""
        return bool(self._allowed)

    def show_picture(self, picture: Picture) -> None:
        """Take what came of fetching a picture; it is kept, and shown if it still is the one."""
        if picture.state is PictureState.READY:
            self._kept[picture.address] = picture
            self._kept.move_to_end(picture.address)
            while len(self._kept) > _KEPT_PICTURES:
                self._kept.popitem(last=False)
        if picture.address == self._picture.address:
            self._picture = picture
            self._offer_again()
            self._refresh()

    def show_size(self, address: str, size: int | None) -> None:
        """Take how large what is at an address was found to be, in bytes."""
        self._found = address, size
        self._refresh()

    def _follow(self, address: str) -> None:
        fetchable = is_fetchable(address)
        self._question.setVisible(fetchable and self._allowed is None)
        if not (fetchable and self._allowed):
            self._picture = unasked(address)
        elif address != self._picture.address or self._picture.state is PictureState.UNASKED:
            # One that was here before is here again at once, without an empty frame in between.
            self._picture = self._kept.get(address) or unasked(address)
        if fetchable and self._allowed and self._picture.state is PictureState.UNASKED:
            self._pausing.start()
        self._offer_again()
        self._refresh()

    @Slot()
    def _want(self) -> None:
        picture = self._picture
        fetchable = self._allowed and is_fetchable(picture.address)
        if fetchable and picture.state in (PictureState.UNASKED, PictureState.FAILED):
            self.show_picture(Picture(picture.address, PictureState.LOADING))
            self.picture_wanted.emit(picture.address)

    @Slot()
    def _fetch_again(self) -> None:
        self._want()

    def _offer_again(self) -> None:
        """A failed picture can be fetched again; while it is, who pressed keeps the focus."""
        state, offered = self._picture.state, not self._again_button.isHidden()
        failed = state is PictureState.FAILED and not self._picture.is_hopeless
        self._again.setEnabled(failed)
        self._again_button.setVisible(failed or (state is PictureState.LOADING and offered))

    def preview(self) -> Preview:
        """What is shown at this moment."""
        message = replace(self._message, picture=self._picture, business=self._business)
        if message.media is Media.DOCUMENT:
            address, size = self._found
            message = replace(message, file_size=size if address == message.link else None)
        return message

    @Slot()
    def _refresh(self) -> None:
        shown = self.preview()
        words = self._words(shown)
        shade = self._chosen(self._shades)
        colours = {"light": theme.LIGHT, "dark": theme.DARK}.get(shade) or theme.colours()
        width = WIDTHS[self._chosen(self._widths)] * theme.character(self.fontMetrics())
        self._view.show_message(shown, words, shapes.Look(width, self.font(), colours))
        self._view.setAccessibleDescription(_spoken(shown, words))

    @staticmethod
    def _chosen(group: QActionGroup) -> str:
        return next(str(action.data()) for action in group.actions() if action.isChecked())

    def _words(self, shown: Preview) -> bubble.Words:
        unasked_for = shown.picture.state is PictureState.UNASKED
        return bubble.Words(
            business=self._business or self.tr("Your business"),
            hint=self._hint(shown),
            picture=picture_text(shown.picture),
            address=shown.picture.address if unasked_for else "",
            facts=facts_text(shown),
            kinds=tuple(button_kind_text(button.kind) for button in shown.buttons),
        )

    def _hint(self, shown: Preview) -> str:
        row = self._draft.message_type
        if shown.text or self._is_filled:
            return ""
        if self._draft["Type"] == "template":
            return self._template()
        if row is None:
            return self.tr("Choose a message type.")
        return self.tr("Your text appears here.") if "text" in row.content else ""

    def _template(self) -> str:
        if not self._draft["TemplateCode"].strip():
            return self.tr("Choose a template.")
        lines = [self.tr("Template %1").replace("%1", self._draft["TemplateCode"] or "…")]
        if self._draft["Language"]:
            lines[0] += f" · {self._draft['Language']}"
        lines += [labelled(name, value or "…") for name, value in self._draft.variables.items()]
        return "\n".join(filter(None, (*lines, self._remark)))

    # What can be done

    @Slot(bool)
    def _answer(self, allowed: bool) -> None:
        self.allow_pictures(allowed)
        self.pictures_chosen.emit(allowed)

    @Slot()
    def _ask_to_check(self) -> None:
        self.check_requested.emit(self._draft, self.preview())

    @Slot()
    def _copy_picture(self) -> None:
        QGuiApplication.clipboard().setImage(self._view.as_image())
        self.said.emit(lambda: self.tr("The preview is on the clipboard."))

    @Slot()
    def _choose_target(self) -> None:
        from chatapp_desktop.ui.widgets.file_dialogs import ask_where

        pictures = self.tr("Pictures")
        ask_where(self, pictures, "png", lambda path: self.save_picture(str(path)))

    @Slot(str)
    def save_picture(self, name: str) -> None:
        """Write the preview as a PNG file, and say what came of it."""
        done = self._view.as_image().save(name)
        self.said.emit(lambda: self._saved_text(name, done=done))

    def _saved_text(self, name: str, *, done: bool) -> str:
        text = self.tr("Saved as %1") if done else self.tr("%1 could not be written.")
        return text.replace("%1", name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._refresh()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._title.setText(self.tr("Preview"))
        self.setAccessibleName(self.tr("Preview"))
        self._view.setAccessibleName(self.tr("Preview"))
        self._options.setText(self.tr("Vie&w"))
        self._options.setAccessibleName(self.tr("How the preview is shown"))
        names = {
            "window": self.tr("Chat like the window"),
            "light": self.tr("Light chat"),
            "dark": self.tr("Dark chat"),
            "narrow": self.tr("Narrow phone"),
            "normal": self.tr("Ordinary phone"),
            "wide": self.tr("Wide phone"),
        }
        for action in (*self._shades.actions(), *self._widths.actions()):
            action.setText(names[action.data()])
        self._show_pictures.setText(self.tr("Fetch pictures"))
        for again in (self._again, self._again_button):
            again.setText(self.tr("Fetch the picture again"))
        words = self.tr("retry reload", "other words by which a command is found")
        self._again.setProperty(ALSO, f"{words} retry reload")
        self._check.setText(self.tr("Check media"))
        self._check_button.setText(self.tr("Check media"))
        self._check_button.setToolTip(
            self.tr("Ask the servers what is at the media addresses, and compare with the limits")
        )
        self._copy.setText(self.tr("Copy preview as picture"))
        self._save.setText(self.tr("Save preview as picture …"))
        self._question.retranslate()
        self._refresh()


def _spoken(shown: Preview, words: bubble.Words) -> str:
    """The message as a screen reader says it, line by line."""
    text = "\n".join(filter(None, (shown.heading, shown_text(shown.text))))
    # A text lacks no picture, and a file is no picture: only its address may be missing.
    seen = {Media.NONE: True, Media.DOCUMENT: bool(shown.link)}
    whole = seen.get(shown.media, bool(shown.picture.data))
    missing = () if whole else (words.picture, words.address)
    captions = (
        joined(button.caption, bracketed(kind) if kind else "")
        for button, kind in zip(shown.buttons, words.kinds, strict=True)
    )
    said = (text or words.hint, shown.file_name, words.facts, *captions, *missing)
    return "\n".join(filter(None, said))
