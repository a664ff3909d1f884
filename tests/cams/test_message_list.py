"""ListChatappMessage's rows: what they say, and what nothing can be made of."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop.cams.message_list import _message, _rows, delivery_word, listed

ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.just(10**4000)
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["2025-07-11T01:16:49Z", "9" * 400, "9999-12-31T23:59:59-23:59"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)


def row(**fields: Any) -> dict[str, Any]:
    return {"MessageId": "M", "EventAction": "DOWN", "FailReason": "", **fields}


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({}, "submitted"),
        ({"MessageStatusName": "Success"}, "sent"),
        ({"MessageStatus": "success", "ClientReadStatusName": "Unread"}, "sent"),
        ({"MessageStatusName": "Delivered", "ClientReadStatusName": "Unread"}, "delivered"),
        ({"MessageStatusName": "Delivered", "ClientReadStatusName": "Read"}, "read"),
        ({"ClientReadStatus": "seen"}, "read"),
        ({"MessageStatusName": "Not delivered"}, "Not delivered"),
        ({"MessageStatusName": "Failed"}, "failed"),
        ({"MessageStatusName": "expired"}, "failed"),
        ({"MessageStatusName": "Delivered", "FailReason": "timeout"}, "failed"),
        ({"MessageStatusName": "Success", "FailReason": "None"}, "sent"),
        ({"MessageStatusName": "Success", "FailReason": "无"}, "sent"),
        ({"MessageStatusName": "已送达"}, "已送达"),
        ({"MessageStatusName": "Delivering"}, "Delivering"),
        ({"MessageStatusName": 7}, "7"),
    ],
)
def test_words(fields: dict[str, Any], word: str) -> None:
    assert delivery_word(row(**fields)) == word


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2025-07-11T01:16:49.761+00:00", 1752196609.761),
        ("2025-07-11T03:16:49+02:00", 1752196609.0),
        ("2025-07-11 01:16:49", 1752196609.0),
        ("1752196609000", 1752196609.0),
        ("", None),
        ("yesterday", None),
    ],
)
def test_times(text: str, at: float | None) -> None:
    found = _message(row(SendTime=text))
    assert found is not None
    assert found.sent_at == at


def test_what_came_in_is_not_ours() -> None:
    assert _message(row(EventAction="UP")) is None
    assert _message(row(MessageId="")) is None


@given(st.dictionaries(st.sampled_from(["Data", "Code"]), ANY))
def test_no_body_is_too_strange(body: dict[str, Any]) -> None:
    for each in _rows(body):
        _message(each)


NAMES = [
    "MessageId", "SendTime", "Message", "FailReason", "FailBackFlag", "MessageStatusName",
    "ClientReadStatusName", "EventAction", "UserNumber",
]  # fmt: skip


@given(st.dictionaries(st.sampled_from(NAMES), ANY))
def test_no_row_is_too_strange(fields: dict[str, Any]) -> None:
    found = _message(fields)
    assert found is None or found.message_id
    if found is not None and found.sent_at is not None:
        datetime.fromtimestamp(found.sent_at, UTC)


@given(st.lists(st.dictionaries(st.sampled_from(NAMES), ANY) | ANY, max_size=4))
def test_no_list_is_too_strange(rows: list[Any]) -> None:
    body = {"Data": [*rows, row()]}
    for wanted in (None, frozenset({"M"})):
        found = listed(body, wanted)
        assert "M" in {each.message_id for each in found}
        assert all(each.message_id.strip() for each in found)
