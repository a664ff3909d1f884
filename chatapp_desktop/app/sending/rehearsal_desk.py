"""Shows a message without sending it: as a dry run, and as code."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from chatapp_desktop.app.gate.gate import Gate
from chatapp_desktop.app.profiles.accounts import Accounts
from chatapp_desktop.app.tasks import Spawn
from chatapp_desktop.outbox.events import Refusal
from chatapp_desktop.store.accounts.profiles import DEFAULT_ENDPOINT, Profile
from chatapp_desktop.store.secrets.outcomes import Secret
from chatapp_desktop.ui.window import MainWindow
from chatapp_desktop.ui.words.doctor import code_sentence
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.wire import request_parameters

if TYPE_CHECKING:
    from chatapp_desktop.cams.signature import Credentials

_NOWHERE = f"https://{DEFAULT_ENDPOINT}"


class RehearsalDesk(QObject):
    """Makes the request as a send would, and stops there."""

    def __init__(
        self,
        window: MainWindow,
        profile: Callable[[], Profile],
        accounts: Accounts,
        gate: Gate,
        spawn: Spawn,
    ) -> None:
        super().__init__()
        self._window = window
        self._profile = profile
        self._accounts = accounts
        self._gate = gate
        self._spawn = spawn
        window.dry_run_requested.connect(self._rehearse)
        window.code_requested.connect(self._show_code)

    @Slot(Draft)
    def _rehearse(self, draft: Draft) -> None:
        self._begin(self._dry_run(self._profile(), draft))

    @Slot(Draft)
    def _show_code(self, draft: Draft) -> None:
        self._begin(self._code(self._profile(), draft))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        """A keyring that waits for its password can take long; the operator can stop waiting."""

        async def go() -> None:
            task = asyncio.current_task()
            stop = task.cancel if task is not None else None
            with self._window.busy.during(lambda: self.tr("Preparing …"), stop):
                await work

        self._spawn(go())

    async def _dry_run(self, profile: Profile, draft: Draft) -> None:
        from chatapp_desktop.cams.rehearsal import rehearse
        from chatapp_desktop.ui.composer.dry_run import DryRunDialog

        self._accounts.know(profile)
        policy = await self._gate.policy(profile)
        verdict = await self._gate.judged(profile, draft, policy)
        keys = await self._accounts.secret(profile)
        rehearsal = rehearse(
            _parameters(draft),
            _credentials(keys),
            endpoint_url=await self._address(profile),
            date=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            nonce=uuid.uuid4().hex,
        )
        DryRunDialog(
            draft,
            verdict,
            self._window.problems_of(draft),
            rehearsal,
            policy=policy.rule,
            no_keys=code_sentence(keys.code, keys.detail) if isinstance(keys, Refusal) else "",
            parent=self._window,
        ).open()

    async def _code(self, profile: Profile, draft: Draft) -> None:
        from chatapp_desktop.cams.code import json_text, python_program, shell_command
        from chatapp_desktop.ui.composer.code_dialog import Code, CodeDialog

        self._accounts.know(profile)
        parameters = request_parameters(draft)
        address = await self._address(profile)
        code = Code(
            python_program(parameters, address),
            shell_command(parameters, address),
            json_text(parameters),
        )
        CodeDialog(code, self._window).open()

    async def _address(self, profile: Profile) -> str:
        """Where the profile calls; the service's usual address where it cannot be told."""
        url = await self._accounts.url(profile)
        return _NOWHERE if isinstance(url, Refusal) else url


def _parameters(draft: Draft) -> dict[str, str]:
    parameters = request_parameters(draft)
    parameters.setdefault("TaskId", uuid.uuid4().hex)
    return parameters


def _credentials(keys: Secret | Refusal) -> Credentials | None:
    from chatapp_desktop.cams.signature import Credentials

    if isinstance(keys, Refusal):
        return None
    return Credentials(keys.access_key_id, keys.access_key_secret, keys.security_token)
