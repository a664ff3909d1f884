"""Which message of the service's list is which attempt of ours: pure, and never a guess.

The list gives neither our TaskId nor anything else that we made up, so a message is told by
recipient, sender, content and time. Identical messages sent close together look alike; they are
told apart only when there are as many messages as attempts, in the same order. In every other
doubt the operator is shown what there is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from chatapp_desktop.cams.message_list import ListedMessage
from chatapp_desktop.store.history.records import State, Watched
from chatapp_desktop.viber.sameness import canonical

EARLIER = 3.0
"""Seconds by which a message may seem older than its attempt: `Date` headers have whole seconds."""
LATER = 120.0
"""Seconds after we gave up waiting within which the service may still have taken it."""
UNSURE = 1_200.0
"""Seconds by which clocks may differ when the service's is not known; it refuses calls that are
more than 15 minutes off."""


class Fit(IntEnum):
    """How well the content of a listed message fits an attempt."""

    NO = 0
    POSSIBLE = 1
    SURE = 2


@dataclass(frozen=True, slots=True)
class Found:
    """It is this one."""

    message: ListedMessage


@dataclass(frozen=True, slots=True)
class Several:
    """It may be one of these, the nearest in time first; nobody but the operator can tell."""

    messages: tuple[ListedMessage, ...]


@dataclass(frozen=True, slots=True)
class Absent:
    """Nothing in the list can be it."""


@dataclass(frozen=True, slots=True)
class TooEarly:
    """One like it is still under way, so nothing can be said yet."""


Verdict = Found | Several | Absent | TooEarly


def fit(parameters: Mapping[str, str], message: ListedMessage) -> Fit:
    """Compare content: the body of a message, or template code, language and variables."""
    if parameters.get("Type") == "template":
        return _fit_template(parameters, message)
    if message.template_code:
        return Fit.NO
    content = parameters.get("Content", "")
    if not message.text.strip():
        return Fit.POSSIBLE
    if canonical(content) == canonical(message.text):
        return Fit.SURE
    fields = _object(content)
    text = fields.get("text", "")
    if text and text == message.text:
        return Fit.SURE if len(fields) == 1 else Fit.POSSIBLE
    return Fit.POSSIBLE if text and text in message.text else Fit.NO


def shown_text(text: str) -> str:
    """What people wrote, of a listed message whose body may be the `Content` in JSON."""
    return _object(text).get("text", "") or text


def _fit_template(parameters: Mapping[str, str], message: ListedMessage) -> Fit:
    same = message.template_code == parameters.get("TemplateCode", "") and (
        message.language.casefold() == parameters.get("Language", "").casefold()
    )
    if not same:
        return Fit.NO
    values = [value for value in _object(parameters.get("TemplateParams", "")).values() if value]
    # Other values of the same template are another message.
    return Fit.SURE if all(value in message.text for value in values) else Fit.POSSIBLE


def resolve(
    attempts: Sequence[Watched],
    messages: Iterable[ListedMessage],
    ahead: float | None,
) -> dict[int, Verdict]:
    """Say of each `unknown` among `attempts` (one recipient, one sender) what the list tells.

    `attempts` must hold every attempt whose message may be among `messages`, those under way and
    those accepted without a MessageId as well; `messages` none that is known to be another's.
    `ahead` is how far the service's clock is ahead of ours, in seconds, None if not known.
    """
    left = tuple(messages)
    rivals = [each for each in attempts if _may_own(each)]
    sure = {each.row.id: _sure(each, left, ahead) for each in rivals}
    verdicts: dict[int, Verdict] = {}
    for group in _groups(rivals, sure):
        verdicts |= _judge(group, sure)
    claimed = {v.message.message_id for v in verdicts.values() if isinstance(v, Found)}
    others = [message for message in left if message.message_id not in claimed]
    for each in rivals:
        if isinstance(verdicts[each.row.id], Absent):
            verdicts[each.row.id] = _perhaps(each, others, ahead)
    return {each.row.id: verdicts[each.row.id] for each in rivals if each.row.state is _UNKNOWN}


_UNKNOWN = State.UNKNOWN


def _may_own(attempt: Watched) -> bool:
    row = attempt.row
    without_id = row.state is State.ACCEPTED and not row.message_id
    return row.state in (State.SENDING, State.UNKNOWN) or without_id


def _sure(
    attempt: Watched, messages: Sequence[ListedMessage], ahead: float | None
) -> tuple[ListedMessage, ...]:
    return tuple(
        message
        for message in messages
        if fit(attempt.parameters, message) is Fit.SURE and _in_time(attempt, message, ahead)
    )


def _in_time(attempt: Watched, message: ListedMessage, ahead: float | None) -> bool:
    if message.sent_at is None:
        return False
    if ahead is None:
        return attempt.began - UNSURE <= message.sent_at <= attempt.ended + UNSURE
    ours = message.sent_at - ahead
    return attempt.began - EARLIER <= ours <= attempt.ended + LATER


def _groups(
    rivals: Sequence[Watched], sure: Mapping[int, Sequence[ListedMessage]]
) -> list[list[Watched]]:
    """Put together the attempts that, directly or through others, may own the same message."""
    groups: list[tuple[list[Watched], set[str]]] = []
    for rival in rivals:
        ids = {message.message_id for message in sure[rival.row.id]}
        members = [rival]
        for group in [group for group in groups if group[1] & ids]:
            groups.remove(group)
            members = group[0] + members
            ids |= group[1]
        groups.append((members, ids))
    return [members for members, _ in groups]


def _judge(
    group: Sequence[Watched], sure: Mapping[int, tuple[ListedMessage, ...]]
) -> dict[int, Verdict]:
    if any(each.row.state is State.SENDING for each in group):
        return {each.row.id: TooEarly() for each in group}
    found = {message.message_id: message for each in group for message in sure[each.row.id]}
    if not found:
        return {each.row.id: Absent() for each in group}
    in_order = sorted(group, key=lambda each: each.began)
    messages = sorted(found.values(), key=lambda message: message.sent_at or 0.0)
    pairs = list(zip(in_order, messages, strict=False))
    if len(in_order) == len(messages) and all(m in sure[each.row.id] for each, m in pairs):
        return {each.row.id: Found(message) for each, message in pairs}
    return {each.row.id: Several(_nearest(each, sure[each.row.id])) for each in group}


def _perhaps(
    attempt: Watched, messages: Sequence[ListedMessage], ahead: float | None
) -> Several | Absent:
    """What may just be it: a content shown in another form, a clock that was set meanwhile."""
    near = tuple(
        message
        for message in messages
        if fit(attempt.parameters, message) is not Fit.NO and _near(attempt, message, ahead or 0.0)
    )
    return Several(_nearest(attempt, near)) if near else Absent()


def _near(attempt: Watched, message: ListedMessage, ahead: float) -> bool:
    if message.sent_at is None:
        return True
    return attempt.began - UNSURE <= message.sent_at - ahead <= attempt.ended + UNSURE


def _nearest(attempt: Watched, messages: Sequence[ListedMessage]) -> tuple[ListedMessage, ...]:
    middle = attempt.began
    return tuple(sorted(messages, key=lambda each: abs((each.sent_at or 0.0) - middle)))


def _object(text: str) -> dict[str, str]:
    """The texts of a JSON object; empty for anything else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return {k: str(v) for k, v in found.items()} if isinstance(found, dict) else {}
