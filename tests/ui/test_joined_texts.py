"""A label and its text are written as the language writes them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from chatapp_desktop.app.settings.language import Language
from chatapp_desktop.ui.words.spoken import bracketed, filled, joined, labelled, listed, put_in


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    made = Language(qapp)
    yield made
    made.choose("en")


@pytest.mark.parametrize(("code", "text"), [("en", "To: %1 and %2"), ("zh_CN", "To：%1 and %2")])
def test_a_label_has_the_colon_of_the_language(language: Language, code: str, text: str) -> None:
    language.choose(code)
    assert labelled("To", "%1 and %2") == text


@pytest.mark.parametrize(("code", "text"), [("en", "NL, %1 (x)"), ("zh_CN", "NL、%1（x）")])
def test_lists_and_brackets_are_those_of_the_language(
    language: Language, code: str, text: str
) -> None:
    language.choose(code)
    assert joined(listed(["NL", "%1"]), bracketed("x")) == text


@pytest.mark.parametrize(
    ("text", "value", "whole"),
    [
        ("密钥保存在 %1 中", "GNOME Keyring", "密钥保存在 GNOME Keyring 中"),
        ("密钥保存在 %1 中", "登录密钥环", "密钥保存在登录密钥环中"),
        ("列表获取于 %1", "5 分钟前", "列表获取于 5 分钟前"),
        ("列表获取于 %1", "刚刚", "列表获取于刚刚"),
        ("%1 的副本", "商店 2", "商店 2 的副本"),
        ("%1 的副本", "2 号商店", "2 号商店的副本"),
        ("%1 已锁定", "密钥环", "密钥环已锁定"),
        ("Kept in %1 now", "登录密钥环", "Kept in 登录密钥环 now"),
        ("Kept in %1", "", "Kept in "),
        ("密钥在 {place}", "%1", "密钥在 %1"),
        ("尚无密钥：填写后才能发送", "GNOME Keyring", "尚无密钥：填写后才能发送"),
    ],
)
def test_a_value_is_parted_from_its_text_as_chinese_wants_it(
    text: str, value: str, whole: str
) -> None:
    mark = "{place}" if "{place}" in text else "%1"
    assert put_in(text, value, mark) == whole


_UNMARKED = st.text().filter(lambda text: "[" not in text)


@given(before=_UNMARKED, after=_UNMARKED, value=_UNMARKED)
def test_a_value_stands_in_place_of_the_first_mark_and_nowhere_else(
    before: str, after: str, value: str
) -> None:
    whole = put_in(f"{before}[mark]{after}", value, "[mark]")
    assert whole.replace(" ", "") == (before + value + after).replace(" ", "")


@given(text=_UNMARKED, value=_UNMARKED)
def test_a_text_without_a_mark_takes_no_value(text: str, value: str) -> None:
    assert put_in(text, value, "[mark]") == text


@pytest.mark.parametrize(
    ("text", "values", "whole"),
    [
        ("按 {keys} 发送。", {"keys": "Ctrl+回车"}, "按 Ctrl+回车发送。"),
        ("按 {keys} 发送。", {"keys": "Ctrl+Return"}, "按 Ctrl+Return 发送。"),
        ("{label} 有 {count} 位", {"label": "接收方号码", "count": 3}, "接收方号码有 3 位"),
        ("{label} 有 {count} 位", {"label": "空间 ID", "count": 3}, "空间 ID 有 3 位"),
        ("缺少 {label}，请", {"label": "文本"}, "缺少文本，请"),
        ("{a} 与 {b} 与 {a}", {"a": "甲", "b": ""}, "甲与  与甲"),
        ("是“{a}”或“{{{{”", {"a": "{b}"}, "是“{b}”或“{{”"),
        ("{a} is {b}", {"a": "甲", "b": "乙"}, "甲 is 乙"),
    ],
)
def test_several_values_are_parted_by_the_same_rule(
    text: str, values: dict[str, object], whole: str
) -> None:
    assert filled(text, values) == whole


def test_a_name_without_a_value_is_no_blank() -> None:
    with pytest.raises(KeyError):
        filled("{a}", {})
