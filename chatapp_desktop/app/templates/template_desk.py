"""Between the form's template picker and the templates: shows, refreshes, fetches, fills in.

The copy on disk is shown first; nothing here ever makes the operator wait.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.app.templates.template_source import (
    FRESH_SECONDS,
    Connect,
    Known,
    TemplateSource,
    Trouble,
)
from chatapp_desktop.cams.templates import template_limiter
from chatapp_desktop.store.accounts.profiles import Profile
from chatapp_desktop.store.errors import FileError
from chatapp_desktop.store.templates import TemplateStore
from chatapp_desktop.ui.templates.words import age_text, failure_text
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.spoken import joined, put_in
from chatapp_desktop.ui.words.wording import file_error_text
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.template import Key, Reading, Sought, Template, carried_over

if TYPE_CHECKING:
    from aiolimiter import AsyncLimiter

    from chatapp_desktop.ui.templates.picker import TemplatePicker

_TYPING_SECONDS = 0.6
"""How long a code typed by hand must stand still before the service is asked about it."""
_BETWEEN_TEXTS_SECONDS = 0.2
"""Kept free after each text that is read ahead, for the operator's own calls and other programs."""
_REDRAW_EVERY = 25
_PATIENCE_SECONDS = 30.0
"""After that who knows the template may go on, though it is still being read."""
_NOTHING = Sought()


