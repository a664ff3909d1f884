"""Opens the language matrix and the torture set, feeds them, and carries out what they ask for."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from chatapp_desktop import aio
from chatapp_desktop.app.gate.gate import Gate
from chatapp_desktop.app.gate.watch import Watch
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.app.templates.template_desk import TemplateDesk
from chatapp_desktop.app.templates.template_source import (
    FRESH_SECONDS,
    Known,
    TemplateSource,
    Trouble,
)
from chatapp_desktop.outbox.events import SendEvent
from chatapp_desktop.outbox.outbox import Outbox
from chatapp_desktop.store.accounts.profiles import Profile
from chatapp_desktop.store.errors import FileError
from chatapp_desktop.store.files import replace_text
from chatapp_desktop.ui.templates.words import failure_text
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.wording import file_error_text
from chatapp_desktop.viber.matrix import Cell, Values
from chatapp_desktop.viber.template import Key, Template

if TYPE_CHECKING:
    from chatapp_desktop.app.templates.matrix_run import MatrixRun
    from chatapp_desktop.ui.templates.matrix_window import MatrixWindow

_REPORT_BYTES = 64 * 1024 * 1024


class TrialDesk(QObject):
    """One matrix at a time, and any number of torture sets."""

    def __init__(
        self,
        window: MainWindow,
        desk: TemplateDesk,
        profile: Callable[[], Profile],
        spawn: Spawn,
        *,
        gate: Gate,
        watch: Watch,
    ) -> None:
        super().__init__()
        self._window = window
        self._desk = desk
        self._profile = profile
        self._spawn = spawn
        self._gate = gate
        self._watch = watch
        self._outbox: asyncio.Future[Outbox] = asyncio.get_running_loop().create_future()
        self._matrix: MatrixWindow | None = None
        self._sender: Profile | None = None
        self._run: MatrixRun | None = None
        self._feeding: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        desk.matrix_requested.connect(self.open_matrix)
        desk.torture_requested.connect(self.open_torture)
        watch.told.connect(self._judge)

    def begin(self, outbox: Outbox) -> None:
        """Take the outbox into use."""
        self._outbox.set_result(outbox)

    def on_event(self, event: SendEvent) -> None:
        """Show what became known about a message of the matrix."""
        if self._run is not None:
            self._run.on_event(event)

    @property
    def unsent(self) -> int:
        """How many messages of a running matrix are not in the outbox yet."""
        return self._run.unsent if self._run is not None else 0

    async def close(self) -> None:
        """End what is under way; the outbox says in the history how a message under way ended."""
        self._run = None
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # Torture set

    @Slot()
    def open_torture(self) -> None:
        """Try the chosen template with difficult values."""
        from chatapp_desktop.ui.templates.torture_window import TortureWindow
        from chatapp_desktop.viber.torture import torture

        template = self._desk.shown
        if template is not None and template.detailed:
            cases = torture(template, self._window.draft().variables)
            window = TortureWindow(template, cases, self._window)
            window.reports.report_made.connect(self._save_report)
            window.show()

    # Language matrix

    @Slot()
    def open_matrix(self) -> None:
        """Open the matrix for the chosen template, with the profile that is in force now."""
        from chatapp_desktop.ui.templates.matrix_window import MatrixWindow

        template, source = self._desk.shown, self._desk.source
        if template is None or source is None:
            return
        if self._matrix is not None:
            # A run is never taken over by another template.
            self._matrix.raise_()
            self._matrix.activateWindow()
            return
        profile, base = self._profile(), self._window.draft()
        testers = [each.number for each in self._watch.contacts.test_of(profile.id)]
        name = template.name or template.code
        made = MatrixWindow(name, base, profile.name, self._window, testers=testers)
        made.show_profile(profile)
        made.reports.report_made.connect(self._save_report)
        made.send_requested.connect(lambda cells: self._start(profile, made, cells, template.name))
        made.stop_requested.connect(self._stop)
        made.finished.connect(self._forget_matrix)
        self._matrix = made
        self._sender = profile
        self._judge()
        languages = self._approved(source, template)
        made.expect(languages)
        made.show()
        values = Values(dict(base.variables))
        self._feeding = self._start_task(self._feed(made, source, template.code, languages, values))

    @Slot()
    def _judge(self) -> None:
        """Let the matrix judge by what is known of its profile now."""
        if self._matrix is not None and self._sender is not None:
            self._matrix.set_surroundings(self._watch.surroundings(self._sender))

    @staticmethod
    def _approved(source: TemplateSource, template: Template) -> tuple[str, ...]:
        """The languages that can be sent; without a list the one in the form."""
        rows = (row for row in source.copy.rows if row.code == template.code)
        found = tuple(row.language for row in rows if row.status == "pass")
        return found or (template.language,)

    async def _feed(
        self,
        made: MatrixWindow,
        source: TemplateSource,
        code: str,
        languages: tuple[str, ...],
        values: Values,
    ) -> None:
        """Give the window one language after the other; those at hand come at once."""
        wanted: list[Key] = []
        for language in languages:
            key = Key(code, language)
            known = await source.kept(key)
            if known and known.template.detailed:
                made.put_template(known.template, values)
            if known is None or time.time() - known.fetched_at > FRESH_SECONDS:
                wanted.append(key)
        for key in wanted:
            self._put(made, key, await source.fetch(key), values)

    @staticmethod
    def _put(made: MatrixWindow, key: Key, found: Known | Trouble, values: Values) -> None:
        if isinstance(found, Known) and (found.template.detailed or found.trouble is None):
            made.put_template(found.template, values)
            return
        trouble = found.trouble if isinstance(found, Known) else found
        if trouble is not None:
            text = failure_text(trouble.code, trouble.message, trouble.denied_action)
            made.put_trouble(key.language, text)

    def _start(
        self, profile: Profile, made: MatrixWindow, cells: list[Cell], template: str
    ) -> None:
        from chatapp_desktop.app.gate.run_gate import RunGate
        from chatapp_desktop.app.templates.matrix_run import MatrixRun
        from chatapp_desktop.ui.questions.sending import Asked

        asked = [Asked(cell.draft, text=cell.text) for cell in cells]
        gate = RunGate(self._gate, profile, asked, made, made.waiting_for_answer)
        outbox = asyncio.shield(self._outbox)
        run = self._run = MatrixRun(profile, outbox, made, gate, template=template)

        async def go() -> None:
            await run.run(cells)
            made.show_ended()

        self._start_task(go())

    @Slot()
    def _stop(self) -> None:
        if self._run is not None:
            self._run.stop()

    @Slot()
    def _forget_matrix(self) -> None:
        if self._feeding is not None:
            self._feeding.cancel()
        if self._matrix is not None:
            self._matrix.deleteLater()
        self._matrix = self._run = self._feeding = None

    # Reports

    @Slot(Path, str)
    def _save_report(self, path: Path, text: str) -> None:
        async def write() -> None:
            try:
                with self._window.busy.during(lambda: self.tr("Saving the report …")):
                    await aio.blocking(replace_text, path, text, _REPORT_BYTES)
            except FileError as error:
                self._window.say(partial(file_error_text, error))
            else:
                self._window.tell(lambda: self.tr("Saved as %1").replace("%1", str(path)))

        self._start_task(write())

    def _start_task(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = self._spawn(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
