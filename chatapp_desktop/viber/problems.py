"""What can be wrong with a draft, and the sentences that say so and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import StrEnum

from chatapp_desktop.viber.parameters import VARIABLE_PREFIX, parameter_of
from chatapp_desktop.viber.wording import QT_TRANSLATE_NOOP, Translate, english

Fill = Callable[[str, Mapping[str, str | int]], str]
"""Puts values in place of the marks of a sentence."""


class Severity(StrEnum):
    """Whether a problem keeps the message from being sent."""

    BLOCKS = "blocks"
    WARNS = "warns"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of one field. `facts` are the numbers and words that its sentence names."""

    field: str
    code: str
    severity: Severity
    facts: Mapping[str, str | int] = dataclass_field(default_factory=dict)


_TEXTS: dict[str, str] = {
    "required": QT_TRANSLATE_NOOP("Problem", "{label} is missing. Fill it in."),
    "unfilled": QT_TRANSLATE_NOOP(
        "Problem", "The variable {variable} has no value. Every variable needs one."
    ),
    "line_break": QT_TRANSLATE_NOOP(
        "Problem", "The variable {variable} has a line break. Write it on one line."
    ),
    "unfilled_text": QT_TRANSLATE_NOOP(
        "Problem",
        "{label} still has {variable}. Write it out, or use a template.",
    ),
    "forbidden": QT_TRANSLATE_NOOP(
        "Problem", "{label} is not allowed with this message type and will be left out."
    ),
    "choice": QT_TRANSLATE_NOOP("Problem", "{label} cannot be “{value}”. Use one of: {choices}."),
    "not_digits": QT_TRANSLATE_NOOP("Problem", "{label} may have digits only. Remove “{extra}”."),
    "leading_zero": QT_TRANSLATE_NOOP(
        "Problem", "No country code begins with 0. Write the number with its country code."
    ),
    "number_too_long": QT_TRANSLATE_NOOP(
        "Problem", "{label} has {count} digits; no phone number has more than {limit}."
    ),
    "number_unlikely": QT_TRANSLATE_NOOP(
        "Problem", "No known country has a number like {value}. Check country code and length."
    ),
    "not_integer": QT_TRANSLATE_NOOP("Problem", "{label} must be a whole number, digits only."),
    "out_of_range": QT_TRANSLATE_NOOP("Problem", "{label} must be from {minimum} to {maximum}."),
    "over_200_mb": QT_TRANSLATE_NOOP(
        "Problem", "Just over 200 million bytes: Viber may count that as over 200 MB."
    ),
    "too_long": QT_TRANSLATE_NOOP(
        "Problem", "{label} has {count} characters; {limit} are allowed. Shorten it by {excess}."
    ),
    "maybe_too_long": QT_TRANSLATE_NOOP(
        "Problem",
        "{label} has {count} characters; with emoji as two, {units} of {limit}. Shorten it.",
    ),
    "not_an_address": QT_TRANSLATE_NOOP(
        "Problem", "{label} is no web address such as https://example.com/file."
    ),
    "blank_in_address": QT_TRANSLATE_NOOP(
        "Problem", "{label} has a blank or a line break in it. Write a blank as %20."
    ),
    "not_https": QT_TRANSLATE_NOOP(
        "Problem", "{label} must begin with https://; Viber does not take {scheme}."
    ),
    "https_advised": QT_TRANSLATE_NOOP(
        "Problem", "{label} does not begin with https://. Phones may warn before opening it."
    ),
    "extension": QT_TRANSLATE_NOOP(
        "Problem", "{label} does not end in a file type that Viber shows here: {choices}."
    ),
    "file_type": QT_TRANSLATE_NOOP(
        "Problem", "Viber does not take files of type “{value}”. It takes: {choices}."
    ),
    "file_name_extension": QT_TRANSLATE_NOOP(
        "Problem", "The file name does not end in .{value}, the file type given below it."
    ),
    "transaction_media": QT_TRANSLATE_NOOP(
        "Problem",
        "Transaction messages are text only. Choose type Text, or label Promotion.",
    ),
    "transaction_document": QT_TRANSLATE_NOOP(
        "Problem",
        "Sources disagree whether a transaction message may carry a file. "
        "Viber may refuse it; the label Promotion is safe.",
    ),
    "transaction_template": QT_TRANSLATE_NOOP(
        "Problem",
        "Since July 2026 Viber may require an approved template for these.",
    ),
    "needs_fallback_id": QT_TRANSLATE_NOOP(
        "Problem", "Fallback fields do nothing without a strategy. Fill it in or clear the others."
    ),
    "fallback_after_ttl": QT_TRANSLATE_NOOP(
        "Problem",
        "Viber has given up by then (time to live {ttl} s). Choose a shorter time.",
    ),
    "ttl_unset": QT_TRANSLATE_NOOP(
        "Problem",
        "Without it the service may give up after two minutes. 86400 is one day.",
    ),
    "space_unset": QT_TRANSLATE_NOOP(
        "Problem",
        "Without a space ID no status can be looked up; some accounts refuse.",
    ),
    "unknown_language": QT_TRANSLATE_NOOP(
        "Problem", "“{value}” is not among the documented languages. Check capitals and underscore."
    ),
    "unknown_key": QT_TRANSLATE_NOOP(
        "Problem", "“{key}” is kept in the draft file, but it is not sent."
    ),
    "broken_character": QT_TRANSLATE_NOOP(
        "Problem", "{label} has half of a character that was cut in two. Type that place again."
    ),
    "template_rejected": QT_TRANSLATE_NOOP(
        "Problem", "This template was rejected and cannot be sent. {reason}"
    ),
    "template_auditing": QT_TRANSLATE_NOOP(
        "Problem", "This template is still under review and cannot be sent yet. {reason}"
    ),
    "template_suspended": QT_TRANSLATE_NOOP(
        "Problem", "The review of this template is suspended, so it cannot be sent. {reason}"
    ),
    "template_paused": QT_TRANSLATE_NOOP(
        "Problem", "The service has paused sending this template. {reason}"
    ),
    "template_gone": QT_TRANSLATE_NOOP(
        "Problem",
        "This template does not exist any more in this language. Refresh the list "
        "and choose another.",
    ),
    "template_other": QT_TRANSLATE_NOOP(
        "Problem", "This template is in the state “{status}”; only approved ones can be sent."
    ),
    "template_being_read": QT_TRANSLATE_NOOP(
        "Problem",
        "The template is being read. It can be sent as soon as its text and variables are known.",
    ),
    "template_unread": QT_TRANSLATE_NOOP(
        "Problem",
        "The template has not been read, so its text and variables cannot be checked. Press "
        "“Read again” below the list, or make sure yourself that all is as it must be.",
    ),
    "variable_extra": QT_TRANSLATE_NOOP(
        "Problem", "The template has no variable {variable}. Check its name, or remove it."
    ),
    "value_too_long": QT_TRANSLATE_NOOP(
        "Problem",
        "The value of {variable} has {count} characters; Viber may refuse more than {limit}.",
    ),
    "value_like_variable": QT_TRANSLATE_NOOP(
        "Problem",
        "The value of {variable} has “$(” or “{{{{”, as if it were a variable itself. "
        "Write the final text.",
    ),
    "filled_too_long": QT_TRANSLATE_NOOP(
        "Problem",
        "Filled in, the text has {count} characters; {limit} are allowed. "
        "Shorten the values by {excess}.",
    ),
    "filled_maybe_too_long": QT_TRANSLATE_NOOP(
        "Problem",
        "Filled in, the text has {count} characters, but {units} of {limit} if Viber counts emoji "
        "as two. Shorten the values to be safe.",
    ),
    "policy_denied": QT_TRANSLATE_NOOP(
        "Problem",
        "The safety policy of the aliyun command line forbids sending on this computer ({rule}). "
        "Only whoever keeps that policy can change it.",
    ),
    "service_stopped": QT_TRANSLATE_NOOP(
        "Problem",
        "The Service ID {value} ({name}) is stopped. Choose another one, or have it started.",
    ),
    "service_unknown": QT_TRANSLATE_NOOP(
        "Problem", "The account of this profile has no Service ID {value}. It has: {choices}."
    ),
    "do_not_contact": QT_TRANSLATE_NOOP(
        "Problem", "{value} is on the do-not-contact list: {why}. Nothing may be sent to it."
    ),
    "not_a_test_recipient": QT_TRANSLATE_NOOP(
        "Problem",
        "This is a test profile, and {value} is not one of its test recipients. "
        "Add it to their list, or choose another profile.",
    ),
    "outside_destinations": QT_TRANSLATE_NOOP(
        "Problem",
        "The Service ID is registered for {choices}, not for {country}. "
        "The message may be refused or cost more.",
    ),
    "quiet_hours": QT_TRANSLATE_NOOP(
        "Problem", "It is {time} in {place} now. Consider sending it later."
    ),
}  # fmt: skip

CODES = frozenset(_TEXTS)


def label_of(name: str, translate: Translate = english) -> str:
    """The name of a field as people read it; a template variable's own name."""
    if name.startswith(VARIABLE_PREFIX):
        return name.removeprefix(VARIABLE_PREFIX)
    return translate("Parameter", parameter_of(name).label)


def describe(problem: Problem, translate: Translate = english, fill: Fill = str.format_map) -> str:
    """The sentence for people: what is wrong and what to do.

    `fill` puts the facts into it, as the language wants them.
    """
    facts: dict[str, str | int] = dict(problem.facts)
    if "label" not in facts and problem.code != "unknown_key":
        facts["label"] = label_of(problem.field, translate)
    return fill(translate("Problem", _TEXTS[problem.code]), facts).rstrip()