class TemplateDesk(QObject):
    """Serves the picker of one window."""

    matrix_requested = Signal()
    torture_requested = Signal()

    def __init__(
        self,
        window: MainWindow,
        profile: Callable[[], Profile],
        connect: Connect,
        store: TemplateStore,
        spawn: Spawn,
    ) -> None:
        super().__init__()
        self._window = window
        self._made: TemplatePicker | None = None
        self._profile = profile
        self._connect = connect
        self._store = store
        self._spawn = spawn
        self._source: TemplateSource | None = None
        self._key: Key | None = None
        self._shown: Template | None = None
        self._sought = _NOTHING
        self._code = ""
        self._given: tuple[str, ...] = ()
        self._remembered: dict[str, str] = {}
        self._listing: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None
        # From now on somebody reads templates, and what is not known of one is waited for.
        window.show_template(None, _NOTHING)
        window.draft_changed.connect(self._follow)
        window.profile_chosen.connect(self._change_profile)

    @property
    def _picker(self) -> TemplatePicker:
        """The picker, with its intents connected: it is made at the first template."""
        if self._made is None:
            self._made = made = self._window.form.templates
            made.template_chosen.connect(self._choose)
            made.refresh_requested.connect(self.refresh)
            made.card.fill_requested.connect(self._fill_with_examples)
            made.card.matrix_requested.connect(self.matrix_requested)
            made.card.read_requested.connect(self.read_again)
            made.card.torture_requested.connect(self.torture_requested)
        return self._made

    @cached_property
    def _limiter(self) -> AsyncLimiter:
        """One pace for all profiles: two of them may well belong to one account."""
        return template_limiter()

    @property
    def source(self) -> TemplateSource | None:
        """The templates of the profile in force, once they have been asked for."""
        return self._source

    @property
    def shown(self) -> Template | None:
        """What is known of the template that the form names."""
        return self._shown

    async def known(self, profile: Profile, draft: Draft) -> Template | None:
        """What is kept of the template that a draft names, without asking the service."""
        key = Key(draft["TemplateCode"].strip(), draft["Language"].strip())
        source = self._source
        if draft["Type"] != "template" or source is None or source.profile_id != profile.id:
            return None
        found = await source.kept(key)
        return found.template if found else None

    async def close(self) -> None:
        """End what is under way."""
        tasks = [task for task in (self._listing, self._looking) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    # The list

    def _open(self) -> TemplateSource:
        """Begin with the profile in force, at the first template of the form."""
        if self._source is None:
            self._source = TemplateSource(
                self._profile().id,
                self._space_id,
                self._connect,
                store=self._store,
                on_disk_trouble=self._say_disk_trouble,
                pace=lambda: self._limiter,
            )
            self._listing = self._spawn(self._begin(self._source))
        return self._source

    async def _begin(self, source: TemplateSource) -> None:
        copy = await source.load()
        self._picker.show_rows(copy.rows, copy.fetched_at)
        self._again(self._window.draft())
        self._picker.put_words(await source.words())
        if time.time() - copy.fetched_at > FRESH_SECONDS:
            await self._refresh(source)
        else:
            await self._read_texts(source)

    @Slot()
    def refresh(self) -> None:
        """Fetch the list again; what is shown stays until the new one is there."""
        source = self._open()
        # What may be under way is the reading ahead of texts: it goes on after the new list.
        if self._listing is not None:
            self._listing.cancel()
        self._listing = self._spawn(self._refresh(source))

    async def _refresh(self, source: TemplateSource) -> None:
        fetching = self.tr("fetching the list …")
        self._picker.show_progress(fetching)

        def progress(read: int, total: int) -> None:
            self._picker.show_progress(f"{fetching} {read} / {total}")

        before = source.copy
        trouble = await source.refresh(progress)
        self._picker.show_progress("")
        self._picker.show_rows(source.copy.rows, source.copy.fetched_at)
        self._picker.show_trouble(self._list_trouble(trouble) if trouble else "")
        if source.copy is not before:
            self._again(self._window.draft())
        if trouble is None:
            await self._read_texts(source)

    async def _read_texts(self, source: TemplateSource) -> None:
        """Read the texts of all templates ahead, so that the search finds them too."""
        wanted = await source.outdated()
        words: dict[Key, str] = {}
        for count, key in enumerate(wanted):
            if count % _REDRAW_EVERY == 0:
                self._picker.put_words(words)
                self._picker.show_reading(count, len(wanted))
            found = await source.fetch(key)
            if isinstance(found, Trouble) or found.trouble:
                break
            words[key] = found.template.words
            await asyncio.sleep(_BETWEEN_TEXTS_SECONDS)
        self._picker.put_words(words)
        self._picker.show_reading(0, 0)

    def _list_trouble(self, trouble: Trouble) -> str:
        if trouble.code == "Templates.Changing":
            return self.tr("The list was changing while it was read. Refresh it once more.")
        text = failure_text(trouble.code, trouble.message, trouble.denied_action)
        by_hand = self.tr("A template code can still be typed by hand below.")
        return joined(self.tr("The list could not be fetched."), text, by_hand)

    # The template in the form

    @Slot(Draft)
    def _follow(self, draft: Draft) -> None:
        if draft["Type"] != "template":
            self._forget()
            return
        source = self._open()
        key = Key(draft["TemplateCode"].strip(), draft["Language"].strip())
        if key == self._key:
            return
        if key.code != self._code:
            self._code, self._remembered = key.code, {}
        self._key = key
        self._window.form.show_template_languages(source.languages(key.code))
        self._picker.select(key)
        self._look(source, key)

    def _forget(self) -> None:
        if self._key is not None:
            self._key = None
            if self._looking is not None:
                self._looking.cancel()
            self._show(None, _NOTHING)

    def _again(self, draft: Draft) -> None:
        """Look at the form's template again, because the list has changed."""
        self._key = None
        self._follow(draft)

    @Slot()
    def read_again(self) -> None:
        """Ask the service once more about the template that the form names."""
        self._again(self._window.draft())

    @Slot()
    def retry(self) -> None:
        """Read again what could not be read; for when keys or profile have changed."""
        if self._sought.reading is Reading.FAILED:
            self.read_again()

    def _look(self, source: TemplateSource, key: Key) -> None:
        if self._looking is not None:
            self._looking.cancel()
        if not all(key):
            self._looking = None
            self._picker.card.show_trouble("")
            self._show(None, Sought(key))
            return
        self._looking = self._spawn(self._look_up(source, key))
        self._looking.add_done_callback(partial(self._looked, key))

    async def _look_up(self, source: TemplateSource, key: Key) -> None:
        known = await source.kept(key)
        # What has changed since it was read may have other variables by now.
        usable = known is not None and known.template.detailed and known.fetched_at > 0
        reading = Reading.DONE if usable else Reading.UNDER_WAY
        self._show(known.template if known else None, Sought(key, reading))
        if known and time.time() - known.fetched_at < FRESH_SECONDS:
            self._picker.card.show_trouble("")
            return
        self._picker.card.show_reading()
        if source.row(key) is None:
            await asyncio.sleep(_TYPING_SECONDS)
        found = await self._fetched(source, key)
        template = found.template if isinstance(found, Known) else None
        failed = isinstance(found, Trouble) or (found.trouble and not found.template.detailed)
        self._show(template, Sought(key, Reading.FAILED if failed else Reading.DONE))
        if template is not None:
            self._picker.put_words({key: template.words})
        self._picker.card.show_trouble(self._detail_trouble(found))

    async def _fetched(self, source: TemplateSource, key: Key) -> Known | Trouble:
        fetching = asyncio.ensure_future(source.fetch(key))
        try:
            await asyncio.wait((fetching,), timeout=_PATIENCE_SECONDS)
            if not fetching.done():
                self._give_up(key)
            return await fetching
        finally:
            fetching.cancel()

    def _looked(self, key: Key, looking: asyncio.Task[None]) -> None:
        """A reading that has ended, even by a fault of this program, holds nothing up any more."""
        if looking is self._looking and not looking.cancelled():
            self._give_up(key)

    def _give_up(self, key: Key) -> None:
        known = self._shown if self._sought.key == key else None
        if self._sought.key != key or self._sought.reading is Reading.UNDER_WAY:
            self._show(known, Sought(key, Reading.FAILED))

    def _show(self, template: Template | None, sought: Sought) -> None:
        if (template, sought) == (self._shown, self._sought):
            return
        is_other = template != self._shown
        self._shown, self._sought = template, sought
        self._window.show_template(template, sought)
        if is_other and template is not None and template.detailed:
            self._arrange_variables(template)

    def _arrange_variables(self, template: Template) -> None:
        """Make a row for each variable; values of names that stay, stay."""
        values = self._window.draft().variables
        self._remembered |= {name: text for name, text in values.items() if text}
        wanted = carried_over(values, template, self._given, self._remembered)
        self._given = template.variables
        self._window.form.show_variables(wanted, template.example)

    # What the operator asks for

    @Slot(object)
    def _choose(self, key: Key) -> None:
        draft = self._window.draft()
        changes = {"Type": "template", "TemplateCode": key.code, "Language": key.language}
        self._window.set_draft(draft.replaced(changes))

    @Slot()
    def _fill_with_examples(self) -> None:
        if self._shown is None:
            return
        values = dict(self._window.draft().variables)
        for name, example in self._shown.example.items():
            values[name] = values.get(name) or example
        self._window.form.show_variables(values, self._shown.example)

    @Slot(str)
    def _change_profile(self, _profile_id: str) -> None:
        """Begin anew: another account has other templates."""
        for task in (self._listing, self._looking):
            if task is not None:
                task.cancel()
        self._source = None
        self._key = None
        self._show(None, _NOTHING)
        if self._made is not None:
            self._made.show_rows((), 0.0)
            self._made.show_trouble("")
        self._follow(self._window.draft())

    def _space_id(self) -> str:
        return self._window.draft()["CustSpaceId"].strip() or self._profile().cust_space_id

    def _say_disk_trouble(self, error: FileError) -> None:
        self._window.say(partial(file_error_text, error))

    def _detail_trouble(self, found: Known | Trouble) -> str:
        """Why a template could not be fetched, and how old is what is shown instead."""
        trouble = found if isinstance(found, Trouble) else found.trouble
        if trouble is None:
            return ""
        text = failure_text(trouble.code, trouble.message, trouble.denied_action)
        parts = [self.tr("The template could not be fetched."), text]
        if isinstance(found, Known) and found.template.detailed and found.fetched_at:
            shown = self.tr("What is shown was fetched %1.")
            parts.append(put_in(shown, age_text(found.fetched_at)))
        return joined(*parts)
