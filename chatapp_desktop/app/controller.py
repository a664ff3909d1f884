"""One window and its services, from the first paint to the exit."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Slot

from chatapp_desktop import aio
from chatapp_desktop.app.closing import Closing
from chatapp_desktop.app.composer.draft_desk import DraftDesk
from chatapp_desktop.app.composer.drafts import Autosave
from chatapp_desktop.app.composer.media_desk import MediaDesk
from chatapp_desktop.app.faults import FaultHandler
from chatapp_desktop.app.first_steps import FirstSteps
from chatapp_desktop.app.gate.contact_book import ContactBook
from chatapp_desktop.app.gate.contact_desk import ContactDesk
from chatapp_desktop.app.gate.gate import Gate
from chatapp_desktop.app.gate.watch import Watch
from chatapp_desktop.app.history.export_desk import ExportDesk
from chatapp_desktop.app.history.history_desk import HistoryDesk
from chatapp_desktop.app.history.history_feed import HistoryFeed
from chatapp_desktop.app.history.history_profiles import HistoryProfiles
from chatapp_desktop.app.history.left_behind import LeftBehind
from chatapp_desktop.app.places import Places
from chatapp_desktop.app.profiles.in_force import ProfilesInForce
from chatapp_desktop.app.profiles.keys import Keys
from chatapp_desktop.app.profiles.profile_desk import ProfileDesk
from chatapp_desktop.app.sending.desktop_notice import DesktopNotice
from chatapp_desktop.app.sending.following import Following
from chatapp_desktop.app.sending.rehearsal_desk import RehearsalDesk
from chatapp_desktop.app.sending.sending import Sending, Services
from chatapp_desktop.app.settings.language import Language
from chatapp_desktop.app.settings.settings_desk import SettingsDesk
from chatapp_desktop.app.templates.template_desk import TemplateDesk
from chatapp_desktop.app.templates.trial_desk import TrialDesk
from chatapp_desktop.outbox.events import Connection, Refusal, SendEvent, Submission
from chatapp_desktop.outbox.outbox import Outbox
from chatapp_desktop.store import layout as layout_store
from chatapp_desktop.store.accounts.profiles import Profile, Profiles
from chatapp_desktop.store.audit import Decided, append
from chatapp_desktop.store.errors import FileError, HistoryError
from chatapp_desktop.store.history.history import History
from chatapp_desktop.store.pictures import PictureStore
from chatapp_desktop.store.settings import Settings
from chatapp_desktop.store.templates import TemplateStore
from chatapp_desktop.ui.widgets.busy import Work
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.doctor import outcome_sentence
from chatapp_desktop.ui.words.notices import notice_text, unreadable_text
from chatapp_desktop.ui.words.wording import problem_text
from chatapp_desktop.viber.draft import Draft

_ANSWERS = {"on": True, "off": False}
_CLOSING_SECONDS = 4.0
_WARM_AGAIN_SECONDS = 20.0


class Controller(QObject):
    """Makes the parts, lets them speak with each other, and ends them in order."""

    def __init__(
        self,
        window: MainWindow,
        *,
        places: Places,
        profiles: Profiles,
        settings: Settings,
        autosave: Autosave,
        faults: FaultHandler,
        language: Language,
    ) -> None:
        """Must be made inside the running loop."""
        super().__init__()
        self.window = window
        self._places = places
        self._autosave = autosave
        self._faults = faults
        self._history: History | None = None
        self._feed: HistoryFeed | None = None
        self._stop = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._writing = asyncio.Lock()
        self.exit_code = 0
        self._warmed_at = float("-inf")
        self._known_draft = window.draft()
        self._profiles = ProfilesInForce(window, profiles, places.profiles, self._spawn)
        current = self._profiles.current
        self._keys = Keys(window, current, self._spawn, lambda: self._profiles.all.leftovers)
        self._following: Following | None = None
        self._desk: HistoryDesk | None = None
        self._senders: HistoryProfiles | None = None
        self._export: ExportDesk | None = None
        self._settings = SettingsDesk(
            window, settings, path=places.settings, language=language, spawn=self._spawn
        )
        self._notice = DesktopNotice(self._spawn)
        self._settings.can_notify = self._notice.possible
        self._settings.changed.connect(self._take_settings)
        book = ContactBook(places.contacts)
        self._watch = Watch(window, current, self._spawn, settings.quiet_hours, book)
        self._gate = Gate(window, self._watch, self._record)
        self._gate.ask_in_production = settings.confirm_production
        self._gate.duplicate_minutes = settings.duplicate_minutes
        self._sending = Sending(
            window,
            current,
            self._profiles.of,
            self._current_settings,
            self._spawn,
            gate=self._gate,
        )
        self._contacts = ContactDesk(
            window, self._watch, book, record=self._record, spawn=self._spawn
        )
        self._profile_desk = ProfileDesk(
            window,
            profiles=lambda: self._profiles.all,
            change=self._profiles.change,
            keys=self._keys,
            contacts=self._contacts,
            watch=self._watch,
            path=places.facts,
            spawn=self._spawn,
        )
        self._keys.moved.connect(self._profiles.take_keys)
        self._keys.swept.connect(self._profiles.forget_leftover)
        self._profiles.changed.connect(self._take_profile)
        self._profiles.rekeyed.connect(self._keys.accounts.know)
        self._profiles.rekeyed.connect(self._profile_desk.profile_changed)
        self.drafts = DraftDesk(window, current, autosave, self._spawn)
        self._media = MediaDesk(
            window, current, self._keys.accounts.url, PictureStore(places.pictures), self._spawn
        )
        window.preview.allow_pictures(_ANSWERS.get(settings.pictures))
        window.draft_changed.connect(self._typed)
        window.profile_chosen.connect(self._profiles.choose)
        self._templates = TemplateDesk(
            window,
            current,
            self._keys.accounts.connect,
            TemplateStore(places.templates),
            self._spawn,
        )
        self._trials = TrialDesk(
            window,
            self._templates,
            current,
            self._spawn,
            gate=self._gate,
            watch=self._watch,
        )
        self._closing = Closing(window, self._sending, self._trials, self.stop, self._spawn)
        self._gate.template_of = self._templates.known
        self._rehearsals = RehearsalDesk(
            window, current, self._keys.accounts, self._gate, self._spawn
        )
        self.first_steps = FirstSteps(
            window,
            use_sandbox=self._use_sandbox,
            add_account=self._profile_desk.add_account,
            spawn=self._spawn,
        )
        window.take_intents()

    @cached_property
    def _left(self) -> LeftBehind:
        return LeftBehind(self._places.unsent)

    async def run(self) -> None:
        """Live as long as the window does."""
        try:
            self._keys.accounts.know(self._profiles.current())
            # The lists first: a number that must not be written to holds from the first moment.
            await self._contacts.begin()
            await self._profile_desk.begin()
            self._history = await self._opened()
            if self._history is None:
                return
            self._gate.history = self._history
            self._watch.begin()
            await self._begin(self._history)
            await self._stop.wait()
        finally:
            await self._close()

    async def _opened(self) -> History | None:
        """Open the history; None if it takes long, and the window is closed meanwhile."""
        with self.window.busy.during(lambda: self.tr("Opening the history …")) as work:
            opening = asyncio.ensure_future(
                History.open(self._places.history, updating=partial(self._say_updating, work))
            )
            stopped = asyncio.ensure_future(self._stop.wait())
            await asyncio.wait((opening, stopped), return_when=asyncio.FIRST_COMPLETED)
            stopped.cancel()
            # What was asked for is still written down, if that can be done within a moment.
            await asyncio.wait((opening,), timeout=_CLOSING_SECONDS)
        if not opening.done():
            opening.cancel()
            return None
        return opening.result()

    def tour(self, folder: Path) -> None:
        """Send one message of every kind, save pictures to `folder`, then end the program."""
        from chatapp_desktop.ui.tour import Tour

        async def go() -> None:
            try:
                self.exit_code = await Tour(self.window, folder).run()
            finally:
                self.stop()

        self._spawn(go())

    @Slot()
    def stop(self) -> None:
        """End the program."""
        self._stop.set()

    def _say_updating(self, work: Work) -> None:
        work.said = lambda: self.tr("Bringing an older history up to date, once …")
        self.window.busy.advance(work, 0, 0)

    async def _begin(self, history: History) -> None:
        if (notice := history.notice) is not None:
            self.window.say_also(partial(notice_text, notice))
        await self._tell_left_behind(history)
        self._feed = HistoryFeed(self.window, history, self._spawn)
        self._feed.show_matching()
        self._senders = HistoryProfiles(
            self.window, history, lambda: self._profiles.all.items, self._spawn
        )
        self._senders.show()
        self._profiles.changed.connect(self._senders.show)
        self._profiles.adopted.connect(self._keys.accounts.renew)
        self._export = ExportDesk(self.window, history, self._current_settings, self._spawn)
        self._desk = HistoryDesk(
            self.window,
            history,
            settings=self._settings,
            refill=self._feed.show_matching,
            spawn=self._spawn,
        )
        self._desk.deleted.connect(self._media.forget)
        outbox = Outbox(
            history, self._connect, self._on_event, self._spawn, last_look=self._last_look
        )
        self._following = Following(
            self.window,
            history,
            self._connect,
            profile_named=self._profiles.id_named,
            settings=self._current_settings,
            notice=self._notice,
            spawn=self._spawn,
        )
        self._following.changed.connect(self._sending.guard.follow)
        self._keys.renewed.connect(self._following.retry)
        self._profile_desk.applied.connect(self._following.retry)
        self._keys.renewed.connect(self._templates.retry)
        self._profile_desk.applied.connect(self._templates.retry)
        self._sending.begin(Services(history, outbox, self._following.follower))
        self._trials.begin(outbox)
        self._spawn(self._feed.watch())
        self._spawn(self._following.start())
        self._spawn(self._desk.tidy())
        self._spawn(self._keys.look())
        self._spawn(self._keys.accounts.stand_by(self._profiles.current().id))

    async def _tell_left_behind(self, history: History) -> None:
        """Say what the last run left unsent, before any row is there that would move for it."""
        try:
            rows, problem = await self._left.find(history)
        except HistoryError as error:
            self.window.say_also(partial(unreadable_text, str(error)))
            return
        if problem is not None:
            self._faults.note(problem)
        if rows:
            self.window.history.show_unsent(rows)
        # The status line is said over soon, but a screen reader has it: each kind of end once.
        for row in {outcome_sentence(row): row for row in rows}.values():
            self.window.say_also(partial(outcome_sentence, row))

    def _on_event(self, event: SendEvent) -> None:
        self._left.note(event)
        self._sending.on_event(event)
        self._trials.on_event(event)

    async def _close(self) -> None:
        """End every part; none of them can hold up the exit."""
        self._watch.close()
        # The last key may not have been told yet.
        self._autosave.changed(self.window.draft())
        self._autosave.flush()
        self._keep_layout()
        self.window.hide()
        try:
            async with asyncio.timeout(_CLOSING_SECONDS):
                await self._settings.close()
                await self._trials.close()
                await self._templates.close()
                if self._following is not None:
                    await self._following.close()
                await self._notice.close()
                await self._sending.close()
                await self._gate.close()
                await self._end_tasks()
                await self._keys.accounts.close()
                if self._history is not None:
                    await self._history.close()
        except TimeoutError:
            # What could not be written now is found and closed by the next start.
            if self._history is not None:
                self._history.stop(0)
        self._keep_left()
        self._keys.close()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = aio.spawn(work, self._faults.report)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _end_tasks(self) -> None:
        """End what else goes on, before what it uses: a connection being made would outlive it."""
        left = tuple(self._tasks)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _connect(self, profile_id: str) -> Connection:
        """Connect for a profile that need not be the one in force."""
        if profile := self._profiles.with_id(profile_id):
            self._keys.accounts.know(profile)
        return await self._keys.accounts.connect(profile_id)

    async def _last_look(self, submission: Submission) -> Refusal | None:
        """Judge a message anew that was held back; its profile may be a test profile by now."""
        parameters = submission.attempt.parameters
        await self._watch.look_again()
        profile = self._profiles.with_id(submission.profile_id)
        if profile is None:
            return Refusal("GuardRail.ProfileDeleted", submission.attempt.profile)
        if problem := self._gate.last_look(profile, parameters):
            self._spawn(self._gate.note_late(profile, parameters, problem))
            return Refusal("GuardRail.Denied", problem_text(problem, Draft()))
        return None

    def _current_settings(self) -> Settings:
        return self._settings.current

    @Slot(Settings, Settings)
    def _take_settings(self, before: Settings, now: Settings) -> None:
        """Let every part go by the settings that have changed."""
        self._gate.ask_in_production = now.confirm_production
        self._gate.duplicate_minutes = now.duplicate_minutes
        self._watch.set_hours(now.quiet_hours)
        self.window.preview.allow_pictures(_ANSWERS.get(now.pictures))
        if now.pictures == "off" != before.pictures:
            self._media.forget()
        self.window.history.set_masked(now.mask_numbers)
        if now.language != before.language:
            self._profiles.show()
            self._keys.show_badge()
            self._watch.tell()

    @Slot(Draft)
    def _typed(self, draft: Draft) -> None:
        """Open the connection while the operator types, so that the send does not wait for it."""
        # The last keys may be told of when the window has closed: nobody would close that one.
        if self._stop.is_set():
            return
        # The draft is told of again when nothing of it has changed, as after every start.
        changed, self._known_draft = draft != self._known_draft, draft
        due = time.monotonic() - self._warmed_at > _WARM_AGAIN_SECONDS
        if changed and due and self._history is not None:
            self._warmed_at = time.monotonic()
            self._spawn(self._keys.accounts.warm(self._profiles.current().id))

    def _use_sandbox(self) -> None:
        """Put the sandbox's profile into force, and start the sandbox."""
        self._profiles.use_sandbox()
        self._spawn(self._keys.accounts.stand_by(self._profiles.current().id))

    @Slot(Profile)
    def _take_profile(self, profile: Profile) -> None:
        """Let every part go by another profile, or by what was edited of it."""
        self._keys.accounts.know(profile)
        self._watch.tell()
        self._watch.look()
        self._spawn(self._keys.look())

    async def _record(self, decided: Decided) -> None:
        """Add to the audit trail; one line at a time, in the order of the decisions."""
        async with self._writing:
            await aio.blocking(append, self._places.audit, decided)

    def _keep_left(self) -> None:
        try:
            self._left.keep()
        except FileError as error:
            self._faults.note(error)

    def _keep_layout(self) -> None:
        try:
            layout_store.save(self._places.layout, self.window.layout_now())
        except FileError as error:
            self._faults.note(error)
