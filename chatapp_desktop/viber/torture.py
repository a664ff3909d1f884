"""The torture set: a template filled with values that break things, judged without sending."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from chatapp_desktop.viber.check import check
from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.lengths import Length, length_of
from chatapp_desktop.viber.parameters import VARIABLE_PREFIX
from chatapp_desktop.viber.problems import Problem, Severity
from chatapp_desktop.viber.template import Template
from chatapp_desktop.viber.template_check import TEXT_LIMIT, VALUE_LIMIT


class Trial(StrEnum):
    """What a value is like."""

    EMPTY = "empty"
    ONE = "one"
    LONGEST = "longest"
    EMOJI = "emoji"
    RIGHT_TO_LEFT = "right_to_left"
    LINE_BREAKS = "line_breaks"
    MARKUP = "markup"
    PLUS = "plus"
    DIGITS = "digits"
    LOOK_ALIKE = "look_alike"


_VALUES = {
    Trial.EMPTY: "",
    Trial.ONE: "i",
    Trial.EMOJI: "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇺🇦",
    Trial.RIGHT_TO_LEFT: "שלום (123) مرحبا",
    Trial.LINE_BREAKS: "first\nsecond\r\nthird",
    Trial.MARKUP: 'Tom & <b>Jerry</b> > "100 %"',
    Trial.PLUS: "+380441234567",
    Trial.DIGITS: "0123456789",
    # Cyrillic А, е, о among Latin letters, and a full-width digit.
    Trial.LOOK_ALIKE: "Аlеx Jоhnson １",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One variable with one trial value; the other variables have ordinary ones."""

    variable: str
    trial: Trial
    value: str
    text: str
    values: Mapping[str, str] = field(hash=False)
    """Of all variables."""
    length: Length
    """Of the text once filled in."""
    problems: tuple[Problem, ...]
    """About this variable and the text; what is wrong with the rest of the draft is not said."""

    @property
    def flagged(self) -> bool:
        """Whether a rule is broken."""
        return bool(self.problems)

    @property
    def blocks(self) -> bool:
        """Whether it could not be sent at all."""
        return any(problem.severity is Severity.BLOCKS for problem in self.problems)


def torture(template: Template, values: Mapping[str, str]) -> tuple[Case, ...]:
    """Try every value in every variable in turn.

    The other variables keep `values`, else the template's examples, else their own names.
    """
    usual = {
        name: values.get(name) or template.example.get(name) or name for name in template.variables
    }
    return tuple(_cases(template, usual))


def longest(template: Template, name: str, usual: Mapping[str, str]) -> str:
    """The longest value that nothing forbids: the value's own limit, or what the text has left."""
    rest = length_of(template.filled({**usual, name: "x"})).units - 1
    return "W" * max(1, min(VALUE_LIMIT, TEXT_LIMIT - rest))


def _cases(template: Template, usual: Mapping[str, str]) -> Iterator[Case]:
    for name in usual:
        for trial in Trial:
            value = _VALUES.get(trial, "")
            if trial is Trial.LONGEST:
                value = longest(template, name, usual)
            yield _case(template, name, trial, {**usual, name: value})


def _case(template: Template, name: str, trial: Trial, values: Mapping[str, str]) -> Case:
    base = {"Type": "template", "TemplateCode": template.code, "Language": template.language}
    draft = Draft({**base, **{VARIABLE_PREFIX + each: text for each, text in values.items()}})
    wanted = (VARIABLE_PREFIX + name, "TemplateParams")
    text = template.filled(values)
    return Case(
        name,
        trial,
        values[name],
        text,
        values,
        length_of(text),
        tuple(problem for problem in check(draft, template) if problem.field in wanted),
    )
