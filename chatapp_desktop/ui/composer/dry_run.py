"""The dry run: what would be sent, and whether it would be, without sending it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from chatapp_desktop.cams.rehearsal import Rehearsal
from chatapp_desktop.outbox.guard import Ask, Denied, Verdict
from chatapp_desktop.ui.questions.sending import reason_text
from chatapp_desktop.ui.widgets.pages_dialog import PagesDialog
from chatapp_desktop.ui.words.marks import BLOCK_MARK, WARN_MARK
from chatapp_desktop.ui.words.wording import problem_text
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.problems import Problem, Severity

_OK_MARK = "✓"


class DryRunDialog(PagesDialog):
    """Shows one message as it would leave this moment."""

    def __init__(
        self,
        draft: Draft,
        verdict: Verdict,
        problems: Sequence[Problem],
        rehearsal: Rehearsal,
        *,
        policy: str = "",
        no_keys: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`policy` is the safety policy's rule; `no_keys` says why there are none to sign with."""
        super().__init__("dry_run", parent)
        self._draft = draft
        self._verdict = verdict
        self._problems = tuple(problems)
        self._rehearsal = rehearsal
        self._policy = policy
        self._no_keys = no_keys
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setWindowTitle(self.tr("Dry run: nothing was sent"))
        super().retranslate()
        self._head.setText("\n".join(self._sentences()))
        shown = self._rehearsal
        signature = f"{shown.canonical}\n\n{shown.string_to_sign}"
        self.show_pages(
            (
                (self.tr("Parameters"), "\n".join(f"{n} = {v}" for n, v in shown.parameters)),
                (self.tr("Request"), shown.request),
                (self.tr("What is signed"), signature),
            )
        )

    def _sentences(self) -> list[str]:
        lines = self._decision()
        lines += [
            f"{WARN_MARK} {problem_text(problem, self._draft)}"
            for problem in self._problems
            if problem.severity is Severity.WARNS
        ]
        if self._no_keys:
            text = self.tr("There are no keys to sign with: %1")
            lines.append(f"{WARN_MARK} {text.replace('%1', self._no_keys)}")
        lines.append(
            self.tr("Time and nonce are new for every send. Keys and signature are not shown.")
        )
        return lines

    def _decision(self) -> list[str]:
        match self._verdict:
            case Denied():
                blocking = [p for p in self._problems if p.severity is Severity.BLOCKS]
                lines = [self.tr("It would not be sent:")]
                named = blocking or [self._verdict.problem]
                return lines + [f"{BLOCK_MARK} {problem_text(p, self._draft)}" for p in named]
            case Ask(reasons):
                asked = [f"? {reason_text(reason, self._policy)}" for reason in reasons]
                return [self.tr("It could be sent; you would be asked before, because:"), *asked]
            case _:
                sound = self.tr("It would be sent as it is.")
                return [f"{_OK_MARK} {sound}"]
