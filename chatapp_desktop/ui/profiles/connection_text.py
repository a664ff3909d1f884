"""What came of "Test connection", in sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from chatapp_desktop.cams.advice import Language, advise, clock_facts
from chatapp_desktop.cams.probe import Finding, Report
from chatapp_desktop.ui.words.services import service_text
from chatapp_desktop.ui.words.spoken import joined, labelled, listed
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP

_FINDINGS = {
    Finding.GOOD: QT_TRANSLATE_NOOP("Connection", "Connected."),
    Finding.NO_NETWORK: QT_TRANSLATE_NOOP("Connection", "No network."),
    Finding.WRONG_HOST: QT_TRANSLATE_NOOP("Connection", "Wrong endpoint."),
    Finding.TLS_REFUSED: QT_TRANSLATE_NOOP("Connection", "No secure connection."),
    Finding.WRONG_KEY: QT_TRANSLATE_NOOP("Connection", "Wrong AccessKey ID."),
    Finding.WRONG_SECRET: QT_TRANSLATE_NOOP("Connection", "Wrong AccessKey secret."),
    Finding.CLOCK_OFF: QT_TRANSLATE_NOOP("Connection", "The clock of this computer is off."),
    Finding.TOKEN_EXPIRED: QT_TRANSLATE_NOOP("Connection", "The security token has expired."),
    Finding.TOKEN_WRONG: QT_TRANSLATE_NOOP("Connection", "The security token does not fit."),
    Finding.NO_PERMISSION: QT_TRANSLATE_NOOP("Connection", "Permissions are missing."),
    Finding.NOT_ACTIVATED: QT_TRANSLATE_NOOP("Connection", "The product is not activated."),
    Finding.WRONG_SPACE: QT_TRANSLATE_NOOP("Connection", "Wrong space."),
    Finding.NO_KEYS: QT_TRANSLATE_NOOP("Connection", "No keys."),
    Finding.OTHER: QT_TRANSLATE_NOOP("Connection", "The test failed."),
}


def report_text(report: Report) -> str:
    """The finding, what it means and what to do; then what was found."""
    lines = [QCoreApplication.translate("Connection", _FINDINGS[report.finding])]
    if report.code:
        chinese = QLocale().language() is QLocale.Language.Chinese
        lines[0] = joined(lines[0], *_advice(report, "zh_CN" if chinese else "en"))
    if report.request_id:
        lines.append(labelled("RequestId", report.request_id))
    if report.spaces:
        text = QCoreApplication.translate("Connection", "Spaces: %1")
        lines.append(text.replace("%1", listed(report.spaces)))
    lines += [service_text(service) for service in report.services]
    return "\n".join(lines)


def _advice(report: Report, language: Language) -> tuple[str, str]:
    facts = {"message": report.detail, "denied_action": listed(report.denied)}
    if report.clock_offset:
        facts |= clock_facts(report.clock_offset)
    found = advise(report.code, language=language, facts=facts)
    return found.meaning, found.next_step
