"""The catalogue of errors: complete, alike in both languages, every spelling found."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from string import Formatter
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatapp_desktop import resource
from chatapp_desktop.cams.advice import Language, Resend, WhoseMove, advise
from chatapp_desktop.cams.catalogue import LANGUAGES, catalogue
from tests.support.error_catalogue import CATALOGUE
from tests.support.error_codes import (
    CAMS_CODES,
    FAMILIES,
    OWN_CODES,
    SERVICE_CODES,
    VIBER_STATUS,
)

ROWS = [
    pytest.param(row, id=code)
    for name, group in CATALOGUE.items()
    if name != "phrases"
    for code, row in group.items()
    if "same_as" not in row
]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _means(text: str, code: str) -> bool:
    """Whether what is said of `text` is said of `code` too."""
    return advise(text) == replace(advise(code), code=text)


@pytest.mark.parametrize("code", [*SERVICE_CODES, *OWN_CODES])
def test_every_code_has_an_entry_of_its_own(code: str) -> None:
    assert str(code) in catalogue().exact


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_has_advice(family: str) -> None:
    assert family in CATALOGUE["families"]


def test_no_code_stands_twice_in_the_file() -> None:
    def no_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    json.loads(resource.path("errors.json").read_text(encoding="utf-8"), object_pairs_hook=no_twins)
    codes = [code for name, group in CATALOGUE.items() if name != "phrases" for code in group]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("row", ROWS)
def test_both_languages_are_complete_and_alike(row: dict[str, Any]) -> None:
    assert set(row) - {"number"} == {"whose_move", "resend", *LANGUAGES}
    assert row["whose_move"] in list(WhoseMove)
    assert row["resend"] in list(Resend)
    parts = {"meaning", "next_step"} | ({"consequence"} & set(row["en"]))
    assert set(row["en"]) == set(row["zh_CN"]) == parts
    for part in sorted(parts):
        english, chinese = row["en"][part], row["zh_CN"][part]
        assert _placeholders(english) == _placeholders(chinese)
        assert _placeholders(english) <= set(CATALOGUE["phrases"])
        assert english.strip() == english
        assert english.endswith((".", "{message}"))
        assert not CHINESE.search(english)
        assert CHINESE.search(chinese)
        assert chinese.endswith(("。", "{message}"))
        assert max(len(english), 2 * len(chinese)) <= 170


@pytest.mark.parametrize("texts", CATALOGUE["phrases"].values(), ids=CATALOGUE["phrases"])
def test_phrases_exist_in_both_languages(texts: dict[str, str]) -> None:
    assert set(texts) == set(LANGUAGES) == set(get_args(Language))
    assert all(texts.values())
    assert _placeholders(texts["en"]) == _placeholders(texts["zh_CN"])


@pytest.mark.parametrize("row", ROWS)
def test_a_cause_says_nothing_of_a_send(row: dict[str, Any]) -> None:
    """It also tells why an accepted message cannot be followed."""
    assert not re.search(r"\bsent\b|carried out|all the same", row["en"]["meaning"])
    assert "发出" not in row["zh_CN"]["meaning"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TextNotEmpty", "InvalidParameter.TextNotEmpty"),
        (" TextNotEmpty ", "InvalidParameter.TextNotEmpty"),
        ("invalidparameter.textnotempty", "InvalidParameter.TextNotEmpty"),
        ("  InvalidParameter.TextNotEmpty\n", "InvalidParameter.TextNotEmpty"),
        ("Parameter.TextNotEmpty", "InvalidParameter.TextNotEmpty"),
        ("FooterHaveVariable", "InvalidParameter.FooterHaveVariable"),
        ("InvalidParameter.NoAuth", "Authentication.NoAuth"),
        ("TemplateNotExist", "DetailError.TemplateNotExist"),
        ("urlMoreVariable", "InvalidParameter.UrlMoreVarable"),
        ("InvalidParameter.ToOnlyNumeric: To is wrong", "InvalidParameter.ToOnlyNumeric"),
        ("ToOnlyNumeric：号码有误", "InvalidParameter.ToOnlyNumeric"),
        ("Forbidden.RAM User not authorized", "Forbidden.RAM"),
        ("THROTTLING.USER", "Throttling.User"),
        ("srvc_user_blocked", "SRVC_USER_BLOCKED"),
        ("Viber said SRVC_USER_BLOCKED (8)", "SRVC_USER_BLOCKED"),
        ("9: the number is not a Viber user", "SRVC_NOT_VIBER_USER"),
        ("09", "SRVC_NOT_VIBER_USER"),
        (" 9 ", "SRVC_NOT_VIBER_USER"),
        ("9 - not a Viber user", "SRVC_NOT_VIBER_USER"),
        ("SRVC_9", "SRVC_NOT_VIBER_USER"),
        ("8;blocked", "SRVC_USER_BLOCKED"),
        ("Timeout", "timeout"),
        ("EXPIRED", "expired"),
    ],
)
def test_one_code_is_found_in_all_its_spellings(text: str, code: str) -> None:
    assert _means(text, code)


@pytest.mark.parametrize(("number", "name"), VIBER_STATUS.items())
def test_viber_numbers_mean_their_names(number: int, name: str) -> None:
    assert _means(str(number), name)
    assert _means(f"{number}: whatever Viber adds", name)


@given(st.sampled_from(SERVICE_CODES), st.data())
def test_letter_case_does_not_matter_to_the_services_codes(code: str, data: st.DataObject) -> None:
    up = data.draw(st.lists(st.booleans(), min_size=len(code), max_size=len(code)))
    other = "".join(c.upper() if u else c.lower() for c, u in zip(code, up, strict=True))
    assert _means(other, code)


@given(st.sampled_from([code for code in CAMS_CODES if code.startswith("InvalidParameter.")]))
def test_the_prefix_does_not_matter(code: str) -> None:
    bare = code.removeprefix("InvalidParameter.")
    if bare != "Format":  # too plain a word: InvalidTimeStamp has one too
        assert _means(bare, code)
