"""The checks that need the template itself: its state, its variables, its text once filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chatapp_desktop.viber.draft import Draft
from chatapp_desktop.viber.lengths import length_of
from chatapp_desktop.viber.parameters import VARIABLE_PREFIX
from chatapp_desktop.viber.problems import Problem, Severity
from chatapp_desktop.viber.template import Key, Obstacle, Reading, Sought, Template
from chatapp_desktop.viber.variables import looks_like_variable

TEXT_LIMIT = 1000
"""Characters of a message's text ("Viber API error codes", SRVC_BAD_DATA)."""
VALUE_LIMIT = 125
"""Characters of one value upstream; not documented for this service, so it only warns."""

TEMPLATE_CODES = frozenset(
    {f"template_{obstacle}" for obstacle in Obstacle}
    | {"variable_extra", "value_too_long", "value_like_variable"}
    | {"filled_too_long", "filled_maybe_too_long"}
    | {"template_being_read", "template_unread"}
)
"""Every code that these checks give, beside those of `check`."""


def reading_of(draft: Draft, sought: Sought | None) -> Reading:
    """How far the reading of the template is that a draft names; done if it names none.

    With None nobody reads templates. One that was not looked for yet will be in a moment.
    """
    key = Key(draft["TemplateCode"].strip(), draft["Language"].strip())
    if sought is None or draft["Type"] != "template" or not all(key):
        return Reading.DONE
    return sought.reading if sought.key == key else Reading.UNDER_WAY


def reading_problems(
    draft: Draft, template: Template | None, sought: Sought | None
) -> Iterator[Problem]:
    """Say that the template which a draft names is not known, or not yet.

    Until it is, nobody can tell whether it may be sent and with which variables. One that cannot be
    read only warns: who knows it may go on. What is known to be no good is not said twice.
    """
    reading = reading_of(draft, sought)
    if template is not None and template.obstacle is not None and _is_named(draft, template):
        return
    if reading is Reading.UNDER_WAY:
        yield Problem("TemplateCode", "template_being_read", Severity.BLOCKS)
    elif reading is Reading.FAILED:
        yield Problem("TemplateCode", "template_unread", Severity.WARNS)


def _is_named(draft: Draft, template: Template) -> bool:
    return (draft["TemplateCode"].strip(), draft["Language"].strip()) == template.key


def template_problems(draft: Draft, template: Template) -> Iterator[Problem]:
    """Say what is wrong with sending this template with these values.

    Nothing is said of a draft that names another template or language.
    """
    if draft["Type"] != "template" or not _is_named(draft, template):
        return
    yield from _state(template)
    if template.detailed:
        yield from _names(draft, template)
        yield from _filled(draft.variables, template)
    for name, value in draft.variables.items():
        yield from _value(name, value)


def _state(template: Template) -> Iterator[Problem]:
    if (obstacle := template.obstacle) is not None:
        facts = {"status": template.status or "?", "reason": template.reason}
        yield Problem("TemplateCode", f"template_{obstacle}", Severity.BLOCKS, facts)


def _names(draft: Draft, template: Template) -> Iterator[Problem]:
    given, wanted = draft.variables, template.variables
    for name in wanted:
        if name not in given:
            yield Problem(VARIABLE_PREFIX + name, "unfilled", Severity.BLOCKS, {"variable": name})
    for name in given:
        if name not in wanted:
            yield Problem(
                VARIABLE_PREFIX + name, "variable_extra", Severity.WARNS, {"variable": name}
            )


def _value(name: str, value: str) -> Iterator[Problem]:
    field, length = VARIABLE_PREFIX + name, length_of(value).units
    if length > VALUE_LIMIT:
        facts: Mapping[str, str | int] = {
            "variable": name,
            "count": length,
            "limit": VALUE_LIMIT,
        }
        yield Problem(field, "value_too_long", Severity.WARNS, facts)
    if looks_like_variable(value):
        yield Problem(field, "value_like_variable", Severity.WARNS, {"variable": name})


def _filled(values: Mapping[str, str], template: Template) -> Iterator[Problem]:
    length = length_of(template.filled(values))
    facts = {"count": length.characters, "units": length.units, "limit": TEXT_LIMIT}
    if length.characters > TEXT_LIMIT:
        facts["excess"] = length.characters - TEXT_LIMIT
        yield Problem("TemplateParams", "filled_too_long", Severity.BLOCKS, facts)
    elif length.units > TEXT_LIMIT:
        yield Problem("TemplateParams", "filled_maybe_too_long", Severity.WARNS, facts)
